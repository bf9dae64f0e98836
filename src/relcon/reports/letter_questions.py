"""What to ask about a letter: first what moves the range, most months first, then what matters at trial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.letter import Letter
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.letter_words import (
    DECISION,
    by_position,
    ends,
    moved,
    named,
    otherwise,
    outcome,
    stands,
    step,
    under,
)
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.letter import Clause, ClauseCell, Elsewhere, LetterAnswer, LetterQuestion, Moves, QuestionKind

KINDS: Final[dict[QuestionKind, str]] = {
    "silent": "silent",
    "ambiguous": "terms that do not fit together",
    "example": "not the letter's own",
    "beside": "beside the letter",
}
GROUPS: Final[dict[Moves, str]] = {
    "range": "MOVES THE RANGE",
    "trial": "MATTERS AT TRIAL",
    "nothing": "NOT PUT INTO A NUMBER HERE",
    "beside": "BESIDE IT",
}
ORDER: Final[tuple[PositionName, ...]] = ("psr", "government", "defense")
"""In which position questions are compared first."""
OUTCOMES: Final = ("protected", "triggered_sentencing", "derivative")
"""The outcome in which a question is told, where it moves there; a trial on a theory last."""
MOST: Final[dict[Moves, int]] = {"range": 6, "trial": 5, "nothing": 9, "beside": 6}
"""How many questions are asked of each group; the rest are counted."""
ASKED: Final = 49
CELL: Final = 26
"""Columns of a question, and of the low end beside it."""
CURE: Final = "--all"
CREDIT: Final = "The court decides (f)(5); a disclosure apart can make it too."


class Told(NamedTuple):
    """The reading by which a question is told: the one that moves most in the first outcome where anything moves."""

    clause: Clause
    world: str
    cells: dict[PositionName, ClauseCell]
    complete: bool

    @property
    def months(self) -> tuple[int, ...]:
        """By how many months it moves the low end, in Middle first."""
        return tuple(months for position in ORDER for months in moved(self.cells.get(position)))


def questions_report(
    found: LetterAnswer, matter: Matter, *, why: bool = False, every: bool = False, exact: bool = False
) -> Report:
    """Return the report of ``relcon letter questions``.

    Parameters
    ----------
    found, matter
        The answer; letters, topics and terms.
    why
        Whether each question has why it matters, by what authority, and how each position reads it meanwhile.
    every
        Whether nothing is only counted, and every silent term is named.
    exact
        Whether the names of the terms in the file are printed.
    """
    sections = tuple(
        section
        for id, asked in found.questions.items()
        for section in (
            _long(asked, matter, found.costs_role) if why else _short(asked, matter, found, every=every, exact=exact)
        )
    )
    return Report(
        title="; ".join(heading(matter.letters[id], asked) for id, asked in found.questions.items()),
        sections=sections,
        flat=_flat(found),
        warnings=edition_words.cautions(found.receipt, matter, "each figure"),
        closing=(
            DECISION if why else f"{DECISION} Why, authority, reading meanwhile: --why.",
            *((words.FOOT,) if why else ()),
            closing(found.receipt),
        ),
        sheet=not why,
        **({} if why else {"assumed": ""}),
    )


def heading(letter: Letter, asked: Sequence[LetterQuestion]) -> str:
    """Return what a letter leaves open, in a sentence."""
    silent = sum(one.kind == "silent" for one in asked)
    apart = sum(one.kind == "ambiguous" for one in asked)
    taken = sum(one.kind == "example" for one in asked)
    parts = [f"silent on {silent} point{'' if silent == 1 else 's'}" if silent else "silent on no point that is asked"]
    if apart:
        parts.append("one pair of terms does not fit together" if apart == 1 else f"{apart} pairs do not fit together")
    if taken:
        parts.append(f"{taken} terms are an example's, not its own")
    return f"{named(letter)}: {'; '.join(parts)}"


def told(question: LetterQuestion) -> Told | None:
    """Return the reading by which a question is told; None where nothing moves."""
    first = [first_told(readings(clause)) for clause in question.clauses]
    return max(reversed(first), key=lambda one: one.months, default=None)


def first_told(found: Sequence[Told]) -> Told:
    """Return the reading that is told of several: the first that moves something in Middle."""
    return next((one for one in found if "psr" in one.cells), found[0])


def readings(clause: Clause) -> list[Told]:
    """Return a clause outcome by outcome, the one that is told first; if all is told besides, after those."""
    order = [*OUTCOMES, *(world for world in clause.worlds if world not in OUTCOMES)]
    return [
        Told(clause, world, {p: cells[p] for p in POSITIONS if p in cells}, complete)
        for worlds, complete in ((clause.worlds, False), (clause.if_complete, True))
        for world in order
        if (cells := worlds.get(world))
    ]


def grouped(asked: Sequence[LetterQuestion]) -> dict[Moves, list[LetterQuestion]]:
    """Return the questions by what an answer moves; of those on the range what moves most first."""
    found = {moves: [one for one in asked if one.moves == moves] for moves in GROUPS}
    found["range"].sort(key=lambda one: first.months if (first := told(one)) else (), reverse=True)
    return found


def _short(
    asked: Sequence[LetterQuestion], matter: Matter, found: LetterAnswer, *, every: bool, exact: bool
) -> Iterator[Section]:
    costly, elsewhere = found.costs_role, found.elsewhere
    by_moves = grouped(asked)
    number = 0
    for moves, questions in by_moves.items():
        kept = questions if every else questions[: MOST[moves]]
        numbered = list(enumerate(kept, start=number + 1))
        number += len(kept)
        left = len(questions) - len(kept)
        blocks = list(
            _range(numbered, matter, costly, exact) if moves == "range" else _row(moves, numbered, left, exact)
        )
        if moves == "nothing":
            blocks += computed_elsewhere(questions, elsewhere)
        if blocks:
            yield Section("" if moves == "range" else GROUPS[moves], tuple(blocks))
    if not by_moves["range"]:
        yield Section("", (Paragraph("No answer here moves the range, as far as the session has been entered."),))
    silent = [one for one in asked if one.kind == "silent"]
    if every and silent:
        said = "; ".join(f"{one.title} [{', '.join(one.terms)}]" if exact else one.title for one in silent)
        yield Section("SILENT ON", (Paragraph(f"{said}."),))


def _range(
    numbered: Sequence[tuple[int, LetterQuestion]], matter: Matter, costly: Sequence[str], exact: bool
) -> Iterator[Block]:
    rows = []
    cells: list[ClauseCell] = []
    for number, one in numbered:
        found = told(one)
        if found is not None:
            parts = (question_asked(one, exact=exact), " ".join(beneath(one, found, costly)))
            lines = [line for part in parts if part for line in words.wrapped(part, ASKED).split("\n")]
            asked = f"{number:>2} " + "\n   ".join(lines)
            cells += found.cells.values()
            rows.append((asked, words.wrapped(low_end_told(one, found, matter, costly), CELL)))
    if rows:
        yield Table(columns(f"{GROUPS['range']}, most months first", "Low end, Middle"), tuple(rows))
    yield from (Paragraph(text, indent=1) for text in under(cells, costly))


def question_asked(one: LetterQuestion, *, exact: bool = False) -> str:
    """Return a question with the pages that do not fit together, and where its term is from."""
    pages = f" (p. {' and p. '.join(sorted(one.pages))} do not fit)" if one.kind == "ambiguous" and one.pages else ""
    term = f" [{', '.join(one.terms)}]" if exact and one.terms else ""
    taken = " (an example's term, not the letter's own)" if one.kind == "example" else ""
    return f"{one.ask}{pages}{taken}{term}"


def _condition(one: LetterQuestion, found: Told, matter: Matter) -> str:
    alone = one.kind == "silent" and len(found.clause.otherwise) == 1
    condition = f"if {otherwise(found.clause, matter, alone=alone)}"
    return f"{condition} and all is told" if found.complete else condition


def low_end_told(one: LetterQuestion, found: Told, matter: Matter, costly: Sequence[str]) -> str:
    """Return the low end in Middle, or in the first position in which it moves."""
    position = next(p for p in ORDER if p in found.cells)
    text = ends(found.cells[position], _condition(one, found, matter), costly)
    return text if position == "psr" else f"{words.short(position)}: {text}"


def beneath(one: LetterQuestion, found: Told, costly: Sequence[str]) -> Iterator[str]:
    """Yield what stands under a question: how silence is read, the outcome, the other positions."""
    if one.read_for:
        yield _silence(one, found, costly)
    if found.complete:
        yield CREDIT
    if found.world != OUTCOMES[0]:
        yield f"{outcome(found.world)}."
    first = next(p for p in ORDER if p in found.cells)
    others = [f"{words.short(p)} {step(found.cells[p], costly)}" for p in POSITIONS if p in found.cells and p != first]
    if others:
        yield f"{'; '.join(others)}."


def _silence(one: LetterQuestion, found: Told, costly: Sequence[str]) -> str:
    """Return for whom silence is read, with the low end where the client has it."""
    held: dict[PositionName, ClauseCell] = {}
    for reading in (reading for clause in one.clauses for reading in readings(clause)):
        if reading.world == found.world and reading.complete in (False, found.complete):
            held = {**reading.cells, **held}
    client = [p for p in POSITIONS if one.read_for.get(p) == "client"]
    said = [f"{words.short(p)} ({stands(held[p], costly)})" if p in held else words.short(p) for p in client]
    if not said:
        return "Silence is read for the government in every position."
    if len(client) == len(one.read_for):
        return "Silence is read for the client in every position."
    return f"Silence: for the client in {' and '.join(said)}, else for the government."


def _row(moves: Moves, numbered: Sequence[tuple[int, LetterQuestion]], left: int, exact: bool) -> Iterator[Block]:
    """Yield questions in a row: those at trial as they are asked, what is put into no number here by title."""
    short = moves == "nothing" and not exact
    texts = [
        f"{number} {one.title if short else question_asked(one, exact=exact)}{_barred(one)}" for number, one in numbered
    ]
    if left:
        texts.append(f"and {left} more: {CURE}" if short else f"And {left} more: {CURE}.")
    if texts:
        yield Paragraph(("; " if short else " ").join(texts), indent=1)


def computed_elsewhere(asked: Sequence[LetterQuestion], found: Elsewhere | None) -> tuple[Paragraph, ...]:
    """Return what other rows compute of acceptance, obstruction and a motion, where one of them is asked about."""
    if found is None:
        return ()
    acceptance, obstruction = found.acceptance, found.obstruction
    said = {
        "sentencing.acceptance_use": acceptance and f"acceptance {words.levels(acceptance)}, none in a false proffer",
        "sentencing.3553e_motion": found.motion and f"§5K1.1 alone stops at {words.months(found.motion)}",
        "truthfulness.obstruction_3C1_1": obstruction and f"obstruction {words.levels(obstruction)} in a false proffer",
    }
    told = [said[term] for one in asked for term in one.terms if said.get(term)]
    return (Paragraph(f"Computed (relcon simulate): {'; '.join(map(str, told))}.", indent=1),) if told else ()


def _barred(one: LetterQuestion) -> str:
    """Return why a credit for the safety valve moves no number, in parentheses: what bars it whatever is disclosed."""
    return f" ({words.bar(one.barred)}, whatever counts)" if one.barred else ""


def _long(asked: Sequence[LetterQuestion], matter: Matter, costly: Sequence[str]) -> Iterator[Section]:
    for moves, questions in grouped(asked).items():
        if questions:
            blocks = [block for one in questions for block in _question(one, matter, costly)]
            told = [reading for one in questions for clause in one.clauses for reading in readings(clause)]
            marks = under((cell for reading in told for cell in reading.cells.values()), costly)
            yield Section(GROUPS[moves], (*blocks, *map(Paragraph, marks)))


def _question(one: LetterQuestion, matter: Matter, costly: Sequence[str]) -> Iterator[Block]:
    place = "; ".join(filter(None, (KINDS[one.kind], ", ".join(one.terms))))
    yield Paragraph(f"{one.ask} ({place})", bullet=True)
    yield Paragraph(f"Why: {one.why}{f' ({one.cite})' if one.cite else ''}.", indent=2)
    if one.positions:
        yield Paragraph(f"Meanwhile: {by_position(one.positions)}.", indent=2)
    for clause in one.clauses:
        for found in readings(clause):
            condition = _condition(one, found, matter)
            ended = [f"{words.short(p)} {step(found.cells[p], costly)}" for p in POSITIONS if p in found.cells]
            yield Paragraph(
                f"{condition[0].upper()}{condition[1:]}: {'; '.join(ended)}. {outcome(found.world)}.", indent=2
            )


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
            one.moves,
        )
        for letter, asked in found.questions.items()
        for one in asked
    ]
    titles = ("letter", "kind", "terms", "title", "ask", "why", "cite", *POSITIONS, "turns", "moves")
    return Table(columns(*titles), tuple(rows))
