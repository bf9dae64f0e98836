"""Every set of admissions, said or not: one defendant in one position and world over all 2^k masks.

Bit i of a mask is the i-th admission said by the end of the session. Only the admissions on which something depends
are multiplied out. A mask short of the whole session never has the benefit of a complete disclosure (18 U.S.C.
§3553(f)(5); design semantics §4): it is an account of what counts, not a proposal of what to leave unsaid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypeVar

import numpy as np

from relcon.engine.batch import Asked, Batch
from relcon.engine.disposition import AS_STATED, Disposition, Dispositions
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.law.arrays import BoolArray
from relcon.law.leaves import fact_leaf
from relcon.proffer.admissions.outcomes import Outcomes
from relcon.proffer.protection.usable import NOTHING, UsableFacts
from relcon.proffer.sessions.completeness import gaps
from relcon.proffer.worlds.dispositions import as_stated, client_disposition, left_open_by
from relcon.proffer.worlds.kinds import WORLDS, World
from relcon.records.base import PositionName

T = TypeVar("T")

EXACT: Final = 20
"""Up to so many admissions on which something depends, every mask is computed."""

BLOCK: Final = 1 << 14
"""How many masks are computed at once."""


@dataclass(frozen=True)
class Masks:
    """One defendant in one position and one world.

    Attributes
    ----------
    batch, defendant, position
        Where it is asked.
    disposition
        What the world says of the disposition where all is said.
    if_said
        By admission, in the order of the file, the facts that then count for the defendant.
    always
        Facts that count whatever is said.
    by_session
        Whether the fifth criterion hangs on the session: then a partial mask never meets it.
    complete
        Whether the full mask is a complete disclosure.
    left_open
        By criterion of the safety valve, the admissions that leave it open once said, since they do not count.
    full
        As ``disposition`` if all of the client's own on the record were told besides, and believed; None where it is
        no question, or the same.
    """

    batch: Batch
    defendant: str
    position: PositionName
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
        grounded, client = self.batch.circuit(self.defendant, self.position), self.defendant == self.batch.index.client
        opening = {id for ids in self.left_open.values() for id in ids}
        return tuple(
            id
            for id, facts in self.if_said.items()
            if id in opening or any(fact_leaf(fact, client) in grounded.leaves for fact in facts - self.always)
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
        return self.asked(said, _outcomes).found

    def when_complete(self) -> Outcomes | None:
        """Return the one outcome of a complete disclosure; None where the session is none, or nothing hangs on it."""
        if not (self.by_session and self.complete):
            return None
        return self.asked(self.everything, _outcomes, complete=True).found

    def if_full(self) -> Masks | None:
        """Return the same with all of the client's own told, and believed; None where that changes nothing."""
        if self.full is None or not (self.by_session and self.complete):
            return None
        return replace(self, disposition=self.full, full=None)

    @property
    def everything(self) -> BoolArray:
        """The one scenario in which all is said."""
        return np.ones((max(len(self.support), 1), 1), dtype=np.bool_)

    def asked(self, said: BoolArray, read: Callable[[ScenarioBatch, range], T], *, complete: bool = False) -> Asked[T]:
        """Ask for scenarios, as `at` has them, all of them or none as a complete disclosure."""
        leaves = self.batch.facts(self.defendant, self.counting(said))
        return self.batch.columns(self.defendant, self.position, leaves, self._dispositions(said, complete), read)

    def _dispositions(self, said: BoolArray, complete: bool) -> Dispositions:
        """Return the disposition of each scenario: which criteria are left open hangs on what is said."""
        told = self.disposition
        if self.by_session and not complete:
            told = replace(told, criterion5="not met")
        code = np.zeros(said.shape[1], dtype=np.int64)
        for bit, ids in enumerate(self.left_open.values()):
            rows = [self.support.index(id) for id in ids]
            code |= said[rows].any(axis=0).astype(np.int64) << bit
        each = tuple(
            replace(told, criteria_left_open=tuple((n, "") for bit, n in enumerate(self.left_open) if one >> bit & 1))
            for one in range(1 << len(self.left_open))
        )
        return Dispositions(each, code)

    def counting(self, said: BoolArray) -> dict[str, BoolArray]:
        """Return the facts that count for the defendant in some of the scenarios, and in which."""
        n = int(said.shape[1])
        found = {fact: np.ones(n, dtype=np.bool_) for fact in self.always}
        for row, id in enumerate(self.support):
            found.update(dict.fromkeys(self.if_said[id] - self.always, said[row]))
        return found


def _outcomes(batch: ScenarioBatch, columns: range) -> Outcomes:
    return Outcomes.of(batch.worksheet).taken(slice(columns.start, columns.stop))


def masks_in(
    table: UsableFacts,
    batch: Batch,
    world: World,
    defendant: str,
    position: PositionName,
) -> Masks:
    """Return a defendant's masks in a world.

    Parameters
    ----------
    table : UsableFacts
        What has been said, and on what terms.
    batch : Batch
        Where it is answered.
    world, defendant, position
        Where it is asked.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5), USSG §5C1.2(a)(5) and n.1(C): only a complete disclosure meets the fifth criterion.
    """
    if defendant != table.client:
        return Masks(batch, defendant, position, AS_STATED, table.if_said_of_others(world))
    disposition = client_disposition(table, world, position, table.spoken.mask)
    full = client_disposition(table, world, position, table.spoken.mask, full=True)
    return Masks(
        batch,
        defendant,
        position,
        disposition,
        table.if_said(world, position),
        table.supplied(world, position),
        by_session=world.criterion5 != "stated",
        complete=not gaps(table.matter, table.spoken),
        left_open=left_open_by(table, world, position),
        full=full if full.criterion5 != disposition.criterion5 else None,
    )


def counted_masks(table: UsableFacts, batch: Batch, position: PositionName) -> Masks:
    """Return the client's masks where whatever is said counts, the fifth criterion everywhere as the case file has it.

    A comparison between masks then shows the facts' own effect: neither side has a benefit that the other lacks.
    """
    disposition = Disposition(criterion5=as_stated(table.matter, table.client))
    return Masks(batch, table.client, position, disposition, table.if_said(WORLDS["unprotected"], position))
