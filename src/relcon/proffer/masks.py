"""Every set of admissions, said or not: one defendant in one position and world over all 2^k masks.

Bit i of a mask is the i-th admission said by the end of the session. Only the admissions on which something depends
are multiplied out. A mask short of the whole session never has the benefit of a complete disclosure (18 U.S.C.
§3553(f)(5); design semantics §4): it is an account of what counts, not a proposal of what to leave unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import numpy as np

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.program import AS_STATED, Disposition
from relcon.engine.scenario_batch import scenario_batch
from relcon.engine.worksheet_answer import Worksheet
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.leaves import fact_leaf
from relcon.proffer.completeness import gaps
from relcon.proffer.dispositions import as_stated, client_disposition, left_open_by
from relcon.proffer.grounds import Grounds
from relcon.proffer.outcomes import Outcomes
from relcon.proffer.usable import NOTHING, UsableFacts
from relcon.proffer.worlds import WORLDS, World
from relcon.records.base import PositionName

EXACT: Final = 20
"""Up to so many admissions on which something depends, every mask is computed."""

BLOCK: Final = 1 << 14
"""How many masks are computed at once."""


@dataclass(frozen=True)
class Masks:
    """One defendant in one position and one world.

    Attributes
    ----------
    grounds, grounded
        The matter's circuits; the defendant in the position.
    disposition
        What the world says of his disposition where all is said.
    if_said
        By admission, in the order of the file, the facts that then count for him.
    always
        Facts that count whatever is said.
    by_session
        Whether the fifth criterion hangs on the session: then a partial mask never meets it.
    complete
        Whether the full mask is a complete disclosure.
    left_open
        By criterion of the safety valve, the admissions that leave it open once said, since they do not count.
    full
        As ``columns`` if all of the client's own on the record were told besides, and believed; None where it is no
        question, or the same.
    """

    grounds: Grounds
    grounded: DefendantCircuit
    disposition: Disposition
    if_said: Mapping[str, frozenset[str]]
    always: frozenset[str] = NOTHING
    by_session: bool = False
    complete: bool = False
    left_open: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    full: Disposition | None = None

    @cached_property
    def admissions(self) -> tuple[str, ...]:
        """What bit i of a mask says."""
        return tuple(self.if_said)

    @cached_property
    def support(self) -> tuple[str, ...]:
        """The admissions on which any value can depend, in order; the others change nothing."""
        context = self.grounded.context
        leaves = set(context.circuit.support(self.grounded.varying))
        opening = {id for ids in self.left_open.values() for id in ids}
        return tuple(
            id
            for id, facts in self.if_said.items()
            if id in opening or any(fact_leaf(fact, context.is_client) in leaves for fact in facts - self.always)
        )

    @property
    def size(self) -> int:
        """How many masks are told apart."""
        return 1 << len(self.support)

    @property
    def blocks(self) -> int:
        """In how many blocks `every` comes."""
        return -(-self.size // BLOCK)

    def index(self, mask: int) -> int:
        """Return where `every` holds a mask: its bits of ``support``, pressed together."""
        return sum(1 << i for i, id in enumerate(self.support) if mask >> self.admissions.index(id) & 1)

    def every(self) -> Iterator[Outcomes]:
        """Yield the outcomes of all masks over ``support`` in order, a block at a time, none of them as complete.

        Raises
        ------
        ValueError
            Where more than `EXACT` admissions matter.
        """
        if len(self.support) > EXACT:
            raise ValueError(f"{len(self.support)} admissions matter: more than {EXACT} are not multiplied out")
        for start in range(0, self.size, BLOCK):
            masks = np.arange(start, min(start + BLOCK, self.size))
            yield self.at(np.stack([masks >> i & 1 for i in range(len(self.support))] or [masks]).astype(np.bool_))

    def at(self, said: BoolArray) -> Outcomes:
        """Return the outcomes where some of ``support`` are said: one row for each of them, one column a scenario.

        None of them is taken as a complete disclosure.
        """
        return self._outcomes(said, complete=False)

    def when_complete(self) -> Outcomes | None:
        """Return the one outcome of a complete disclosure; None where the session is none, or nothing hangs on it."""
        if not (self.by_session and self.complete):
            return None
        return self._outcomes(np.ones((max(len(self.support), 1), 1), dtype=np.bool_), complete=True)

    def if_full(self) -> Masks | None:
        """Return the same with all of the client's own told, and believed; None where that changes nothing."""
        if self.full is None or not (self.by_session and self.complete):
            return None
        return replace(self, disposition=self.full, full=None)

    def sheets(self, said: BoolArray, *, complete: bool) -> Iterator[tuple[IntArray, Worksheet]]:
        """Yield the worksheets of the scenarios together that leave the same criteria open, and which those are."""
        code = np.zeros(said.shape[1], dtype=np.int64)
        for bit, ids in enumerate(self.left_open.values()):
            rows = [self.support.index(id) for id in ids]
            code |= said[rows].any(axis=0).astype(np.int64) << bit
        for one in np.unique(code).tolist():
            reasons = ((number, "") for bit, number in enumerate(self.left_open) if one >> bit & 1)
            disposition = replace(self.disposition, criteria_left_open=tuple(reasons))
            where = np.flatnonzero(code == one)
            yield where, self._alike(said[:, where], disposition, complete=complete)

    def _outcomes(self, said: BoolArray, *, complete: bool) -> Outcomes:
        """Return the outcomes of scenarios in the order asked."""
        places, parts = [], []
        for where, sheet in self.sheets(said, complete=complete):
            places.append(where)
            parts.append(Outcomes.of(sheet))
        found = Outcomes.joined(parts)
        return found if len(parts) == 1 else found.taken(np.argsort(np.concatenate(places), kind="stable"))

    def counting(self, said: BoolArray) -> dict[str, BoolArray]:
        """Return the facts that count for him in some of the scenarios, and in which."""
        n = int(said.shape[1])
        found = {fact: np.ones(n, dtype=np.bool_) for fact in self.always}
        for row, id in enumerate(self.support):
            found.update(dict.fromkeys(self.if_said[id] - self.always, said[row]))
        return found

    def _alike(self, said: BoolArray, disposition: Disposition, *, complete: bool) -> Worksheet:
        n = int(said.shape[1])
        if self.by_session:
            disposition = replace(disposition, complete=(complete,) * n)
        words = self.grounds.spread(self.grounded.context.defendant, self.counting(said), n)
        return scenario_batch(self.grounded, words, n, disposition).sheet


