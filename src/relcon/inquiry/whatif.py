"""What if: each toggle left out alone, all of them together, and the smallest sets that move a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from relcon.engine.batch import Batch
from relcon.engine.column_answer import computed
from relcon.engine.program import chosen as chosen_editions
from relcon.engine.program import edition_warnings, receipt
from relcon.engine.which_edition import manual
from relcon.engine.worksheet_answer import answer as worksheet_answer
from relcon.inquiry.alone import Alone
from relcon.inquiry.scenarios import Question, Sets, few
from relcon.inquiry.toggles import Toggle, ids, toggle, toggles
from relcon.law.line import NULL
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.tables import Edition
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.summary import summary
from relcon.results.whatif import (
    MovedLine,
    Outcome,
    SmallestSets,
    Together,
    ToggleAnswer,
    WhatIf,
    WhatIfDefendant,
    WhatIfPosition,
)
from relcon.tasks import run

MONTHS: Final[tuple[MovedLine, ...]] = ("low", "guideline_low", "total_offense_level")
SHOWN: Final = 50
"""Of how many sets it is computed what they come to."""
PARTS: Final = 2
"""How many parts of each position a process takes, so that none waits long for another."""
LISTED = 1000
"""The most sets listed for one line; ``complete`` is false where there are more."""


@dataclass
class _Position:
    """One position of a matter."""

    batch: Batch
    name: PositionName
    asked: tuple[Toggle, ...]
    assumed: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def answer(self, defendant: str, *, named: bool, pairs: bool) -> WhatIfPosition:
        """Answer for a defendant; ``pairs``: with every two exhibits too, where no toggle was named."""
        question = Question(self.batch, defendant, self.name, self.asked)
        alone = Alone.of(question)
        recorded = computed(alone.found, 0)
        self.assumed += recorded.assumed
        outcomes, code, columns = alone.outcomes, alone.code, alone.columns
        moved = {id: alone.moved(column) for id, column in columns.items()}
        sets = self._sets(alone) if named else None
        exhibits = question
        if pairs:
            exhibits = replace(question, toggles=tuple(one for one in self.asked if one.kind == "exhibit"))
        tried_together = sets if sets is not None else exhibits.pairs() if pairs else None
        return WhatIfPosition(
            as_recorded=outcomes[0],
            without={id: outcomes[column] for id, column in columns.items() if code[column] != code[0]},
            moves={id: lines for id, lines in moved.items() if lines},
            without_all=outcomes[-1] if named else None,
            moved_by_all=alone.moved(-1) if named else (),
            smallest_sets=() if sets is None else self._smallest(sets),
            together=() if tried_together is None else _together(exhibits, tried_together),
            levels=None if sets is None else tuple(None if level == NULL else level for level in sets.levels),
        )

    def _sets(self, alone: Alone) -> Sets:
        """Try every combination; with one toggle that matters, or none, all have been tried."""
        question = alone.question
        if len(question.relevant) > 1:
            sets = question.sets()
        else:
            tried: list[tuple[int, ...]] = [(), *((i,) for i in question.relevant)]
            sets = few(tried, {line: of[: len(tried)] for line, of in alone.numbers.items()}, complete=True)
        if not sets.complete:
            self.open.append(
                f"{question.defendant}, {self.name}: {len(question.relevant)} of these matter; sets of more "
                "than two were not tried"
            )
        return sets

    def _smallest(self, found: Sets) -> tuple[SmallestSets, ...]:
        return tuple(
            SmallestSets(
                line=line,
                sets=tuple(tuple(self.asked[i].id for i in one) for one in chosen[:LISTED]),
                count=len(chosen),
                complete=found.complete and len(chosen) <= LISTED,
            )
            for line, chosen in found.smallest.items()
            if chosen
        )


@dataclass(frozen=True)
class Part:
    """What some defendants come to in one position, what was assumed on the way, and what was not tried."""

    position: PositionName
    answers: Mapping[str, WhatIfPosition]
    assumed: Sequence[str]
    open: Sequence[str]


@dataclass(frozen=True)
class Whole:
    """A question to a whole matter, which falls into parts: some defendants in one position."""

    matter: Matter
    edition: str | None
    asked: tuple[Toggle, ...]
    named: bool
    pairs: bool

    def answered(
        self,
        places: Sequence[PositionName],
        who: Sequence[str],
        workers: int,
        scheduler: str | None,
        moved: Callable[[int, int], None] | None,
    ) -> list[Part]:
        """Return the parts, position by position, computed where it is asked for."""
        if workers == 1 and scheduler is None:
            batch = self.batch()
            return [self.part(place, who, batch) for place in places]
        size = -(-len(who) // (PARTS * workers)) or 1
        slices = [tuple(who[start : start + size]) for start in range(0, len(who), size)]
        parts = [(self, place, some) for place in places for some in slices]
        return run(Whole.part, parts, workers=workers, scheduler=scheduler, on_progress=moved)

    def batch(self) -> Batch:
        """Return where it is answered."""
        switched = {leaf: True for one in self.asked for leaf in one.leaves}
        return Batch(RecordIndex.of(self.matter), self.edition, switched=switched)

    def part(self, place: PositionName, who: Sequence[str], batch: Batch | None = None) -> Part:
        """Answer for some defendants in one position."""
        here = _Position(batch or self.batch(), place, self.asked)
        answers = {id: here.answer(id, named=self.named, pairs=self.pairs) for id in who}
        return Part(place, answers, here.assumed, here.open)


def _together(question: Question, found: Sets) -> tuple[Together, ...]:
    """Return what the first sets of two or more that move a level or a low end come to."""
    sets = list(dict.fromkeys(one for line in MONTHS for one in found.smallest.get(line, ()) if len(one) > 1))[:SHOWN]
    if not sets:
        return ()
    computed = question.computed(question.off(sets))
    answers = (worksheet_answer(computed.worksheet, i) for i in range(len(sets)))
    return tuple(
        Together(off=tuple(question.toggles[i].id for i in one), outcome=Outcome.of(summary(answer)))
        for one, answer in zip(sets, answers, strict=True)
    )


def what_if(
    matter: Matter,
    asked: Sequence[str] | None = None,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
    workers: int = 1,
    scheduler: str | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> WhatIf:
    """Say which exhibit, witness, fact or finding moves whose level.

    Parameters
    ----------
    matter : Matter
        What was read.
    asked : sequence of str, optional
        Ids of toggles. Each is left out alone, then all together, and the smallest sets that move a line are found.
        Without any, everything in the case is left out in turn, one at a time.
    defendants, positions
        All by default.
    edition : str, optional
        Overrides everybody's edition of the Manual.
    workers, scheduler, on_progress
        As for `relcon.tasks.run`; a task is some defendants in one position.

    Returns
    -------
    WhatIf
        In the order of the files. Before any proffer: nothing that a client may say is left out or put in.

    Raises
    ------
    UnknownToggle
        Where an id names nothing that can be left out.
    EditionNotShipped
        Where a sentencing date leads to an edition that is not shipped.

    Notes
    -----
    Rule: what rests on no exhibit that is left does not hold (USSG §6A1.3); the rest of the worksheet follows. Exact
    for up to 20 toggles on which an answer depends.
    """
    named = asked is not None
    chosen = (
        toggles(matter) if asked is None else _in_order(matter, [toggle(matter, id) for id in dict.fromkeys(asked)])
    )
    who = list(defendants) if defendants is not None else list(matter.defendants)
    places = tuple(positions) if positions is not None else POSITIONS
    editions, left_out = chosen_editions(matter, who, edition)
    found: dict[str, dict[str, WhatIfPosition]] = {id: {} for id in who}
    assumed: list[str] = []
    left: list[str] = []
    question = Whole(matter, edition, chosen, named=named, pairs=not named and len(editions) == 1)
    for part in question.answered(places, tuple(editions), workers, scheduler, on_progress):
        for id, one in part.answers.items():
            found[id][part.position] = one
        assumed += part.assumed
        left += part.open
    return WhatIf(
        receipt=receipt(
            matter, places, [one.name for one in editions.values()], assumed, edition_warnings(editions, left_out)
        ),
        named=named,
        toggles={one.id: ToggleAnswer(kind=one.kind, title=one.title, off=one.off) for one in chosen},
        defendants={
            id: _defendant(answers, editions[id])
            if id in editions
            else WhatIfDefendant(positions={}, manual=left_out[id], warnings=(left_out[id].why,))
            for id, answers in found.items()
        },
        open=tuple(left),
    )


def _in_order(matter: Matter, found: Sequence[Toggle]) -> tuple[Toggle, ...]:
    """Return toggles in the order of the file, so that the order in which they are named changes nothing."""
    order = {id: place for place, id in enumerate(ids(matter))}
    return tuple(sorted(found, key=lambda one: order.get(one.id, len(order))))


def _defendant(answers: dict[str, WhatIfPosition], edition: Edition) -> WhatIfDefendant:
    warned = () if edition.warning is None else (edition.warning,)
    return WhatIfDefendant(positions=answers, edition=edition.name, manual=manual(edition), warnings=warned)
