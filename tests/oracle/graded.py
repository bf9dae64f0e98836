"""How well a record that holds is supported, and whether only an admission that does not count is missing."""

from __future__ import annotations

from relcon.records.base import Fact
from tests.oracle.question import Question
from tests.oracle.support import admissions, exhibits, holds, statements


def better_than_weak(record: Fact, question: Question) -> bool:
    """Whether a record that holds rests on something better than weak evidence; an uncited one on nothing worse."""
    shown = exhibits(record, question)
    if not record.evidence and record.id not in question.index.origin:
        # Uncited, it stands by itself: what somebody says for it besides, however weak, takes nothing away.
        return True
    grades = [question.index.matter.evidence[id].grade for id in shown]
    if any(grade != "weak" for grade in grades):
        return True
    return any(his or grade != "weak" for _, grade, his in statements(record, question, None))


def items(record: Fact, question: Question) -> int:
    """How many items support it."""
    return len(exhibits(record, question)) + len(admissions(record, question))


def protected(record: Fact, question: Question) -> bool:
    """Whether it fails only because an admission does not count for him."""
    index = question.index
    if record.id not in index.origin and record.id not in index.supports:
        return False
    return not holds(record, question) and holds(record, question.everything_admitted())