def masks_in(
    table: UsableFacts,
    grounds: Grounds,
    world: World,
    defendant: str,
    position: PositionName,
    grounded: DefendantCircuit | None = None,
) -> Masks:
    """Return a defendant's masks in a world.

    Parameters
    ----------
    table : Table
        What has been said, and on what terms.
    grounds : Grounds
        The matter's circuits.
    world, defendant, position
        Where it is asked.
    grounded : DefendantCircuit, optional
        The defendant in the position, where that is at hand.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5), USSG §5C1.2(a)(5) and n.1(C): only a complete disclosure meets the fifth criterion.
    """
    grounded = grounded or grounds.of(defendant, position)
    if defendant != table.client:
        return Masks(grounds, grounded, AS_STATED, table.if_said_of_others(world))
    disposition = client_disposition(table, world, position, table.spoken.mask)
    full = client_disposition(table, world, position, table.spoken.mask, full=True)
    return Masks(
        grounds,
        grounded,
        disposition,
        table.if_said(world, position),
        table.supplied(world, position),
        by_session=world.criterion5 != "stated",
        complete=not gaps(table.matter, table.spoken),
        left_open=left_open_by(table, world, position),
        full=full if full.criterion5 != disposition.criterion5 else None,
    )


def counted_masks(table: UsableFacts, grounds: Grounds, position: PositionName) -> Masks:
    """Return the client's masks where whatever is said counts, the fifth criterion everywhere as the case file has it.

    A comparison between masks then shows the facts' own effect: neither side has a benefit that the other lacks.
    """
    disposition = Disposition(criterion5=as_stated(table.matter, table.client))
    grounded = grounds.of(table.client, position)
    return Masks(grounds, grounded, disposition, table.if_said(WORLDS["unprotected"], position))
