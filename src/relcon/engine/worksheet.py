"""One defendant's worksheet in one position, over all scenarios at once, in the Manual's order (USSG §1B1.1(a))."""

from __future__ import annotations

import numpy as np

from relcon.engine.worksheet_answer import Worksheet
from relcon.law.arrays import BoolArray
from relcon.law.count_level import UNBOUNDED, summed
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NULL, LineColumn
from relcon.law.months import LIFE
from relcon.law.tables import in_force
from relcon.law.tristate import YES, some, tri
from relcon.law.usc.other_terms import days_lines
from relcon.law.usc.statutory import statutory
from relcon.law.usc.supervised_release import release_line
from relcon.law.ussg import (
    s2k2_1,
    s2k2_4,
    s3d1_1,
    s3d1_4,
    s3e1_1,
    s3f1_1,
    s4a1_1,
    s4b1_1,
    s4b1_3,
    s4b1_4,
    s4c1_1,
    s5a,
    s5c1_1,
    s5c1_2,
    s5g1_1,
    s5g1_3,
    s5k1_1,
)
from relcon.law.ussg.chapter_two import count_levels, uses_drugs
from relcon.law.ussg.groundwork import Groundwork
from relcon.law.ussg.s2d1_1.base_level import next_down, next_up
from relcon.law.ussg.s2d1_1.left_open import open_of_weight, perhaps_greater
from relcon.law.ussg.s2d1_1.on_worksheet import quantity_level
from relcon.law.ussg.s3b1_2 import on_worksheet as s3b1_2
from relcon.law.ussg.s5g1_2 import set_apart

__all__ = ["NULL", "Worksheet", "WorksheetFacts", "worksheet"]


