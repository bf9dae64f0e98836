"""What if: each toggle left out alone, all of them together, and the smallest sets that move a line."""

from __future__ import annotations

from collections.abc import Sequence
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

MONTHS: Final[tuple[MovedLine, ...]] = ("low", "guideline_low", "total_offense_level")
SHOWN: Final = 50
"""Of how many sets it is computed what they come to."""
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
    switched = {leaf: True for one in chosen for leaf in one.leaves}
    batch = Batch(RecordIndex.of(matter), edition, switched=switched)
    editions, left_out = chosen_editions(matter, who, edition)
    found: dict[str, dict[str, WhatIfPosition]] = {id: {} for id in who}
    assumed: list[str] = []
    left: list[str] = []
    for name in places:
        here = _Position(batch, name, chosen)
        for id in editions:
            found[id][name] = here.answer(id, named=named, pairs=not named and len(editions) == 1)
        assumed += here.assumed
        left += here.open
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
