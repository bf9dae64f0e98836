"""Suggestions of imported telephones, and what a person decides of them."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.review.decide import Review
from relcon.importing.run import undo
from relcon.reading.files import read_case
from relcon.reading.problems import InputError
from tests.importing.messages.conftest import OTHER, Phones, chat, chats

BOOK = ["#", "Name", "Entries"]
LATER = "1/14/2025 2:06:30 AM(UTC+0)"


def book(*entries: tuple[str, str]) -> bytes:
    """Return a report with two messages and an address book."""
    rows: list[list[Any]] = [["Contacts"], BOOK]
    rows += [[number, name, f"Phone-Mobile: {held}"] for number, (name, held) in enumerate(entries, 1)]
    return chats(chat(), chat(OTHER, at=LATER), Contacts=rows)


def only(review: Review, kind: str) -> Any:
    (found,) = [one for one in review.proposals if one.kind == kind]
    return found


def test_an_address_book_suggests_and_writes_nothing(phones: Phones) -> None:
    phones.phone(book(("Tall Man", "(312) 555-0101"), ("T", "(312) 555-0101"), ("Dezz", OTHER), ("T", OTHER)))
    found = {(one.kind, one.person, one.name, one.decision) for one in Review(phones.case).proposals}
    assert found == {
        ("alias", "dunn", "Tall Man", "open"),
        ("number", "dunn", "T", "there"),
        ("person", None, "Dezz", "open"),
        ("number", "dunn", "T", "open"),
    }
    assert read_case(phones.case).people["dunn"].aliases == ("T",)
    assert read_case(phones.case).case.include == ("imported/contacts.yaml",)


def test_a_yes_writes_the_alias_and_keeps_who_decided_and_why(phones: Phones) -> None:
    phones.phone(book(("Tall Man", "(312) 555-0101")))
    text = phones.case.read_text(encoding="utf-8")
    review = Review(phones.case)
    assert review.decide(only(review, "alias"), "yes", "A. Orme", "so called on p. 3") == "dunn"
    assert phones.case.read_text(encoding="utf-8") == text.replace("aliases: [T]", "aliases: [T, Tall Man]")
    one = only(Review(phones.case), "alias")
    assert (one.decision, one.by, one.why, one.wrote) == ("yes", "A. Orme", "so called on p. 3", "dunn")
    assert not Review(phones.case).waiting


def test_a_person_who_is_affirmed_takes_the_contacts_of_the_number(phones: Phones) -> None:
    phones.phone(book(("Dezz $", OTHER)))
    review = Review(phones.case)
    assert review.decide(only(review, "person"), "yes", "A. Orme", "") == "dezz"
    person = read_case(phones.case).people["dezz"]
    assert (person.name, person.status, [one.number for one in person.phones]) == ("Dezz $", "unidentified", [OTHER])
    assert "dezz-reyes-app" in phones.contacts
    assert not any(id.startswith("17735550177") for id in phones.contacts)


@pytest.mark.parametrize("decision", ["no", "later"])
def test_a_no_or_a_later_writes_nothing_but_the_decision(phones: Phones, decision: Any) -> None:
    phones.phone(book(("Tall Man", "(312) 555-0101")))
    before = phones.state
    review = Review(phones.case)
    assert review.decide(only(review, "alias"), decision, "A. Orme", "not sure") is None
    changed = {name for name, data in phones.state.items() if before.get(name) != data}
    assert changed == {"imported/proposals.yaml"}
    assert bool(Review(phones.case).waiting) == (decision == "later")


def test_what_was_decided_outlives_further_imports_and_an_undo(phones: Phones) -> None:
    done = phones.phone(book(("Tall Man", "(312) 555-0101"), ("Dezz", OTHER)))
    review = Review(phones.case)
    review.decide(only(review, "alias"), "no", "A. Orme", "a joke")
    phones.phone(chats(chat(body="b"), chat(at=LATER, body="c")), "b.xlsx", "phone-2")
    assert only(Review(phones.case), "alias").decision == "no"
    undo(phones.case, done.receipt.sha256)
    assert [(one.kind, one.decision) for one in Review(phones.case).proposals] == [("alias", "no")]


def test_knowledge_is_written_only_of_what_a_person_states(phones: Phones) -> None:
    phones.phone(chats(chat(tag="Relevant"), chat(at=LATER)))
    review = Review(phones.case)
    one = only(review, "knowledge")
    assert (one.person, one.since, one.decision) == ("reyes", "2025-01-12", "open")
    assert read_case(phones.case).case.knowledge == ()
    before = phones.state
    for of in (None, "nothing", "phone-1"):
        with pytest.raises(NotImported, match="--of ID"):
            review.decide(one, "yes", "A. Orme", "", of)
    assert phones.state == before
    review.decide(one, "yes", "A. Orme", "it says so", "pool")
    (knows,) = read_case(phones.case).case.knowledge
    assert (knows.person, knows.of.undertaking, str(knows.since), knows.how) == ("reyes", "pool", "2025-01-12", "told")
    assert knows.evidence == ("phone-1",)


def test_what_is_decided_is_decided(phones: Phones) -> None:
    phones.phone(book(("Tall Man", "(312) 555-0101")))
    review = Review(phones.case)
    one = only(review, "alias")
    review.decide(one, "no", "A. Orme", "")
    with pytest.raises(NotImported, match=r"decided already: no, by A\. Orme"):
        review.decide(only(review, "alias"), "yes", "B. Pike", "")
    with pytest.raises(NotImported, match="--list shows them"):
        review.found("alias-00000000")


def test_a_file_of_suggestions_that_was_spoiled_is_told_with_its_line(phones: Phones) -> None:
    phones.phone(book(("Tall Man", "(312) 555-0103")))
    path = phones.folder / "imported" / "proposals.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("decision: open", "decision: perhaps"), encoding="utf-8")
    with pytest.raises(InputError, match=r"proposals\.yaml:6"):
        Review(phones.case)
