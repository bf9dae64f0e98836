"""Every figure of the memo's tables is that of the JSON answers, read there again by this test's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from relcon import api
from relcon.memorandum.document import Part
from relcon.memorandum.places import PARTS, PartName
from relcon.reports.letter_questions import question_asked
from relcon.reports.report import Table
from tests.memorandum.conftest import Example

POSITIONS = {"Defense": "defense", "Middle": "psr", "Ceiling": "government"}
OUTCOMES = {
    "Trial, no disclosure": "trial",
    "Plea, no disclosure": "silent",
    "Plea, this disclosure": "safety_valve_only",
    "Proffer, letter honored": "protected",
    "and its leads followed": "derivative",
    "Proffer, nothing protected": "unprotected",
    "Proffer, then a defense at trial that lets it in": "triggered_trial",
    "Proffer, then an objection that it contradicts": "triggered_sentencing",
    "Breach: falsehood": "breach",
    "Breach: refusal": "breach_refusal",
    "Breach: new crime": "breach_new_crime",
    "Others supply the facts": "leak",
}


def part_of(example: Example, name: PartName) -> Part:
    return example.memo.parts[PARTS.index(name)]


def tables(part: Part) -> Iterator[Table]:
    for blocks in (part.blocks, *(section.blocks for section in part.sections)):
        yield from (block for block in blocks if isinstance(block, Table))


def rows(part: Part, first: str) -> list[dict[str, str]]:
    """Return the rows of the table with this first heading, by heading."""
    (found,) = (one for one in tables(part) if one.columns and one.columns[0].title == first)
    heads = [column.title for column in found.columns]
    return [dict(zip(heads, row, strict=True)) for row in found.rows]


def written(found: list[Any] | None) -> str:
    """Return a range of the JSON as counsel writes it."""
    assert found is not None
    low, high = found
    return str(low) if low == high else f"{low}–{high}"


@pytest.fixture(scope="module")
def simulation(example: Example) -> dict[str, Any]:
    answer: dict[str, Any] = api.simulate(example.matter).model_dump(mode="json", by_alias=True)
    return answer


@pytest.mark.parametrize("name", ["sheet", "exposure"])
def test_each_outcome_has_the_range_of_the_simulation(
    example: Example, simulation: dict[str, Any], name: PartName
) -> None:
    found = {row["Outcome, in months"].strip(): row for row in rows(part_of(example, name), "Outcome, in months")}
    compared = [title for title in OUTCOMES if title in found]
    assert len(compared) >= 7
    for title in compared:
        answers = simulation["worlds"][OUTCOMES[title]]["defendants"]["dunn"]["positions"]
        for head, position in POSITIONS.items():
            cell = re.sub(r" if complete|\*|\+", "", found[title][head])
            ranges, by_table = written(answers[position]["total"]), written(answers[position]["guideline_range"])
            assert cell in {ranges, f"{ranges} ({by_table})"}, (title, head)
            assert (cell == ranges) == (ranges == by_table or "(" not in cell)


def test_every_outcome_that_was_simulated_has_a_row(example: Example, simulation: dict[str, Any]) -> None:
    found = [row["Outcome, in months"].strip() for row in rows(part_of(example, "exposure"), "Outcome, in months")]
    computed = {id for id, world in simulation["worlds"].items() if world["defendants"]}
    assert computed - {OUTCOMES.get(title) for title in found} == {"trial_disclosed"}  # told as a full disclosure
    assert "Trial, full disclosure" in found


def test_each_price_is_that_of_the_simulation(example: Example, simulation: dict[str, Any]) -> None:
    (table,) = (one for one in tables(part_of(example, "admissions")) if one.columns[1].title == "Position")
    admission = ""
    seen = 0
    for id, position, labels, *cells in table.rows:
        admission = id or admission
        one = simulation["admissions"][admission]
        assert labels.split("\n") == ["alone", "with the rest"]
        for line, (change, told) in enumerate((("first", "first_disclosed"), ("last", "last_disclosed"))):
            alone, full = one[change][POSITIONS[position]], one[told][POSITIONS[position]]
            pairs = (
                (alone["low_end_before"], alone["low_end_after"]),
                (alone["final_before"], alone["final_after"]),
                (full["final_before"], full["final_after"]),
            )
            for cell, (before, after) in zip(cells, pairs, strict=True):
                same = f"stays {before}" if before == after else f"{before} to {after}"
                assert cell.split("\n")[line] == same, (admission, position)
                seen += 1
    assert seen == 24  # a2 in Middle, a7 in three positions: four rows of two lines and three headings


def test_every_admission_of_the_simulation_is_listed(example: Example, simulation: dict[str, Any]) -> None:
    (table,) = (one for one in tables(part_of(example, "admissions")) if one.columns[2].title == "Rests on")
    assert [row[0] for row in table.rows] == list(simulation["admissions"])
    assert [row[1] for row in table.rows] == [one["says"] for one in simulation["admissions"].values()]


def test_each_threshold_is_that_of_the_worksheet(example: Example, simulation: dict[str, Any]) -> None:
    found = rows(part_of(example, "thresholds"), "Plea, no disclosure")
    for row in found:
        answer = simulation["worlds"]["silent"]["defendants"]["dunn"]["positions"][
            POSITIONS[row["Plea, no disclosure"]]
        ]
        assert row["Base offense level"] == str(answer["base_offense_level"])
        assert row["Up"].endswith(f"level {answer['to_next_level']['up']['level']}")
        assert row["Down"].endswith(f"level {answer['to_next_level']['down']['level']}")
    assert len(found) == 3


def test_every_question_about_the_letter_is_asked(example: Example) -> None:
    asked = [one for several in api.letter_questions(example.matter).questions.values() for one in several]
    told = [cell for table in tables(part_of(example, "questions")) for row in table.rows for cell in row]
    assert asked
    assert [one.ask for one in asked if question_asked(one) not in told] == []


def test_every_term_of_the_letter_is_told_with_its_words_and_page(example: Example) -> None:
    (letter,) = api.letter(example.matter).letters
    told = {row[0].lower(): row for table in tables(part_of(example, "letter")) for row in table.rows}
    headed = {"letter.office", "letter.date"}
    for term in letter.terms:
        if not term.silent and term.term not in headed:
            assert told[term.title.lower()][2:] == (f'"{term.quote}"', term.page)
        elif term.silent and not term.answered:
            assert term.title.lower() in told


def test_the_asks_are_those_of_the_sheet(example: Example) -> None:
    brief = api.brief(example.matter)
    (table,) = (one for one in tables(part_of(example, "sheet")) if one.columns[1].title == "Who answers")
    assert len(table.rows) == len(brief.asks)
    for row, one in zip(table.rows, brief.asks, strict=True):
        ends = ["", ""] if one.whom == "client" else [str(one.low_end), str(one.otherwise)]
        assert [row[3], row[4].rstrip("*")] == ends
