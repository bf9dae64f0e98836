"""The data of Decide: ranges of five outcomes in three positions, what each turns on, ladder, waterfall, lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple
from decimal import Decimal
from typing import Any, Final

from relcon import words
from relcon.audiences.audience import Copy
from relcon.figures.decide import axis, bar, months_of, place, ticks
from relcon.law.letters.meanings import meanings
from relcon.law.months import number
from relcon.law.positions.options import POSITIONS
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED, row
from relcon.proffer.letter.clauses import Clauses
from relcon.proffer.proffer_run import ProfferRun
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.results.exposure import PositionAnswer
from relcon.results.letter import Clause, ClauseCell
from relcon.results.summary import WorksheetSummary, summary
from relcon.views.answered import Answered
from relcon.views.interned import Interned
from relcon.views.short_lists import short_lists

ROWS: Final = ("trial", "silent", "safety_valve_only", "protected", "unprotected")
"""The outcomes that have a row, in order."""
MOST: Final = 2
"""On how many things a row turns."""
LETTER: Final = ("protected", "derivative")
"""The outcomes in which a reading of the letter decides."""

MIXED: Final = "unprotected"
"""The outcome in which a set of admissions is read: exactly these count, and nothing is protected."""
PRIVATE: Final = ("counsel", "client")
"""Whose copies say what another position counts."""
MICRO: Final = 1_000_000

Summaries = Mapping[str, Mapping[str, Mapping[PositionName, WorksheetSummary]]]
"""By outcome, defendant and position."""


def decide(found: Answered, copy: Copy) -> dict[str, Any]:
    """Return what Decide shows.

    Parameters
    ----------
    found, copy
        Everything computed; what this audience may see.
    """
    return _Decide(found, copy).data()


class _Decide:
    """What is looked up more than once."""

    def __init__(self, found: Answered, copy: Copy) -> None:
        self.found, self.copy = found, copy
        self.rows = [id for id in ROWS if id in found.worlds] or list(found.worlds)[:1]
        self.summaries: Summaries = {
            world: {
                id: {p: summary(one.positions[p]) for p in found.positions}
                for id, one in found.worlds[world].defendants.items()
            }
            for world in self.rows
        }
        self.bars, self.texts = Interned(), Interned()

    def data(self) -> dict[str, Any]:
        """Return all of it."""
        found = self.found
        ends = {id: self._axis(id) for id in found.defendants}
        if len(found.worlds) == 1:  # the rows are the defendants', on one axis
            ends = dict.fromkeys(ends, max(ends.values(), default=0))
        data: dict[str, Any] = {
            "rows": [n for n, id in enumerate(found.worlds) if id in self.rows] if len(found.worlds) > 1 else [],
            "ends": ends,
            "ticks": {end: ticks(end) for end in sorted(set(ends.values()))},
            "bar_of": {id: self._bars(id, end) for id, end in ends.items()},
            "bars": self.bars.items,
            "ladder": self._ladder(),
            "lists": short_lists(found, self.copy),
        }
        if self.copy.audience == "court":
            return data
        data["turns"] = {id: self._turns(id) for id in found.defendants}
        if found.made is not None:
            data |= _waterfall(found, found.made)
        if found.made is not None and self.copy.audience == "counsel":
            clauses = list(_clauses(found.made))
            data["terms"] = [_term(one) for one in clauses]
            self._by_letter(data["turns"][found.made.worlds.table.client], clauses)
        data["turn_texts"] = self.texts.items
        return data

    def _axis(self, id: str) -> int:
        return axis(m for of in self.summaries.values() if id in of for one in of[id].values() for m in months_of(one))

    def _bars(self, id: str, end: int) -> list[list[int]]:
        """Return a bar for each row and position."""
        return [
            [self.bars.add(list(astuple(bar(self.summaries[world][id][p], end)))) for p in self.found.positions]
            for world in self.rows
        ]

    def _ladder(self) -> dict[str, Any]:
        """Return the rungs of each Manual, and where each weight stands that a page can come to."""
        found = self.found
        first = next(iter(found.worlds.values())).defendants
        editions = {id: one.edition or found.edition for id, one in first.items()}
        at: dict[str, dict[str, list[Any]]] = {id: {} for id in found.defendants}
        for id, weights in at.items():
            table = row(CONVERTED, editions[id])
            for grams in self._weights(id):
                one = place(int(Decimal(grams) * MICRO), table)
                weights[grams] = [one.rung, one.height, words.amount(grams, CONVERTED)]
        return {
            "edition": editions,
            "rungs": {edition: rungs(edition) for edition in sorted(set(editions.values()))},
            "at": at,
        }

    def _weights(self, id: str) -> list[str]:
        """Return every converted weight of a defendant, in any outcome or set of admissions."""
        live = self.found.live
        answers = (one.defendants[id].positions.values() for one in self.found.worlds.values())
        shown = [one.converted_grams for of in answers for one in of]
        mixed = [one[1] for one in live.outcomes[id]] if live is not None and id in live.outcomes else []
        return list(dict.fromkeys(one for one in (*shown, *mixed) if one is not None))

    def _turns(self, id: str) -> list[list[list[list[Any]]]]:
        """Return, for each row and position, on what it turns: a text, where that is shown, and which."""
        return [
            [[*self._valve(world, id, p), *self._contested(world, id, p)][:MOST] for p in self.found.positions]
            for world in self.rows
        ]

    def _valve(self, world: str, id: str, position: PositionName) -> Iterator[list[Any]]:
        """Yield which criterion of the safety valve stands between the range and the table."""
        one = self.summaries[world][id][position]
        if one.minimum and one.binding != 0 and one.safety_valve != "yes":
            yield [self.texts.add(f"safety valve: {words.available(one)}"), "worksheet"]

    def _contested(self, world: str, id: str, position: PositionName) -> Iterator[list[Any]]:
        """Yield how many transactions another position counts, and how much more the heaviest weighs."""
        if self.copy.audience not in PRIVATE:
            return
        answers = self.found.worlds[world].defendants[id].positions
        here = answers[position]
        touching = {event for one in answers.values() for event in one.events}
        number = sum(_elsewhere(event, position, answers) for event in touching)
        more = max((_grams(one) for one in answers.values()), default=Decimal(0)) - _grams(here)
        if number:
            heavy = f", {words.amount(_plain(more), CONVERTED)} converted" if more > 0 else ""
            yield [self.texts.add(f"{words.counted(number, 'contested transaction')}{heavy}"), "answers"]

    def _by_letter(self, turns: list[list[list[list[Any]]]], clauses: list[Clause]) -> None:
        """Put the term of the letter first whose other reading moves the low end most."""
        for r, world in enumerate(self.rows):
            for p, position in enumerate(self.found.positions):
                best = max(
                    ((one, n) for n, one in enumerate(clauses)),
                    key=lambda pair: _moved(_cell(pair[0], world, position)),
                    default=None,
                )
                cell = _cell(best[0], world, position) if best is not None else None
                if best is None or cell is None or not _moved(cell):
                    continue
                text = self.texts.add(_read_otherwise(best[0], cell, complete=world not in best[0].worlds))
                turns[r][p] = [[text, "term", best[1]], *turns[r][p]][:MOST]


def rungs(edition: str) -> list[tuple[int, str]]:
    """Return each level of the Table with the least converted weight that reaches it."""
    found = row(CONVERTED, edition)
    return [
        (int(level), words.amount(_plain(Decimal(int(least)) / MICRO), CONVERTED) if least else "")
        for level, least in zip(found.levels, found.minimums, strict=True)
    ]


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _grams(answer: PositionAnswer) -> Decimal:
    return Decimal(answer.converted_grams or "0")


def _elsewhere(event: str, position: PositionName, answers: Mapping[str, PositionAnswer]) -> bool:
    """Whether an event neither counts nor is open here, and does in another position."""
    stands = {p: one.events.get(event) for p, one in answers.items()}
    here = stands[position]
    if here is not None and (here.in_ or here.open):
        return False
    return any(one is not None and (one.in_ or one.open) for one in stands.values())


def _clauses(made: ProfferRun) -> Iterator[Clause]:
    """Yield each single term of the letter that moves a range where the letter is honored."""
    table = made.worlds.table
    if table.spoken.letter is None:
        return
    for one in Clauses(table, made.batch, LETTER).every():
        if not one.together and (one.worlds or one.if_complete):
            yield one


def _cell(clause: Clause, world: str, position: PositionName) -> ClauseCell | None:
    return clause.worlds.get(world, {}).get(position) or clause.if_complete.get(world, {}).get(position)


def _moved(cell: ClauseCell | None) -> int:
    if cell is None or cell.low_end is None or cell.otherwise is None:
        return 0
    return abs(number(cell.otherwise) - number(cell.low_end))


def _read_otherwise(clause: Clause, cell: ClauseCell, *, complete: bool) -> str:
    """Return a term as it stands, and the low end if it read otherwise."""
    (name, stands), (word,) = next(iter(clause.stands.items())), clause.otherwise.values()
    title = meanings()[name].title
    said = f"letter silent on {title}" if stands == "silent" else f"letter, {title}: “{stands}”"
    return f"{said}; {words.months(cell.otherwise)} if “{word}”{' and all is told' if complete else ''}"


def _term(clause: Clause) -> dict[str, Any]:
    """Return a term as the drawer shows it."""
    (name, stands), (word,) = next(iter(clause.stands.items())), clause.otherwise.values()
    meaning = meanings()[name]
    cells = {**clause.if_complete, **clause.worlds}
    return {
        "title": meaning.title,
        "stands": stands,
        "otherwise": word,
        "quote": clause.quote,
        "page": clause.page,
        "governs": meaning.governs,
        "ask": meaning.ask,
        "cite": meaning.cite,
        "complete": not clause.worlds,
        "moves": [
            [words.outcome(world), words.short(p), words.months(one.low_end), words.months(one.otherwise)]
            for world, of in cells.items()
            for p in POSITIONS
            if (one := of.get(p)) is not None
        ],
    }


def _waterfall(found: Answered, made: ProfferRun) -> dict[str, Any]:
    """Return what counts in each outcome, as a mask, and what an outcome itself brings, in words."""
    if found.live is None:
        return {}
    client = made.worlds.table.client
    return {
        "counted": {
            position: {world: counted(made, world, position, found.live.bits) for world in found.worlds}
            for position in found.positions
        },
        "own": {
            position: {
                world: own(world, one.defendants[client].positions[position]) for world, one in found.worlds.items()
            }
            for position in found.positions
        },
    }


def counted(made: ProfferRun, world: str, position: PositionName, bits: tuple[str, ...]) -> int:
    """Return the mask of the admissions that count against the client in an outcome.

    Parameters
    ----------
    made
        The proffer.
    world, position
        Which outcome; where.
    bits
        What each bit counts: an admission, or a topic as ``topic:ID``.
    """
    if world not in WORLDS or (world == "agreed" and made.worlds.agreed is not None):
        return 0
    table = made.worlds.table
    said = table.if_said(WORLDS[world], position)
    counts = {id for id, facts in said.items() if facts and table.names[id].against <= facts}
    topics = {f"topic:{table.matter.admissions[id].topic}" for id in counts}
    return sum(1 << n for n, bit in enumerate(bits) if bit in counts or bit in topics)


def own(world: str, answer: PositionAnswer) -> str:
    """Return what an outcome brings beside what counts in it, in a few words."""
    kind = WORLDS.get(world)
    if kind is not None and kind.obstruction:
        return "obstruction, no acceptance"
    if kind is not None and kind.acceptance == "none":
        return "no acceptance"
    return "safety valve" if answer.safety_valve.eligible == "yes" else "the outcome itself"
