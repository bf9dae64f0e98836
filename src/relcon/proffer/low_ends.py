"""The client's low ends under many readings of a letter: only the worksheets that differ are computed, and no words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.program import Disposition
from relcon.engine.scenario_batch import scenario_batch
from relcon.law.line import NULL
from relcon.law.months import LIFE
from relcon.proffer.dispositions import client_disposition
from relcon.proffer.grounds import Grounds
from relcon.proffer.lock_in import Trials
from relcon.proffer.usable import UsableFacts
from relcon.proffer.worlds import WORLDS
from relcon.records.base import PositionName
from relcon.results.exposure import Months


@dataclass(frozen=True, slots=True)
class LowEnd:
    """The low end of the total, after the statutory minimum (§5G1.1), and by the table; None where left open."""

    months: Months | None
    by_table: Months | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a world comes to in a position: which facts count against the client, and his disposition without words."""

    position: PositionName
    facts: frozenset[str]
    disposition: Disposition

    @classmethod
    def of(cls, table: UsableFacts, world: str, position: PositionName) -> Asked:
        """Return what is asked of the client in a world, under the letters that the table reads."""
        disposition = client_disposition(table, WORLDS[world], position, table.spoken.mask)
        return cls.bare(position, table.against_client(WORLDS[world], position), disposition)

    @classmethod
    def after_trial(cls, trials: Trials, theory: str, position: PositionName) -> Asked:
        """Return what is asked of the client after a trial on a theory, under the letters that the table reads."""
        question = trials.question(theory, position)
        return cls.bare(position, question.facts, question.disposition)

    @classmethod
    def bare(cls, position: PositionName, facts: frozenset[str], disposition: Disposition) -> Asked:
        """Return the same without words."""
        left_open = tuple((criterion, "") for criterion, _ in disposition.criteria_left_open)
        return cls(position, facts, replace(disposition, notes=(), criteria_left_open=left_open))


@dataclass
class LowEnds:
    """Low ends of one person; what was asked before is not computed again."""

    grounds: Grounds
    client: str
    _found: dict[Asked, LowEnd] = field(default_factory=dict)
    _grounded: dict[PositionName, DefendantCircuit] = field(default_factory=dict)

    def compute(self, questions: Iterable[Asked]) -> None:
        """Compute all that is new, as many scenarios at once as share a disposition."""
        groups: dict[tuple[PositionName, Disposition], list[Asked]] = defaultdict(list)
        for one in dict.fromkeys(questions):
            if one not in self._found:
                groups[one.position, one.disposition].append(one)
        for (position, disposition), group in groups.items():
            words = self.grounds.words(self.client, [one.facts for one in group])
            if position not in self._grounded:
                self._grounded[position] = self.grounds.of(self.client, position)
            sheet = scenario_batch(self._grounded[position], words, len(group), disposition).sheet
            for i, one in enumerate(group):
                self._found[one] = LowEnd(_months(int(sheet.whole_low[i])), _months(int(sheet.low[i])))

    def of(self, asked: Asked) -> LowEnd:
        """Return what was computed."""
        return self._found[asked]


def _months(value: int) -> Months | None:
    if value == NULL:
        return None
    return "life" if value >= LIFE else value
