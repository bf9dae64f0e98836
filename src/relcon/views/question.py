"""The sentence that a screen or a picture is about: whose, in which position, in which world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from relcon import words
from relcon.audiences.audience import OUTSIDE, Copy
from relcon.figures.tiers import placed
from relcon.network.tiers import placements
from relcon.records.base import PositionName
from relcon.results.exposure import PositionAnswer
from relcon.results.summary import summary
from relcon.views.answered import Answered
from relcon.words import ranges


@dataclass(frozen=True)
class Question:
    """What is asked of everything computed.

    Attributes
    ----------
    found, copy
        Everything computed; what the audience may see.
    person, position, world
        Whose; in which position; in which world.
    """

    found: Answered
    copy: Copy
    person: str
    position: PositionName
    world: str

    @property
    def outside(self) -> bool:
        """Whether it is for somebody who may know neither of worlds nor of other readings."""
        return self.copy.audience in OUTSIDE

    @cached_property
    def tiers(self) -> Mapping[str, str]:
        """Each person's place in the organization."""
        found = placements(self.found.index, self.copy.hidden, settled=self.outside)
        return {id: one.tier for id, one in placed(self.found.index, found).items()}

    @property
    def answer(self) -> PositionAnswer:
        """The worksheet."""
        return self.answer_of(self.person)

    def answer_of(self, defendant: str, world: str = "") -> PositionAnswer:
        """Return a defendant's worksheet in this position, in this world or another."""
        return self.found.worlds[world or self.world].defendants[defendant].positions[self.position]

    @property
    def words(self) -> str:
        """The sentence: ``Dunn, Middle, Proffer, letter honored: 120 months, level 23``."""
        name = words.surname(self.found.matter, self.person)
        world = self.found.worlds[self.world].title
        where = ", ".join(part for part in (words.short(self.position), "" if self.outside else world) if part)
        answer = self.answer
        weight = words.weight(answer)
        level = words.level(answer.total_offense_level)
        return f"{name}, {where}: {ranges.cell(summary(answer))} months, level {level}, {weight}"
