"""A report as plain text in a given width, or with bold headings for a terminal."""

from __future__ import annotations

from io import StringIO

from rich.box import Box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from relcon.reading.problems import WIDTH
from relcon.reports.close_table import lines_of
from relcon.reports.report import Block, Paragraph, Report, Section, Table, shown
from relcon.words import PRIVILEGED

# One line under the headings and nothing else: it reads the same in a file, a pipe and a terminal.
RULE = Box("    \n    \n -- \n    \n    \n    \n    \n    \n")


def text(report: Report, width: int = WIDTH, colour: bool = False) -> str:
    """Return a report as text.

    Parameters
    ----------
    report
        What to write.
    width
        Columns; nothing is cut off, long words are folded.
    colour
        Whether headings are bold. Without it there is no escape sequence in the text.
    """
    out = _Writer(width, colour, report.sheet)
    if report.sheet:
        out.paragraph(f"{PRIVILEGED} {report.assumed}", "bold")
    else:
        out.paragraph(PRIVILEGED, "bold")
        if report.assumed:
            out.paragraph(report.assumed)
    for warning in report.warnings:
        out.gap()
        out.paragraph(warning, "bold")
    out.gap()
    out.heading(report.title, "=")
    for section in report.sections:
        out.section(section)
    if report.closing:
        out.gap()
    for line in report.closing:
        out.paragraph(line)
    return out.done()


class _Writer:
    """Text as it is put together."""

    def __init__(self, width: int, colour: bool, sheet: bool) -> None:
        self.width, self.sheet = width, sheet
        self.out = StringIO()
        self.console = Console(
            file=self.out,
            width=width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def section(self, section: Section) -> None:
        self.gap()
        if section.title:
            self.heading(section.title, "-" if section.level == 1 else "")
        for block in section.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            first = "- " if block.bullet else block.lead
            self.paragraph(block.text, first=" " * block.indent + first)
        elif self.sheet:
            for line in lines_of(block, self.width):
                self.console.print(Text(line), soft_wrap=True)
        else:
            self.table(block)

    def heading(self, title: str, under: str) -> None:
        lines = Text(shown(title), style="bold").wrap(self.console, self.width)
        self.console.print(lines)
        if under and not self.sheet:
            self.console.print(Text(under * max(line.cell_len for line in lines)))

    def paragraph(self, text: str, style: str = "", first: str = "") -> None:
        rest = " " * len(first)
        wrapped = Text(shown(text), style=style).wrap(self.console, self.width - len(first))
        for place, line in enumerate(wrapped):
            line.rstrip()
            self.console.print(Text.assemble(first if place == 0 else rest, line))

    def table(self, table: Table) -> None:
        made = RichTable(
            box=RULE, show_edge=False, show_header=not self.sheet, padding=0, pad_edge=False, header_style="bold"
        )
        for column in table.columns:
            made.add_column(Text(shown(column.title)), justify="right" if column.right else "left", overflow="fold")
        if self.sheet:
            made.add_row(*(Text(shown(column.title), style="bold") for column in table.columns))
        for row in table.rows:
            made.add_row(*(Text(shown(cell)) for cell in row))
        self.console.print(made)

    def gap(self) -> None:
        if not self.sheet:
            self.console.print()

    def done(self) -> str:
        return "\n".join(line.rstrip() for line in self.out.getvalue().split("\n"))
