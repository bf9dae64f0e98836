"""After a session: nothing of any admission in the facts for a letter; both notes point by point; open tasks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import relcon
from relcon.proffer.refusal import NoProffer, UnknownName
from relcon.records.matter import Matter
from relcon.reports.after_report import APART, after_report
from relcon.reports.text import text
from tests.helpers.matters import matter

CASE: dict[str, Any] = {
    "case": {"caption": "U.S. v. Dee", "docket": "1:25-cr-1", "sentencing_date": "2026-03-01"},
    "people": [
        {"id": "dee", "name": "Pat Dee", "status": "defendant", "defendant": {"counts": []}},
        {"id": "roe", "name": "Zed TOKENPERSON", "status": "uncharged"},
    ],
    "places": [{"id": "yard", "name": "TOKENPLACE"}],
}
BOTH = [{"person": "dee", "act": "sold"}, {"person": "roe", "act": "bought"}]
SALE = {"id": "pe1", "kind": "distribution", "date": "2025-03-01", "substance": "cocaine", "quantity": "77 g",
        "place": "yard", "participants": BOTH}  # fmt: skip
SESSION: dict[str, Any] = {
    "id": "s1", "date": "2025-12-02", "mode": "in_person", "letter": "l1", "admissions": ["a1", "a2", "a3"],
    "attendees": [{"name": "A. Reed", "part": "counsel"}, {"name": "B. Low", "part": "note_taker"}],
    "previewed": [{"title": "Supply in 2025", "topic": "pool"}],
    "read_in": [{"words": "Rule 410 is kept."}],
    "report": {"said": ["a2"], "said_differently": [{"admission": "a1", "says": "TOKENTHEIRS", "quantity": "90 g"}]},
    "notes": {"said": ["a1"], "not_said": ["a2"]},
}  # fmt: skip
PROFFER: dict[str, Any] = {
    "client": "dee",
    "letters": [{"id": "l1", "entered": "2025-12-01", "office": "U.S. Attorney",
                 "terms": {"dangerous_tasks": {"value": "if_agreed", "quote": "TOKENQUOTE"}}}],
    "sessions": [SESSION, {"id": "s2", "date": "2025-12-20", "mode": "in_person"}],
    "topics": [{"id": "pool", "title": "TOKENTOPIC"}],
    "admissions": [
        {"id": "a1", "topic": "pool", "says": "TOKENSAYS one.", "facts": {"events": [SALE]}},
        {"id": "a2", "topic": "pool", "says": "TOKENSAYS two."},
        {"id": "a3", "topic": "pool", "says": "TOKENSAYS three."},
    ],
    "tasks": [
        {"id": "t1", "kind": "controlled_call", "what": "TOKENTASK", "session": "s1", "due": "2025-12-15"},
        {"id": "t2", "kind": "documents", "what": "Done already.", "done": "2025-12-03"},
        {"id": "t3", "kind": "documents", "what": "Declined.", "declined": "2025-12-03"},
        {"id": "t4", "kind": "testimony", "what": "Of the other session.", "session": "s2"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def given() -> Matter:
    return matter(CASE, PROFFER)


def test_nothing_of_an_admission_is_in_the_facts_for_a_letter(given: Matter) -> None:
    found = relcon.after(given, "s1")
    facts = json.dumps(found.facts.model_dump(mode="json"))
    assert "TOKEN" not in facts and "77" not in facts and "a1" not in facts
    printed = text(after_report(found))
    letter, *rest = printed.split(APART)
    assert "TOKEN" not in letter and "77 g" not in letter and "Supply in 2025" in letter
    assert "TOKENSAYS" in "".join(rest) and "TOKENTASK" in "".join(rest)  # they are there, apart


def test_the_facts_are_those_of_the_session(given: Matter) -> None:
    facts = relcon.after(given, "s1").facts
    assert (facts.client, facts.date, facts.letter_entered) == ("Pat Dee", "2025-12-02", "2025-12-01")
    assert [(one.name, one.part) for one in facts.attendees] == [("A. Reed", "counsel"), ("B. Low", "note_taker")]
    assert facts.topics == ("Supply in 2025",) and facts.read_in == ("Rule 410 is kept.",)
    assert facts.not_recorded == ()
    assert relcon.after(given, "s2").facts.not_recorded == ("attendees", "previewed", "letter")


def test_both_notes_stand_beside_each_admission(given: Matter) -> None:
    found = relcon.after(given, "s1")
    assert {one.admission: (one.ours, one.theirs) for one in found.reconciled} == {
        "a1": ("said", "otherwise"),
        "a2": ("not said", "said"),
        "a3": ("not mentioned", "not mentioned"),
    }
    assert found.theirs is not None
    amount = next(one for one in found.theirs.said_differently if one.what == "amount")
    assert (amount.ours, amount.theirs) == ("77 g", "90 g")


def test_only_what_is_neither_done_nor_declined_is_open_with_the_letter_s_term(given: Matter) -> None:
    (task,) = relcon.after(given, "s1").tasks
    assert (task.id, task.term, task.says) == ("t1", "dangerous_tasks", "only as the client agrees each time")


def test_who_could_testify_to_what_was_said(given: Matter) -> None:
    assert relcon.after(given, "s1").witness == "B. Low"
    assert relcon.after(given, "s2").witness is None


def test_a_session_that_is_not_there_and_a_case_without_a_proffer(given: Matter) -> None:
    with pytest.raises(UnknownName, match="s9"):
        relcon.after(given, "s9")
    with pytest.raises(NoProffer):
        relcon.after(matter(CASE), "s1")


def test_riverside_s_letter_facts_hold_no_word_of_what_dunn_would_say() -> None:
    folder = Path(__file__).parents[3] / "examples" / "riverside"
    riverside = relcon.read_proffer(folder / "proffer.yaml", relcon.read_case(folder / "case.yaml"))
    facts = json.dumps(relcon.after(riverside, "s-in-person").facts.model_dump(mode="json"))
    told = [one.says.rstrip(".") for one in riverside.admissions.values()]
    assert told and not any(one in facts for one in told)
    assert not any(topic.title in facts for topic in riverside.topics.values())
