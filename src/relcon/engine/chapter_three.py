"""The order of Chapter Three, Parts B and C, among the lines of a Group of counts."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn
from relcon.law.tristate import some, tri
from relcon.law.ussg import s3b1_3, s3b1_4, s3b1_5, s3c1_1, s3c1_2
from relcon.law.ussg.s2d1_1.applied import Decision, held
from relcon.law.ussg.s3b1_1 import adjustment as s3b1_1
from relcon.law.ussg.s3b1_2 import adjustment as s3b1_2


def chapter_three_lines(facts: WorksheetFacts, decisions: Sequence[Decision], protected: bool) -> list[LineColumn]:
    """Return the lines of Chapter Three, Parts B and C, in order.

    Parameters
    ----------
    facts
        The defendant.
    decisions
        §2D1.1(b), some of which exclude an adjustment.
    protected
        Whether §2D1.2 governs.
    """
    n = facts.n
    vulnerable = some(held(decisions, "vulnerable_person", n), tri("yes" if protected else "no", n))
    lines = (
        s3b1_1.line(facts),
        s3b1_2.line(facts),
        s3b1_3.line(facts, held(decisions, "import_crew", n)),
        s3b1_4.line(facts, vulnerable),
        s3b1_5.line(facts),
        s3c1_1.line(facts, held(decisions, "witness_or_evidence", n)),
        s3c1_2.line(facts),
    )
    return [line for line in lines if line is not None]
