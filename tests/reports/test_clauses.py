"""What the report makes of clauses read otherwise, whatever was computed."""

from __future__ import annotations

from relcon.reports.report import Paragraph, Report, Section, Table
from relcon.reports.simulation_admissions import clauses
from relcon.reports.text import text
from relcon.results.exposure import Months, Receipt
from relcon.results.letter import Clause, ClauseCell
from relcon.results.simulation import Simulation

RECEIPT = Receipt(relcon="0", edition="2025", edition_sha256="0" * 64, case_sha256="0" * 64)


def cell(low_end: Months | None, otherwise: Months | None, *by_table: Months | None) -> ClauseCell:
    before, after = by_table or (low_end, otherwise)
    return ClauseCell(low_end=low_end, otherwise=otherwise, by_table=before, by_table_otherwise=after)


def clause(stands: dict[str, str], otherwise: dict[str, str], **worlds: dict[str, ClauseCell]) -> Clause:
    return Clause(letter="l1", stands=stands, otherwise=otherwise, together=len(stands) > 1, worlds=worlds)


def written(*found: Clause) -> str:
    simulation = Simulation(receipt=RECEIPT, client="dunn", worlds={}, admissions={}, clauses=found)
    report = Report("x", tuple(clauses(simulation)), Table((), ()))
    return " ".join(text(report).split())


def test_a_change_is_shown_by_world_and_position_and_what_does_not_change_as_a_dash() -> None:
    said = written(
        clause(
            {"derivative_use": "allowed"},
            {"derivative_use": "barred"},
            derivative={"psr": cell(70, 57), "government": cell("life", None)},
        )
    )
    assert "Each clause: the low end if this term read otherwise" in said
    assert "derivative use: derivative – 70 → 57 life → open allowed → barred" in said


def test_a_change_that_the_statutory_minimum_hides_stands_in_parentheses() -> None:
    said = written(clause({"recording": "audio"}, {"recording": "none"}, protected={"defense": cell(60, 60, 37, 57)}))
    assert "record of the session: protected 60 – – audio → none (37 → 57)" in said


def test_two_terms_that_must_change_together_are_shown_together() -> None:
    range_, promise = "sentencing.guideline_range", "is_1B1_8_agreement.no_use_promise"
    said = written(
        clause(
            {range_: "barred", promise: "yes"},
            {range_: "silent", promise: "no"},
            protected={"psr": cell(37, 57)},
        )
    )
    assert "use in the range: protected – 37 → 57 – barred → silent and promise not to use: yes → no" in said


def test_terms_on_which_nothing_turns_are_named_once() -> None:
    said = written(
        clause({"derivative_use": "allowed"}, {"derivative_use": "barred"}, derivative={"psr": cell(70, 57)}),
        clause({"carve_outs": "silent"}, {"carve_outs": "tax"}),
    )
    quiet = said.split("No low end here turns on any other reading of: ")[1]
    assert "carve-outs" in quiet and "recording" not in quiet and "derivative use" not in quiet


def test_without_a_letter_there_is_no_section() -> None:
    simulation = Simulation(receipt=RECEIPT, client="dunn", worlds={}, admissions={})
    assert list(clauses(simulation)) == []


def test_the_section_is_made_of_paragraphs_and_one_table() -> None:
    found = clause({"derivative_use": "allowed"}, {"derivative_use": "barred"}, derivative={"psr": cell(70, 57)})
    simulation = Simulation(receipt=RECEIPT, client="dunn", worlds={}, admissions={}, clauses=(found,))
    (section,) = clauses(simulation)
    assert isinstance(section, Section)
    assert [type(block) for block in section.blocks] == [Paragraph, Table, Paragraph]
