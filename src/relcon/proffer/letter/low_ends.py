"""The client's low ends under many readings of a letter: worksheets alone, and no words."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from relcon.engine.batch import Asked, Batch, Question
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.law.line import NULL
from relcon.law.months import show
from relcon.law.tristate import YES
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.worlds.dispositions import client_disposition
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.results.base import Months


@dataclass(frozen=True, slots=True)
class LowEnd:
    """The low end of the total, after the statutory minimum (§5G1.1), and by the table; None where left open.

    ``credited``: whether the safety valve is met; ``lifted``: whether it takes a minimum away.
    """

    months: Months | None
    by_table: Months | None
    credited: bool = False
    lifted: bool = False

    @property
    def ends(self) -> tuple[Months | None, Months | None]:
        """The months alone."""
        return self.months, self.by_table


def in_world(
    table: UsableFacts,
    world: str,
    position: PositionName,
    *,
    full: bool = False,
    said: AbstractSet[str] | None = None,
) -> Question:
    """Return what is asked of the client in a world, under the letters that the table reads, without words.

    ``full`` as in `client_disposition`; ``said`` where not all of the session is.
    """
    told = table.spoken.mask if said is None else said
    disposition = client_disposition(table, WORLDS[world], position, told, full=full)
    counting = table.if_said(WORLDS[world], position)
    facts = table.supplied(WORLDS[world], position).union(*(counting[id] for id in counting if id in told))
    return bare(Question(table.client, position, facts, disposition))


def bare(question: Question) -> Question:
    """Return a question without the words of its disposition."""
    told = question.disposition
    left_open = tuple((criterion, "") for criterion, _ in told.criteria_left_open)
    return replace(question, disposition=replace(told, notes=(), criteria_left_open=left_open))


@dataclass
class LowEnds:
    """Low ends in one batch; what was asked before is not asked again."""

    batch: Batch
    _asked: dict[Question, Asked[LowEnd]] = field(default_factory=dict)

    def ask(self, questions: Iterable[Question]) -> None:
        """Let questions wait for the first low end that is read."""
        for one in questions:
            if one not in self._asked:
                self._asked[one] = self.batch.asked(one, _low_end)

    def of(self, question: Question) -> LowEnd:
        """Return the low end of a question that was asked."""
        return self._asked[question].found


def _low_end(batch: ScenarioBatch, columns: range) -> LowEnd:
    worksheet, i = batch.worksheet, columns[0]
    credited = bool(worksheet.valve.eligible[i] == YES)
    lifted = credited and worksheet.binding[i] == 0 and bool(worksheet.statute.at(i).minimum)
    return LowEnd(_months(int(worksheet.whole_low[i])), _months(int(worksheet.low[i])), credited, lifted)


def _months(value: int) -> Months | None:
    return None if value == NULL else show(value)
