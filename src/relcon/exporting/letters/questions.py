"""What to ask the government about a letter."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.exporting.letters.wording import by_position, closings, low_ends, worlds
from relcon.exporting.report import Block, Paragraph, Report, Section, Table, columns
from relcon.law.positions.options import POSITIONS
from relcon.results.letter import LetterAnswer, LetterQuestion, QuestionKind

KINDS: dict[QuestionKind, str] = {
    "silent": "silent",
    "ambiguous": "terms that do not go together",
    "example": "not the letter's own",
    "beside": "beside the letter",
}


def questions_report(found: LetterAnswer) -> Report:
    """Return the report of ``relcon letter questions``."""
    sections = []
    for letter, asked in found.questions.items():
        terms = [one for one in asked if one.kind != "beside"]
        others = [one for one in asked if one.kind == "beside"]
        sections.append(Section(f"Letter {letter}", tuple(block for one in terms for block in _question(one))))
        sections.append(Section("Beside its terms", tuple(block for one in others for block in _question(one)), 2))
    return Report(
        title="Questions about the letter",
        sections=tuple(sections),
        flat=_flat(found),
        warnings=found.receipt.warnings,
        closing=closings(found),
    )


def _question(one: LetterQuestion) -> Iterator[Block]:
    yield Paragraph(f"{one.title} ({KINDS[one.kind]}): {one.ask}", bullet=True)
    yield Paragraph(f"Why: {one.why}{f' ({one.cite})' if one.cite else ''}.", indent=2)
    if one.positions:
        yield Paragraph(f"Meanwhile: {by_position(one.positions)}.", indent=2)
    for clause in one.clauses:
        for text in low_ends(clause):
            yield Paragraph(f"{text}.", indent=2)
    if not one.clauses:
        yield Paragraph(_turns(one), indent=2)


def _turns(one: LetterQuestion) -> str:
    if one.kind in ("silent", "example"):
        return "No low end here turns on it."
    return f"Turns on it: {worlds(one.turns)}." if one.turns else "No number here turns on it."


def _flat(found: LetterAnswer) -> Table:
    rows = [
        (
            letter,
            one.kind,
            " ".join(one.terms),
            one.title,
            one.ask,
            one.why,
            one.cite,
            *(one.positions.get(position, "") for position in POSITIONS),
            " ".join(one.turns),
        )
        for letter, asked in found.questions.items()
        for one in asked
    ]
    return Table(columns("letter", "kind", "terms", "title", "ask", "why", "cite", *POSITIONS, "turns"), tuple(rows))
