"""The report of a telephone as XML: the same messages as of its workbook, and nothing that the file asks for."""

from __future__ import annotations

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.review.decide import Review
from tests.importing.conftest import fates
from tests.importing.messages.conftest import AT, Phones, chat, chats

SPACE = "http://pa.cellebrite.com/report/2.0"
LATER = "1/14/2025 2:06:30 AM(UTC+0)"


def field(name: str, value: str) -> str:
    return f'<field name="{name}" type="String"><value type="String">{value}</value></field>'


def party(number: str, more: str = "") -> str:
    return f'<model type="Party">{field("Identifier", number)}{more}</model>'


def message(
    from_: str, to: str, at: str = "2025-01-13T02:06:30.000+00:00", body: str = "ok", state: str = "Intact"
) -> str:
    return (
        f'<model type="InstantMessage" deleted_state="{state}">'
        f'<modelField name="From" type="Party">{from_}</modelField>'
        f'<multiModelField name="To" type="Party">{to}</multiModelField>'
        f"{field('TimeStamp', at)}{field('Body', body)}</model>"
    )


OWNER = party("13125550101@s.whatsapp.net", field("IsPhoneOwner", "True"))
REYES = party("13125550103@s.whatsapp.net", field("Name", "Ana"))
TEXT = (
    f'<model type="SMS">{field("TimeStamp", "2025-01-15T02:06:30+00:00")}{field("Body", "yes")}'
    f'<multiModelField name="Parties" type="Party">{party("+13125550103", field("Role", "From"))}'
    f"{party('+13125550101', field('Role', 'To'))}</multiModelField></model>"
)
NAMED = (
    f'<model type="Contact">{field("Name", "Tall Man")}<multiModelField name="Entries" type="ContactEntry">'
    f'<model type="PhoneNumber">{field("Value", "+13125550101")}</model></multiModelField></model>'
)


def report(*models: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return f'{head}<project xmlns="{SPACE}"><decodedData>{"".join(models)}</decodedData></project>'.encode()


def talk(*messages: str) -> str:
    held = f'<multiModelField name="Messages" type="InstantMessage">{"".join(messages)}</multiModelField>'
    return f'<model type="Chat" id="c1">{field("Source", "WhatsApp")}{held}</model>'


WHOLE = report(
    talk(message(OWNER, REYES), message(OWNER, REYES, state="Deleted")), TEXT, NAMED, '<model type="Location"/>'
)


def test_messages_texts_and_names_are_read(phones: Phones) -> None:
    done = phones.phone(WHOLE, "report.xml")
    assert fates(done) == {"1": "used", "2": "same_message", "3": "used"}
    assert phones.contacts == {
        "dunn-reyes-app": ("2025-01-12", "2025-01-12", 1),
        "dunn-reyes-text": ("2025-01-14", "2025-01-14", 1),
    }
    assert "1 of Location are not read" in done.notes
    assert [(one.kind, one.name) for one in Review(phones.case).proposals] == [("alias", "Tall Man")]


def test_the_workbook_of_the_same_device_repeats_its_messages(phones: Phones) -> None:
    phones.phone(WHOLE, "report.xml")
    done = phones.phone(chats(chat(at=AT), chat(at=LATER)), "a.xlsx")
    assert fates(done) == {"Chats!3": "same_message", "Chats!4": "used"}


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
REFUSED = {
    "entities": (report(talk(message(OWNER, REYES, body="&b;")), head=ENTITY), "xml_entities"),
    "another file": (report(talk(message(OWNER, REYES, body="&a;")), head=OUTSIDE), "xml_entities"),
    "a document type": (report(talk(message(OWNER, REYES)), head="<!DOCTYPE x>"), "xml_entities"),
    "cut off": (WHOLE[:-40], "truncated"),
    "a name that is not closed": (WHOLE.replace(b"</project>", b"</projec>"), "truncated"),
    "two roots": (WHOLE + b"<project/>", "truncated"),
    "a character that XML has not": (report(talk(message(OWNER, REYES, body="\x07"))), "truncated"),
    "an entity that nobody declared": (report(talk(message(OWNER, REYES, body="&nbsp;"))), "truncated"),
    "not the encoding that it says": (WHOLE.replace(b"ok", b"\xff\xfe"), "truncated"),
    "an encoding that is none": (WHOLE.replace(b"utf-8", b"klingon"), "encoding"),
    "another report": (b'<?xml version="1.0"?><html><body/></html>', "not_this_kind"),
    "another namespace": (WHOLE.replace(b"report/2.0", b"report/1.0"), "not_this_kind"),
    "without a message": (report(NAMED), "no_rows"),
    "an empty chat": (report(talk()), "no_rows"),
    "times without a zone": (report(talk(message(OWNER, REYES, at="2025-01-13T02:06:30"))), "needs_zone"),
    "without times": (report(talk(message(OWNER, REYES, at="2025-01-13"))), "needs_zone"),
    "nobody has these names": (report(talk(message(party("A"), party("B")))), "nothing_usable"),
    "two owners": (report(talk(message(OWNER, REYES.replace("Ana", "Ana (owner)")))), "needs_owner"),
}


@pytest.mark.parametrize(("data", "kind"), REFUSED.values(), ids=REFUSED)
def test_a_report_that_is_refused_changes_nothing(phones: Phones, data: bytes, kind: str) -> None:
    phones.file(data, "report.xml")
    before = phones.state
    with pytest.raises(NotImported) as refused:
        phones.phone(data, "report.xml")
    assert refused.value.faults[0].kind == kind
    assert str(refused.value.faults[0]).startswith("report.xml")
    assert phones.state == before


def test_a_layout_of_xml_that_is_asked_for_must_be_xml(phones: Phones) -> None:
    with pytest.raises(NotImported, match="cellebrite_xml is XML"):
        phones.phone(chats(chat()), profile="cellebrite_xml")
