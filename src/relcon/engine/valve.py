"""The safety valve: five criteria, their reasons, and who meets them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import Texts
from relcon.law.tristate import UNKNOWN, YES, TriArray, every, some, tri
from relcon.law.usc import t18_s3553
from relcon.law.ussg import s5c1_2
from relcon.law.ussg.s4a1_1 import Points, sum_told
from relcon.law.ussg.s4c1_1 import enterprise_count

# Reasons where a criterion is not met, is met, is open.
_CONDUCT = (
    "violence, a threat or a weapon of his own, or that he induced",
    "no violence, threat or weapon of his own, or that he induced",
    "whether a weapon, violence or a threat was his own is open",
)
_HARM = (
    "death or serious bodily injury resulted",
    "no death or serious bodily injury from the offense is recorded",
    "whether death or serious bodily injury resulted from the offense is open",
)
_ROLE = (
    "an adjustment under §3B1.1, or a continuing criminal enterprise",
    "no adjustment under §3B1.1",
    "whether §3B1.1 applies is open",
)
_DISCLOSED = (
    "not yet met; possible until sentencing: not all is truthfully disclosed so far",
    "all was truthfully disclosed, as recorded",
    "whether all will be truthfully disclosed by the sentencing hearing is open",
)
_FINDING = ("a finding: not met", "a finding: met", "a finding: open")


@dataclass(frozen=True, slots=True)
class SafetyValve:
    """The five criteria of 18 U.S.C. §3553(f), each with its reason; whether all are met, else which are not.

    ``guideline`` says the same of USSG §5C1.2(a), whose first criterion was narrower before the 2023 edition.
    """

    criteria: tuple[TriArray, ...]
    why: tuple[Texts, ...]
    eligible: TriArray
    summary: Texts
    guideline: TriArray
    guideline_summary: Texts

    @property
    def met(self) -> BoolArray:
        """Where all five are known to be met."""
        result: BoolArray = self.eligible == YES
        return result

    @property
    def guideline_met(self) -> BoolArray:
        """Where all five of USSG §5C1.2(a) are known to be met."""
        result: BoolArray = self.guideline == YES
        return result


def own_weapon(inputs: WorksheetFacts, firearm_count: bool) -> TriArray:
    """Return whether a firearm or other dangerous weapon was his own, or he induced another to have one.

    With a live count under 18 U.S.C. §924(c) and nothing recorded it is unknown: the firearm may be another's.
    """
    return some(inputs.own("firearm", "weapon"), tri("unknown" if firearm_count else "no", inputs.n))


def valve(
    inputs: WorksheetFacts, points: Points, aggravating: TriArray, death_found: bool, weapon: TriArray
) -> SafetyValve:
    """Return the safety valve.

    Parameters
    ----------
    inputs
        The defendant.
    points
        His criminal history.
    aggravating
        Whether he is subject to an adjustment under §3B1.1.
    death_found
        Whether death or serious injury was found on a count.
    weapon
        Whether a weapon was his own, see :func:`own_weapon`.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(1)-(5); USSG §5C1.2(a), n.3(B): not for a conviction under 21 U.S.C. §848.
    """
    n = inputs.n
    history, *heads = t18_s3553.history_criterion(
        points.counted_low, points.counted_high, points.three, points.violent_two, inputs.edition
    )
    death = some(inputs.reaches("death"), tri("yes" if death_found else "no", n))
    conduct = t18_s3553.conduct_criterion(inputs.own("violence", "threat"), weapon)
    harm = t18_s3553.harm_criterion(death, inputs.reaches("serious_injury"))
    enterprise = tri("yes" if enterprise_count([count.statute for count in inputs.live_counts]) else "no", n)
    role = t18_s3553.role_criterion(aggravating, some(inputs.own("enterprise"), enterprise))
    computed = (
        (history, _history_why(history, tuple(heads), points, inputs.edition)),
        (conduct, Texts.by_state(conduct, *_CONDUCT)),
        (harm, Texts.by_state(harm, *_HARM)),
        (role, Texts.by_state(role, *_ROLE)),
        (inputs.disclosed, Texts.by_state(inputs.disclosed, *_DISCLOSED)),
    )
    criteria, why = [], []
    for number, (criterion, reason) in enumerate(computed, start=1):
        found, told = criterion, reason
        if number in inputs.criteria_left_open:
            open_here = criterion == YES
            found = np.where(open_here, UNKNOWN, found).astype(np.int8)
            told = told.overlaid(open_here, Texts.same(inputs.criteria_left_open[number], n))
        for finding in inputs.safety_valve_findings.get(number, ()):
            found = np.where(finding.where, finding.answer, found).astype(np.int8)
            answer = np.full(n, finding.answer, dtype=np.int8)
            told = told.overlaid(finding.where, Texts.by_state(answer, *_FINDING))
        criteria.append(found)
        why.append(told)
    eligible = every(*criteria)
    summary = _summary(criteria, eligible)
    narrow = s5c1_2.history_criterion(points.low, points.high, criteria[0], inputs.edition)
    if narrow is criteria[0]:
        return SafetyValve(tuple(criteria), tuple(why), eligible, summary, eligible, summary)
    guideline = every(narrow, *criteria[1:])
    most = s5c1_2.most_points(inputs.edition)
    wider = f" (this edition's (1) asks for no more than {most} criminal history point; 18 U.S.C. §3553(f)(1) is wider)"
    told = _summary([narrow, *criteria[1:]], guideline).followed_by(guideline, (wider, wider, wider))
    return SafetyValve(tuple(criteria), tuple(why), eligible, summary, guideline, told)


def _named(mask: int, state: str) -> str:
    """Name the criteria whose bits are set."""
    numbers = [str(bit + 1) for bit in range(5) if mask >> bit & 1]
    return f"criteri{'on' if len(numbers) == 1 else 'a'} {', '.join(numbers)} of USSG §5C1.2(a) {state}"


def _summary(criteria: list[TriArray], eligible: TriArray) -> Texts:
    """Say which criteria are not met, else which are open, else that all are met."""
    wanted = np.where(eligible == YES, UNKNOWN, eligible)
    bits = sum(((one == wanted).astype(np.int64) << bit for bit, one in enumerate(criteria)), start=eligible * 0)
    texts = (
        *(_named(mask, "not met") if mask else "all five criteria of USSG §5C1.2(a) are met" for mask in range(32)),
        *(_named(mask, "open") for mask in range(32)),
    )
    return Texts(texts, np.where(eligible == UNKNOWN, bits + 32, bits).astype(np.int64))


def _history_why(met: TriArray, heads: tuple[TriArray, ...], points: Points, edition: str) -> Texts:
    """Name each of (A), (B), (C) that disqualifies, or what is missing."""
    limits = t18_s3553.history_limits(edition)
    missing = "; ".join(points.missing) or f"whether a {limits.violent}-point offense was violent"
    names = (
        f"(A) more than {limits.most} points without {limits.one}-point offenses",
        f"(B) a prior {limits.serious}-point offense",
        f"(C) a prior {limits.violent}-point violent offense",
    )
    has = [head == YES for head in heads]
    # One text for each combination of the three, then "met" and "unknown".
    combined = [", ".join(name for bit, name in enumerate(names) if mask >> bit & 1) for mask in range(8)]
    mask = sum((bits.astype(np.int64) << bit for bit, bits in enumerate(has)), start=np.zeros(met.size, dtype=np.int64))
    code = np.where(met == YES, 8, np.where(met == UNKNOWN, 9, mask)).astype(np.int64)
    texts = (*combined, "none of (A), (B), (C)", f"not known: {missing}")
    told = sum_told(points)
    shown = [f"points {one}: " if one else "" for one in told.texts]
    return Texts(tuple(one + text for one in shown for text in texts), told.code * len(texts) + code)
