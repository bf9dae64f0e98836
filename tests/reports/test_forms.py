"""One report as text, Markdown and CSV."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.reports.forms import comma_separated, markdown
from relcon.reports.report import Paragraph, Report, Section, Table, columns
from relcon.reports.text import text


def report(cell: str, heading: str = "Title") -> Report:
    table = Table(columns("What", "Grams", right=(1,)), ((cell, "1,500"),))
    return Report(heading, (Section("Part", (Paragraph(cell, bullet=True, indent=2), table)),), table)


@given(st.text(max_size=200), st.integers(min_value=40, max_value=80))
def test_no_text_leaves_its_columns_or_brings_an_escape_sequence(cell: str, width: int) -> None:
    written = text(report(cell), width)
    assert "\x1b" not in written
    # A wide character takes two columns: counting characters can only be too kind, so test the narrow ones alone.
    if all(ord(char) < 0x300 for char in cell):
        assert max(map(len, written.splitlines())) <= width


def test_square_brackets_are_text_and_no_markup() -> None:
    assert "[bold]e1[/bold] [Defense]" in text(report("[bold]e1[/bold] [Defense]"))


def test_headings_are_bold_only_where_asked_for() -> None:
    assert "\x1b[1mTitle\x1b[0m" in text(report("x"), colour=True)


def test_markdown_takes_no_orders_from_a_cell() -> None:
    written = markdown(report("<script> | `x` *y*\nz"))
    assert r"\<script\> \| \`x\` \*y\*<br>z" in written
    assert "<script>" not in written


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-cmd", "@x"])
def test_a_spreadsheet_runs_no_formula(cell: str) -> None:
    rows = list(csv.reader(comma_separated(report(cell)).splitlines()))
    assert rows[-1] == [f"'{cell}", "1,500"]


@pytest.mark.parametrize("cell", ["-2", "+3", "41", "-0.5"])
def test_numbers_stay_numbers(cell: str) -> None:
    assert list(csv.reader(comma_separated(report(cell)).splitlines()))[-1][0] == cell


def test_a_control_character_is_written_out() -> None:
    assert "\\x1b[31m" in text(report("\x1b[31mred"))


def test_a_sheet_has_no_empty_line_and_no_rule() -> None:
    table = Table(columns("What", "Months"), (("Plea", "57–71"),))
    blocks = (Paragraph("What it depends on", lead="1 "), table)
    sheet = Report("Title", (Section("Part", blocks),), table, closing=("End",), assumed="Counsel's words.", sheet=True)
    lines = text(sheet).splitlines()
    assert lines[0].startswith("PRIVILEGED") and "Counsel's words." in " ".join(lines[:3])
    assert lines[-5:] == ["Part", "1 What it depends on", "What  Months", "Plea  57–71", "End"]
