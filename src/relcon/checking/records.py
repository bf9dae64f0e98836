"""What disagrees or is lacking among the records: pages, support, dates, order, places, weights, duplicates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from relcon.checking.note import Note, all_events, case_facts, in_words, name, note
from relcon.engine.which_edition import edition_of, sentencing_date
from relcon.law.positions.options import POSITIONS, options, title
from relcon.law.tables import later_than_shipped
from relcon.law.ussg.s2d1_1.carried_over import carried_over
from relcon.records.dates import When
from relcon.records.events import REMOTE_ACTS, Event
from relcon.records.evidence import Evidence
from relcon.records.matter import Matter
from relcon.records.people import Person
from relcon.records.quantity import Quantity

Pages = tuple[int, int, Evidence]


def _by_prefix(matter: Matter) -> dict[str, list[Pages]]:
    found: dict[str, list[Pages]] = defaultdict(list)
    for exhibit in matter.evidence.values():
        if exhibit.bates is not None:
            prefix, first, last = exhibit.bates.numbers
            found[prefix].append((first, last, exhibit))
    return {prefix: sorted(pages, key=lambda p: (p[0], p[1], p[2].id)) for prefix, pages in found.items()}


def _label(prefix: str, number: int, like: Evidence) -> str:
    digits = len(like.bates.first) - len(prefix) if like.bates is not None else 0
    return f"{prefix}{number:0{digits}d}"


def page_gaps(matter: Matter) -> Iterator[Note]:
    """Yield each run of numbers between two exhibits of one prefix that no exhibit covers."""
    for prefix, pages in _by_prefix(matter).items():
        reached, before = pages[0][1], pages[0][2]
        for first, last, exhibit in pages[1:]:
            if first > reached + 1:
                missing = first - reached - 1
                ends = sorted({_label(prefix, reached + 1, before), _label(prefix, first - 1, before)})
                count = "1 page" if missing == 1 else f"{missing} pages"
                text = f"{' to '.join(ends)} ({count}), between {before.id} and {exhibit.id}: in no exhibit listed here"
                yield note("page_gap", before.id, before.location, text)
            if last >= reached:
                reached, before = last, exhibit


def page_overlaps(matter: Matter) -> Iterator[Note]:
    """Yield each exhibit that shares pages with an earlier one."""
    for prefix, pages in _by_prefix(matter).items():
        reached, before = pages[0][1], pages[0][2]
        for first, last, exhibit in pages[1:]:
            if first <= reached:
                shared = f"{_label(prefix, first, exhibit)} to {_label(prefix, min(last, reached), exhibit)}"
                text = f"shares {shared} with {before.id}: one document under two names, or a wrong page?"
                yield note("page_overlap", exhibit.id, exhibit.location, text)
            if last > reached:
                reached, before = last, exhibit


def uncited(matter: Matter) -> Iterator[Note]:
    """Yield the facts that list no exhibit: they hold everywhere and are flagged everywhere."""
    for kind, id, record in case_facts(matter):
        if not record.evidence:
            yield note("uncited", id, record.location, f"{in_words(kind)} without evidence")


def weak_only(matter: Matter) -> Iterator[Note]:
    """Yield the facts that rest on nothing better than exhibits graded weak, USSG §6A1.3(a).

    The positions in which they fall are read from the positions' option ``weak``, with the case file's changes.
    """
    falls = [
        title(position).split(" (")[0]
        for position in POSITIONS
        if options(position, matter.case.positions, matter.circuit).weak == "out"
    ]
    where = f"falls in: {', '.join(falls)}" if falls else "kept in every position by the case file's options"
    for kind, id, record in case_facts(matter):
        grades = [matter.evidence[exhibit].grade for exhibit in record.evidence if exhibit in matter.evidence]
        if grades and set(grades) == {"weak"}:
            text = f"{in_words(kind)} rests on weak evidence alone ({', '.join(record.evidence)}); {where}"
            yield note("weak_only", id, record.location, text)


def missing_dates(matter: Matter) -> Iterator[Note]:
    """Yield informants without a date of change, undated events, and memberships whose ends are unknown."""
    for person in matter.people.values():
        if person.status in ("informant", "cooperator") and (person.flipped is None or not person.flipped.known):
            text = (
                f"{person.status} without a date in 'flipped': never counts as another participant "
                "(§1B1.3(a)(1)(B)), not even before changing sides"
            )
            yield note("missing_date", person.id, person.location, text)
    for event in all_events(matter):
        if not event.date.known:
            text = "no date: out, open or in by position wherever joining, leaving or a period matters"
            yield note("missing_date", event.id, event.location, text)
    for member in matter.members.values():
        if member.from_ is None or not member.from_.known:
            yield note("missing_date", member.id, member.location, "the day of joining is not stated (§1B1.3 n.3(B))")
        if member.ended_by is not None and (member.to is None or not member.to.known):
            text = f"ended by {member.ended_by}, but the day is not stated"
            yield note("missing_date", member.id, member.location, text)


def undated_sentencings(matter: Matter) -> Iterator[Note]:
    """Yield defendants whose Manual is chosen without a date of sentencing, where a newer one may be in force."""
    later = later_than_shipped()
    for id in matter.defendants:
        part, header = matter.people[id].defendant, matter.case.case
        named = (part is not None and part.edition) or (header is not None and header.edition)
        if later is None or named or sentencing_date(matter, id) is not None:
            continue
        edition, day = later
        text = (
            f"no sentencing date: computed under the {edition_of(matter, id).name} Manual; for a sentencing on or "
            f"after {day} the {edition} Manual is in force, which is not shipped (USSG §1B1.11(a))"
        )
        yield note("missing_date", id, matter.people[id].location, text)


def acts_before_joining(matter: Matter) -> Iterator[Note]:
    """Yield own acts in an undertaking's event that ended before the person joined that undertaking."""
    for event in all_events(matter):
        for person in dict.fromkeys(part.person for part in event.participants):
            joined = _joined(matter, person, event)
            if joined is not None and event.date.last is not None and event.date.last < joined:
                whose = name(matter, person)
                where = " and ".join(event.undertaking)
                text = f"{whose} takes part on {event.date}, but joins {where} only on {joined}"
                yield note("contradiction", event.id, event.location, text)


