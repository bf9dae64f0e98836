"""Worksheet lines of Chapter Three, Parts B, C and F."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from relcon.engine.chapter_two import receives
from relcon.law.conditions import Condition, added, decided, of_kinds, told, under
from relcon.law.facts import RoleInput, WorksheetFacts
from relcon.law.line import APPLIED, NOT_APPLIED, OPEN, LineColumn, Texts, state_of
from relcon.law.open_points import point
from relcon.law.tristate import TriArray, some, tri
from relcon.law.ussg import s3b1_3, s3b1_4, s3b1_5, s3c1_1, s3c1_2, s3f1_1
from relcon.law.ussg.s2d1_1.applied import Decision, held


def role_line(cite: str, role: RoleInput) -> LineColumn:
    """Return the line of §3B1.1 or §3B1.2."""
    state = np.where(role.open, OPEN, np.where(role.levels != 0, APPLIED, NOT_APPLIED)).astype(np.int8)
    return LineColumn(cite, np.where(role.open, 0, role.levels), state, role.why, role.facts, role.resting)


def chapter_three_lines(inputs: WorksheetFacts, decisions: Sequence[Decision], protected: bool) -> list[LineColumn]:
    """Return the lines of Chapter Three, Parts B and C, in order.

    Parameters
    ----------
    inputs
        The defendant.
    decisions
        §2D1.1(b), some of which exclude an adjustment.
    protected
        Whether §2D1.2 governs.
    """
    lines = [role_line("USSG §3B1.1", inputs.aggravating), role_line("USSG §3B1.2", inputs.mitigating)]
    for line in (
        _trust_or_skill(inputs, held(decisions, "import_crew", inputs.n)),
        _minor(
            inputs, some(held(decisions, "vulnerable_person", inputs.n), tri("yes" if protected else "no", inputs.n))
        ),
        _armor(inputs),
        _obstruction(inputs, held(decisions, "witness_or_evidence", inputs.n)),
        _flight(inputs),
    ):
        lines += [] if line is None else [line]
    return lines


def _line(
    inputs: WorksheetFacts,
    cite: str,
    kinds: tuple[str, ...],
    what: str,
    levels: Callable[[str], int],
    conditions: Sequence[Condition] = (),
) -> LineColumn | None:
    """Return the line of an adjustment that adds fixed levels for a circumstance, under conditions."""
    recorded = inputs.recorded(*kinds)
    if not recorded:
        return None
    fact = inputs.reaches(*kinds)
    why = decided(told(recorded, fact, what), fact, conditions)
    return added(cite, under(fact, conditions), levels(inputs.edition), why, of_kinds(inputs, kinds))


def _trust_or_skill(inputs: WorksheetFacts, crew: TriArray) -> LineColumn | None:
    conditions = s3b1_3.conditions(
        inputs.reaches("trust"), inputs.reaches("trust_or_skill"), receives(inputs.aggravating), crew
    )
    kinds = ("trust", "skill", "trust_or_skill")
    return _line(inputs, "USSG §3B1.3", kinds, "abuse of trust or use of a special skill", s3b1_3.levels, conditions)


def _minor(inputs: WorksheetFacts, accounted: TriArray) -> LineColumn | None:
    conditions = s3b1_4.conditions(accounted)
    return _line(inputs, "USSG §3B1.4", ("used_minor",), "use of a minor", s3b1_4.levels, conditions)


def _armor(inputs: WorksheetFacts) -> LineColumn | None:
    recorded = inputs.recorded("body_armor")
    if not recorded:
        return None
    own = inputs.own("body_armor")
    applies, levels = s3b1_5.adjustment(inputs.reaches("body_armor"), own, inputs.edition)
    whose = (
        "(A) use of body armor",
        "(B) his own use of body armor",
        "whether the use of body armor was his own is open",
    )
    texts = tuple(f"{head}: {text}" for head in whose for text in recorded[0].why.texts)
    code = np.where(own == -1, 2, own).astype(np.int64) * len(recorded[0].why.texts) + recorded[0].why.code
    facts = of_kinds(inputs, ("body_armor",))
    return LineColumn("USSG §3B1.5", levels, state_of(applies), Texts(texts, code), facts)


def _obstruction(inputs: WorksheetFacts, by_characteristic: TriArray) -> LineColumn | None:
    recorded = inputs.recorded("obstruction")
    if not recorded:
        return None
    fact, conditions = recorded[0].reaches, s3c1_1.conditions(by_characteristic)
    why = decided(recorded[0].why, fact, conditions)
    levels = s3c1_1.levels(inputs.edition)
    return added("USSG §3C1.1", under(fact, conditions), levels, why, recorded[0].facts)


def _flight(inputs: WorksheetFacts) -> LineColumn | None:
    what = "others put at risk in flight (unless another line gives as much for that alone, n.1)"
    return _line(inputs, "USSG §3C1.2", ("flight",), what, s3c1_2.levels)


def early_disposition_line(inputs: WorksheetFacts) -> list[LineColumn]:
    """Return the line of §3F1.1 where a motion is recorded; the levels are those moved for, four at most."""
    asked = inputs.early_disposition
    if asked is None:
        return []
    n, most = inputs.n, s3f1_1.most(inputs.edition)
    if most == 0:
        why = Texts.same(point("early_departure").text, n)
        return [LineColumn("USSG §3F1.1", np.zeros(n, dtype=np.int64), np.full(n, NOT_APPLIED, dtype=np.int8), why)]
    fewer = min(asked, most)
    limit = f", of {asked} moved for, which exceeds what it allows" if asked > most else ""
    text = f"{point('early_disposition').text}: {fewer} levels{limit}"
    return [added("USSG §3F1.1", tri("yes", n), -fewer, Texts.same(text, n), ())]