def worksheet(inputs: WorksheetFacts) -> Worksheet:
    """Return the worksheet of one defendant in one position, in every scenario.

    Parameters
    ----------
    inputs
        What attribution and the positions give.

    Notes
    -----
    Rule: USSG §1B1.1(a)(1)-(8). Role is decided before the base level, which depends on it (§2D1.1(a)(5)).
    """
    edition = inputs.edition
    quantity = quantity_level(inputs)
    perhaps = perhaps_greater(inputs, quantity)
    statute = statutory(inputs)
    points = s4a1_1.points(inputs.history, inputs.dropped_sentences, inputs.n, edition, inputs.commenced)
    weapon = s5c1_2.own_weapon(inputs, statute.firearm)
    # A count of a firearm speaks of one though no circumstance is recorded.
    connected = tri(s2k2_1.perhaps_connected(inputs.live_counts, edition), inputs.n)
    criteria = s5c1_2.safety_valve(inputs, points, statute.death, some(weapon, connected))
    # §2K2.4(b), n.5: with no drug count no §2D1.1; Chapters Three, Parts A to E, and Four do not apply.
    alone = statute.firearm and not s3d1_1.grouped(inputs.live_counts, edition)
    levels = [] if alone else count_levels(Groundwork(inputs, statute, criteria, quantity))
    found = s3d1_4.combined(levels, inputs)
    base, lines = found.base, found.lines
    # Where the combined level is not known nothing follows from it.
    leveled = np.where(found.known, base, NULL).astype(np.int64)
    before = summed(base, lines) if lines else base
    offender = s4b1_1.career(inputs, statute, points, leveled, before)
    # USSG §4B1.1(c)(3) asks whether §3E1.1(b) applies; without an offense level nothing lies below its least level.
    accepted = s3e1_1.line(inputs, np.full(inputs.n, UNBOUNDED) if alone else offender.before)
    by_firearm = offender.with_firearm == YES if alone else np.ones(inputs.n, dtype=np.bool_)
    lines.append(accepted.where(by_firearm))
    # From the level of §4B1.1 nothing comes off but §3E1.1.
    lines += [line.only(offender.line.levels == 0) for line in there(s3f1_1.line(inputs))]
    # Without a base level nothing is raised, nor where §4B1.1 replaces the level: any level above the floor says so.
    settled: BoolArray = (leveled == NULL) | (offender.line.levels > 0)
    level = np.where(settled, LIFE, summed(base, lines))
    lines += there(s5c1_2.floor_level_line(level, criteria, statute.liftable, edition))
    by_points = s4a1_1.category_of(points, edition)
    category = np.where(offender.state == YES, s4b1_1.category(edition), by_points).astype(np.int64)
    lines += [] if alone else [s4a1_1.line(points, by_points, inputs, offender.state == YES)]
    lines.append(offender.line)
    zero_point = None
    if in_force("4C1.1", edition) and not alone:
        had = some(weapon, tri(s2k2_1.had_firearm(inputs.live_counts, edition), inputs.n))
        zero_point = s4c1_1.line(inputs, points, statute.death, had, offender.state)
        lines.append(zero_point)
    level = np.where(leveled == NULL, LIFE, summed(base, lines))
    livelihood = None if alone else s4b1_3.line(inputs, level, accepted.state == APPLIED)
    armed = s4b1_4.line(inputs)
    lines += [*there(livelihood), *there(armed)]
    lines.append(s5a.bounds_line(leveled, summed(base, lines), edition))
    total = np.where((leveled == NULL) | offender.undecided | (armed is not None), NULL, summed(base, lines))

    low, high = s5a.range_where_known(total, category, edition)
    low, high, floor = s5c1_2.with_floor(low, high, criteria, statute.liftable, edition)
    lines += there(floor)
    low, high, with_firearm = s4b1_1.firearm_line(offender.with_firearm, low, high, accepted.levels, statute, edition)
    included: BoolArray = with_firearm.state == APPLIED
    if alone:
        low, high, by_statute = s2k2_4.firearm_alone(statute.consecutive, low, high, offender.with_firearm)
        lines.append(by_statute)
        included = np.ones(inputs.n, dtype=np.bool_)
    limited = s5g1_1.limited(low, high, criteria, statute, included)
    lines += [
        with_firearm,
        *limited.lines,
        *days_lines(inputs),
        s5c1_1.line(low, limited.low, edition),
        *there(s2k2_4.line(statute, limited.low, limited.high, included, edition)),
        *set_apart.lines(inputs),
        *release_line(statute, criteria.eligible),
        *s5k1_1.lines(statute, limited.binding, included),
        *there(s5g1_3.line(inputs, limited.low, limited.high)),
    ]
    apart = set_apart.set_apart(inputs, statute.consecutive)
    whole_low, whole_high = set_apart.with_set_apart(limited.low, limited.high, apart, included)
    by_weight = uses_drugs(levels)
    return Worksheet(
        inputs=inputs,
        quantity=quantity,
        up=None if quantity is None or not by_weight else next_up(quantity, edition, inputs.mitigating.levels),
        down=None if quantity is None or not by_weight else next_down(quantity, edition, inputs.mitigating.levels),
        base=base,
        lines=tuple(lines),
        total=total,
        category=category,
        low=low,
        high=high,
        statute=statute,
        valve=criteria,
        points=points,
        range_low=limited.low,
        range_high=limited.high,
        apart=None if apart is None else apart.ends,
        whole_low=whole_low,
        whole_high=whole_high,
        binding=limited.binding,
        notes=(
            *found.missing,
            *(open_of_weight(inputs, quantity, base, perhaps) if by_weight else ()),
            *s3b1_2.notes(inputs),
            *s3e1_1.notes(lines),
            *found.notes,
            *s4a1_1.history_notes(
                points, category, total, s4c1_1.total_if_applied(zero_point, total, edition), edition
            ),
            *s4b1_1.career_notes(offender, inputs, np.where(leveled == NULL, NULL, before), statute),
            *(s4b1_1.firearm_notes(offender.with_firearm, accepted.levels, edition) if alone else ()),
            *statute.notes,
            *s2k2_4.notes(inputs, included),
        ),
    )


def there(line: LineColumn | None) -> list[LineColumn]:
    """Return a line in a list, empty where the provision has none."""
    return [] if line is None else [line]
