"""What was ticked in a file of suggestions: all of it is written, or nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.request import nobody
from relcon.importing.review.confirm import Confirmed, confirm
from relcon.importing.review.decide import Review
from relcon.reading.files import read_case
from tests.importing.messages.conftest import OTHER, Phones, chat, chats
from tests.importing.messages.test_review import LATER, book

NAMED = ", by: A. Orme, why: so called on p. 3"


@pytest.fixture
def three(phones: Phones) -> Phones:
    """A matter with an alias, a number and a person suggested."""
    phones.phone(book(("Tall Man", "(312) 555-0101"), ("Ana Reyes", "(312) 555-0188"), ("Dezz", OTHER)))
    return phones


def file_of(phones: Phones) -> Path:
    return phones.folder / "imported" / "proposals.yaml"


def tick(phones: Phones, decision: str, *kinds: str) -> None:
    """Write a decision beside each suggestion of these kinds, as a person does in an editor."""
    path, text = file_of(phones), []
    for line in path.read_text(encoding="utf-8").splitlines():
        chosen = any(f"kind: {kind}" in line for kind in kinds)
        text.append(line.replace("decision: open", f"decision: {decision}") if chosen else line)
    path.write_text("\n".join(text) + "\n", encoding="utf-8")


def made(phones: Phones, file: Path | None = None, *, by: str = "", dry_run: bool = False) -> Confirmed:
    return confirm(phones.case, file or file_of(phones), (lambda _: by) if by else nobody, dry_run=dry_run)


def test_nothing_ticked_writes_nothing(three: Phones) -> None:
    before = three.state
    assert made(three) == Confirmed((), 3)
    assert three.state == before


def test_what_is_ticked_is_written_and_nothing_else(three: Phones) -> None:
    text = three.case.read_text(encoding="utf-8")
    tick(three, f"yes{NAMED}", "alias", "person")
    done = made(three)
    assert sorted(str(one.wrote) for one in done.carried_out) == ["dezz", "dunn"]
    assert done.waiting == 1
    people = read_case(three.case).people
    assert people["dunn"].aliases == ("T", "Tall Man")
    assert [one.number for one in people["dezz"].phones] == [OTHER]
    assert [one.number for one in people["reyes"].phones] == ["+13125550103"]
    assert "dezz-reyes-app" in three.contacts, "rows are sorted again"
    kept = {line for line in text.splitlines() if "aliases" not in line}
    assert kept <= set(three.case.read_text(encoding="utf-8").splitlines())
    alias = next(one for one in Review(three.case).proposals if one.kind == "alias")
    assert (alias.decision, alias.by, alias.why, alias.wrote) == ("yes", "A. Orme", "so called on p. 3", "dunn")
    state = three.state
    assert made(three).carried_out == ()
    assert three.state == state, "the same once more changes nothing"


def test_a_name_without_a_number_is_made_a_person_by_the_import_itself(phones: Phones) -> None:
    report = chats(chat(), chat(to="Zo", at=LATER))
    assert phones.phone(report).receipt.counts["held"] == 1
    assert phones.phone(report, make_people=("Zo",)).receipt.counts["held"] == 0
    assert "dunn-zo-app" in phones.contacts


def test_who_decides_is_asked_once_or_refused(three: Phones) -> None:
    tick(three, "yes", "alias", "person")
    before = three.state
    with pytest.raises(NotImported) as caught:
        made(three)
    assert [fault.place for fault in caught.value.faults] == ["line 6", "line 8"]
    assert "by: NAME" in str(caught.value)
    assert three.state == before
    assert {one.by for one in made(three, by="B. Pike").carried_out} == {"B. Pike"}


def test_one_that_cannot_be_written_keeps_all_from_being_written(three: Phones) -> None:
    three.phone(chats(chat(tag="Relevant", body="x"), chat(at=LATER, body="y")), "b.xlsx", "phone-2")
    tick(three, f"yes{NAMED}", "alias", "knowledge")
    before = three.state
    with pytest.raises(NotImported, match="of: ID in the file"):
        made(three)
    assert three.state == before
    path = file_of(three)
    path.write_text(path.read_text(encoding="utf-8").replace("decision: yes", "of: pool, decision: yes"), "utf-8")
    made(three)
    (knows,) = read_case(three.case).case.knowledge
    assert (knows.person, knows.of.undertaking, knows.how) == ("reyes", "pool", "told")


def test_a_copy_is_carried_out_once_and_a_dry_run_writes_nothing(three: Phones) -> None:
    copy = three.folder / "ticked.yaml"
    untouched = file_of(three).read_bytes()
    tick(three, f"no{NAMED}", "alias")
    copy.write_bytes(file_of(three).read_bytes())
    file_of(three).write_bytes(untouched)
    before = three.state
    assert [one.decision for one in made(three, copy, dry_run=True).carried_out] == ["no"]
    assert three.state == before
    assert len(made(three, copy).carried_out) == 1
    assert made(three, copy).carried_out == ()
    copy.write_text(copy.read_text(encoding="utf-8").replace("decision: no", "decision: yes"), "utf-8")
    with pytest.raises(NotImported, match=r"decided already: no, by A\. Orme"):
        made(three, copy)


def test_a_suggestion_that_is_none_and_a_missing_file_are_told(three: Phones) -> None:
    copy = three.folder / "ticked.yaml"
    line = f"  - {{id: alias-00000000, kind: alias, person: dunn, name: X, because: x, decision: yes{NAMED}}}"
    copy.write_text(f"format: relcon/proposals/1\nproposals:\n{line}\n", encoding="utf-8")
    for file, said in ((copy, "alias-00000000"), (three.folder / "none.yaml", "no such file")):
        with pytest.raises(NotImported, match=said):
            made(three, file)
