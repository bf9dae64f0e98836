"""USSG §5C1.2: the safety valve, its five criteria, and what remains where it lifts a minimum of five years.

Subsection (a) repeats 18 U.S.C. §3553(f)(1)-(5); only between the First Step Act and the 2023 edition did its (1) lag
behind the statute, whose numbers stand in ``relcon.law.usc.t18_s3553``. Subsection (b) was a floor under the offense
level before 2023, and has been one under the range since.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, OPEN, LineColumn, Texts, added
from relcon.law.months import from_years, in_months
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, every, exceeds, known, opposite, some, tri
from relcon.law.usc.statutory import Statutory
from relcon.law.usc.t18_s3553 import HistoryLimits, history_limits
from relcon.law.ussg.s4a1_1 import Points, sum_told
from relcon.law.ussg.s4c1_1 import enterprise_count

# Kinds of circumstance: 18 U.S.C. §3553(f)(2), violence or a credible threat, a firearm or other dangerous weapon;
# (f)(3), death or serious bodily injury.
VIOLENCE: Final = ("violence", "threat")
WEAPONS: Final = ("firearm", "weapon")
HARM: Final = ("death", "serious_injury")
CRITERION_OF: Final = {**dict.fromkeys((*WEAPONS, *VIOLENCE), 2), **dict.fromkeys(HARM, 3)}
"""Which criterion a kind of circumstance takes away."""
TO_COME: Final = OPEN + 1
"""Which of its endings the line of the minimum has, where only the disclosure is missing."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: whether it is met, and why."""

    met: TriArray
    why: Texts

    @classmethod
    def of(cls, met: TriArray, *, no: str, yes: str, unknown: str) -> Criterion:
        """Return a criterion with a reason where it is not met, is met, is open."""
        return cls(met, Texts.by_state(met, no, yes, unknown))


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


def safety_valve(facts: WorksheetFacts, points: Points, death_found: bool, weapon: TriArray) -> SafetyValve:
    """Return the safety valve.

    Parameters
    ----------
    facts, points
        The defendant, with criminal history points.
    death_found
        Whether death or serious injury was found on a count.
    weapon
        Whether a weapon was the defendant's own, see :func:`own_weapon`.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(1)-(5); USSG §5C1.2(a), n.3(B): not for a conviction under 21 U.S.C. §848.
    """
    computed = (
        _history(points, facts.edition),
        _conduct(facts, weapon),
        _harm(facts, death_found),
        _role(facts),
        _disclosure(facts),
    )
    criteria = [_as_found(number, one, facts) for number, one in enumerate(computed, start=1)]
    met = [one.met for one in criteria]
    eligible = every(*met)
    summary = _summary(eligible, met)
    why = tuple(one.why for one in criteria)
    # (a)(1) before amendment 817: narrower than the statute
    if not load("5C1.2", facts.edition).has("criterion_1"):
        return SafetyValve(tuple(met), why, eligible, summary, eligible, summary)
    most = most_points(facts.edition)
    narrow = [opposite(exceeds(points.low, points.high, most)), *met[1:]]
    guideline = every(*narrow)
    wider = f" (this edition's (1) asks for no more than {most} criminal history point; 18 U.S.C. §3553(f)(1) is wider)"
    told = _summary(guideline, narrow)
    told = replace(told, texts=tuple(text + wider for text in told.texts))
    return SafetyValve(tuple(met), why, eligible, summary, guideline, told)


def own_weapon(facts: WorksheetFacts, firearm_count: bool) -> TriArray:
    """Return whether a firearm or other dangerous weapon was the defendant's own, or another was induced to have one.

    With a live count under 18 U.S.C. §924(c) and nothing recorded it is unknown: the firearm may be another's. So it is
    of the defendant's own weapon where nobody says whether it was connected with the offense.
    """
    return some(facts.own(*WEAPONS), tri("unknown" if firearm_count else "no", facts.n))


def _history(points: Points, edition: str) -> Criterion:
    """Return criterion (1): none of (A), (B), (C).

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(1); any one of the three disqualifies, Pulsifer v. United States, 601 U.S. 124 (2024).
    """
    limits = history_limits(edition)
    # (A): points from 1-point offenses are left out
    more = exceeds(points.counted_low, points.counted_high, limits.most)
    met = opposite(some(more, points.three, points.violent_two))
    return Criterion(met, _history_why(met, (more, points.three, points.violent_two), points, limits))


