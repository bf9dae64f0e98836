"""What is believed or not by itself: what counsel's file names, what it groups, what it says by grade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from relcon.engine.batch import Batch
from relcon.inquiry.scenarios import Off, Question
from relcon.inquiry.toggles import Toggle, ids, toggle
from relcon.law.arrays import IntArray
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.reliability import GradeMeanings, ReliabilityFile
from relcon.results.reliability import Said


@dataclass(frozen=True)
class Belief:
    """Something that is believed or not as one, independently of every other.

    Attributes
    ----------
    toggles
        What is left out where it is not believed; in the order of the file.
    chance
        How likely it is believed.
    said, why
        How counsel said so: of one item, of several together, by a grade; and counsel's words.
    """

    toggles: tuple[Toggle, ...]
    chance: Fraction
    said: Said
    why: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of what it is."""
        return tuple(one.id for one in self.toggles)

    @property
    def name(self) -> str:
        """The name by which an answer speaks of it."""
        return "+".join(self.ids)

    @cached_property
    def leaves(self) -> frozenset[str]:
        """The names of the circuit's leaves that go with it."""
        return frozenset(leaf for one in self.toggles for leaf in one.leaves)


def beliefs(matter: Matter, stated: ReliabilityFile) -> tuple[Belief, ...]:
    """Return everything of which a number is said, in the order of the case file.

    Raises
    ------
    UnknownToggle
        Where an id names nothing that can be left out.
    ValueError
        Where an id is named twice.
    """
    named = stated.named
    if len(set(named)) < len(named):
        twice = sorted({id for id in named if named.count(id) > 1})
        raise ValueError(f"said twice: {', '.join(twice)}. An id stands once, alone or in one group.")
    order = {id: place for place, id in enumerate(ids(matter))}
    found = [Belief((toggle(matter, one.id),), one.believed, "item", one.why) for one in stated.items]
    for group in stated.together:
        together = sorted((toggle(matter, id) for id in group.ids), key=lambda one: order[one.id])
        found.append(Belief(tuple(together), group.believed, "together", group.why))
    found += _graded(matter, stated.grades, found)
    return tuple(sorted(found, key=lambda one: order[one.ids[0]]))


def unstated(matter: Matter, found: Iterable[Belief]) -> Mapping[str, str | None]:
    """Return the exhibits of which no number is said, with the grade that the case file writes, if any."""
    covered = _covered(found)
    return {
        id: one.grade if "grade" in one.model_fields_set else None
        for id, one in matter.evidence.items()
        if id not in covered
    }


def twice(found: Iterable[Belief]) -> tuple[str, ...]:
    """Return the exhibits that count only where two beliefs hold: the exhibit itself, and its speaker."""
    seen: set[str] = set()
    both: dict[str, None] = {}
    for one in found:
        covered = _covered([one])
        both |= dict.fromkeys(id for id in covered if id in seen)
        seen |= covered
    return tuple(both)


def _graded(matter: Matter, grades: GradeMeanings, named: Iterable[Belief]) -> Iterator[Belief]:
    covered = _covered(named)
    for id, one in matter.evidence.items():
        chance: Fraction | None = getattr(grades, one.grade)
        if chance is not None and "grade" in one.model_fields_set and id not in covered:
            yield Belief((toggle(matter, id),), chance, "grade")


def _covered(found: Iterable[Belief]) -> set[str]:
    """Return the exhibits of which, or of whose speaker, something is said."""
    return {id for one in found for toggle in one.toggles if toggle.kind in ("exhibit", "witness") for id in toggle.off}


@dataclass(frozen=True)
class Asked:
    """A defendant in a position, and what is believed."""

    question: Question
    beliefs: tuple[Belief, ...]

    @classmethod
    def of(cls, batch: Batch, defendant: str, position: PositionName, found: tuple[Belief, ...]) -> Asked:
        """Return what is asked of a defendant in a position."""
        toggles = tuple(toggle for one in found for toggle in one.toggles)
        return cls(Question(batch, defendant, position, toggles), found)

    @cached_property
    def uncertain(self) -> tuple[int, ...]:
        """The numbers of the beliefs on which anything of the worksheet depends, and which may or may not hold."""
        used = self.question.batch.circuit(self.question.defendant, self.question.position).leaves
        return tuple(i for i, one in enumerate(self.beliefs) if one.leaves & used and 0 < one.chance < 1)

    @cached_property
    def certain(self) -> Off:
        """Of each belief, whether it holds where it is certain, or moves nothing; one column."""
        return np.array([[one.chance != 0] for one in self.beliefs], dtype=np.bool_).reshape(-1, 1)

    @cached_property
    def _owner(self) -> IntArray:
        """For each toggle, the number of its belief."""
        return np.repeat(np.arange(len(self.beliefs)), [len(one.toggles) for one in self.beliefs])

    def off(self, on: Off) -> Off:
        """Return which toggles are left out, from which beliefs hold."""
        return ~on[self._owner]
