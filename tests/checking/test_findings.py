"""Findings that answer nothing, sentences that are not linked, and what criterion 5 counts as."""

from __future__ import annotations

import pytest

from relcon.checking.positions import findings_without_effect, open_norms
from tests.checking.conftest import Read

CASE = """
people:
  - {id: ann, name: Ann, status: uncharged}
  - id: dee
    name: Dee
    status: defendant
    defendant:
      counts: [{count: "1", statute: 21 USC 846}]
      career_offender: no
      disclosed_all: yes
      criminal_history: {under_sentence: no, sentences: [{id: s1, offense: PWID, points: 2}]}
undertakings:
  - {id: pool, title: Pool, members: [{id: m1, person: ann, scope: whole}]}
  - {id: crew, title: Crew, members: [{id: m2, person: dee, scope: whole}]}
"""
EVENTS = """
events:
  - {id: e1, kind: possession, date: 2025-01-01, substance: cocaine, quantity: 1 g, undertaking: pool}
  - {id: e2, kind: possession, date: 2025-01-01, substance: cocaine, quantity: 1 g, undertaking: [pool, crew]}
"""


def findings(*rows: str) -> str:
    """Write findings of the court for Dee."""
    lines = (f"  - {{id: j{n}, defendant: dee, by: court, {row}}}\n" for n, row in enumerate(rows))
    return f"{CASE}{EVENTS}findings:\n{''.join(lines)}"


def test_a_finding_that_no_position_takes(read: Read) -> None:
    matter = read(
        findings("about: e2, prong: scope, answer: out, positions: []", "about: e2, prong: scope, answer: in")
    )
    (note,) = findings_without_effect(matter)
    assert (note.record, note.kind) == ("j0", "no_effect")
    assert "binds no position" in note.text


@pytest.mark.parametrize("about", ["e1", "pool"])
def test_a_step_found_for_one_who_is_no_member(read: Read, about: str) -> None:
    (note,) = findings_without_effect(read(findings(f"about: {about}, prong: scope, answer: in")))
    assert note.record == "j0"
    assert note.text.startswith("answers scope for Dee, who is no member of pool")


@pytest.mark.parametrize(
    "rows",
    [
        ["about: e2, prong: scope, answer: in"],
        ["about: e1, prong: undertaking, answer: out"],
        ["about: e1, prong: own_act, answer: in"],
        ["about: e1, prong: scope, answer: in", "about: pool, prong: undertaking, answer: in"],
        ["about: e1, prong: quantity, answer: 2 g"],
    ],
)
def test_a_finding_that_answers_something(read: Read, rows: list[str]) -> None:
    assert list(findings_without_effect(read(findings(*rows)))) == []


@pytest.mark.parametrize(("linked", "told"), [("", True), (", sentence: s1", False)])
def test_a_prior_sentence_that_names_none_of_those_listed(read: Read, linked: str, told: bool) -> None:
    prior = f"prior_sentence: [{{person: dee, imposed: 2024-05-02, charged_here: no{linked}}}]"
    event = f"{{id: e1, kind: possession, date: 2024-01-01, substance: cocaine, quantity: 1 g, {prior}}}"
    notes = [note.text for note in open_norms(read(f"{CASE}events: [{event}]\n"))]
    assert len(notes) == told
    assert all("its points stay in the criminal history until it is linked" in text for text in notes)


def test_nothing_can_be_linked_where_counsel_gave_a_total(read: Read) -> None:
    total = CASE.replace("sentences: [{id: s1, offense: PWID, points: 2}]", "points: 2, one_point_total: 0")
    prior = "prior_sentence: [{person: dee, imposed: 2024-05-02, charged_here: no}]"
    event = f"{{id: e1, kind: possession, date: 2024-01-01, substance: cocaine, quantity: 1 g, {prior}}}"
    assert list(open_norms(read(f"{total}events: [{event}]\n"))) == []


def test_what_an_unknown_disclosure_counts_as(read: Read) -> None:
    (note,) = open_norms(read(CASE.replace("disclosed_all: yes", "disclosed_all: unknown")))
    assert "(f)(5) is open in exposure, and not yet made in a plea without disclosure" in note.text