def _history_why(met: TriArray, heads: tuple[TriArray, ...], points: Points, limits: HistoryLimits) -> Texts:
    """Name each of (A), (B), (C) that disqualifies, or what is missing."""
    missing = "; ".join(points.missing) or f"whether a {limits.violent}-point offense was violent"
    names = (
        f"(A) more than {limits.most} points without {limits.one}-point offenses",
        f"(B) a prior {limits.serious}-point offense",
        f"(C) a prior {limits.violent}-point violent offense",
    )
    told = sum_told(points)

    def write(met: int, sum_: int, *has: int) -> str:
        failing = ", ".join(name for name, yes in zip(names, has, strict=True) if yes == YES)
        text = told.texts[sum_]
        of = f"points {text}" if text[:1].isdigit() else text
        if met == UNKNOWN:
            return f"not known{f' from {of}' if of else ''}: {missing}"
        return f"{'none of (A), (B), (C)' if met == YES else failing}{f'; {of}' if of else ''}"

    return Texts.by_row(write, met, told.code, *heads)


def _conduct(facts: WorksheetFacts, weapon: TriArray) -> Criterion:
    """Return criterion (2): no violence, credible threat or weapon.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(2); USSG §5C1.2 n.2: the defendant's own, or by another who was induced; what others did
    otherwise does not count, whatever §2D1.1(b)(1) says. A weapon must be "in connection with the offense": where that
    is not known the criterion is open, though §2D1.1(b)(1) applies unless a connection is clearly improbable (n.11(A)).
    """
    violence = facts.own(*VIOLENCE)
    found = Criterion.of(
        opposite(some(violence, weapon)),
        no="the defendant's own violence, threat or weapon, or one that the defendant induced",
        yes="no violence, threat or weapon of the defendant's own, or induced by the defendant",
        unknown="whether the defendant used violence or a threat in connection with the offense",
    )
    unconnected: BoolArray = (found.met == UNKNOWN) & (violence == NO)
    asked = "whether the defendant had a weapon in connection with the offense"
    return Criterion(found.met, found.why.overlaid(unconnected, Texts.same(asked, facts.n)))


def _harm(facts: WorksheetFacts, death_found: bool) -> Criterion:
    """Return criterion (3): nobody died or was seriously injured by the offense or its relevant conduct.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(3); USSG §5C1.2 n.1(C).
    """
    found = tri("yes" if death_found else "no", facts.n)
    return Criterion.of(
        opposite(some(facts.reaches(*HARM), found)),
        no="death or serious bodily injury resulted",
        yes="no death or serious bodily injury from the offense is recorded",
        unknown="whether death or serious bodily injury resulted from the offense is open",
    )


def _role(facts: WorksheetFacts) -> Criterion:
    """Return criterion (4): no adjustment under §3B1.1, of any size (n.3(A)), and no continuing criminal enterprise.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(4); USSG §5C1.2 n.3.
    """
    # n.3(B): a conviction under 21 U.S.C. §848 is of such an enterprise
    convicted = tri("yes" if enterprise_count([count.statute for count in facts.live_counts]) else "no", facts.n)
    return Criterion.of(
        opposite(some(facts.aggravating.received, facts.own("enterprise"), convicted)),
        no="an adjustment under §3B1.1, or a continuing criminal enterprise",
        yes="no adjustment under §3B1.1",
        unknown="whether §3B1.1 applies is open",
    )


def _disclosure(facts: WorksheetFacts) -> Criterion:
    """Return criterion (5): all truthfully disclosed, not later than the sentencing hearing.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5).
    """
    return Criterion.of(
        facts.disclosed,
        no="not yet met; possible until sentencing: not all is truthfully disclosed so far",
        yes="all was truthfully disclosed, as recorded",
        unknown="whether all will be truthfully disclosed by the sentencing hearing is open",
    )


def _as_found(number: int, one: Criterion, facts: WorksheetFacts) -> Criterion:
    """Return a criterion, open where a fact was said that does not count, and as findings answer it."""
    met, why = one.met, one.why
    for left in facts.criteria_left_open.get(number, ()):
        open_here = (one.met == YES) & left.where
        met = np.where(open_here, UNKNOWN, met).astype(np.int8)
        why = why.overlaid(open_here, Texts.same(left.text, facts.n))
    for finding in facts.safety_valve_findings.get(number, ()):
        met = np.where(finding.where, finding.answer, met).astype(np.int8)
        answer = np.full(facts.n, finding.answer, dtype=np.int8)
        said = Texts.by_state(answer, "a finding: it fails", "a finding: it holds", "a finding: open")
        why = why.overlaid(finding.where, said)
    return Criterion(met, why)


def _summary(eligible: TriArray, criteria: list[TriArray]) -> Texts:
    """Say which criteria are not shown, else which are open, else that nothing is against any."""

    def write(eligible: int, *criteria: int) -> str:
        if eligible == YES:
            return "nothing on record against any of the five criteria of USSG §5C1.2(a)"
        numbers = [str(number) for number, one in enumerate(criteria, start=1) if one == eligible]
        state = "open" if eligible == UNKNOWN else "not shown"
        return f"criteri{'on' if len(numbers) == 1 else 'a'} {', '.join(numbers)} of USSG §5C1.2(a) {state}"

    return Texts.by_row(write, eligible, *criteria)


