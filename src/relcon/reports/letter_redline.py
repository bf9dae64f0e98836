"""What another wording of each term would lower: the term as it stands, the wording, low ends, most months first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.letter_questions import first_told, readings
from relcon.reports.letter_words import DECISION, named, otherwise, outcome, said, step, under
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.letter import Clause, LetterAnswer, LetterAsk

SHOWN: Final = 8
"""Terms of a letter on the first screen; the rest is counted."""
NOTHING: Final = "No other wording of a term lowers a low end, as far as the session has been entered."


def redline_report(found: LetterAnswer, matter: Matter, *, why: bool = False, every: bool = False) -> Report:
    """Return the report of ``relcon letter redline``.

    Parameters
    ----------
    found, matter
        The answer; letters and topics.
    why
        Whether each term has what it governs, by what authority, and every wording that lowers something.
    every
        Whether no term is only counted.
    """
    sections = [
        Section(
            "" if len(found.asks) == 1 else named(matter.letters[id]),
            tuple(_letter(asks, matter, found.costs_role, why=why, every=every)),
        )
        for id, asks in found.asks.items()
    ]
    return Report(
        title="; ".join(_title(matter, id, len(asks)) for id, asks in found.asks.items()),
        sections=tuple(sections),
        flat=_flat(found),
        warnings=edition_words.cautions(found.receipt, matter, "each figure"),
        closing=(DECISION if why else f"{DECISION} What each governs: --why.", words.FOOT, closing(found.receipt)),
        assumed="",
    )


def _title(matter: Matter, id: str, number: int) -> str:
    terms = "no term" if not number else "1 term" if number == 1 else f"{number} terms"
    return f"{named(matter.letters[id])}: another wording of {terms} would lower a low end"


def _letter(
    asks: tuple[LetterAsk, ...], matter: Matter, costly: Sequence[str], *, why: bool, every: bool
) -> Iterator[Block]:
    if not asks:
        yield Paragraph(NOTHING)
        return
    kept = asks if every or why else asks[:SHOWN]
    for number, ask in enumerate(kept, start=1):
        yield from _ask(number, ask, matter, costly, why=why)
    if len(asks) > len(kept):
        yield Paragraph(f"And {len(asks) - len(kept)} more: --all.")
    told = [first_told(readings(wording)) for ask in kept for wording in (ask.wordings if why else ask.wordings[:1])]
    yield from (Paragraph(text) for text in under((cell for one in told for cell in one.cells.values()), costly))


def _ask(number: int, ask: LetterAsk, matter: Matter, costly: Sequence[str], *, why: bool) -> Iterator[Block]:
    lead = f"{number} "
    stands = "silent" if ask.term.silent else said(ask.term, matter)
    yield Paragraph(f"{ask.term.title[0].upper()}{ask.term.title[1:]}. As it stands: {stands.rstrip('.')}.", lead=lead)
    if why:
        cite = f" ({ask.cite})" if ask.cite else ""
        yield Paragraph(f"Why: {ask.why}{cite}.", indent=len(lead))
    for wording in ask.wordings if why else ask.wordings[:1]:
        yield Paragraph(
            f"Other wording: {otherwise(wording, matter, alone=True)}. {moves(wording, costly)}", indent=len(lead)
        )


def moves(wording: Clause, costly: Sequence[str] = ()) -> str:
    """Return what a wording moves, then the outcome: ``Middle 120 to 46. Proffer, letter honored.``."""
    found = first_told(readings(wording))
    ends = [f"{words.short(p)} {step(found.cells[p], costly)}" for p in POSITIONS if p in found.cells]
    told = ", if all is told" if found.complete else ""
    return f"{'; '.join(ends)}. {outcome(found.world)}{told}."


def _flat(found: LetterAnswer) -> Table:
    rows = [
        (
            letter,
            ask.term.term,
            ask.term.title,
            ask.term.says,
            ask.term.quote or "",
            ask.term.page or "",
            wording.otherwise[ask.term.term],
            reading.world,
            "yes" if reading.complete else "no",
            position,
            *(str(end) for end in (cell.low_end, cell.otherwise, cell.by_table, cell.by_table_otherwise)),
            ask.why,
            ask.cite,
        )
        for letter, asks in found.asks.items()
        for ask in asks
        for wording in ask.wordings
        for reading in readings(wording)
        for position, cell in reading.cells.items()
    ]
    titles = ("letter", "term", "title", "stands", "quote", "page", "otherwise", "world", "if_complete", "position",
              "low", "low_otherwise", "table_low", "table_low_otherwise", "why", "cite")  # fmt: skip
    return Table(columns(*titles), tuple(rows))
