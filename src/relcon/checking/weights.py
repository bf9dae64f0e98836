"""Weights that cannot be read as they stand: none, nothing, too wide, too often, the wrong form of the drug."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import Note, name, note, recorded
from relcon.engine.quantities import table_substance
from relcon.law.tables import NEWEST
from relcon.law.ussg.s2d1_1.carried_over import carried_over
from relcon.law.ussg.s2d1_1.measures import table_amount
from relcon.law.ussg.s2d1_1.missing_weight import missing_weight
from relcon.reading.events import COUNTED, most_occurrences
from relcon.records.customs import MICRO
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity
from relcon.records.rhythm import full_periods
from relcon.records.series import Series
from relcon.records.substances import SUBSTANCES

# House thresholds for pointing at a figure, no rules of law.
WIDEST = 100
"""No witness's range runs from one end to a hundred times as much."""
HEAVIEST_PIECE = 10 * MICRO
"""Ten grams: no pill, capsule or dose weighs as much."""
MOST_A_DAY = 48
"""Sales a day: two an hour, day and night."""
MOST_OF_ALL = 20_000_000 * MICRO
"""Twenty metric tons, about the largest seizure of a hard drug on record in the United States."""


def samples(matter: Matter) -> Iterator[Note]:
    """Yield the events of which some units were tested, with the arithmetic, §2D1.1 n.5."""
    for event in recorded(matter, Event):
        if event.tested is not None and event.tested.units < event.tested.of:
            yield note("carried_over", event.id, event.location, carried_over(event, event.tested))


def without_weight(matter: Matter) -> Iterator[Note]:
    """Yield the events that state how many pills or doses and not what they weigh, where the table asks for grams."""
    for event in recorded(matter, Event):
        missing = missing_weight(event, NEWEST) or _pieces_of_a_mixture(event)
        if missing is not None:
            yield note("weight", event.id, event.location, f"it has no weight, and no level: {missing}")


def _pieces_of_a_mixture(event: Event) -> str | None:
    quantity, substance = event.quantity, table_substance(event)
    if event.mixture is None or quantity is None or quantity.low is None or quantity.dimension not in COUNTED:
        return None
    each = event.per_unit.low if event.per_unit is not None else None
    if substance is not None and table_amount(quantity.low, quantity.dimension, substance, each, NEWEST) is not None:
        return None
    return f"{quantity.text} of a mixture: state `per_unit`, the weight of one (§2D1.1(c) Note (A))"


def nothing_weighed(matter: Matter) -> Iterator[Note]:
    """Yield the quantities and purities of nothing: known to be nothing, which is not unknown."""
    for event in recorded(matter, Event):
        for what, quantity in _stated(matter, event):
            if quantity.high == 0:
                text = f"{what}{quantity.text} is nothing, known to be nothing; where nobody knows it, write unknown"
                yield note("weight", event.id, event.location, text)
        if event.purity == 0:
            text = "purity 0: nothing of it is the drug; where it was not tested, leave purity out"
            yield note("weight", event.id, event.location, text)


def wide_ranges(matter: Matter) -> Iterator[Note]:
    """Yield the intervals whose high end is a hundred times the low one or more: one end in another unit."""
    for event in recorded(matter, Event):
        for what, quantity in _stated(matter, event):
            if quantity.low and quantity.high and quantity.high >= quantity.low * WIDEST:
                text = f"{what}{quantity.text}: the high end is {WIDEST} times the low one or more; is each unit right?"
                yield note("weight", event.id, event.location, text)


def heavy_pieces(matter: Matter) -> Iterator[Note]:
    """Yield pills and doses of more than ten grams each."""
    for event in recorded(matter, Event):
        each = event.per_unit
        if each is not None and each.high is not None and each.high > HEAVIEST_PIECE:
            text = f"{each.text} for one pill or dose: `per_unit` is the weight of one, not of all"
            yield note("weight", event.id, event.location, text)


def _stated(matter: Matter, event: Event) -> Iterator[tuple[str, Quantity]]:
    """Yield every known quantity that an event states, and of what it is where it is not the event's own."""
    stated = [("", event.quantity), ("per_unit ", event.per_unit)]
    stated += [(f"{name(matter, part.person)}'s part, ", part.quantity) for part in event.participants]
    stated += [(f"{name(matter, use.person)}'s own use, ", use.quantity) for use in event.personal_use]
    for what, quantity in stated:
        if quantity is not None and quantity.known:
            yield what, quantity


def purities(matter: Matter) -> Iterator[Note]:
    """Yield the purities that contradict what they stand beside: a pure mixture, an impure drug itself."""
    for event in recorded(matter, Event):
        if event.mixture is not None and event.purity == 1:
            text = "purity 1.0 on a mixture of several drugs: where one part is the whole, write it as `substance`"
            yield note("weight", event.id, event.location, text)
        entry = SUBSTANCES.get(event.substance or "")
        if entry is not None and entry.actual and event.purity is not None and event.purity < 1:
            text = (
                f"purity {_share(event)} beside {entry.id}, which is the drug itself already, so that nothing is "
                f"multiplied: of a gross weight write substance: {entry.mixture_id}"
            )
            yield note("weight", event.id, event.location, text)


def _share(event: Event) -> str:
    return f"{float(event.purity or 0):g}"


def unlikely_totals(matter: Matter) -> Iterator[Note]:
    """Yield series too dense for a day, or at odds with their own rhythm, and totals that no matter has."""
    for event in recorded(matter, Event):
        if event.series is not None:
            text = _crowded(event) or _out_of_rhythm(event, event.series)
            if text is not None:
                yield note("weight", event.id, event.location, text)
        times, each = most_occurrences(event) if event.series is not None else 1, event.quantity
        if each is not None and each.high is not None and each.dimension == "mass" and each.high * times > MOST_OF_ALL:
            often = f", {times:,} times, is" if event.series is not None else ":"
            tons = f"{each.high * times // (MICRO * MICRO):,} metric tons"
            text = f"{each.text}{often} {tons}: is the unit right{', and the count' if often[0] == ',' else ''}?"
            yield note("weight", event.id, event.location, text)


def _crowded(event: Event) -> str | None:
    if event.date.first is None or event.date.last is None:
        return None
    days, times = (event.date.last - event.date.first).days + 1, most_occurrences(event)
    if times <= MOST_A_DAY * days:
        return None
    return (
        f"{times:,} times in {days:,} day{'s' if days > 1 else ''}, more than two an hour day and night: `count` is "
        "how often in all, `times` how often in each `every`; is one for the other, or a date wrong?"
    )


def _out_of_rhythm(event: Event, series: Series) -> str | None:
    count, first, last = series.count, event.date.first, event.date.last
    if series.every is None or count is None or not count.known or first is None or last is None:
        return None
    most = (full_periods(first, last, series.every) + 1) * (series.times.high if series.times is not None else 1)
    if count.low <= most:
        return None
    return (
        f"{count.low:,} in all, every {series.every}, and the dates ({event.date}) hold no more than {most:,}: all "
        f"{count.low:,} are counted; is the count, the rhythm or a date wrong?"
    )
