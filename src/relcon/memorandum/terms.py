"""The letter: term by term in its own words, and what to ask the government about it, most months first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.memorandum.asked import Asked
from relcon.memorandum.document import Part
from relcon.memorandum.plain import plain
from relcon.reports.letter_questions import (
    GROUPS,
    beneath,
    computed_elsewhere,
    first_told,
    grouped,
    low_end_told,
    question_asked,
    readings,
    told,
)
from relcon.reports.letter_report import by_use, comes_to, letter_heading
from relcon.reports.letter_words import DECISION, authority, by_position, named, outcome, step, under
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.reports.simulation_admissions import INTRO, change
from relcon.results.letter import ClauseCell, LetterQuestion, LetterShown, LetterTerm

NO_LETTER = (
    "No letter is recorded: nothing keeps what is said out of the range (USSG §1B1.8), and Fed. R. Evid. 410 and "
)
NO_LETTER += "Fed. R. Crim. P. 11(f) alone restrict its use."


def letter(asked: Asked) -> Part:
    """Return what each letter does, term by term, with its own words and pages, and what it is silent on."""
    shown = asked.letters.letters if asked.letters is not None else ()
    title = "What the letter does"
    if not shown:
        return Part(title, (Paragraph(NO_LETTER),))
    return Part(title, sections=plain(section for one in shown for section in _letter(one, asked, several=len(shown))))


def _letter(shown: LetterShown, asked: Asked, *, several: int) -> Iterator[Section]:
    heading = letter_heading(shown, asked.matter)
    intro: list[Block] = [Paragraph(f"{heading}.")]
    if shown.preset is not None:
        taken = ", ".join(shown.preset.terms) or "none"
        intro.append(Paragraph(f"Terms that are not its own, {shown.preset.label}: {taken}. {shown.preset.note}."))
    yield Section("", tuple(intro))
    of = f", {named(asked.matter.letters[shown.id])}" if several > 1 else ""
    for title, terms in by_use(shown).items():
        rows = tuple(_term(term, asked) for term in terms)
        table = Table(columns("Term", "What it comes to", "In its own words", "Page"), rows)
        yield Section(f"{title}{of}", (table,) if rows else (Paragraph("Nothing is said."),))
    yield Section(f"Silent, and so open{of}", tuple(_silent(shown.terms)))
    never = tuple(Paragraph(f"{text[0].upper()}{text[1:]}.", bullet=True) for text in shown.unrestricted)
    yield Section(f"What no letter restricts, and what is open beside it{of}", never)


def _term(term: LetterTerm, asked: Asked) -> tuple[str, ...]:
    own = f'"{term.quote}"' if term.quote else ""
    follows = "it follows from the purposes that the letter lists" if term.follows_from else ""
    example = f"an example's words ({term.preset}), not the letter's" if term.preset else ""
    return (term.title, comes_to(term, asked.matter), "; ".join(filter(None, (own, follows, example))), term.page or "")


def _silent(terms: Sequence[LetterTerm]) -> Iterator[Block]:
    silent = [term for term in terms if term.silent and not term.answered]
    if not silent:
        yield Paragraph("It is silent on nothing that is asked.")
        return
    rows = [(term.title, f"{by_position(term.positions)}.") for term in silent]
    yield Table(columns("Term", "How it is read meanwhile"), tuple(rows))


def questions(asked: Asked) -> Part:
    """Return what to ask the government about each letter: first what moves the range, most months first."""
    title = "Questions for the government"
    found = asked.letters.questions if asked.letters is not None else {}
    if not found:
        return Part(title, (Paragraph("No letter is recorded: there is none to ask about."),))
    sections: list[Section] = []
    for id, several in found.items():
        of = f", {named(asked.matter.letters[id])}" if len(found) > 1 else ""
        sections += _questions(several, asked, of)
    sections += _otherwise(asked)
    return Part(title, (Paragraph(DECISION),), plain(sections))


def _otherwise(asked: Asked) -> Iterator[Section]:
    """Yield every term, or pair of terms, on which a low end turns, each in the outcome that is told first."""
    first = [first_told(found) for clause in asked.simulation.clauses if (found := readings(clause))]
    if not first:
        return
    rows = []
    costly = asked.brief.costs_role
    for one in sorted(first, key=lambda one: one.months, reverse=True):
        besides = ", if all is told" if one.complete else ""
        cells = (step(one.cells.get(position), costly) for position in POSITIONS)
        rows.append((change(one.clause, asked.matter), f"{outcome(one.world)}{besides}", *cells))
    heads = ("Term: as it stands to otherwise", "Outcome", *map(words.short, POSITIONS))
    note = Paragraph(f"{INTRO} Each in the outcome that is told first; a trial last.")
    marks = map(Paragraph, under((cell for one in first for cell in one.cells.values()), costly))
    yield Section(
        "The low end if a term read otherwise, most months first", (note, Table(columns(*heads), tuple(rows)), *marks)
    )


def _questions(several: Sequence[LetterQuestion], asked: Asked, of: str) -> Iterator[Section]:
    costly = asked.letters.costs_role if asked.letters is not None else ()
    number = 0
    for moves, group in grouped(several).items():
        if not group:
            continue
        title = f"{GROUPS[moves].capitalize()}{of}"
        numbers = range(number + 1, number + len(group) + 1)
        number += len(group)
        if moves == "range":
            yield Section(f"{title}, most months first", tuple(_priced(numbers, group, asked, costly)))
        else:
            rows = [
                (str(n), question_asked(one), f"{one.why}{_cite(one)}") for n, one in zip(numbers, group, strict=True)
            ]
            table = Table(columns("", "Question", "Why it matters"), tuple(rows))
            elsewhere = computed_elsewhere(group, asked.letters.elsewhere) if asked.letters is not None else ()
            yield Section(title, (table, *elsewhere))


def _priced(
    numbers: Sequence[int], group: Sequence[LetterQuestion], asked: Asked, costly: Sequence[str]
) -> Iterator[Block]:
    rows = []
    cells: list[ClauseCell] = []
    for number, one in zip(numbers, group, strict=True):
        first = told(one)
        if first is None:
            continue
        cells += first.cells.values()
        end = low_end_told(one, first, asked.matter, costly)
        rows.append(
            (str(number), question_asked(one), f"{one.why}{_cite(one)}", "\n".join((end, *beneath(one, first, costly))))
        )
    yield Table(columns("", "Question", "Why it matters", "Low end, Middle"), tuple(rows))
    yield from map(Paragraph, under(cells, costly))


def _cite(one: LetterQuestion) -> str:
    return authority(one.cite, "")
