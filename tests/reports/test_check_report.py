"""The first screen of `relcon check`, its ranks and groups, and every kind of note with a place among them."""

from __future__ import annotations

import re
from typing import Any

from relcon import api
from relcon.checking.note import KINDS, RANKS, Checked, Note, note
from relcon.records.noted import MEANINGS
from relcon.reports.check_report import GROUPS, check_report
from relcon.reports.check_screen import PARTS
from relcon.reports.report import Paragraph, Report, Table
from relcon.reports.text import text
from relcon.results.exposure import Exposure
from tests.helpers.matters import matter

HARM = note("no_reading", "m1", None, "the Middle belongs to nothing")
OPEN = note("open_norm", "e1", None, "quantity unknown")
ANSWERED = OPEN.model_copy(update={"record": "e2", "answered": "the ledger is sealed"})


PEOPLE = [
    {"id": "ann", "name": "Ann Reed", "status": "defendant", "defendant": {"criminal_history": {"points": 0}}},
    {"id": "bob", "name": "Bob Lane", "status": "defendant", "defendant": {}},
]
MATTER = matter({"case": {"caption": "U.S. v. Reed"}, "people": PEOPLE})


def report(*notes: Note) -> Report:
    """Every note in full."""
    return check_report(Checked(facts=3, cited=1, notes=notes), "case.yaml", MATTER, every=True)


def screen(*notes: Note, exposure: Exposure | None = None) -> str:
    """The first screen, as it is printed."""
    return text(check_report(Checked(facts=3, cited=1, notes=notes), "case.yaml", MATTER, exposure))


def test_every_kind_has_a_rank_a_meaning_and_a_heading() -> None:
    assert set(KINDS) == set(RANKS) == set(MEANINGS.says) == set(GROUPS) == set(PARTS)
    assert set(RANKS.values()) == {1, 2, 3, 4}
    assert [RANKS[kind] for kind in KINDS] == sorted(RANKS[kind] for kind in KINDS)


def test_the_long_form_counts_each_rank_and_each_kind_that_there_is() -> None:
    first = report(HARM, OPEN, ANSWERED).sections[0]
    said, counts = first.blocks
    assert isinstance(said, Paragraph)
    assert said.text == "No errors. 3 facts of the case file, 2 without a page."
    assert isinstance(counts, Table)
    assert counts.rows == (
        ("No range, or a wrong one", "1", "0"),
        ("  Readings that a position lacks", "1", "0"),
        ("The court must find, or counsel fill in", "1", "1"),
        ("  Open norms and unknown facts", "1", "1"),
        ("Weak and alone", "0", "0"),
        ("Dates and forms", "0", "0"),
        ("Duplicates", "0", "0"),
        ("Moves nothing", "0", "0"),
    )


def test_what_harms_most_stands_first_and_what_is_answered_last() -> None:
    titles = [section.title for section in report(OPEN, HARM, ANSWERED).sections]
    assert titles == [
        "",
        "No range, or a wrong one: 1",
        "Readings that a position lacks: 1 (no_reading)",
        "The court must find, or counsel fill in: 1",
        "Open norms and unknown facts: 1 (open_norm)",
        "Answered in the file: 1",
    ]


def test_an_answer_stands_with_its_note() -> None:
    assert "- e2: quantity unknown. Answered: the ledger is sealed" in text(report(ANSWERED))


def test_a_kind_raised_to_the_first_rank_stands_there() -> None:
    raised = note("stipulated", "j1", None, "180 g", 1)
    assert [s.title for s in report(raised).sections[1:]] == [
        "No range, or a wrong one: 1",
        "Stipulated quantities: 1 (stipulated)",
    ]


def test_two_notes_of_one_text_stand_apart_and_three_once() -> None:
    def shown(records: int) -> list[str]:
        notes = [note("open_norm", f"p{n}", None, "history not stated") for n in range(records)]
        return [block.text for block in report(*notes).sections[2].blocks[1:] if isinstance(block, Paragraph)]

    assert shown(2) == ["p0: history not stated", "p1: history not stated"]
    assert shown(3) == ["history not stated: 3 records: p0, p1, p2"]


