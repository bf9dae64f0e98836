"""`relcon editions` on a screen: a defendant a row, the other Manual's months under it, what matters most first."""

from __future__ import annotations

from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports.editions_report import editions_report
from relcon.reports.text import text
from relcon.results.base import Range
from relcon.results.editions import Book, BookRange, Compared, DefendantEditions, Editions
from relcon.results.exposure import EditionStatus, EditionUsed, Receipt
from tests.helpers.matters import matter

ALL: tuple[PositionName, ...] = ("defense", "psr", "government")
NAMES = {"ann": "Ann Reed", "bob": "Bob Lane", "cyd": "Cyd Moor"}


def people(*ids: str) -> Matter:
    listed = [{"id": id, "name": NAMES[id], "status": "defendant", "defendant": {}} for id in ids]
    return matter({"case": {"caption": "U.S. v. Reed"}, "people": listed})


def book(edition: str | None, ranges: list[Range | None], status: EditionStatus = "read", **more: bool) -> Book:
    found = {p: BookRange(range=one, total=one, guideline_range=one) for p, one in zip(ALL, ranges, strict=True)}
    refused = None if edition is not None else "NOT COMPUTED: older"
    return Book(
        date="2025-12-01", edition=edition, why="", status=status, refused=refused,
        positions=found if edition else {}, **more,
    )  # fmt: skip


def compared(applies: str | None, sentencing: str | None, lower: str = "same", why: str = "") -> Compared:
    yes = "unknown" if applies is None else "no" if applies == sentencing else "yes"
    return Compared.model_validate({"lower": lower, "ex_post_facto": yes, "applies": applies, "why": why})


def one(sentencing: Book, offense: Book | None, answers: list[Compared]) -> DefendantEditions:
    return DefendantEditions(
        controlling_date=None if offense is None else "2023-06-01",
        controlling_why="last day of count 1",
        sentencing=sentencing,
        offense=offense,
        compared=dict(zip(ALL, answers, strict=True)),
    )


def printed(**found: DefendantEditions) -> list[str]:
    receipt = Receipt(
        relcon="0", edition="2025", edition_sha256="0", case_sha256="0" * 64,
        editions={"2021": EditionUsed(sha256="0", status="reconstructed", effective="2021-11-01", how="")},
    )  # fmt: skip
    answer = Editions(receipt=receipt, defendants=found)
    others = {id: found["ann"] for id in ("ann", "bob") if id not in found}
    whole = answer.model_copy(update={"defendants": {**found, **others}})
    return text(editions_report(whole, people(*whole.defendants))).splitlines()


def rows(name: str, lines: list[str]) -> list[list[str]]:
    """Return the row of a defendant and the line under it, by their words."""
    (at,) = (place for place, line in enumerate(lines) if line.startswith(name))
    return [lines[at].removeprefix(name).split(), lines[at + 1].split()]


LOW: list[Range | None] = [(30, 37), (30, 37), (37, 46)]
HIGH: list[Range | None] = [(57, 71), (57, 71), (70, 87)]


def test_the_manual_that_applies_stands_above_the_other_whose_months_differ() -> None:
    found = one(book("2025", LOW), book("2021", HIGH, "reconstructed"), [compared("2025", "2025", "sentencing")] * 3)
    lines = printed(ann=found)
    assert rows("Ann Reed", lines) == [
        ["06/01/2023", "2025", "30–37", "30–37", "37–46"],
        ["not", "2021*", "57–71", "57–71", "70–87"],
    ]
    said = " ".join(lines)
    assert "higher for Reed and Lane, lower for nobody" in said
    assert said.count("2021 Manual: our tables were rebuilt from other editions") == 1


def test_the_manual_of_the_offense_applies_where_that_of_sentencing_is_higher() -> None:
    found = one(book("2025", HIGH), book("2021", LOW), [compared("2021", "2025", "offense")] * 3)
    lines = printed(ann=found)
    assert [row[-4:] for row in rows("Ann Reed", lines)] == [
        ["2021", "30–37", "30–37", "37–46"],
        ["2025", "57–71", "57–71", "70–87"],
    ]
    assert "For Reed and Lane the Manual of the offense applies, whole" in " ".join(lines)
    assert "lower for nobody" not in " ".join(lines)


