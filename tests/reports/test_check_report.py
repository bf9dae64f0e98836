"""The first screen of `relcon check`, its ranks and groups, and every kind of note with a place among them."""

from __future__ import annotations

from relcon.checking.note import KINDS, RANKS, Checked, Note, note
from relcon.records.noted import MEANINGS
from relcon.reports.check_report import GROUPS, RANKED, check_report
from relcon.reports.report import Paragraph, Report, Table
from relcon.reports.text import text

HARM = note("no_reading", "m1", None, "the Middle belongs to nothing")
OPEN = note("open_norm", "e1", None, "quantity unknown")
ANSWERED = OPEN.model_copy(update={"record": "e2", "answered": "the ledger is sealed"})


def report(*notes: Note) -> Report:
    return check_report(Checked(facts=3, cited=1, notes=notes), "case.yaml")


def test_every_kind_has_a_rank_a_meaning_and_a_heading() -> None:
    assert set(KINDS) == set(RANKS) == set(MEANINGS.says) == set(GROUPS)
    assert set(RANKS.values()) == set(RANKED)
    assert [RANKS[kind] for kind in KINDS] == sorted(RANKS[kind] for kind in KINDS)


def test_the_first_screen_counts_each_rank_and_each_kind_that_there_is() -> None:
    first = report(HARM, OPEN, ANSWERED).sections[0]
    said, counts = first.blocks
    assert isinstance(said, Paragraph)
    assert said.text == "No errors. 3 facts, 2 of them uncited."
    assert isinstance(counts, Table)
    assert counts.rows == (
        ("Makes a number wrong or a position empty", "1", "0"),
        ("  Readings that a position lacks", "1", "0"),
        ("Dates that cannot be, or are missing", "0", "0"),
        ("Duplicates", "0", "0"),
        ("The rest", "1", "1"),
        ("  Open norms and unknown facts", "1", "1"),
    )


def test_what_harms_most_stands_first_and_what_is_answered_last() -> None:
    titles = [section.title for section in report(OPEN, HARM, ANSWERED).sections]
    assert titles == [
        "",
        "Makes a number wrong or a position empty: 1",
        "Readings that a position lacks: 1 (no_reading)",
        "The rest: 1",
        "Open norms and unknown facts: 1 (open_norm)",
        "Answered in the file: 1",
    ]


def test_an_answer_stands_with_its_note() -> None:
    assert "- e2: quantity unknown. Answered: the ledger is sealed" in text(report(ANSWERED))


def test_a_kind_raised_to_the_first_rank_stands_there() -> None:
    raised = note("stipulated", "j1", None, "180 g", 1)
    assert [s.title for s in report(raised).sections[1:]] == [
        "Makes a number wrong or a position empty: 1",
        "Stipulated quantities: 1 (stipulated)",
    ]


def test_two_notes_of_one_text_stand_apart_and_three_once() -> None:
    def shown(records: int) -> list[str]:
        notes = [note("open_norm", f"p{n}", None, "history not stated") for n in range(records)]
        return [block.text for block in report(*notes).sections[2].blocks[1:] if isinstance(block, Paragraph)]

    assert shown(2) == ["p0: history not stated", "p1: history not stated"]
    assert shown(3) == ["history not stated: 3 records: p0, p1, p2"]


def test_nothing_to_look_at_is_one_screen() -> None:
    assert len(report().sections) == 1
    assert len(text(report()).splitlines()) <= 24
