"""From when to when a defendant's agreement ran, as a position reads it: n.3(B), n.4(C)(iii); withdrawal law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import Span, inexact, span
from relcon.law.ussg.s1b1_3.occurrences import Moments, OccurrenceTable
from relcon.law.ussg.s1b1_3.steps import Case, Decided, Prong, Reason
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic import node_arrays
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.undertakings import Membership


@dataclass(frozen=True, slots=True)
class AgreementDays:
    """The days of an agreement: with its recorded end, where that counts, and without it.

    Attributes
    ----------
    end_counts
        When the recorded end counts.
    with_end, without_end
        The days under either reading.
    said
        What was found or read of the dates themselves.
    of_the_end
        How the position reads a withdrawal, or an end without a reason: said where the end decides.
    """

    end_counts: Node
    with_end: Span
    without_end: Span
    said: tuple[Reason, ...]
    of_the_end: tuple[Reason, ...] = ()


def agreement_days(membership: Membership, context: DefendantContext) -> AgreementDays:
    """Return the days of an agreement, and what had to be read or assumed.

    An end by completion or arrest counts in every position. An end by withdrawal counts as recorded for the defense,
    with evidence in the predicted PSR, and only by a finding for the government; one without a reason (no
    ``ended_by``) as recorded for the defense and, flagged, in the predicted PSR, and not for the government: leaving
    is the defendant's to show (option ``membership_end``). A finding on the membership's timing answers for every
    position it binds.
    """
    key = ("days", membership.id, context.defendant)
    if key in context.memo:
        found: AgreementDays = context.memo[key]
        return found
    circuit, options = context.circuit, context.options
    said: list[Reason] = []
    counts = _natural(membership, context)
    silent = TRUE
    pinned = [item for item in context.findings("timing", [[membership.id]]) if item[1].prong == "timing"]
    for on, finding in pinned:
        text = f"end of {membership.id}: finding {finding.id} ({finding.by}): {finding.answer}"
        said.append(Reason(circuit.every([silent, on]), text, True))
        silent = circuit.every([silent, circuit.negate(on)])
    of_the_end = tuple(_of_the_end(membership, counts, silent, context))
    for on, finding in reversed(pinned):
        counts = circuit.choose(on, FALSE if finding.answer.word == "out" else TRUE, counts)
    way = "shortens" if options.record_dates == "shorten" else "lengthens"
    text = f"dates of {membership.id} are not exact: read so that it {way} the record"
    if inexact(membership.from_):
        said.append(Reason(TRUE, text, True))
    elif inexact(membership.to):
        said.append(Reason(counts, text, True))
    days = AgreementDays(
        counts,
        span(membership.from_, membership.to, options),
        span(membership.from_, None, options),
        tuple(said),
        of_the_end,
    )
    context.memo[key] = days
    return days


def _natural(membership: Membership, context: DefendantContext) -> Node:
    """Return when the recorded end counts, findings apart."""
    rule = context.options.membership_end
    if membership.to is None or rule == "as_recorded" or membership.ended_by in ("completion", "arrest"):
        return TRUE
    if rule == "by_finding":
        return FALSE
    if membership.ended_by is None:
        return TRUE
    # A withdrawal: an exhibit, or an admission that counts.
    return context.circuit.some(node for node, _ in reliability(membership, context).supports)


def _of_the_end(membership: Membership, counts: Node, silent: Node, context: DefendantContext) -> Iterator[Reason]:
    """Say how a withdrawal, or an end without a reason, is read where no finding answers it."""
    if membership.to is None or membership.ended_by in ("completion", "arrest"):
        return
    circuit = context.circuit
    read, missing = circuit.every([silent, counts]), circuit.every([silent, circuit.negate(counts)])
    if membership.ended_by == "withdrawal":
        by = f"withdrawal of {membership.person} ({membership.id})"
        yield Reason(read, f"{by} read as recorded", True)
        yield Reason(missing, f"{by} not counted here: {point('withdrew').said}", True)
        return
    # The defense's own record of the end is its reading; elsewhere it is an open point.
    by = f"end of {membership.id} on {membership.to} without a reason (ended_by)"
    flagged = context.options.membership_end != "as_recorded"
    yield Reason(read, f"{by} read as recorded; {point('left').said}" if flagged else f"{by} read as recorded", flagged)
    yield Reason(missing, f"argument: {by} not counted here: {point('left').said}", True)


def timing(table: OccurrenceTable, member: Membership, context: DefendantContext) -> Prong:
    """Answer timing: not before the defendant joined (n.3(B)), nor after the agreement ended (n.4(C)(iii))."""
    circuit = context.circuit
    days = agreement_days(member, context)
    counts, not_so = days.end_counts, circuit.negate(days.end_counts)
    ended = Decided.of(list(_cases(table.days, days.with_end, member, context)), len(table))
    unended = ended
    if days.without_end != days.with_end:
        unended = Decided.of(list(_cases(table.days, days.without_end, member, context)), len(table))

    @cache
    def said(with_end: Case, without_end: Case) -> Sequence[Reason]:
        # How the end is read is said where it decides: not of an event inside or before the agreement either way.
        decides = (with_end.passes, with_end.open) != (without_end.passes, without_end.open)
        cases = ((counts, with_end), (not_so, without_end))
        told = (Reason(when, f"timing: {case.why}", case.assumed) for when, case in cases)
        return (*days.said, *(days.of_the_end if decides else ()), *told)

    passes = node_arrays.choose(circuit, counts, ended.passes, unended.passes)
    is_open = node_arrays.choose(circuit, counts, ended.open, unended.open)
    return Prong("timing", passes, is_open, lambda i: said(ended.at(i), unended.at(i)))


def _cases(moments: Moments, days: Span, member: Membership, context: DefendantContext) -> Iterator[Case]:
    if days.empty:
        yield Case(True, False, f"the dates of {member.id} are unknown; read here so that no day is covered")
        return
    always = days.first is None and days.last is None
    yield Case(always or moments.inside(days), True, "while the defendant was a member")
    yield Case(
        moments.before(days),
        False,
        f"before the defendant joined on {days.first} (n.3(B)), even if the defendant knew of it",
    )
    yield Case(moments.after(days), False, f"after the agreement ended on {days.last} (n.4(C)(iii))")
    options, dates = context.options, f"{days.first or 'the beginning'} to {days.last or 'no recorded end'}"
    slices, across = moments.slice & moments.dated, f"an occurrence across the dates of membership ({dates}); read as"
    if options.slice != "out":
        counted = slices & (options.slice == "in" or moments.midpoint_inside(days))
        yield Case(counted, True, f"{across} inside", assumed=True)
    yield Case(slices, False, f"{across} outside", assumed=True)
    passes, is_open = options.straddling != "out", options.straddling == "open"
    yield Case(moments.dated, passes, f"across the dates of membership {dates}", True, is_open)
    yield Case(True, passes, f"undated, and the defendant was a member only {dates}", True, is_open)
