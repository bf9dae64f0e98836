"""From when to when a defendant's agreement ran, as a position reads it: n.3(B), n.4(C)(iii); withdrawal law."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.open_points import point
from relcon.law.positions.readings import Span, inexact, span
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.steps import Said
from relcon.law.ussg.s6a1_3 import holding
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.undertakings import Membership


@dataclass(frozen=True, slots=True)
class AgreementDays:
    """The days of an agreement: with its recorded end, where that counts, and without it."""

    end_counts: Node
    with_end: Span
    without_end: Span
    said: tuple[Said, ...]


def agreement_days(membership: Membership, standing: Standing) -> AgreementDays:
    """Return the days of an agreement, and what had to be read or assumed.

    An end by completion or arrest counts in every position. An end by withdrawal counts as recorded for the defense,
    with evidence in the predicted PSR, and only by a finding for the government (option ``membership_end``). A
    finding on the membership's timing answers for every position it binds.
    """
    key = ("days", id(membership), standing.defendant)
    if key in standing.memo:
        found: AgreementDays = standing.memo[key]
        return found
    circuit, options = standing.circuit, standing.options
    said: list[Said] = []
    counts = _natural(membership, standing)
    silent = TRUE
    pinned = [item for item in standing.findings("timing", [[membership.id]]) if item[1].prong == "timing"]
    for on, finding in pinned:
        text = f"end of {membership.id}: finding {finding.id} ({finding.by}): {finding.answer}"
        said.append(Said(circuit.every([silent, on]), text, True))
        silent = circuit.every([silent, circuit.negate(on)])
    if membership.ended_by == "withdrawal" and membership.to is not None:
        by = f"withdrawal of {membership.person} ({membership.id})"
        said.append(Said(circuit.every([silent, counts]), f"{by} read as recorded", True))
        missing = circuit.every([silent, circuit.negate(counts)])
        said.append(Said(missing, f"{by} not counted here: {point('withdrew').said}", True))
    for on, finding in reversed(pinned):
        counts = circuit.choose(on, FALSE if finding.answer.word == "out" else TRUE, counts)
    way = "shortens" if options.record_dates == "shorten" else "lengthens"
    text = f"dates of {membership.id} are not exact: read so that it {way} the record"
    if inexact(membership.from_):
        said.append(Said(TRUE, text, True))
    elif inexact(membership.to):
        said.append(Said(counts, text, True))
    days = AgreementDays(
        counts,
        span(membership.from_, membership.to, options),
        span(membership.from_, None, options),
        tuple(said),
    )
    standing.memo[key] = days
    return days


def _natural(membership: Membership, standing: Standing) -> Node:
    if membership.ended_by != "withdrawal" or membership.to is None:
        return TRUE
    rule = standing.options.membership_end
    if rule == "as_recorded":
        return TRUE
    if rule == "by_finding":
        return FALSE
    # An exhibit, or an admission that counts.
    return standing.circuit.some(node for node, _ in holding(membership, standing).supports)
