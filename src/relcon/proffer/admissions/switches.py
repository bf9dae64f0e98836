"""The embedded switches: every cell and worksheet over all sets of admissions, exact and small (``relcon/switches/2``).

Read off the same nodes as every other answer. What a set short of the whole session comes to never has the benefit of a
complete disclosure (18 U.S.C. §3553(f)(5); design semantics §4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from relcon.engine.batch import Asked, Batch
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.law.arrays import BoolArray
from relcon.law.positions.options import POSITIONS
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.logic.circuit import Circuit, Node
from relcon.logic.packed import evaluate, unpack
from relcon.proffer.admissions.masks import Masks, masks_in
from relcon.proffer.admissions.switch_tables import Functions, Worksheets
from relcon.proffer.proffer_run import ProfferRun
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.results.columns import Columns
from relcon.results.switches import Cells, Switches, Worksheet

MOST: Final = 12
"""The most switches: 2^12 sets."""

Rows: TypeAlias = npt.NDArray[np.int64]

Pending: TypeAlias = tuple[int, Rows, int | None, int | None]
"""A worksheet whose outcomes are not sorted yet, as `Finished.worksheet` of the tables takes it."""

ASPECTS: Final = ("cells", "own", "open")


class TooMany(ValueError):
    """More admissions and topics matter than switches can show."""


def switches(
    made: ProfferRun, positions: Sequence[PositionName] = POSITIONS, defendants: Sequence[str] | None = None
) -> Switches:
    """Return every set of admissions, for every defendant in every position and world.

    Parameters
    ----------
    made : ProfferRun
        The proffer.
    positions, defendants : sequence of str, optional
        Which to compute; all by default.

    Raises
    ------
    TooMany
        Where more than `MOST` topics matter.
    """
    table = made.worlds.table
    agreed = made.worlds.agreed is not None
    worlds = [name for name in WORLDS if name != "agreed" or agreed]
    who = list(made.worlds.editions) if defendants is None else list(defendants)
    bits = _bits(table, made.batch, positions, list(made.worlds.editions))
    functions, tables, columns = Functions(), {id: Worksheets() for id in who}, Columns()
    cells: dict[str, Cells] = {aspect: {p: {w: {} for w in worlds} for p in positions} for aspect in ASPECTS}
    pending: dict[str, dict[str, dict[str, Pending]]] = {p: {w: {} for w in worlds} for p in positions}
    for position in positions:
        for defendant in who:
            of = _OfDefendant(made, defendant, position, bits)
            asked = {world: of.asked(world) for world in worlds}
            for world, one in asked.items():
                for aspect, numbers in of.cells(one, functions).items():
                    cells[aspect][position][world][defendant] = columns.add(numbers)
            # All of them are asked before any is read, so that they are columns of one worksheet.
            rows = {world: of.worksheet(one, tables[defendant]) for world, one in asked.items()}
            for world, found in rows.items():
                pending[position][world][defendant] = found.rows()
    finished = {id: one.finished() for id, one in tables.items()}
    worksheets: dict[str, dict[str, dict[str, Worksheet]]] = {
        p: {w: {d: finished[d].worksheet(*one) for d, one in of.items()} for w, of in by_world.items()}
        for p, by_world in pending.items()
    }
    return Switches(
        bits=tuple(bits),
        functions=functions.packed,
        columns=tuple(columns.packed),
        cells=cells["cells"],
        own=cells["own"],
        open=cells["open"],
        outcomes={id: one.outcomes for id, one in finished.items()},
        worksheets=worksheets,
    )


def _bits(
    table: UsableFacts, batch: Batch, positions: Sequence[PositionName], defendants: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Return what each bit counts: admissions, by themselves or by topic."""
    said = tuple(table.spoken.disclosures)
    if len(said) <= MOST:
        return {id: (id,) for id in said}
    matter: set[str] = set()
    for position in positions:
        for defendant in defendants:
            for name in ("unprotected", "derivative", "protected", "safety_valve_only", "trial_disclosed"):
                matter.update(masks_in(table, batch, WORLDS[name], defendant, position).support)
    if len(matter) <= MOST:
        return {id: (id,) for id in said if id in matter}
    topics: dict[str, list[str]] = {}
    for id in said:
        if id in matter:
            topics.setdefault(table.matter.admissions[id].topic, []).append(id)
    if len(topics) > MOST:
        raise TooMany(f"{len(topics)} topics matter: there are no switches for more than {MOST}")
    return {f"topic:{topic}": tuple(ids) for topic, ids in topics.items()}


@dataclass(frozen=True)
class _Asked:
    """One defendant's masks in a world, the bits on which they hang, and which of those each scenario has on."""

    masks: Masks
    own_bits: tuple[int, ...]
    said: BoolArray


