"""What the report makes of clauses read otherwise, whatever was computed."""

from __future__ import annotations

from relcon.reports.report import Paragraph, Report, Section, Table
from relcon.reports.simulation_admissions import letter_terms
from relcon.reports.text import text
from relcon.results.base import Months
from relcon.results.exposure import Receipt
from relcon.results.letter import Clause, ClauseCell
from relcon.results.simulation import Simulation
from tests.helpers.matters import case

MATTER = case(people=[{"id": "dunn", "name": "Dunn", "status": "defendant", "defendant": {}}])
RECEIPT = Receipt(relcon="0", edition="2025", edition_sha256="0" * 64, case_sha256="0" * 64)


def cell(low_end: Months | None, otherwise: Months | None, *by_table: Months | None) -> ClauseCell:
    before, after = by_table or (low_end, otherwise)
    return ClauseCell(low_end=low_end, otherwise=otherwise, by_table=before, by_table_otherwise=after)


def clause(stands: dict[str, str], otherwise: dict[str, str], **worlds: dict[str, ClauseCell]) -> Clause:
    return Clause(letter="l1", stands=stands, otherwise=otherwise, together=len(stands) > 1, worlds=worlds)


def rows(*found: Clause) -> tuple[tuple[str, ...], ...]:
    simulation = Simulation(receipt=RECEIPT, client="dunn", worlds={}, admissions={}, clauses=found)
    (section,) = letter_terms(simulation, MATTER)
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    return table.rows


def written(*found: Clause) -> str:
    simulation = Simulation(receipt=RECEIPT, client="dunn", worlds={}, admissions={}, clauses=found)
    report = Report("x", tuple(letter_terms(simulation, MATTER)), Table((), ()))
    return " ".join(text(report).split())


def test_a_change_is_shown_by_outcome_and_position_and_where_nothing_changes_the_cell_is_empty() -> None:
    found = clause(
        {"derivative_use": "allowed"},
        {"derivative_use": "barred"},
        derivative={"psr": cell(70, 57), "government": cell("life", None)},
    )
    assert "Letter: the low end if this term read otherwise" in written(found)
    outcome = "Proffer, letter honored, and its leads followed"
    assert rows(found) == (("derivative use: allowed to barred", outcome, "", "70 to 57", "life to open"),)


def test_a_change_that_the_statutory_minimum_hides_stands_in_parentheses() -> None:
    found = clause({"recording": "audio"}, {"recording": "none"}, protected={"defense": cell(60, 60, 37, 57)})
    assert rows(found) == (
        ("record of the session: audio to none", "Proffer, letter honored", "60\n(37 to 57)", "", ""),
    )


def test_two_terms_that_must_change_together_are_shown_together() -> None:
    range_, promise = "sentencing.guideline_range", "is_1B1_8_agreement.no_use_promise"
    ((terms, *cells),) = rows(
        clause({range_: "barred", promise: "yes"}, {range_: "silent", promise: "no"}, protected={"psr": cell(37, 57)})
    )
    assert terms == "use in the range: barred to silent and promise not to use: yes to no"
    assert cells == ["Proffer, letter honored", "", "37 to 57", ""]


def test_what_turns_on_a_term_only_if_all_is_told_says_so() -> None:
    term = "sentencing.safety_valve_carveout"
    found = clause({term: "silent"}, {term: "yes"})
    found = found.model_copy(update={"if_complete": {"protected": {"psr": cell(120, 46)}}})
    outcome = "Proffer, letter honored, if all is told"
    assert rows(found) == (("safety-valve credit: silent to yes", outcome, "", "120 to 46", ""),)


def test_terms_on_which_nothing_turns_are_named_once() -> None:
    said = written(
        clause({"derivative_use": "allowed"}, {"derivative_use": "barred"}, derivative={"psr": cell(70, 57)}),
        clause({"carve_outs": "silent"}, {"carve_outs": "tax"}),
    )
    quiet = said.split("No low end here turns on any other reading of: ")[1]
    assert "carve-outs" in quiet and "recording" not in quiet and "derivative use" not in quiet


def test_without_a_letter_there_is_no_section() -> None:
    simulation = Simulation(receipt=RECEIPT, client="dunn", worlds={}, admissions={})
    assert list(letter_terms(simulation, MATTER)) == []


def test_the_section_is_made_of_paragraphs_and_one_table() -> None:
    found = clause({"derivative_use": "allowed"}, {"derivative_use": "barred"}, derivative={"psr": cell(70, 57)})
    simulation = Simulation(receipt=RECEIPT, client="dunn", worlds={}, admissions={}, clauses=(found,))
    (section,) = letter_terms(simulation, MATTER)
    assert isinstance(section, Section)
    assert [type(block) for block in section.blocks] == [Paragraph, Table, Paragraph]
