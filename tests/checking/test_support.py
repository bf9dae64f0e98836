from __future__ import annotations

from relcon.checking.check import check
from relcon.checking.records import uncited, weak_only
from tests.checking.conftest import Read

EXHIBITS = """
evidence:
  - {id: strong-1, kind: intercept, grade: strong}
  - {id: weak-1, kind: statement, grade: weak}
  - {id: weak-2, kind: statement, grade: weak}
"""


def event(id: str, evidence: str) -> str:
    what = "kind: possession, date: 2025-01-01, substance: cocaine, quantity: 1 g"
    return f"  - {{id: {id}, {what}, evidence: {evidence}}}\n"


def test_a_fact_without_exhibits_is_uncited(read: Read) -> None:
    matter = read(EXHIBITS + "events:\n" + event("e1", "[]") + event("e2", "[weak-1]"))
    assert [note.record for note in uncited(matter)] == ["e1"]


def test_a_fact_is_weak_only_if_every_exhibit_is_weak(read: Read) -> None:
    matter = read(EXHIBITS + "events:\n" + event("e1", "[weak-1, weak-2]") + event("e2", "[weak-1, strong-1]"))
    (note,) = weak_only(matter)
    assert note.record == "e1"
    assert note.text.endswith("falls in: Defense")


def test_weak_only_follows_the_case_files_options(read: Read) -> None:
    changed = "positions: {defense: {weak: in}, psr: {weak: out}}\n"
    (note,) = weak_only(read(EXHIBITS + changed + "events:\n" + event("e1", "[weak-1]")))
    assert note.text.endswith("falls in: Middle")


def test_facts_and_cited_facts_are_counted(read: Read) -> None:
    checked = check(read(EXHIBITS + "events:\n" + event("e1", "[]") + event("e2", "[weak-1]") + event("e3", "[]")))
    assert (checked.facts, checked.cited) == (3, 1)


def test_a_note_names_file_and_line(read: Read) -> None:
    (note,) = uncited(read("events:\n" + event("e1", "[]")))
    assert note.location.endswith("case.yaml:9:5")
