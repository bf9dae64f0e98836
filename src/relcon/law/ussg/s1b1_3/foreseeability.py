"""USSG §1B1.3(a)(1)(B)(iii), n.3(D): reasonably foreseeable, by at least one ground that the position accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import settled, span, within
from relcon.law.ussg.s1b1_3.earlier_acts import earlier_acts
from relcon.law.ussg.s1b1_3.occurrences import Occurrence
from relcon.law.ussg.s1b1_3.own_acts import listed
from relcon.law.ussg.s1b1_3.scope import drug, of_these, substances_of
from relcon.law.ussg.s1b1_3.steps import Reason
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Knowledge
from relcon.records.options import Ground
from relcon.records.undertakings import Membership, Undertaking


@dataclass(frozen=True, slots=True)
class ShownBy:
    """A ground, when it is shown, and its reason."""

    ground: Ground
    when: Node
    why: str
    assumed: bool = False


def grounds(
    event: Event,
    occurrence: Occurrence,
    undertaking: Undertaking,
    membership: Membership,
    context: DefendantContext,
    every: bool = True,
) -> Iterator[ShownBy]:
    """Yield the accepted grounds on which the occurrence may be foreseeable: every one, or as many as decide it.

    Grounds and which position accepts them: design semantics §1 and §2.3.6; ``law/positions/*.yaml``.
    """
    options, scope = context.options, membership.scope
    accepted = options.grounds
    if "agreed" in accepted and scope.kind == "limits":
        if scope.events is not None and event.id in scope.events:
            yield ShownBy("agreed", TRUE, f"{membership.id} names {event.id}: the agreement itself foresaw it")
        elif scope.per_event_max is not None and settled(
            within(event_quantity(event), scope.per_event_max, options), options
        ):
            yield ShownBy("agreed", TRUE, f"{membership.id} agreed to deals up to {scope.per_event_max.text}")
    if "object" in accepted and scope.kind == "whole" and _is_object(event, undertaking, context):
        yield ShownBy("object", TRUE, f"it is what {undertaking.id} plainly was for, and he agreed to the whole")
    if "knowledge" in accepted:
        yield from _knew(event, occurrence, undertaking, context)
        yield from _talked(event, occurrence, undertaking, context)
    if "nature" in accepted:
        node = _of_that_scale(event, undertaking, context)
        why = f"anyone who joined {undertaking.id} would foresee deals of that scale (n.4(A)(i))"
        yield ShownBy("nature", node, why)
    if "took_part" in accepted:
        yield from _took_part(event, occurrence, undertaking, context, every)
    if "supervised" in accepted:
        yield from _supervised(event, occurrence, undertaking.id, context)
    if "presumed" in accepted:
        yield ShownBy("presumed", TRUE, f"argument: {point('foreseen').said}")


def _is_object(event: Event, undertaking: Undertaking, context: DefendantContext) -> bool:
    plain = undertaking.object
    if plain is None:
        return False
    if plain.kinds and event.kind not in plain.kinds:
        return False
    if plain.substances and not of_these(event, plain.substances):
        return False
    limit = plain.per_event_max
    return limit is None or settled(within(event_quantity(event), limit, context.options), context.options)


def _of_that_scale(event: Event, undertaking: Undertaking, context: DefendantContext) -> Node:
    scale = undertaking.nature_implies_scale
    if scale is None or (scale.substance is not None and not of_these(event, [scale.substance])):
        return FALSE
    if not settled(within(event_quantity(event), scale.quantity, context.options), context.options):
        return FALSE
    return reliability(scale, context, within=undertaking).node


def known_by(since: When | None, last_day: date | None, context: DefendantContext) -> bool:
    """Whether knowledge ``since`` was there on or before a day; absent = always; an undated day by ``straddling``."""
    if since is None:
        return True
    read = span(since, None, context.options)
    if read.empty:
        return False
    if read.first is None:
        return True
    if last_day is None:
        return context.options.straddling == "in"
    return read.first <= last_day


def _knew(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, context: DefendantContext
) -> Iterator[ShownBy]:
    options, circuit = context.options, context.circuit
    for record in context.index.knowledge_of.get(context.defendant, ()):
        what, when = _of_this(record, event, undertaking, context)
        if when == FALSE or not known_by(record.since, occurrence.last_day, context):
            continue
        if record.up_to is not None and not settled(within(event_quantity(event), record.up_to, options), options):
            continue
        limit = f" (up to {record.up_to.text})" if record.up_to is not None else ""
        node = circuit.every([when, reliability(record, context).node])
        yield ShownBy("knowledge", node, f"{record.id}: he knew of {what}{limit}, {record.how}")


def _talked(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, context: DefendantContext
) -> Iterator[ShownBy]:
    """Yield talk without an agreement in which the defendant took part: knowledge of such deals, up to that size.

    It is an inference that needs a finding, so that it follows ``open_norm``: no ground for the defense.
    """
    options, circuit = context.options, context.circuit
    if options.open_norm == "out":
        return
    drugs = {drug(part) for part in substances_of(event)}
    for talk in context.index.events_of.get((context.defendant, undertaking.id), ()):
        if talk.talk_only != "yes" or talk.id == event.id or not drugs <= {drug(part) for part in substances_of(talk)}:
            continue
        size = event_quantity(talk)
        enough = size is not None and within(event_quantity(event), size, options) == "yes"
        if not enough or not known_by(talk.date, occurrence.last_day, context):
            continue
        there = circuit.some(
            reliability(entry, context, within=talk).node
            for entry in talk.participants
            if entry.person == context.defendant and entry.knowing != "no"
        )
        node = circuit.every([there, reliability(talk, context).node])
        why = f"{talk.id}: he took part in talk of as much; {point('talk_as_knowledge').said}"
        yield ShownBy("knowledge", node, why, True)


def dates_read(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, context: DefendantContext
) -> Iterator[Reason]:
    """Yield the records of knowledge and authority whose inexact dates decide here, and how they are read.

    Source: design semantics §1, option ``record_dates``.
    """
    options, accepted = context.options, context.options.grounds
    other = replace(options, record_dates="lengthen" if options.record_dates == "shorten" else "shorten")
    otherwise = replace(context, options=other)
    inexact_ones: list[tuple[Node, str]] = []
    for record in context.index.knowledge_of.get(context.defendant, ()) if "knowledge" in accepted else ():
        when = _of_this(record, event, undertaking, context)[1]
        readings = {known_by(record.since, occurrence.last_day, each) for each in (context, otherwise)}
        if when != FALSE and len(readings) > 1:
            inexact_ones.append((context.circuit.every([when, reliability(record, context).node]), record.id))
    taking_part = {participant.person for participant in event.participants}
    for edge in context.index.authority_in.get(undertaking.id, ()) if "supervised" in accepted else ():
        readings = {_then(edge.from_, edge.to, occurrence, each) for each in (context, otherwise)}
        if edge.over in taking_part and edge.by == context.defendant and len(readings) > 1:
            inexact_ones.append((reliability(edge, context).node, edge.id))
    way = "shortens" if options.record_dates == "shorten" else "lengthens"
    for node, id in inexact_ones:
        yield Reason(node, f"foreseeability: dates of {id} are not exact: read so that it {way} the record", True)


def _of_this(record: Knowledge, event: Event, undertaking: Undertaking, context: DefendantContext) -> tuple[str, Node]:
    if record.of.event == event.id:
        return event.id, TRUE
    if record.of.undertaking is not None and record.of.undertaking == undertaking.id:
        return undertaking.id, TRUE
    person = record.of.person
    if person is None or person == context.defendant:
        return "", FALSE
    return f"{person}, who took part", listed(event, person, context)


def _took_part(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, context: DefendantContext, every: bool
) -> Iterator[ShownBy]:
    scale = context.options.took_part_scale
    for act in earlier_acts(event, occurrence, undertaking.id, context, every):
        yield ShownBy("took_part", act.when, f"his own part in {act.event.id} was at least 1/{scale} of it")


def _supervised(event: Event, occurrence: Occurrence, undertaking: str, context: DefendantContext) -> Iterator[ShownBy]:
    under = under_authority(occurrence, undertaking, context)
    for person in dict.fromkeys(participant.person for participant in event.participants):
        if person in under:
            node = context.circuit.every([under[person], listed(event, person, context)])
            yield ShownBy("supervised", node, f"he supervised {person}, who took part")


def under_authority(occurrence: Occurrence, undertaking: str, context: DefendantContext) -> Mapping[str, Node]:
    """Return those under the defendant in an undertaking at that time, each with when.

    Any number of steps, over records that hold and overlap the days. He is never under himself: a cycle proves
    nothing by itself.
    """
    edges = [
        (record, reliability(record, context).node)
        for record in context.index.authority_in.get(undertaking, ())
        if record.over != context.defendant and _then(record.from_, record.to, occurrence, context)
    ]
    edges = [(record, node) for record, node in edges if node != FALSE]
    circuit = context.circuit
    under: dict[str, Node] = {}
    # No chain needs more steps than there are people in it; in a cycle the nodes would grow for ever.
    for _ in {record.over for record, _ in edges}:
        after = dict(under)
        for record, node in edges:
            above = TRUE if record.by == context.defendant else under.get(record.by, FALSE)
            joined = circuit.some([after.get(record.over, FALSE), circuit.every([above, node])])
            if joined != FALSE:
                after[record.over] = joined
        if after == under:
            break
        under = after
    return under


def _then(start: When | None, end: When | None, occurrence: Occurrence, context: DefendantContext) -> bool:
    if start is None and end is None:
        return True
    if not occurrence.dated:
        return context.options.straddling == "in"
    return occurrence.overlaps(span(start, end, context.options))