def minimum_line(valve: SafetyValve, statute: Statutory) -> LineColumn:
    """Return the line of 18 U.S.C. §3553(f): of each reading's liftable minimum, whether it binds.

    Notes
    -----
    Rule: USSG §5C1.2(a)(5): the disclosure may be made until the sentencing hearing. Where it alone is missing, whether
    the file says that it was not made or says nothing, the minimum is not told of as settled.
    """
    to_come = (every(*valve.criteria[:-1]) == YES) & (valve.eligible != YES)
    which = np.where(to_come, TO_COME, valve.eligible)
    why = Texts.same("", valve.eligible.size)
    for number, one in enumerate(statute.readings):
        least = in_months(one.liftable)
        binds = (
            f": the minimum of {least} binds",
            f": the minimum of {least} does not bind",
            f": the minimum of {least} is taken to bind",
            f": the minimum of {least} is taken to bind; the disclosure may be made until the sentencing hearing",
        )
        why = why.overlaid(statute.code == number, valve.summary.followed_by(which, binds))
    return added("18 USC 3553(f)", valve.eligible, 0, why)


def most_points(edition: str) -> int:
    """Return the most criminal history points under (a)(1) before amendment 817."""
    return load("5C1.2", edition).integer("criterion_1", "most_points")


def floor_level_line(level: IntArray, valve: SafetyValve, minimum: IntArray, edition: str) -> LineColumn | None:
    """Return the line of (b) as it was before 2023: a floor under the level of Chapters Two and Three.

    Parameters
    ----------
    level
        The level of Chapters Two and Three.
    valve
        The safety valve.
    minimum
        The minimum that the statute would require, in months.
    edition
        The Manual edition; ``None`` is returned where it has another floor.

    Notes
    -----
    Rule: USSG §5C1.2(b) before amendment 817 (2023).
    """
    table = load("5C1.2", edition)
    if not table.has("floor_level"):
        return None
    least = table.integer("floor_level", "level")
    applies = valve.guideline_met & (minimum >= from_years(table.integer("floor_level", "minimum_years")))
    added = np.where(applies, np.maximum(least - level, 0), 0).astype(np.int64)
    why = Texts.same(f"the level of Chapters Two and Three is raised to not less than {least}", level.size)
    return LineColumn(table.text("floor_level", "cite"), added, known(added > 0), why).where(added > 0)


def with_floor(
    low: IntArray, high: IntArray, valve: SafetyValve, minimum: IntArray, edition: str
) -> tuple[IntArray, IntArray, LineColumn | None]:
    """Return the guideline range raised to the floor of (b), and the line that says so; ``None`` where it never bears.

    Parameters
    ----------
    low, high
        The guideline range, ``NULL`` where there is none.
    valve, minimum, edition
        The safety valve; the minimum that the statute would require, in months; the Manual edition.

    Notes
    -----
    Rule: USSG §5C1.2(b) since 2023. It has no bearing on §2D1.1(b)(18) (§2D1.1 n.21).
    """
    floor = floor_applies(valve.met, minimum, edition) & (low != NULL)
    if not floor.any():
        return low, high, None
    table = load("5C1.2", edition)
    raised_low, raised_high = floor_range(low, high, floor, edition)
    least = f"{table.integer('floor', 'low')} to {table.integer('floor', 'high')} months"
    raised = known((raised_low > low) | (raised_high > high))
    why = Texts.by_state(raised, f"the range is not below {least}", f"the range is raised to not less than {least}", "")
    return raised_low, raised_high, added(table.text("floor", "cite"), raised, 0, why).where(floor)


def floor_applies(met: BoolArray, minimum: IntArray, edition: str) -> BoolArray:
    """Return where the range may not be less than the floor.

    Parameters
    ----------
    met
        Whether the criteria of (a) are met, on an offense that (a) covers.
    minimum
        The minimum that the statute would require, in months.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §5C1.2(b) since 2023.
    """
    table = load("5C1.2", edition)
    if not table.has("floor"):
        return np.zeros(met.size, dtype=np.bool_)
    result: BoolArray = met & (minimum >= from_years(table.integer("floor", "minimum_years")))
    return result


def floor_range(low: IntArray, high: IntArray, applies: BoolArray, edition: str) -> tuple[IntArray, IntArray]:
    """Return the guideline range, raised to the floor where it applies: each end is not less than the floor's.

    Notes
    -----
    Rule: USSG §5C1.2(b).
    """
    table = load("5C1.2", edition)
    return (
        np.where(applies, np.maximum(low, table.integer("floor", "low")), low),
        np.where(applies, np.maximum(high, table.integer("floor", "high")), high),
    )
