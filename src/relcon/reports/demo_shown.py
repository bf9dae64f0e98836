"""What a demonstration shows of an example: its answers, and whom its points are made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Final

from relcon import words
from relcon.law.months import number
from relcon.records.base import PositionName
from relcon.records.facts import Knowledge
from relcon.records.matter import Matter
from relcon.results.brief import Brief
from relcon.results.exposure import Exposure, PositionAnswer
from relcon.results.summary import WorksheetSummary, summary

MIDDLE: Final[PositionName] = "psr"


@dataclass(frozen=True)
class Shown:
    """An example's answers. Whom its points are made of is found in them, so that another example shows its own.

    Attributes
    ----------
    exposure, brief
        What was computed.
    matter
        The example, with its proffer.
    case, proffer
        Its files.
    """

    exposure: Exposure
    brief: Brief
    matter: Matter
    case: Path
    proffer: Path

    @property
    def client(self) -> str:
        """Who may speak."""
        return self.brief.client

    @cached_property
    def middle(self) -> dict[str, WorksheetSummary]:
        """What the worksheet of each defendant who has a range comes to in Middle."""
        found = {id: summary(one.positions[MIDDLE]) for id, one in self.exposure.defendants.items() if one.positions}
        return {id: one for id, one in found.items() if one.total is not None}

    @cached_property
    def below(self) -> str | None:
        """Who has the lowest of the ranges below the client's, in spite of more drug weight."""
        own = self.middle.get(self.client)
        if own is None:
            return None
        found = {id: one for id, one in self.middle.items() if _weight(one) > _weight(own) and low(one) < low(own)}
        return min(found, key=lambda id: (low(found[id]), -_weight(found[id])), default=None)

    @cached_property
    def barred(self) -> str | None:
        """Who is held at a minimum above the table, and is not freed of it by any disclosure."""
        found = {id: one for id, one in self.middle.items() if words.barred_by(one) and words.displaced(one)}
        return min((id for id in found if id != self.client), key=lambda id: low(found[id]), default=None)

    @cached_property
    def heard(self) -> Knowledge | None:
        """What somebody knew of a transaction that belongs to no activity that this person joined, in any position."""
        for known in self.matter.case.knowledge:
            if known.of.event is not None and known.person in self.middle:
                positions = self.exposure.defendants[known.person].positions
                found = [self.exposure.on(known.of.event, known.person, position) for position in positions]
                if all(one.failed == "undertaking" and not one.open for one in found):
                    return known
        return None

    @cached_property
    def people(self) -> list[str]:
        """The client and whom else the points are made of, most months first."""
        heard = self.heard.person if self.heard is not None else None
        named = dict.fromkeys(id for id in (self.client, self.barred, heard, self.below) if id is not None)
        return sorted((id for id in named if id in self.middle), key=self._gravity, reverse=True)

    def answer(self, id: str, position: PositionName = MIDDLE) -> PositionAnswer:
        """Return a defendant's worksheet."""
        return self.exposure.defendants[id].positions[position]

    def name(self, id: str) -> str:
        """Return a person's last name."""
        return words.surname(self.matter, id)

    def _gravity(self, id: str) -> tuple[int, int]:
        table = self.middle[id].guideline_range
        return low(self.middle[id]), number(table[0]) if table is not None else 0


def low(found: WorksheetSummary) -> int:
    """Return the low end of a range that there is."""
    return number(found.total[0]) if found.total is not None else 0


def _weight(found: WorksheetSummary) -> Decimal:
    return Decimal(found.converted_grams or 0)
