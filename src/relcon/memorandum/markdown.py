"""A memo as Markdown: the same writer as every report; pictures are named, since Markdown holds none."""

from __future__ import annotations

from relcon.memorandum.document import FIGURES, TITLE, Memo, numbered_sections
from relcon.reports.forms import markdown as report_markdown
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns


def markdown(memo: Memo) -> str:
    """Return a memo as Markdown with pipe tables."""
    sections: list[Section] = [Section("", (Table(columns("About", ""), memo.about),))]
    for number, part in memo.numbered():
        sections.append(Section(f"{number}. {part.title}", part.blocks))
        for label, section in numbered_sections(number, part):
            sections.append(Section(f"{label} {section.title}".strip(), section.blocks, level=2))
        if part.box:
            sections.append(Section("", (Paragraph(f"{part.box}: [{' ' * 60}]"),)))
    if memo.figures:
        listed: list[Block] = [Paragraph(one.title, bullet=True) for one in memo.figures]
        sections.append(
            Section(f"{len(memo.parts) + 1}. {FIGURES}", (Paragraph("In the memo as HTML or Word:"), *listed))
        )
    return report_markdown(
        Report(
            title=TITLE,
            sections=tuple(sections),
            flat=Table((), ()),
            warnings=memo.warnings,
            closing=(memo.receipt,),
            assumed=memo.assumed,
        )
    )