def _joined(matter: Matter, person: str, event: Event) -> date | None:
    """Return the first day of a person's memberships in an event's undertakings; None where one has no date."""
    starts = [m.from_ for m in matter.members.values() if m.person == person and m.undertaking in event.undertaking]
    days = [when.first for when in starts if when is not None and when.first is not None]
    return min(days) if days and len(days) == len(starts) else None


def acts_before_contact(matter: Matter) -> Iterator[Note]:
    """Yield events between two people that ended before their first recorded contact."""
    first: dict[frozenset[str], date] = {}
    for contact in matter.contacts.values():
        if contact.first.first is not None:
            pair = frozenset(contact.between)
            first[pair] = min(contact.first.first, first.get(pair, contact.first.first))
    for event in all_events(matter):
        people = dict.fromkeys(part.person for part in event.participants)
        for one, other in combinations(people, 2):
            day = first.get(frozenset((one, other)))
            if day is not None and event.date.last is not None and event.date.last < day:
                both = f"{name(matter, one)} and {name(matter, other)}"
                text = f"{both} take part on {event.date}, but their first recorded contact is of {day}"
                yield note("contradiction", event.id, event.location, text)


def series_begun_early(matter: Matter) -> Iterator[Note]:
    """Yield own acts in a series, without dates of their own, of people first heard of after its start."""
    for event in all_events(matter):
        if event.series is None or event.date.first is None:
            continue
        for part in event.participants:
            day = _first_trace(matter, part.person)
            if part.from_ is None and day is not None and day > event.date.first:
                whose = name(matter, part.person)
                text = (
                    f"counts every occurrence from {event.date.first} for {whose}, whose first membership, contact "
                    f"or payment is of {day}: if the part began later, write its 'from'"
                )
                yield note("contradiction", event.id, event.location, text)


def _first_trace(matter: Matter, person: str) -> date | None:
    traces = [m.from_ for m in matter.members.values() if m.person == person]
    traces += [c.first for c in matter.contacts.values() if person in c.between]
    traces += [p.date for p in matter.payments.values() if person in (p.from_, p.to)]
    days = [when.first for when in traces if when is not None and when.first is not None]
    return min(days) if days else None


