"""A letter term by term."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.exporting.letters.wording import authority, by_position, closings, said, title, worlds
from relcon.exporting.report import Block, Paragraph, Report, Section, Table, columns
from relcon.law.positions.options import POSITIONS
from relcon.results.letter import LetterAnswer, LetterShown, LetterTerm


def shown_report(found: LetterAnswer) -> Report:
    """Return the report of ``relcon letter show``."""
    sections = [section for letter in found.letters for section in _letter(letter)]
    return Report(
        title="Proffer letter" if len(found.letters) == 1 else "Proffer letters",
        sections=tuple(sections),
        flat=_flat(found),
        warnings=found.receipt.warnings,
        closing=closings(found),
    )


def _letter(letter: LetterShown) -> Iterator[Section]:
    day = f"entered {letter.entered}" if letter.entered else "day of entry not recorded"
    held = f"sessions: {', '.join(letter.sessions)}" if letter.sessions else "no session under it"
    heading = "; ".join(part for part in (letter.office or "", day, held) if part)
    blocks: list[Block] = [Paragraph(f"{heading}.")]
    if letter.preset is not None:
        taken = ", ".join(letter.preset.terms) or "none"
        blocks.append(Paragraph(f"Terms that are not its own, {letter.preset.label}: {taken}. {letter.preset.note}."))
    silent = [term.title for term in letter.terms if term.silent]
    blocks.append(Paragraph(f"Silent, and so open: {', '.join(silent)}." if silent else "No term is silent."))
    yield Section(f"Letter {letter.id}", tuple(blocks))
    yield Section("Term by term", tuple(block for term in letter.terms for block in _term(term)), level=2)
    never = tuple(Paragraph(text, bullet=True) for text in letter.unrestricted)
    yield Section("What no letter restricts, and what is open beside it", never, level=2)


def _term(term: LetterTerm) -> Iterator[Block]:
    yield Paragraph(f"{title(term)}: {said(term)}", bullet=True)
    turns = f" A number can turn on it in: {worlds(term.turns)}." if term.turns else ""
    yield Paragraph(f"Governs {term.governs}{authority(term.cite, term.source)}.{turns}", indent=2)
    if set(term.positions.values()) != {term.says}:
        yield Paragraph(f"{by_position(term.positions)}.", indent=2)


def _flat(found: LetterAnswer) -> Table:
    rows = [
        (
            letter.id,
            term.term,
            " ".join(term.value),
            term.says,
            term.quote or "",
            term.page or "",
            term.preset or "",
            term.governs,
            term.cite,
            term.source,
            *(term.positions[position] for position in POSITIONS),
            " ".join(term.turns),
        )
        for letter in found.letters
        for term in letter.terms
    ]
    titles = ("letter", "term", "value", "says", "quote", "page", "example", "governs", "cite", "source")
    return Table(columns(*titles, *POSITIONS, "turns"), tuple(rows))
