"""The logs of calls in reports of telephones: each call once, whatever devices and rows tell of it."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import undo
from relcon.reading.files import read_case
from tests.importing.conftest import fates
from tests.importing.messages.conftest import DUNN, OTHER, REYES, Phones, chat, chats, report
from tests.importing.messages.test_report_xml import field, party
from tests.importing.messages.test_report_xml import report as xml

LOG = ("#", "Parties", "Timestamp: Time", "Duration", "Direction", "Status", "Source", "Deleted")
EVENING = "1/13/2025 2:06:30 AM(UTC+0)"  # 12 January in Chicago
LATER = "1/14/2025 2:06:30 AM(UTC+0)"
DEVICES = {"dunn": "13125550101", "reyes": "13125550103"}


def call(
    other: Any = f"To: {REYES}", way: Any = "Outgoing", at: Any = EVENING, length: Any = "00:01:30", **more: Any
) -> list[Any]:
    """Return a row of a log."""
    said = {"status": None, "source": None, "deleted": None, **more}
    return [1, other, at, length, way, said["status"], said["source"], said["deleted"]]


def log(*rows: list[Any], of: str = "dunn", **more: Any) -> bytes:
    """Return the report of a person's telephone with these calls."""
    device: list[list[Any]] = [["Device Information"], ["#", "Name", "Value"], [1, "MSISDN", DEVICES[of]]]
    return report({"Device Info": device, "Call Log": [["Call Log"], LOG, *rows], **more})


ROWS: dict[str, tuple[list[Any], str]] = {
    "another call": (call(at="1/13/2025 3:00:00 AM(UTC+0)"), "used"),
    "a redial": (call(at="1/13/2025 2:07:10 AM(UTC+0)"), "used"),
    "the other way": (call(f"From: {REYES}", "Incoming"), "used"),
    "with somebody else": (call(OTHER), "used"),
    "deleted, and there before": (call(deleted="Yes"), "other_leg"),
    "the same in another zone": (call(at="1/12/2025 8:06:30 PM(UTC-6)"), "other_leg"),
    "a fraction of a second": (call(length="00:01:30.600"), "other_leg"),
    "not a second": (call(length="00:00:00"), "zero_seconds"),
    "less than a second": (call(length="00:00:00.900"), "zero_seconds"),
    "missed": (call(REYES, "Missed", length=None), "zero_seconds"),
    "an outgoing call that nobody took": (call(length=None, status="Not Answered"), "zero_seconds"),
    "a voicemail": (call(REYES, "Voicemail"), "voicemail"),
    "a direction that is unknown": (call(REYES, "Unknown"), "unknown_word"),
    "no direction": (call(REYES, None), "missing_field"),
    "a direction that the party says": (call(way=None), "other_leg"),
    "no party": (call(None), "no_number"),
    "a number that is withheld": (call("Private"), "no_number"),
    "only the owner": (call(f"{DUNN} (owner)"), "no_number"),
    "a short number": (call("*86"), "service_number"),
    "a number that Excel has cut": (call("1.31255E+10"), "lost_digits"),
    "a number of too many digits": (call("+1312555010199999"), "bad_number"),
    "a name that nobody has": (call("Big Guy"), "unknown_person"),
    "oneself": (call(DUNN), "same_person"),
    "no time": (call(at=None), "missing_field"),
    "a time that is unknown": (call(at="unknown"), "undated"),
    "no such day": (call(at="1/32/2025 2:06:30 AM(UTC+0)"), "bad_date"),
    "a spreadsheet's day": (call(at=45670), "day_number"),
    "no length": (call(length=None), "missing_field"),
    "a length that is none": (call(length="a while"), "bad_quantity"),
    "a formula": (call(length="=1+1"), "formula"),
}


@pytest.mark.parametrize(("row", "reason"), ROWS.values(), ids=ROWS)
def test_a_row_has_its_fate(phones: Phones, row: list[Any], reason: str) -> None:
    done = phones.phone(log(call(), call(at=LATER), row))
    assert fates(done) == {"Call Log!3": "used", "Call Log!4": "used", "Call Log!5": reason}


def test_calls_stand_beside_messages_in_contacts_of_their_own(phones: Phones) -> None:
    phones.phone(chats(chat(), Call_Log=[LOG, call(), call(at=LATER), call(source="WhatsApp", at=LATER)]))
    assert phones.contacts == {
        "dunn-reyes-call": ("2025-01-12", "2025-01-13", 2),
        "dunn-reyes-app": ("2025-01-12", "2025-01-13", 2),
    }


def test_everybody_of_a_call_of_several_talked_with_the_owner(phones: Phones) -> None:
    phones.phone(log(call(f"To: {REYES}\nTo: {OTHER}_x000D_\nFrom: {DUNN} (owner)")))
    assert phones.contacts == {
        "dunn-reyes-call": ("2025-01-12", "2025-01-12", 1),
        "17735550177-dunn-call": ("2025-01-12", "2025-01-12", 1),
    }


THERE: dict[str, tuple[str, str, str]] = {
    "the same": ("1/13/2025 2:06:30 AM(UTC+0)", "00:01:30", "other_device"),
    "as far as clocks may differ": ("1/13/2025 2:06:35 AM(UTC+0)", "00:01:40", "other_device"),
    "later than that": ("1/13/2025 2:06:36 AM(UTC+0)", "00:01:30", "used"),
    "longer than that": ("1/13/2025 2:06:30 AM(UTC+0)", "00:01:41", "used"),
}


