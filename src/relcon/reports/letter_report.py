"""A letter in print, in plain words: what it does to the range first, then at trial, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from relcon import words
from relcon.law.letters.meanings import meanings
from relcon.law.positions.options import POSITIONS
from relcon.law.ussg.s1b1_8.agreement import IN_RANGE
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.letter_words import DECISION, authority, by_position, named, outcome, page, said, says
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.letter import LetterAnswer, LetterShown, LetterTerm

HEADED: Final = ("letter.office", "letter.date")
"""Terms that the heading of a letter tells."""
WHY: Final = "Its own words, authority, readings, what no letter restricts: --why."


def shown_report(found: LetterAnswer, matter: Matter, *, why: bool = False) -> Report:
    """Return the report of ``relcon letter show``.

    Parameters
    ----------
    found, matter
        The answer; the letters' days.
    why
        Whether each term has its words, what it governs, by what authority, and what each position makes of it.
    """
    sections: list[Section] = []
    for letter in found.letters:
        if len(found.letters) > 1:
            sections.append(Section(letter_heading(letter, matter)))
        sections += _long(letter, matter) if why else _short(letter, matter)
    return Report(
        title="Proffer letters" if len(found.letters) > 1 else letter_heading(found.letters[0], matter),
        sections=tuple(sections),
        flat=_flat(found),
        warnings=edition_words.cautions(found.receipt, matter, "each figure"),
        closing=(*((DECISION, words.FOOT) if why else (f"{DECISION} {WHY}",)), closing(found.receipt)),
        sheet=not why,
        **({} if why else {"assumed": ""}),
    )


def letter_heading(letter: LetterShown, matter: Matter) -> str:
    """Return which letter it is, whose, and the sessions under it."""
    days = [words.day(matter.sessions[id].date) for id in letter.sessions]
    held = f"session{'s' if len(days) > 1 else ''} of {' and '.join(days)}" if days else "no session under it"
    parts = (named(matter.letters[letter.id]), letter.office, held)
    return " · ".join(part for part in parts if part)


def _short(letter: LetterShown, matter: Matter) -> Iterator[Section]:
    for title, terms in by_use(letter).items():
        listed = "; ".join(_line(term, matter) for term in terms)
        yield Section(title.upper(), (Paragraph(f"{listed or 'nothing is said'}.", indent=1),))
    points = sum(term.silent and not term.answered for term in letter.terms)
    head = f"SILENT, and so open: {points} point{'' if points == 1 else 's'} (relcon letter questions)"
    yield Section(head, (Paragraph(_silent(letter.terms), indent=1),))


def by_use(letter: LetterShown) -> dict[str, list[LetterTerm]]:
    """Return the terms that a letter states by what they govern: the range, the trial, the rest."""
    stated = [term for term in letter.terms if not term.silent]
    trial = [term for term in stated if meanings()[term.term].trial]
    ranged = [term for term in stated if term.turns and term not in trial]
    ranged.sort(key=lambda term: term.term != IN_RANGE)
    rest = [term for term in stated if term not in ranged and term not in trial and term.term not in HEADED]
    return {
        "What it does to the range": ranged,
        "At trial, and with what is found through it": trial,
        "The rest": rest,
    }


def _line(term: LetterTerm, matter: Matter) -> str:
    return f"{term.title}: {comes_to(term, matter)}{page(term)}"


def comes_to(term: LetterTerm, matter: Matter) -> str:
    """Return what a term says in plain words; of use in the range what the whole letter comes to."""
    return by_position(term.positions) if term.term == IN_RANGE else says(term, matter)


def _silent(terms: Sequence[LetterTerm]) -> str:
    silent = [term for term in terms if term.silent and not term.answered]
    rest = [term.title for term in terms if term.answered and term.term not in HEADED]
    beside = f" Silent too, with nothing to ask: {'; '.join(rest)}." if rest else ""
    if not silent:
        return f"no term.{beside}"
    read: dict[str, list[str]] = {}
    for position in POSITIONS:
        for whom in dict.fromkeys(term.read_for[position] for term in silent if position in term.read_for):
            read.setdefault(whom, []).append(words.short(position))
    for_whom = ", ".join(f"for the {whom} in {' and '.join(held)}" for whom, held in read.items())
    how = f" Silence is read {for_whom}." if for_whom else ""
    return f"{'; '.join(term.title for term in silent)}.{how}{beside}"


def _long(letter: LetterShown, matter: Matter) -> Iterator[Section]:
    if letter.preset is not None:
        taken = ", ".join(letter.preset.terms) or "none"
        text = f"Terms that are not its own, {letter.preset.label}: {taken}. {letter.preset.note}."
        yield Section("", (Paragraph(text),))
    silent = [term.title for term in letter.terms if term.silent and not term.answered]
    listed = (
        f"Silent, and so open: {', '.join(silent)}." if silent else "No term is silent that leaves something to ask."
    )
    yield Section("", (Paragraph(listed),))
    ordered = sorted(letter.terms, key=lambda term: not term.turns)
    yield Section("Term by term, those on which the range can turn first", tuple(_terms(ordered, matter)), level=2)
    never = tuple(Paragraph(text, bullet=True) for text in letter.unrestricted)
    yield Section("What no letter restricts, and what is open beside it", never, level=2)


def _terms(terms: Sequence[LetterTerm], matter: Matter) -> Iterator[Block]:
    for term in terms:
        yield Paragraph(f"{term.title} ({term.term}): {said(term, matter)}", bullet=True)
        turns = f" A number can turn on it in: {'; '.join(map(outcome, term.turns))}." if term.turns else ""
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
