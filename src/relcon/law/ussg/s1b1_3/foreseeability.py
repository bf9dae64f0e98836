"""USSG §1B1.3(a)(1)(B)(iii), n.3(D): reasonably foreseeable, by at least one ground that the position accepts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relcon.law.positions.options import Options
from relcon.law.positions.readings import Compared, amount, settled, span, within
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences
from relcon.law.ussg.s1b1_3.own_acts import entries, own_act
from relcon.law.ussg.s1b1_3.scope import drug, of_these, substances_of
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import holding
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Knowledge
from relcon.records.options import Ground
from relcon.records.undertakings import Membership, Undertaking


def grounds(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, membership: Membership, standing: Standing
) -> Iterator[tuple[Ground, str]]:
    """Yield every accepted ground on which the occurrence was foreseeable, with its reason.

    Grounds and which position accepts them: design semantics §1 and §2.3.6; ``law/positions/*.yaml``.
    """
    accepted = standing.options.grounds
    scope = membership.scope
    if "agreed" in accepted and scope.kind == "limits":
        if scope.events is not None and event.id in scope.events:
            yield "agreed", f"{membership.id} names {event.id}: the agreement itself foresaw it"
        elif scope.per_event_max is not None and settled(
            within(event_quantity(event), scope.per_event_max, standing.options), standing.options
        ):
            yield "agreed", f"{membership.id} agreed to deals up to {scope.per_event_max.text}"
    if "object" in accepted and scope.kind == "whole" and _is_object(event, undertaking, standing):
        yield "object", f"it is what {undertaking.id} plainly was for, and he agreed to the whole"
    if "knowledge" in accepted:
        yield from (("knowledge", why) for why in _knew(event, occurrence, undertaking, standing))
    if "nature" in accepted and _of_that_scale(event, undertaking, standing):
        yield "nature", f"anyone who joined {undertaking.id} would foresee deals of that scale (n.4(A)(i))"
    if "took_part" in accepted:
        earlier = took_part(event, occurrence, undertaking, standing)
        if earlier is not None:
            yield "took_part", f"his own part in {earlier} was at least 1/{standing.options.took_part_scale} of it"
    if "supervised" in accepted:
        yield from (("supervised", why) for why in supervised_one(event, occurrence, undertaking.id, standing))
    if "presumed" in accepted:
        yield "presumed", "argument: n.3(D) still needs a finding"


def _is_object(event: Event, undertaking: Undertaking, standing: Standing) -> bool:
    plain = undertaking.object
    if plain is None:
        return False
    if plain.kinds and event.kind not in plain.kinds:
        return False
    if plain.substances and not of_these(event, plain.substances):
        return False
    limit = plain.per_event_max
    return limit is None or settled(within(event_quantity(event), limit, standing.options), standing.options)


def _of_that_scale(event: Event, undertaking: Undertaking, standing: Standing) -> bool:
    scale = undertaking.nature_implies_scale
    if scale is None or not holding(scale, standing, within=undertaking).holds:
        return False
    if scale.substance is not None and not of_these(event, [scale.substance]):
        return False
    return settled(within(event_quantity(event), scale.quantity, standing.options), standing.options)


def known_by(since: When | None, last_day: date | None, standing: Standing) -> bool:
    """Whether knowledge ``since`` was there on or before a day; absent = always; an undated day by ``straddling``."""
    if since is None:
        return True
    read = span(since, None, standing.options)
    if read.empty:
        return False
    if read.first is None:
        return True
    if last_day is None:
        return standing.options.straddling == "in"
    return read.first <= last_day


def _knew(event: Event, occurrence: Occurrence, undertaking: Undertaking, standing: Standing) -> Iterator[str]:
    for record in standing.docket.knowledge_of.get(standing.defendant, ()):
        what = _of_this(record, event, undertaking, standing)
        if what is None or not holding(record, standing).holds:
            continue
        if not known_by(record.since, occurrence.last_day, standing):
            continue
        if record.up_to is not None and not settled(
            within(event_quantity(event), record.up_to, standing.options), standing.options
        ):
            continue
        limit = f" (up to {record.up_to.text})" if record.up_to is not None else ""
        yield f"{record.id}: he knew of {what}{limit}, {record.how}"


def _of_this(record: Knowledge, event: Event, undertaking: Undertaking, standing: Standing) -> str | None:
    if record.of.event == event.id:
        return event.id
    if record.of.undertaking is not None and record.of.undertaking == undertaking.id:
        return undertaking.id
    person = record.of.person
    if person is not None and person != standing.defendant and any(entries(event, person, standing)):
        return f"{person}, who took part"
    return None


def took_part(event: Event, occurrence: Occurrence, undertaking: Undertaking, standing: Standing) -> str | None:
    """Return an earlier own event in the undertaking of the same substance and at least 1/scale of the quantity."""
    scale = standing.options.took_part_scale
    if scale is None or occurrence.last_day is None:
        return None
    forms = {drug(part) for part in substances_of(event)}
    for other in standing.docket.events.values():
        if undertaking.id not in other.undertaking or {drug(part) for part in substances_of(other)} != forms:
            continue
        if not settled(_at_least(other, scale, event, standing.options), standing.options):
            continue
        if not holding(other, standing).holds:
            continue
        for piece in occurrences(other, standing.options):
            if (other.id == event.id and piece == occurrence) or piece.first_day is None:
                continue
            if piece.first_day <= occurrence.last_day and own_act(other, piece, standing).does:
                return other.id
    return None


def _at_least(other: Event, scale: int, event: Event, options: Options) -> Compared:
    his, its = event_quantity(other), event_quantity(event)
    one, size = amount(his, options), amount(its, options)
    if one is None or size is None or his is None or its is None or his.dimension != its.dimension:
        return "open"
    return "yes" if one * scale >= size else "no"


def supervised_one(event: Event, occurrence: Occurrence, undertaking: str, standing: Standing) -> Iterator[str]:
    """Yield the participants over whom the defendant had authority then, directly or through others."""
    chains = chains_of_authority(occurrence, undertaking, standing)
    seen: set[str] = set()
    for participant in event.participants:
        person = participant.person
        if person in chains and person not in seen and any(entries(event, person, standing)):
            seen.add(person)
            yield f"he supervised {person}, who took part ({', '.join(chains[person])})"


def chains_of_authority(occurrence: Occurrence, undertaking: str, standing: Standing) -> dict[str, tuple[str, ...]]:
    """Return those under the defendant in an undertaking at that time, each with the records that put him there.

    Any number of steps, over records that hold and overlap the days. He is never under himself: a cycle proves
    nothing by itself.
    """
    edges = [
        record
        for record in standing.docket.authority_in.get(undertaking, ())
        if holding(record, standing).holds and _then(record.from_, record.to, occurrence, standing)
    ]
    found: dict[str, tuple[str, ...]] = {}
    frontier: list[tuple[str, tuple[str, ...]]] = [(standing.defendant, ())]
    while frontier:
        person, path = frontier.pop(0)
        for edge in edges:
            if edge.by == person and edge.over != standing.defendant and edge.over not in found:
                found[edge.over] = (*path, edge.id)
                frontier.append((edge.over, found[edge.over]))
    return found


def _then(start: When | None, end: When | None, occurrence: Occurrence, standing: Standing) -> bool:
    if start is None and end is None:
        return True
    if not occurrence.dated:
        return standing.options.straddling == "in"
    return occurrence.overlaps(span(start, end, standing.options))