@pytest.mark.parametrize(("at", "length", "reason"), THERE.values(), ids=THERE)
@pytest.mark.parametrize("first", ["dunn", "reyes"])
def test_a_call_in_the_logs_of_both_telephones_is_one_within_the_tolerances(
    phones: Phones, at: str, length: str, reason: str, first: str
) -> None:
    one = log(call(), call(at=LATER)), "a.xlsx", "phone-1"
    other = log(call(f"From: {DUNN}", "Incoming", at, length), of="reyes"), "b.xlsx", "phone-2"
    before, after = (one, other) if first == "dunn" else (other, one)
    assert set(fates(phones.phone(*before)).values()) == {"used"}
    assert fates(phones.phone(*after))["Call Log!3"] == reason
    (contact,) = read_case(phones.case).case.contacts
    assert (contact.count, contact.evidence) == (2 + (reason == "used"), ("phone-1", "phone-2"))


def test_an_owner_who_is_only_named_tells_of_the_same_call(phones: Phones) -> None:
    phones.phone(log(call()))
    data = report({"Call Log": [LOG, call(DUNN, "Incoming")]})
    with pytest.raises(NotImported, match="--owner"):
        phones.phone(data, "b.xlsx", "phone-2")
    assert fates(phones.phone(data, "b.xlsx", "phone-2", owner="reyes")) == {"Call Log!2": "other_device"}


def test_two_telephones_of_one_person_make_no_contact(phones: Phones) -> None:
    june = "6/8/2025 4:30:00 AM(UTC+0)"  # the last day of the first number
    case = phones.case.read_text(encoding="utf-8").replace("from: 2025-06-08", "from: 2025-06-01")
    phones.case.write_text(case, encoding="utf-8")
    done = phones.phone(log(call(), call("+13125550102", at=june)))
    assert fates(done)["Call Log!4"] == "same_person"
    assert phones.contacts == {"dunn-reyes-call": ("2025-01-12", "2025-01-12", 1)}


def test_a_dry_run_an_undo_and_a_second_import_change_nothing(phones: Phones) -> None:
    phones.phone(log(call()))
    data = log(call(f"From: {DUNN}", "Incoming"), call(OTHER, at=LATER), of="reyes")
    phones.file(data, "b.xlsx")
    before = phones.state
    dry = phones.phone(data, "b.xlsx", "phone-2", dry_run=True)
    assert phones.state == before
    done = phones.phone(data, "b.xlsx", "phone-2")
    assert fates(dry) == fates(done)
    after = phones.state
    assert after != before
    phones.phone(data, "b.xlsx", "phone-2")
    assert phones.state == after
    undo(phones.case, done.receipt.sha256)
    assert phones.contacts == {"dunn-reyes-call": ("2025-01-12", "2025-01-12", 1)}


def test_a_log_of_other_columns_is_told_and_the_messages_are_read(phones: Phones) -> None:
    other: list[list[Any]] = [["#", "Number", "When"], [1, REYES, EVENING]]
    done = phones.phone(chats(chat(), Call_Log=other))
    assert phones.contacts == {"dunn-reyes-app": ("2025-01-12", "2025-01-12", 1)}
    assert any(note.startswith('the sheet "Call Log" is not read: no column') for note in done.notes)
    with pytest.raises(NotImported, match='no column "Timestamp: Time"'):
        phones.phone(report({"Call Log": other}), "b.xlsx")


def told(role: str = "To", way: str = "Outgoing", length: str = "00:01:30.6090010", status: str = "Established") -> str:
    """Return a call of a report as XML."""
    said = {"TimeStamp": "2025-01-13T02:06:30+00:00", "Direction": way, "Duration": length, "Status": status}
    fields = "".join(field(name, value) for name, value in said.items())
    other = party("+13125550103", field("Role", role))
    owner = party("+13125550101", field("Role", "General") + field("IsPhoneOwner", "True"))
    parties = f'<multiModelField name="Parties" type="Party">{owner}{other}</multiModelField>'
    return f'<model type="Call" deleted_state="Intact">{fields}{parties}</model>'


def test_a_list_under_a_map_has_calls_where_it_says_so(phones: Phones) -> None:
    stated = """\
format: relcon/map/1
kind: messages
zone: suffix
columns: {when: At, from: A, to: B, medium: What, seconds: Length}
words: {What: {Voice: call, SMS: text}}
"""
    path = phones.file(stated, "list.map.yaml")
    ends = f"{EVENING},+13125550101,+13125550103"
    done = phones.phone(f"At,A,B,What,Length\n{ends},Voice,90\n{ends},SMS,\n".encode(), "list.csv", map=path)
    assert fates(done) == {"2": "used", "3": "used"}
    assert set(phones.contacts) == {"dunn-reyes-call", "dunn-reyes-text"}


def test_the_report_as_xml_tells_of_the_same_calls(phones: Phones) -> None:
    rows = told(), told(way="Unknown"), told(length="00:00:00", status="Missed"), told("From", "Incoming")
    done = phones.phone(xml(*rows), "report.xml")
    assert fates(done) == {
        "Call!1": "used", "Call!2": "unknown_word", "Call!3": "zero_seconds", "Call!4": "used",
    }  # fmt: skip
    assert fates(phones.phone(log(call()))) == {"Call Log!3": "other_leg"}
    assert phones.contacts == {"dunn-reyes-call": ("2025-01-12", "2025-01-12", 2)}