def test_where_the_positions_part_each_cell_names_its_manual() -> None:
    there: list[Range | None] = [(30, 37), (24, 30), (46, 57)]
    parted = [compared("2025", "2025"), compared("2021", "2025", "offense"), compared("2025", "2025", "sentencing")]
    lines = printed(ann=one(book("2025", LOW), book("2021", there), parted))
    (at,) = (place for place, line in enumerate(lines) if line.startswith("Ann Reed"))
    said = " ".join(" ".join(lines[at : at + 2]).split())
    assert "by position" in said
    assert "2025: 30–37 2021: 24–30 2025: 37–46" in said
    assert "not 2021: 30–37 not 2025: 30–37 not 2021: 46–57" in said


def test_the_same_months_share_a_row_and_one_manual_is_named_alone() -> None:
    same = one(book("2025", LOW), book("2021", LOW), [compared("2025", "2025")] * 3)
    alone = one(book("2025", HIGH), book("2025", HIGH), [compared("2025", "2025")] * 3)
    lines = printed(ann=same, bob=alone)
    assert rows("Ann Reed", lines)[0] == ["06/01/2023", "2025", "=", "2021", "30–37", "30–37", "37–46"]
    assert rows("Bob Lane", lines)[0] == ["06/01/2023", "2025", "57–71", "57–71", "70–87"]


def test_most_months_in_middle_come_first_then_the_greater_range() -> None:
    moved = one(book("2025", LOW), book("2021", HIGH), [compared("2025", "2025", "sentencing")] * 3)
    same = one(book("2025", HIGH), book("2025", HIGH), [compared("2025", "2025")] * 3)
    low = one(book("2025", LOW), book("2025", LOW), [compared("2025", "2025")] * 3)
    lines = printed(ann=low, bob=same, cyd=moved)
    names = [line.split("  ")[0] for line in lines if line.startswith(tuple(NAMES.values()))]
    assert names == ["Cyd Moor", "Bob Lane", "Ann Reed"]


def test_a_manual_that_cannot_be_applied_is_marked() -> None:
    why = "the book of the sentencing date (the 2026 Manual) is not shipped"
    later = one(book("2025", LOW, reference_only=True), book("2021", LOW), [compared(None, "2025", "unknown", why)] * 3)
    lines = printed(ann=later)
    said = " ".join(" ".join(lines).split())
    assert [row[1] for row in (rows(name, lines)[0] for name in ("Ann Reed", "Bob Lane"))] == ["2025‡", "2025‡"]
    assert said.count("Open for all 2: the book of the sentencing date (the 2026 Manual) is not shipped.") == 1


def test_a_manual_that_is_not_here_is_not_computed() -> None:
    older = one(book("2025", LOW), book(None, [None] * 3), [compared(None, "2025", "unknown", "older")] * 3)
    here, there = rows("Ann Reed", printed(ann=older))
    assert here == ["06/01/2023", "2025", "30–37", "30–37", "37–46"]
    assert " ".join(there) == "or not here not computed not computed not computed"


def test_where_no_manual_of_either_day_is_here_none_is_said_to_apply() -> None:
    older = one(book(None, [None] * 3), book(None, [None] * 3), [compared(None, None, "unknown", "no Manual here")] * 3)
    said = " ".join(" ".join(printed(ann=older)).split())
    assert "Open for all 2: no Manual here." in said
    assert "applies to" not in said and "lower for nobody" not in said


def test_no_date_of_the_offense_names_the_fields_that_give_it() -> None:
    undated = one(book("2025", LOW), None, [compared(None, "2025", "unknown", "no date")] * 3)
    lines = printed(ann=undated)
    assert rows("Ann Reed", lines)[0] == ["unknown", "2025", "30–37", "30–37", "37–46"]
    assert "dates of the counts, or offense_ended, tell it" in " ".join(" ".join(lines).split())
