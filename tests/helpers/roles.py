"""A defendant's role in a position, on the record alone."""

from __future__ import annotations

from relcon.engine.batch import Batch
from relcon.engine.role_answer import role_answer
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import BASELINE, Scenario
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.roles import RoleAnswer


def roles(matter: Matter, defendant: str, position: PositionName, scenario: Scenario = BASELINE) -> RoleAnswer:
    """Return a defendant's role in a position."""
    return role_answer(Batch(RecordIndex.of(matter), given=scenario), defendant, position).found
