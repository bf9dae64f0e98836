"""USSG §6A1.3 (resolution of disputed factors): when a record holds for a defendant in a position.

A record holds if the position asserts it and does not dispute it, something supports it, and nothing that counts
replaces it. Support is an exhibit that the position does not rule out, or an admission that counts for the
defendant; a record that lists no exhibit at all is *uncited*: it holds and is flagged. Losing the last exhibit is
*no support*, never *uncited*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from relcon.law.scenario import Scenario
from relcon.law.standing import Standing
from relcon.records.base import Fact, Supported
from relcon.records.undertakings import Membership

CITE = "USSG §6A1.3"
Reason = Literal[
    "holds", "uncited", "switched off", "not asserted here", "disputed", "no support", "replaced", "not admitted"
]


@dataclass(frozen=True, slots=True)
class Holding:
    """Whether a record holds, and why.

    Attributes
    ----------
    holds, reason
        The answer; the reason is ``holds`` or ``uncited`` where it holds.
    by
        What replaced or disputed it, or the exhibits and admissions it rests on.
    weak
        It holds, and rests on nothing better than evidence graded weak.
    suppressed
        It holds, and rests only on suppressed (and weak) evidence.
    """

    holds: bool
    reason: Reason
    by: tuple[str, ...] = ()
    weak: bool = False
    suppressed: bool = False


def asserted(record: Supported, standing: Standing) -> bool:
    """Whether the position asserts a record: ``asserted_by`` absent, or naming the position or this defendant."""
    return not record.asserted_by or bool(_voices(standing) & set(record.asserted_by))


def disputed(record: Supported, standing: Standing) -> bool:
    """Whether the position disputes a record."""
    return bool(_voices(standing) & set(record.disputed_by))


def _voices(standing: Standing) -> set[str]:
    # "defense" is every defendant's defense; a defendant's id is his own only.
    return {"defense", standing.defendant} if standing.position == "defense" else {standing.position}


def usable(exhibit: str, standing: Standing) -> bool:
    """Whether an exhibit may support a fact: not switched off, not ruled out as weak or suppressed."""
    if exhibit in standing.scenario.without:
        return False
    item = standing.docket.matter.evidence.get(exhibit)
    if item is None:
        return False
    if item.grade == "weak" and standing.options.weak == "out":
        return False
    return not (_suppressed(exhibit, standing) and standing.options.suppressed == "out")


def _suppressed(exhibit: str, standing: Standing) -> bool:
    item = standing.docket.matter.evidence[exhibit]
    return item.challenge is not None and item.challenge.status == "granted"


def _admissions(record: Supported, standing: Standing, within: Fact | None) -> tuple[tuple[str, str], ...]:
    """Return the admissions that support a record here, with their grades.

    An admission that contains a record contains the records inside it.
    """
    docket, counting = standing.docket, standing.counting
    found: list[tuple[str, str]] = []
    outer = record if isinstance(record, Fact) else within
    origin = docket.origin.get(outer.id) if outer is not None else None
    if origin is not None and outer is not None and outer.id in counting:
        found.append((origin.lead or origin.admission, origin.grade))
    if isinstance(record, Fact):
        found += [(s.admission, s.grade) for s in docket.supports.get(record.id, ()) if s.leaf in counting]
    if standing.is_client:
        return tuple(found)
    # Against others the client's statement is one more item of its grade, tested like any other.
    return tuple(item for item in found if item[1] != "weak" or standing.options.weak == "in")


def _own_dispute_lifted(record: Supported, standing: Standing, within: Fact | None) -> bool:
    """Whether the client's own admission lifts his own dispute of a case record."""
    return standing.is_client and standing.position == "defense" and bool(_admissions(record, standing, within))


def holding(record: Supported, standing: Standing, within: Fact | None = None) -> Holding:
    """Say whether a record holds for the defendant in the position.

    Parameters
    ----------
    record : Supported
        A record of the case or of an admission, or a record inside one (a participant, a scale).
    standing : Standing
        Defendant, position and scenario.
    within : Fact, optional
        The record that contains this one: without evidence of its own it then holds with it.

    Returns
    -------
    Holding
        See ``Holding``. Source: USSG §6A1.3(a) and comment.; design semantics §1.
    """
    id = record.id if isinstance(record, Fact) else None
    if id is not None and id in standing.scenario.without:
        return Holding(False, "switched off")
    if not asserted(record, standing):
        return Holding(False, "not asserted here", record.asserted_by)
    if disputed(record, standing) and not _own_dispute_lifted(record, standing, within):
        return Holding(False, "disputed", record.disputed_by)
    if isinstance(record, Membership) and record.undertaking is not None:
        undertaking = standing.docket.undertakings.get(record.undertaking)
        if undertaking is not None:
            outer = holding(undertaking, standing)
            if not outer.holds:
                return outer
    support = _support(record, standing, within)
    if not support.holds:
        return support
    for other in standing.docket.replaced_by.get(id, ()) if id is not None else ():
        if other.id in standing.counting and holding(other, standing).holds:
            return Holding(False, "replaced", (other.id,))
    return support


def _support(record: Supported, standing: Standing, within: Fact | None) -> Holding:
    admissions = _admissions(record, standing, within)
    contained = isinstance(record, Fact) and record.id in standing.docket.origin
    # Client-held exhibits reach the government only with the admission that they belong to.
    listed = tuple(e for e in record.evidence if e not in standing.docket.own_evidence)
    exhibits = tuple(e for e in listed if usable(e, standing))
    if not exhibits and not admissions:
        if contained:
            return Holding(False, "not admitted")
        if not record.evidence:
            return Holding(True, "holds" if within is not None else "uncited")
        return Holding(False, "no support", record.evidence)
    weak = not standing.is_client or not admissions
    weak = weak and all(standing.docket.matter.evidence[e].grade == "weak" for e in exhibits)
    weak = weak and all(grade == "weak" for _, grade in admissions)
    shaky = all(standing.docket.matter.evidence[e].grade == "weak" or _suppressed(e, standing) for e in exhibits)
    suppressed = bool(exhibits) and not admissions and shaky and any(_suppressed(e, standing) for e in exhibits)
    return Holding(True, "holds", exhibits + tuple(name for name, _ in admissions), weak, suppressed)


def protected(record: Fact, standing: Standing) -> bool:
    """Whether a record fails to hold only because an admission does not count for the defendant.

    That is: it fails, it comes from an admission or one supports it, and it would hold if every admission counted.
    """
    docket = standing.docket
    leaves = frozenset(docket.origin) | {s.leaf for group in docket.supports.values() for s in group}
    if record.id not in docket.origin and not docket.supports.get(record.id):
        return False
    all_on = Scenario(standing.scenario.without, leaves, leaves)
    return not holding(record, standing).holds and holding(record, replace(standing, scenario=all_on)).holds