def payments_before_deal(matter: Matter) -> Iterator[Note]:
    """Yield payments for an event that are dated before it."""
    for payment in matter.payments.values():
        event = matter.events.get(payment.for_ or "")
        if event is None or event.date.first is None or payment.date.last is None:
            continue
        if payment.date.last < event.date.first:
            text = f"{payment.kind} on {payment.date} for {event.id} of {event.date}: in advance, or a wrong date?"
            yield note("contradiction", payment.id, payment.location, text)


def two_places_one_day(matter: Matter) -> Iterator[Note]:
    """Yield people whose own acts on one and the same day lie at different places."""
    days: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in all_events(matter):
        if event.place is None or event.date.first is None or event.date.first != event.date.last:
            continue
        there = (part for part in event.participants if part.act not in REMOTE_ACTS and part.knowing != "no")
        for person in dict.fromkeys(part.person for part in there):
            days[person, str(event.date)].append(event)
    for (person, day), events in days.items():
        places = dict.fromkeys(event.place for event in events if event.place is not None)
        if len(places) > 1:
            at = "; ".join(
                f"{matter.places[place].name if place in matter.places else place} "
                f"({', '.join(event.id for event in events if event.place == place)})"
                for place in places
            )
            text = f"{name(matter, person)} is at {len(places)} places on {day}: {at}. Compare the hours"
            yield note("contradiction", events[0].id, events[0].location, text)


