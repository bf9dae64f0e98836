"""Tables without rules: columns, folding, notes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relcon.reports.close_table import lines_of
from relcon.reports.forms import markdown
from relcon.reports.report import Column, Paragraph, Report, Section, Table
from relcon.reports.text import text

SMALL = Table((Column(""), Column("Middle", right=True)), (("Dunn", "120"), ("Hale", "60")), {0: ("Table 57–71.",)})


def test_a_note_stands_under_its_row() -> None:
    assert list(lines_of(SMALL, 80)) == ["      Middle", "Dunn     120", "  Table 57–71.", "Hale      60"]


def test_a_table_without_headings_begins_with_its_rows() -> None:
    table = Table((Column(""), Column("")), (("a", "b"),), {0: ("n",)})
    assert list(lines_of(table, 80)) == ["a  b", "  n"]


@given(st.lists(st.tuples(*[st.text("ab ", max_size=60)] * 3), min_size=1, max_size=4), st.integers(40, 80))
def test_nothing_is_cut_and_no_line_is_too_long(rows: list[tuple[str, str, str]], width: int) -> None:
    written = list(lines_of(Table((Column("x"), Column("y"), Column("z")), tuple(rows)), width))
    assert max(map(len, written)) <= width
    wanted = sorted("".join("".join(row) for row in rows).replace(" ", "") + "xyz")
    assert sorted("".join(written).replace(" ", "")) == wanted


def report(sheet: bool) -> Report:
    return Report("T", (Section("S", (SMALL, Paragraph("one two"))),), Table((), ()), closing=("end",), sheet=sheet)


def test_a_sheet_has_no_empty_line_and_no_rule() -> None:
    lines = text(report(sheet=True)).splitlines()
    assert "" not in lines
    assert not any(set(line) <= set("=-") for line in lines)
    assert lines[-1] == "end"
    assert "" in text(report(sheet=False)).splitlines()


def test_markdown_keeps_notes_inside_the_table() -> None:
    assert "| Dunn | 120 |\n| Table 57–71. | |\n| Hale | 60 |" in markdown(report(sheet=True)).replace("|  |", "| |")
