"""What other wordings of a letter's terms would lower: each term as it stands, the wordings, and the low ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from relcon.law.letters.meanings import meanings
from relcon.law.months import number
from relcon.law.positions.options import POSITIONS, options
from relcon.proffer.admissions.answers import admission_answers, costing_role
from relcon.proffer.letter.answers import letter_receipt, letter_term
from relcon.proffer.letter.chosen import client_of, letters_asked
from relcon.proffer.letter.clauses import Clauses
from relcon.proffer.proffer_run import ProfferRun, proffer_run
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.records.letter import Letter
from relcon.records.matter import Matter
from relcon.records.term import SILENT
from relcon.results.base import Months
from relcon.results.letter import Clause, ClauseCell, LetterAnswer, LetterAsk

ORDER: Final[tuple[PositionName, ...]] = ("psr", "government", "defense")
"""In which position wordings are compared first."""


def redline(matter: Matter, letter: str | None = None, made: ProfferRun | None = None) -> LetterAnswer:
    """Return by letter the terms of which another wording lowers a low end, those that lower most in Middle first.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    letter : str, optional
        Only this one.
    made : ProfferRun, optional
        The same proffer made ready, where something else is asked of it too.

    Raises
    ------
    NoProffer, UnknownName, Unresolved
        As for `relcon.proffer.letter.answers.questions`.
    """
    wanted = letters_asked(matter, letter)
    made = made or proffer_run(matter)
    found = Clauses(made.worlds.table, made.batch, list(WORLDS)).every()
    return LetterAnswer(
        receipt=letter_receipt(matter),
        client=client_of(matter),
        asks={one.id: tuple(_asks(matter, one, found)) for one in wanted},
        costs_role=costing_role(admission_answers(made.worlds.table, made.batch)),
    )


def lowered(clause: Clause) -> tuple[int, ...]:
    """Return by how many months a wording lowers the low end, then the one by the table: in Middle first.

    An end that is open or becomes so is no number of months: it counts for nothing here, and is shown.
    """
    cells = [cells for worlds in (clause.worlds, clause.if_complete) for cells in worlds.values()]
    return tuple(
        max((_less(*pair) for one in cells if (cell := one.get(position)) for pair in (_pairs(cell)[end],)), default=0)
        for position in ORDER
        for end in (0, 1)
    )


def _pairs(cell: ClauseCell) -> tuple[tuple[Months | None, Months | None], tuple[Months | None, Months | None]]:
    return (cell.low_end, cell.otherwise), (cell.by_table, cell.by_table_otherwise)


def _less(now: Months | None, then: Months | None) -> int:
    return 0 if now is None or then is None else max(0, number(now) - number(then))


def _asks(matter: Matter, letter: Letter, found: Sequence[Clause]) -> Iterator[LetterAsk]:
    by_term: dict[str, list[Clause]] = {}
    for clause in found:
        if clause.letter != letter.id or clause.together:
            continue
        ((name, wording),) = clause.otherwise.items()
        if wording != SILENT and any(lowered(clause)):  # silence is no wording
            by_term.setdefault(name, []).append(clause)
    read = {name: options(name, matter.case.positions, matter.circuit) for name in POSITIONS}
    asks = [
        LetterAsk(
            term=letter_term(letter, name, read),
            why=meanings()[name].governs,
            cite=meanings()[name].cite,
            wordings=tuple(sorted(clauses, key=lowered, reverse=True)),
        )
        for name, clauses in by_term.items()
    ]
    yield from sorted(asks, key=lambda one: lowered(one.wordings[0]), reverse=True)
