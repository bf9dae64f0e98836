"""USSG §2D1.8: drug establishments, and the lesser level of one who only allowed the premises to be used."""

from __future__ import annotations

from typing import Final

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.count_level import CountLevel, between, change, left_out, settled
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, every, opposite, tri
from relcon.law.ussg.groundwork import Groundwork, chapter_three, without_role
from relcon.records.counts import Count, Premises

GUIDELINE: Final = "§2D1.8"


def count_level(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    """Return the level of counts of maintaining drug premises.

    Notes
    -----
    Rule: USSG §2D1.8(a)(1), (2), (b)(1), n.1.
    """
    facts, drugs = ground.facts, ground.plain
    own = facts.own_acts if facts.own_acts is not None else tri("unknown", facts.n)
    said = {count.premises for count in counts}
    # n.1: whoever possessed a dangerous weapon in connection with the offense did more than allow use.
    armed = every(facts.own("firearm", "weapon"), facts.reaches("firearm", "weapon"))
    lesser = allowed_use_only(said.pop() if len(said) == 1 else None, own, armed)
    # (a)(1): the level of the drug offense.
    whole = change("USSG §2D1.8(a)(1)", drugs.level, drugs.level, "the level of the drug offense, {after}")
    lines = [*drugs.lines, whole.where(drugs.known), *chapter_three(facts, drugs)]
    found = settled(counts, GUIDELINE, drugs.base, lines)
    if (lesser == NO).all():
        return found
    # (a)(2): less for one who only allowed use; (b)(1): and then no adjustment under §3B1.2.
    why = "§2D1.8(b)(1)"
    without = without_role(facts, why, aggravating=False)
    below = ground.drugs(without)
    text = "level {after}, from {before} of the drug offense: no part in it but allowing use of the premises"
    part = change("USSG §2D1.8(a)(2)", below.level, _lesser(below.level, facts.edition), text)
    three = left_out(chapter_three(without, below), ["3B1.2"], why)
    other = settled(counts, GUIDELINE, below.base, [*below.lines, part.where(below.known), *three])
    return between(found, other, lesser == YES, lesser == UNKNOWN, point("allowed_use").said)


def allowed_use_only(premises: Premises | None, own_acts: TriArray, own_weapon: TriArray) -> TriArray:
    """Return whether (a)(2) applies.

    Parameters
    ----------
    premises
        What the count says of the premises; ``None`` where nothing is said.
    own_acts
        Whether the defendant took part in the drug offense by an act of the defendant's own.
    own_weapon
        Whether the defendant possessed a dangerous weapon in connection with it.

    Notes
    -----
    Rule: USSG §2D1.8(a)(2), n.1: no part but allowing use, no weapon of the defendant's own, the premises first
    acquired for a legitimate purpose, and no premises allowed for such use before. What is not said is unknown.
    """
    n = own_acts.size
    apart = every(opposite(own_acts), opposite(own_weapon))
    if premises is None:
        return every(apart, tri("unknown", n))
    return every(
        apart,
        tri(premises.only_allowed_use, n),
        tri(premises.legitimate_purpose, n),
        opposite(tri(premises.earlier_use, n)),
    )


def _lesser(drug: IntArray, edition: str) -> IntArray:
    """Return the level of (a)(2) for the offense level of §2D1.1."""
    table = load("2D1.8", edition)
    levels, most = table.integer("allowed_use", "levels"), table.integer("allowed_use", "most")
    return np.minimum(drug + levels, most).astype(np.int64)