def _on_lots(matter: Matter) -> dict[str, list[Event]]:
    """Return the single events with a known weight, by lot path."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in all_events(matter):
        if event.lot is not None and event.series is None and event.quantity is not None and event.quantity.known:
            found[event.lot].append(event)
    return found


def weights_of_one_lot(matter: Matter) -> Iterator[Note]:
    """Yield the lots whose events state different weights of the same drugs."""
    for lot, events in _on_lots(matter).items():
        figures = {
            (e.quantity.low, e.quantity.high, e.quantity.dimension, e.purity) for e in events if e.quantity is not None
        }
        if len(figures) > 1:
            said = "; ".join(
                f"{_how(e)} {e.quantity.text}{_purity(e)} ({e.id})" for e in events if e.quantity is not None
            )
            text = f"lot {lot} is weighed in different ways: {said}. Counted once (§2D1.1 n.5)"
            yield note("contradiction", events[0].id, events[0].location, text)


def _how(event: Event) -> str:
    if event.kind == "seizure":
        return "seized"
    return event.basis.method if event.basis is not None and event.status == "completed" else event.status


def _purity(event: Event) -> str:
    return f" at {float(event.purity) * 100:g} percent" if event.purity is not None else ""


def parts_above_the_whole(matter: Matter) -> Iterator[Note]:
    """Yield the lots whose parts, of the same substance, add up to more than the lot itself."""
    lots = _on_lots(matter)
    other_substance = {lot.id for lot in matter.lots.values() if lot.made_from is not None}
    for lot, events in lots.items():
        parts = [p for p in lots if p.rpartition("/")[0] == lot and p not in other_substance]
        whole = _largest(events)
        total = sum(_largest(lots[part]) for part in parts)
        dimensions = {e.quantity.dimension for part in (lot, *parts) for e in lots[part] if e.quantity is not None}
        if parts and len(dimensions) == 1 and total > whole:
            text = f"the parts of lot {lot} ({', '.join(parts)}) add up to more than the lot: the parts are counted"
            yield note("contradiction", events[0].id, events[0].location, text)


def samples(matter: Matter) -> Iterator[Note]:
    """Yield the events of which some units were tested, with the arithmetic, §2D1.1 n.5."""
    for event in all_events(matter):
        if event.tested is not None and event.tested.units < event.tested.of:
            yield note("carried_over", event.id, event.location, carried_over(event, event.tested))


def _largest(events: list[Event]) -> int:
    return max(e.quantity.high or 0 for e in events if e.quantity is not None)


# Alike: no more than a twentieth apart. A house threshold for pointing at a pair, no rule of law.
ALIKE = (21, 20)


def likely_duplicates(matter: Matter) -> Iterator[Note]:
    """Yield pairs of events of one substance, with overlapping dates, like quantities and the same people.

    A seizure needs no shared people where it is of the same dates and place. Parts of one lot are counted once
    already and are passed over.
    """
    for one, other in combinations(all_events(matter), 2):
        if (
            _substances(one) == _substances(other)
            and not _related(one, other)
            and _overlap(one.date, other.date)
            and alike(one.quantity, other.quantity)
            and (_same_people(one, other) or _same_seizure(one, other))
        ):
            text = (
                f"and {other.id}: the same substance, overlapping dates ({one.date}; {other.date}), like quantities "
                f"({_text(one)}; {_text(other)}). If they are the same drugs, give both one lot"
            )
            yield note("likely_duplicate", one.id, one.location, text)


_BOUGHT = frozenset({"bought", "received"})
_SOLD = frozenset({"sold", "supplied", "delivered"})
# At least half of what was bought, and no more than it: a house threshold for pointing at a pair, no rule of law.
SOLD_ON = 2


def resales(matter: Matter) -> Iterator[Note]:
    """Yield sales by somebody who bought as much of the same substance before, in one undertaking, on no common lot.

    Counting the purchase and the sale of the same drugs counts them twice: United States v. Battle, as a secondary
    source has it. Two events that counsel placed on two lots were told apart, and are passed over.
    """
    events = all_events(matter)
    for sold in events:
        sellers = {one for one in _who(sold, _SOLD) if one not in matter.people or not _sworn(matter.people[one])}
        bought = [one for one in events if _who(one, _BOUGHT) & sellers and _may_be_sold_on(one, sold)]
        if bought:
            seller = ", ".join(name(matter, one) for one in sorted(_who(bought[0], _BOUGHT) & sellers))
            ids = " or ".join(one.id for one in bought)
            text = (
                f"may be {ids} sold on: {seller} bought {_text(bought[0])} on {bought[0].date} and sells {_text(sold)} "
                "of the same substance here; give them one lot if so, and it counts once"
            )
            yield note("likely_duplicate", sold.id, sold.location, text)


def _sworn(person: Person) -> bool:
    return person.status == "undercover"


def _who(event: Event, acts: frozenset[str]) -> set[str]:
    return {part.person for part in event.participants if part.act in acts}


def _may_be_sold_on(bought: Event, sold: Event) -> bool:
    one, other = bought.quantity, sold.quantity
    if bought.id == sold.id or _substances(bought) != _substances(sold):
        return False
    if bought.lot is not None and sold.lot is not None:
        return False
    if not set(bought.undertaking) & set(sold.undertaking) or (bought.series is None) != (sold.series is None):
        return False
    if "yes" in (bought.talk_only, sold.talk_only) or bought.date.first is None or sold.date.last is None:
        return False
    if one is None or other is None or one.dimension != other.dimension:
        return False
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return bought.date.first <= sold.date.last and other.low <= one.high and one.low <= other.high * SOLD_ON


def _substances(event: Event) -> tuple[str, ...]:
    return (event.substance,) if event.substance is not None else tuple(sorted(event.mixture or ()))


def _text(event: Event) -> str:
    return event.quantity.text if event.quantity is not None else "quantity not stated"


def _related(one: Event, other: Event) -> bool:
    """Whether both lie in one lot: counted once, or told apart by counsel as parts of it."""
    return one.lot is not None and other.lot is not None and one.lot.split("/")[0] == other.lot.split("/")[0]


def _overlap(one: When, other: When) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def alike(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two quantities of one dimension are equal, overlap, or lie within a twentieth of each other."""
    if one is None or other is None or one.dimension != other.dimension:
        return False
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    more, base = ALIKE
    return one.low * base <= other.high * more and other.low * base <= one.high * more


def _same_people(one: Event, other: Event) -> bool:
    """Whether two people are in both, or everyone of the smaller event is in the other."""
    first, second = ({part.person for part in event.participants} for event in (one, other))
    shared = len(first & second)
    return shared > 1 or (shared == 1 and min(len(first), len(second)) == 1)


def _same_seizure(one: Event, other: Event) -> bool:
    return "seizure" in (one.kind, other.kind) and one.place is not None and one.place == other.place
