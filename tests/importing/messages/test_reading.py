"""Reports of telephones: what becomes of every row, and what is counted once."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import load_workbook

from relcon.importing.faults import NotImported
from tests.importing.conftest import fates
from tests.importing.messages.conftest import (
    AT,
    CHATS,
    DUNN,
    OTHER,
    OWNER,
    REYES,
    TEXTS,
    Phones,
    chat,
    chats,
    report,
    text,
)

LATER = "1/14/2025 2:06:30 AM(UTC+0)"
ROWS: dict[str, tuple[list[Any], str]] = {
    "another second": (chat(at="1/13/2025 2:06:31 AM(UTC+0)"), "used"),
    "other words": (chat(body="no"), "used"),
    "deleted, and there before": (chat(deleted="Yes"), "same_message"),
    "the same in another zone": (chat(at="1/12/2025 8:06:30 PM(UTC-6)"), "same_message"),
    "ends of lines": (chat(body="ok_x000D_"), "same_message"),
    "of the program": (chat("System Message", body="encrypted"), "system_message"),
    "without a time": (chat(at=None), "missing_field"),
    "a time that is unknown": (chat(at="unknown"), "undated"),
    "a time without its zone": (chat(at="1/13/2025 2:06:30 AM"), "bad_date"),
    "no such day": (chat(at="1/32/2025 2:06:30 AM(UTC+0)"), "bad_date"),
    "no such hour": (chat(at="1/13/2025 25:06:30(UTC+0)"), "bad_date"),
    "a spreadsheet's day": (chat(at=45670), "day_number"),
    "nobody wrote it": (chat(None), "no_number"),
    "to nobody": (chat(to=None), "no_number"),
    "to the writer": (chat(to="+13125550101"), "same_person"),
    "from a short number": (chat("22395"), "service_number"),
    "a number that Excel has cut": (chat("1.31255E+10"), "lost_digits"),
    "a number of too many digits": (chat("+1312555010199999"), "bad_number"),
    "a name that nobody has": (chat("Big Guy"), "unknown_person"),
    "a formula": (chat(body="=1+1"), "formula"),
    "a day in Excel's own form": (chat(at="2025-01-13T02:06:30Z"), "same_message"),
}


@pytest.mark.parametrize(("row", "reason"), ROWS.values(), ids=ROWS)
def test_a_row_has_its_fate(phones: Phones, row: list[Any], reason: str) -> None:
    done = phones.phone(chats(chat(), chat(at=LATER), row))
    assert fates(done) == {"Chats!3": "used", "Chats!4": "used", "Chats!5": reason}


def test_a_group_message_counts_once_for_each_recipient(phones: Phones) -> None:
    phones.phone(chats(chat(to=f"{REYES}\n{OTHER}_x000D_\n"), chat(REYES, f"{OWNER}\n{OTHER}", at=LATER)))
    assert phones.contacts == {
        "dunn-reyes-app": ("2025-01-12", "2025-01-13", 2),
        "17735550177-dunn-app": ("2025-01-12", "2025-01-12", 1),
        "17735550177-reyes-app": ("2025-01-13", "2025-01-13", 1),
    }


def test_recipients_that_are_not_named_are_the_others_of_the_chat(phones: Phones) -> None:
    phones.phone(chats(chat(to=None, participants=f"{OWNER}\n{REYES}"), chat(at=LATER)))
    assert phones.contacts == {"dunn-reyes-app": ("2025-01-12", "2025-01-13", 2)}


def test_a_recipient_without_a_number_is_left_out_and_told(phones: Phones) -> None:
    done = phones.phone(chats(chat(to=f"{REYES}\nBig Guy"), chat(at=LATER)))
    assert phones.contacts == {"dunn-reyes-app": ("2025-01-12", "2025-01-13", 2)}
    assert any("1 recipients have no number" in note for note in done.notes)


def test_a_message_of_both_devices_is_one_and_cites_both(phones: Phones) -> None:
    from relcon.reading.files import read_case

    phones.phone(chats(chat(), chat(at=LATER)))
    there = chats(chat(DUNN, f"{REYES} (owner)", at="1/12/2025 9:06:30 PM(UTC-5)"), chat(DUNN, REYES, "no", LATER))
    assert fates(phones.phone(there, "b.xlsx", "phone-2")) == {"Chats!3": "other_device", "Chats!4": "used"}
    (one,) = read_case(phones.case).case.contacts
    assert (one.count, one.evidence) == (3, ("phone-1", "phone-2"))


def test_a_number_belongs_to_whom_claims_it_on_that_day(phones: Phones) -> None:
    june = "6/8/2025 4:30:00 AM(UTC+0)", "6/8/2025 5:30:00 AM(UTC+0)"  # 7 and 8 June in Chicago
    phones.phone(chats(*(chat(at=at) for at in june), chat(at=LATER)))
    assert phones.contacts == {
        "dunn-reyes-app": ("2025-01-13", "2025-06-07", 2),
        "13125550101-reyes-app": ("2025-06-08", "2025-06-08", 1),
    }


def test_texts_are_of_the_device_s_own_number_where_no_owner_is_marked(phones: Phones) -> None:
    device: list[list[Any]] = [["Device Information"], ["#", "Name", "Value"], [1, "MSISDN", "13125550101"]]
    rows = [["SMS"], TEXTS, text(), text(f"From: {REYES}", "Incoming", LATER)]
    phones.phone(report({"Device Info": device, "SMS Messages": rows}))
    assert phones.contacts == {"dunn-reyes-text": ("2025-01-12", "2025-01-13", 2)}


def test_an_owner_whom_no_sheet_states_is_asked_for(phones: Phones) -> None:
    data = report({"SMS Messages": [["SMS"], TEXTS, text(), text(at=LATER)]})
    with pytest.raises(NotImported, match="--owner"):
        phones.phone(data)
    phones.phone(data, owner="T")
    assert phones.contacts == {"dunn-reyes-text": ("2025-01-12", "2025-01-13", 2)}


REFUSED: dict[str, tuple[bytes, dict[str, Any], str]] = {
    "empty": (b"", {}, "empty"),
    "cut off": (chats(chat())[:900], {}, "truncated"),
    "an old workbook": (bytes.fromhex("d0cf11e0a1b11ae1"), {}, "old_or_encrypted"),
    "a picture": (b"\x89PNG\r\n", {}, "binary"),
    "no sheet of messages": (report({"Contacts": [CHATS]}), {"profile": "cellebrite_xlsx"}, "no_sheet"),
    "a sheet that is not there": (chats(chat()), {"sheet": "Calls"}, "no_sheet"),
    "a layout that is not there": (chats(chat()), {"profile": "oxygen"}, "unknown_name"),
    "text under the layout": (b"From,To\n1,2\n", {"profile": "cellebrite_xlsx"}, "not_a_workbook"),
    "no column of times": (report({"Chats": [["#", "From", "To"], [1, DUNN, REYES]]}), {}, "column_missing"),
    "no column of senders": (report({"Chats": [["Body", "Timestamp: Time"], ["ok", AT]]}), {}, "column_missing"),
    "a column twice": (report({"Chats": [[*CHATS, "From"], [*chat(), DUNN]]}), {}, "duplicate_columns"),
    "only its header": (report({"Chats": [CHATS]}), {}, "no_rows"),
    "only blank cells": (report({"Chats": [[None]]}), {}, "no_rows"),
    "month or day": (chats(chat(at="1/2/2025 2:06:30 AM(UTC+0)")), {}, "needs_date_order"),
    "both orders": (chats(chat(), chat(at="13/1/2025 2:06:30(UTC+0)")), {}, "mixed_date_orders"),
    "times without a zone": (chats(chat(at="1/13/2025 2:06:30 AM")), {}, "needs_zone"),
    "two owners": (chats(chat(), chat(f"{REYES} (owner)", at=LATER)), {}, "needs_owner"),
    "nobody has these names": (chats(chat("A", "B")), {}, "nothing_usable"),
    "only messages of the program": (chats(chat("System Message")), {}, "nothing_usable"),
    "a zone that is none": (chats(chat()), {"tz": "Chicago"}, "needs_zone"),
}


@pytest.mark.parametrize(("data", "options", "kind"), REFUSED.values(), ids=REFUSED)
def test_a_report_that_is_refused_changes_nothing_and_says_what_to_do(
    phones: Phones, data: bytes, options: dict[str, Any], kind: str
) -> None:
    phones.file(data, "a.xlsx")
    before = phones.state
    with pytest.raises(NotImported) as refused:
        phones.phone(data, **options)
    assert refused.value.faults[0].kind == kind
    assert str(refused.value.faults[0]).startswith("a.xlsx")
    assert phones.state == before


def test_hidden_sheets_are_named_and_not_read(phones: Phones) -> None:
    path = phones.file(chats(chat(), chat(at=LATER), Old_chats=[CHATS, chat()]), "a.xlsx")
    book = load_workbook(path)
    book["Old chats"].sheet_state = "hidden"
    book.save(path)
    done = phones.phone(path.read_bytes())
    assert done.receipt.rows_read == 4
    assert any("Old chats" in note for note in done.notes)
