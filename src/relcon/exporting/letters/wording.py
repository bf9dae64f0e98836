"""How terms, positions and changed low ends read in the reports of letters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from relcon import words
from relcon.exporting.exposure_report import closing
from relcon.exporting.simulation.clauses import cell
from relcon.law.positions.options import POSITIONS
from relcon.results.clauses import Clause, ClauseCell
from relcon.results.letter import LetterAnswer, LetterTerm


def title(term: LetterTerm) -> str:
    """Return a term's title with its name in the file."""
    return f"{term.title} ({term.term})"


def said(term: LetterTerm) -> str:
    """Return what a letter says of a term: in plain words, then its own, with page and example."""
    quote = f' "{term.quote}"' if term.quote else ""
    place = f" (page {term.page})" if term.page else ""
    example = f" [from the example {term.preset}, not the letter's own words]" if term.preset else ""
    follows = f" [follows from {term.follows_from}]" if term.follows_from else ""
    return f"{term.says.removesuffix('.')}.{quote}{place}{example}{follows}"


def worlds(ids: Iterable[str]) -> str:
    """Return worlds as they are called in what is printed."""
    return "; ".join(words.WORLDS[id] for id in ids)


def authority(cite: str, source: str) -> str:
    """Return a cite with how well it is known, in brackets; nothing where there is none."""
    known = {"S25": "", "read": "", "secondary": "; known from a secondary source", "unverified": "; not verified"}
    return f" ({cite}{known.get(source, '')})" if cite else ""


def by_position(texts: Mapping[str, str]) -> str:
    """Return what the positions make of something, those that agree together."""
    grouped: dict[str, list[str]] = {}
    for position in POSITIONS:
        if position in texts:
            grouped.setdefault(texts[position], []).append(words.short(position))
    if len(grouped) == 1:
        return f"Every position: {next(iter(grouped))}"
    return "; ".join(f"{', '.join(held)}: {text}" for text, held in grouped.items())


def low_ends(clause: Clause) -> Iterable[str]:
    """Yield, by world, the low end if a term read otherwise, positions that agree together."""
    otherwise = " and ".join(clause.otherwise.values())
    for world, cells in clause.worlds.items():
        grouped: dict[str, list[str]] = {}
        for position in POSITIONS:
            if position in cells:
                grouped.setdefault(_changed(cells[position]), []).append(words.short(position))
        each = "; ".join(f"{text} ({', '.join(held)})" for text, held in grouped.items())
        yield f"Read as {otherwise}, {world}: the low end if this term read otherwise: {each}"


def _changed(found: ClauseCell) -> str:
    if found.low_end == found.otherwise:
        return f"{cell(found).replace(chr(10), ' ')} by the table"
    end = "open" if found.otherwise is None else words.months(found.otherwise)
    months = " months" if isinstance(found.otherwise, int) else ""
    return f"{end}{months}, as it stands {'open' if found.low_end is None else words.months(found.low_end)}"


def closings(found: LetterAnswer) -> tuple[str, ...]:
    """Return what stands under every report of letters."""
    return (
        "Nothing here is advised or advised against: which terms to accept is counsel's decision.  [            ]",
        f"Positions: {words.titles(POSITIONS)}.",
        closing(found.receipt),
    )
