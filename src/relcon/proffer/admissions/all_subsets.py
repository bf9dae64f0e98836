"""What the admissions change together, in the world in which all count: average shares and sets that cross a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from relcon.engine.batch import Batch
from relcon.law.positions.options import POSITIONS
from relcon.proffer.admissions.crossing_sets import LARGEST, crossing_sets
from relcon.proffer.admissions.masks import EXACT, Masks, counted_masks
from relcon.proffer.admissions.outcomes import Outcomes
from relcon.proffer.admissions.sampling import ORDERS, SEED, blocks, sampled_shares
from relcon.proffer.admissions.shares import shares
from relcon.proffer.positions import named
from relcon.proffer.protection.usable import UsableFacts
from relcon.records.base import PositionName
from relcon.results.simulation import CrossingSets, Share

Progress = Callable[[int, int], None]


@dataclass
class Steps:
    """Tells how many of the steps of a simulation are done."""

    on_progress: Progress | None
    total: int
    done: int = 0

    def one(self) -> None:
        """Say that one more is done."""
        self.done += 1
        if self.on_progress is not None:
            self.on_progress(self.done, self.total)


@dataclass
class AllSubsets:
    """The client in each position over all masks of what has been said, one position at a time.

    Attributes
    ----------
    table
        What has been said.
    masks
        By position.
    sets
        The smallest sets that cross a line, once computed.
    left_out
        What is sampled, or not listed, because too many admissions change something.
    """

    table: UsableFacts
    masks: dict[PositionName, Masks]
    sets: tuple[CrossingSets, ...] = ()
    left_out: tuple[str, ...] = ()
    _shares: dict[PositionName, dict[str, Share]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: UsableFacts, batch: Batch) -> AllSubsets:
        """Return the client in every position."""
        return cls(table, {position: counted_masks(table, batch, position) for position in POSITIONS})

    @property
    def blocks(self) -> int:
        """How many steps `compute` takes."""
        return sum(masks.blocks if len(masks.support) <= EXACT else blocks(masks) for masks in self.masks.values())

    def compute(self, on_step: Callable[[], None]) -> None:
        """Compute shares and sets; the arrays of a position are dropped before the next one's are made."""
        for position, masks in self.masks.items():
            every = None
            if len(masks.support) <= EXACT:
                parts = []
                for block in masks.every():
                    parts.append(block)
                    on_step()
                every = Outcomes.joined(parts)
                self._shares[position] = shares(every, masks.admissions, masks.support)
            else:
                self._shares[position] = sampled_shares(masks, on_step)
                self.left_out += (_left_out(position, masks),)
            found = tuple(crossing_sets(position, masks, every))
            self.sets += found
            self.left_out += tuple(_cut_short(position, one) for one in found if len(one.sets) < one.count)

    def shares_of(self, admission: str) -> dict[str, Share]:
        """Return an admission's average share in each position; null, and why, where there is none."""
        if admission in self.table.spoken.unsaid:
            return dict.fromkeys(POSITIONS, _none(f"not said: {self.table.spoken.unsaid[admission]}"))
        return {position: self._shares[position][admission] for position in POSITIONS}

    @property
    def drawn(self) -> dict[str, str]:
        """What was drawn by chance, for the receipt; empty where every set was tried."""
        where = [position for position, masks in self.masks.items() if len(masks.support) > EXACT]
        return {"seed": str(SEED), "orders": str(ORDERS), "positions": named(where)} if where else {}


def _none(why: str) -> Share:
    return Share(converted_grams=None, levels=None, months=None, open=(why,))


def _left_out(position: PositionName, masks: Masks) -> str:
    return (
        f"{named([position])}: {len(masks.support)} admissions change something, more than {EXACT}: average shares "
        f"are sampled over {ORDERS} orders drawn by chance (seed {SEED}), and the sets that cross a line are tried up "
        f"to {LARGEST} admissions"
    )


def _cut_short(position: PositionName, found: CrossingSets) -> str:
    line = f"{found.line}, {found.from_} to {found.to}"
    return f"{named([position])}: {line}: the first {len(found.sets)} of {found.count} sets that cross it are listed"