class _OfDefendant:
    """One defendant in one position, in all worlds."""

    def __init__(
        self, made: ProfferRun, defendant: str, position: PositionName, bits: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.made, self.defendant, self.position = made, defendant, position
        self.bits = list(bits.values())
        self._nodes: dict[bool, list[list[Node]]] = {}
        self._cells: dict[object, dict[str, list[int]]] = {}
        self._sheets: dict[object, _Worksheet] = {}

    def asked(self, world: str) -> _Asked:
        """Return the masks of a world, over the bits on which anything hangs."""
        made = self.made
        table = made.worlds.table
        if world == "agreed" and made.batch.agreed is not None:
            masks = Masks(
                made.batch.agreed,
                self.defendant,
                self.position,
                made.worlds.question(world, self.defendant, self.position).disposition,
                {} if self.defendant == table.client else dict.fromkeys(table.spoken.disclosures, frozenset()),
            )
        else:
            masks = masks_in(table, made.batch, WORLDS[world], self.defendant, self.position)
        support = set(masks.support)
        own_bits = tuple(bit for bit, ids in enumerate(self.bits) if support.intersection(ids))
        numbers = np.arange(1 << len(own_bits))
        by_bit = {bit: (numbers >> place & 1).astype(np.bool_) for place, bit in enumerate(own_bits)}
        always = np.ones(numbers.size, dtype=np.bool_)
        rows = [next((by_bit[bit] for bit in own_bits if id in self.bits[bit]), always) for id in masks.support]
        return _Asked(masks, own_bits, np.stack(rows or [always]))

    def cells(self, asked: _Asked, functions: Functions) -> dict[str, list[int]]:
        """Return a function number for each event: where it counts, counts as an own act, is left open."""
        masks = asked.masks
        key = (self._agreed(masks), tuple(masks.if_said.items()), masks.always)
        if key not in self._cells:
            nodes = self._nodes_of(masks)
            n, batch = int(asked.said.shape[1]), masks.batch
            leaves = batch.words(batch.facts(self.defendant, masks.counting(asked.said)), n)
            circuit = batch.context(self.defendant, self.position).circuit
            roots = [node for group in nodes for node in group]
            values = evaluate(circuit, roots, leaves, n).of
            number = {node: functions.add(asked.own_bits, unpack(values[node], n)) for node in dict.fromkeys(roots)}
            self._cells[key] = {
                aspect: [number[node] for node in group] for aspect, group in zip(ASPECTS, nodes, strict=True)
            }
        return self._cells[key]

    def _agreed(self, masks: Masks) -> bool:
        return masks.batch is self.made.batch.agreed

    def _nodes_of(self, masks: Masks) -> list[list[Node]]:
        agreed = self._agreed(masks)
        if agreed not in self._nodes:
            grounded = masks.batch.circuit(self.defendant, self.position)
            found = grounded.events.values()
            own = [own_node(one, grounded.context.circuit) for one in found]
            self._nodes[agreed] = [[one.inside for one in found], own, [one.open for one in found]]
        return self._nodes[agreed]

    def worksheet(self, asked: _Asked, worksheets: Worksheets) -> _Worksheet:
        """Ask for a row of each set of the support, and for those of the complete and of a full disclosure."""
        masks = asked.masks
        open_by = tuple(masks.left_open.items())
        hangs_on = (masks.disposition, masks.full, open_by, masks.by_session)
        key = (self._agreed(masks), tuple(masks.if_said.items()), masks.always, *hangs_on)
        if key not in self._sheets:

            def read(batch: ScenarioBatch, columns: range) -> Rows:
                return worksheets.add(batch.worksheet, columns)

            told, fuller = masks if masks.by_session and masks.complete else None, masks.if_full()
            everything = np.ones((asked.said.shape[0], 1), dtype=np.bool_)
            self._sheets[key] = _Worksheet(
                sum(1 << bit for bit in asked.own_bits),
                masks.asked(asked.said, read),
                None if told is None else told.asked(everything, read, complete=True),
                None if fuller is None else fuller.asked(everything, read, complete=True),
            )
        return self._sheets[key]


@dataclass(frozen=True)
class _Worksheet:
    """The bits on which a worksheet hangs; its rows for each set of them, for the complete and a full disclosure."""

    support: int
    sets: Asked[Rows]
    complete: Asked[Rows] | None
    full: Asked[Rows] | None

    def rows(self) -> Pending:
        """Return the support and the rows, computed."""
        complete, full = (None if one is None else int(one.found[0]) for one in (self.complete, self.full))
        return self.support, self.sets.found, complete, full


def own_node(one: Attribution, circuit: Circuit) -> Node:
    """Return when an event counts as the defendant's own act, §1B1.3(a)(1)(A), and not by a finding on the whole."""
    return circuit.every(
        [
            one.inside,
            circuit.some(
                circuit.every([piece.inside, piece.does, circuit.negate(piece.by_finding)]) for piece in one.groups
            ),
        ]
    )