def test_nothing_to_look_at_is_said_in_a_few_lines() -> None:
    assert len(report().sections) == 1
    assert "Worst first" not in screen()
    assert len(screen().splitlines()) <= 5


def test_the_screen_puts_first_what_leaves_no_range_and_counts_what_moves_nothing() -> None:
    history = note("open_norm", "bob", None, "criminal history not stated: no category", field="criminal_history")
    gaps = [note("page_gap", f"x{n}", None, "GOV-1 to GOV-2: in no exhibit") for n in range(3)]
    weak = note("weak_only", "e9", None, "event rests on weak evidence alone (x1)")
    lines = screen(*gaps, weak, HARM, history, ANSWERED).splitlines()
    said = lines[lines.index("NO RANGE, OR A WRONG ONE") + 1 :]
    assert said[:2] == [
        " 1 Lane: criminal history not stated: no category (criminal_history)",
        " 2 m1: the Middle belongs to nothing",
    ]
    assert said[2] == "WEAK AND ALONE  e9"
    assert said[3] == "MOVES NOTHING  3 gaps in Bates pages"
    assert said[4] == "Answered in the file: 1"


def test_what_was_imported_stands_there_by_what_was_found() -> None:
    alleged = note("field_and_lab", "ex-N-3-1", None, "exhibit N-3: alleged oxycodone, found fentanyl: look at both")
    held = note("held", "list.csv", None, "2 rows are held, a person is unknown: rows 3, 7; see imported/rejects")
    assert "AS IMPORTED ex-N-3-1, alleged oxycodone, found fentanyl; list.csv, 2 rows are held, a person" in " ".join(
        screen(alleged, held).split()
    )


def test_most_months_stand_first_and_a_disclosure_that_moves_nothing_is_counted() -> None:
    case = {
        "case": {"caption": "U.S. v. Reed", "sentencing_date": "2026-01-15"},
        "people": [person("ann", 1), person("bob", 10)],
        "events": [sale("e1", "ann"), sale("e2", "bob")],
    }
    read = matter(case)
    notes = [
        note("open_norm", id, None, "whether all was disclosed is unknown", field="disclosed_all")
        for id in ("bob", "ann")
    ]
    found = check_report(Checked(facts=2, cited=0, notes=tuple(notes)), "case.yaml", read, api.exposure(read))
    said = text(found)
    # Five kilograms and more: 120 months at least (§841(b)(1)(A)). With one point and the disclosure no minimum and two
    # levels less: 30 - 2, category I, 78-97. Ten points fail (f)(1), and no disclosure cures that.
    assert " 1 Reed: (f)(5) not entered; 120–121 against 78–97" in said
    assert "MOVES NOTHING  1 (f)(5) that another criterion bars anyway" in said


def person(id: str, points: int) -> dict[str, Any]:
    part = {
        "criminal_history": {"points": points, "one_point_total": min(points, 1)},
        "counts": [{"count": "1", "statute": "21 USC 841(a)(1)", "penalty": "841(b)(1)(A)", "substance": "cocaine"}],
        "career_offender": "no",
        "disclosed_all": "unknown",
    }
    return {"id": id, "name": {"ann": "Ann Reed", "bob": "Bob Lane"}[id], "status": "defendant", "defendant": part}


def sale(id: str, by: str) -> dict[str, Any]:
    return {
        "id": id,
        "kind": "distribution",
        "date": "2025-01-05",
        "substance": "cocaine",
        "quantity": "6 kg",
        "participants": [{"person": by, "act": "sold"}],
    }


def test_many_notes_stay_on_one_screen() -> None:
    long = "a finding that goes on for quite a few words, and then for some more of them"
    kinds = [note(kind, f"r{n}", None, f"{long} {n}: and what follows") for kind in KINDS for n in range(40)]
    said = screen(*kinds)
    assert len(said.splitlines()) <= 40
    assert "…" not in said
    assert re.search(r"and \d+ more: --all", said)
