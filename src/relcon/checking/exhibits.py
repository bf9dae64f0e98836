"""Exhibits as imported lists tell of them: two weights, alleged against found, gross for net, samples, no report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from relcon.checking.beside import DRUGS, Beside, weight_of
from relcon.checking.duplicates import alike, same_people, same_seizure
from relcon.checking.note import HARM, Note, all_events, note
from relcon.importing.exhibits import OBTAINED, event_id
from relcon.importing.read.table import folded
from relcon.importing.store import StoredFile, StoredRow
from relcon.importing.values.amounts import Weight, of_micro, read_weight
from relcon.records.events import Event

# House thresholds for pointing at a weight, no rules of law.
_SCALES: Final = Fraction(1, 10)
"""By so much two scales may differ on one gross weight."""
_ROUNDED: Final = Fraction(1, 2)
"""A figure may be off by half of its last digit."""
_BASE: Final = Fraction(10)
"""Of the digits in which a figure is written."""
_PERCENT: Final = Fraction(1, 200)
"""Half a percent: a purity is stated in whole percents at least."""
_COMPARED: Final = {
    "reported": "net weights",
    "substances": "substances",
    "purity": "purities",
    "units": "numbers of units",
    "tested": "numbers of units tested",
    "weighed": "answers to what was weighed",
    "gross": "gross weights",
    "date": "dates",
    "person": "people",
    "substance": "alleged drugs",
    "kind": "ways in which it was obtained",
}
"""What two rows of one exhibit may say differently, and how that is called."""
_OF_FIELD: Final = ("gross", "date", "person", "substance", "kind")
_OF_LAB: Final = ("reported", "substances", "purity", "units", "tested", "weighed")

Told = tuple[StoredFile, StoredRow]


@dataclass
class Exhibit:
    """Every row of one exhibit: of property reports and of laboratories, those that are held among them."""

    name: str
    reports: list[Told] = field(default_factory=list)
    lab: list[Told] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id of its event."""
        return event_id(self.name)

    @property
    def used(self) -> Mapping[str, Any] | None:
        """What the laboratory's row that is counted says."""
        return next((row.values for _, row in self.lab if row.used), None)

    @property
    def obtained(self) -> Mapping[str, Any] | None:
        """What the property report that is counted says."""
        return next((row.values for _, row in self.reports if row.used), None)


def _exhibits(beside: Beside) -> list[Exhibit]:
    found: dict[str, Exhibit] = {}
    for file in beside.of(*DRUGS):
        for row in file.rows:
            name = row.values.get("exhibit")
            if not name:  # a deal of which no drugs were taken
                continue
            one = found.setdefault(folded(name), Exhibit(name))
            (one.lab if file.receipt.kind == "labs" else one.reports).append((file, row))
    return list(found.values())


def two_values_of_exhibits(beside: Beside) -> Iterator[Note]:
    """Yield exhibits with two values of one thing: in two rows, in field and laboratory, or by arithmetic."""
    for one in _exhibits(beside):
        where = beside.where(one.id)
        texts = [*_conflicts(one.lab, _OF_LAB), *_conflicts(one.reports, _OF_FIELD), *_against(one), *_impure(one)]
        yield from (note("two_values", one.id, where, f"exhibit {one.name}: {text}") for text in texts)


def _conflicts(rows: list[Told], names: tuple[str, ...]) -> Iterator[str]:
    counted = next(((file, row) for file, row in rows if row.used), None)
    for file, row in rows:
        if row.reason != "conflict" or counted is None:
            continue
        for name in names:
            here, there = row.values.get(name), counted[1].values.get(name)
            if here != there:
                yield (
                    f"two {_COMPARED[name]}, {_said(there)} and {_said(here)} ({_place(*counted)}, counted; "
                    f"{_place(file, row)}, held)"
                )


def _place(file: StoredFile, row: StoredRow) -> str:
    return f"{file.receipt.name}, {row.label if '!' in row.label else f'row {row.label}'}"


def _said(value: Any) -> str:
    if value is None:
        return "none"
    return " and ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _against(one: Exhibit) -> Iterator[str]:
    """Yield where the laboratory's weights do not go with the property report's gross weight."""
    if one.obtained is None or one.used is None:
        return
    gross, net, other = weight_of(one.obtained, "gross"), weight_of(one.used, "net"), weight_of(one.used, "gross")
    if gross is None:
        return
    if net is not None and net.dimension == gross.dimension and net.micro > gross.micro:
        yield f"net {net.text} at the laboratory, above gross {gross.text} of the property report"
    elif other is not None and other.dimension == gross.dimension:
        if abs(other.micro - gross.micro) > _SCALES * gross.micro:
            yield f"two gross weights, {gross.text} of the property report and {other.text} at the laboratory"


def _impure(one: Exhibit) -> Iterator[str]:
    """Yield where the pure drug is not the net weight times the purity, as far as figures and scales are exact."""
    said = one.used
    if said is None or not said.get("pure") or not said.get("purity") or not said.get("reported"):
        return
    pure, net = read_weight(said["pure"], None), read_weight(said["reported"], None)
    if pure is None or net is None or pure.dimension != net.dimension:
        return
    error = read_weight(said["plus_minus"], None) if said.get("plus_minus") else None
    purity = Fraction(said["purity"])
    off = abs(pure.micro - net.micro * purity)
    allowed = (error.micro if error is not None else 0) + net.micro * min(_last(said["purity"]), _PERCENT)
    allowed += pure.micro * _last(said["pure"].split(" ")[0]) / (Fraction(said["pure"].split(" ")[0]) or 1)
    if off > allowed:
        whole = of_micro(round(net.micro * purity), net.dimension)
        yield f"{pure.text} pure, and net {net.text} x {said['purity']} is {whole.text}"


def _last(figure: str) -> Fraction:
    """Return half of the last digit of a figure: how exact it is."""
    exponent = Decimal(figure).as_tuple().exponent
    return _ROUNDED * _BASE ** (exponent if isinstance(exponent, int) else 0)


def alleged_and_found(beside: Beside) -> Iterator[Note]:
    """Yield exhibits in which the laboratory found another substance than was alleged."""
    for one in _exhibits(beside):
        if one.obtained is None or one.used is None:
            continue
        alleged, found = _alleged(one.obtained), list(one.used["substances"])
        if not set(alleged) & set(found):
            text = f"exhibit {one.name}: alleged {_said(alleged)}, found {_said(found)}"
            yield note("field_and_lab", one.id, beside.where(one.id), text)


def _alleged(said: Mapping[str, Any]) -> list[str]:
    return list(said.get("mixture") or [said["substance"]])


def nothing_found(beside: Beside) -> Iterator[Note]:
    """Yield exhibits whose event counts a drug although the laboratory found no controlled substance."""
    for one in _exhibits(beside):
        empty = [(file, row) for file, row in one.lab if row.reason == "no_drug"]
        record = beside.matter.by_id(one.id) if one.id in beside.matter else None
        if not empty or one.used is not None or not isinstance(record, Event):
            continue
        counted = record.quantity.text if record.quantity is not None else "an unknown quantity"
        text = (
            f"exhibit {one.name}: the laboratory found no controlled substance ({_place(*empty[0])}), and its event "
            f"counts {counted} of {_said(record.drugs)}: take the event out, or write what was found"
        )
        yield note("field_and_lab", one.id, record.location, text, HARM)


def samples_of_exhibits(beside: Beside) -> Iterator[Note]:
    """Yield exhibits of which some units were tested, with what was weighed, and the arithmetic."""
    for one in _exhibits(beside):
        said = one.used
        if said is None or one.id not in beside.matter or not said["units"] or not said["tested"]:
            continue
        units, tested = int(said["units"]), int(said["tested"])
        net = read_weight(said["reported"], None) if said["reported"] else None
        if tested >= units:
            continue
        text = f"exhibit {one.name}: {tested:,} of {units:,} units tested"
        if net is not None:
            whole = of_micro(round(Fraction(net.micro * units, tested)), net.dimension).text
            sum_ = f"{net.text} x {units:,} / {tested:,} = {whole}"
            text += {
                "all": f", all weighed: {net.text}; that the rest is alike is carried over",
                "tested": f", {net.text} weighed; extrapolated to all: {sum_}",
            }.get(
                said["weighed"] or "",
                f"; whether net {net.text} is of all, as it is counted, or of these alone, the report does not say: "
                f"then it were {sum_}",
            )
        yield note("carried_over", one.id, beside.where(one.id), text)


def gross_for_net(beside: Beside) -> Iterator[Note]:
    """Yield events that count the gross weight although a laboratory states the net weight."""
    for one in _exhibits(beside):
        record = beside.matter.by_id(one.id) if one.id in beside.matter else None
        if not isinstance(record, Event) or record.quantity is None or one.used is None:
            continue
        net = weight_of(one.used, "net")
        grosses = [weight_of(said, "gross") for said in (one.obtained, one.used) if said is not None]
        counted = {weight.micro for weight in grosses if weight is not None}
        if net is None or net.micro in counted or record.quantity.dimension != net.dimension:
            continue
        if record.quantity.low == record.quantity.high and record.quantity.low in counted:
            text = f"counts the gross weight, {record.quantity.text}; the laboratory states net {net.text}"
            yield note("weight", one.id, record.location, text)


def one_seizure_twice(beside: Beside) -> Iterator[Note]:
    """Yield events that may be an exhibit once more, by its gross weight or as what was alleged.

    Those of one substance and like quantities are told by `relcon.checking.duplicates.likely_duplicates`.
    """
    events = all_events(beside.matter)
    for one in _exhibits(beside):
        record = beside.matter.by_id(one.id) if one.id in beside.matter else None
        if not isinstance(record, Event) or one.obtained is None:
            continue
        lists = [said for said in (one.obtained, one.used) if said is not None]
        weights = [weight for said in lists for weight in (weight_of(said, "gross"), weight_of(said, "net")) if weight]
        drugs = {*_alleged(one.obtained), *(one.used["substances"] if one.used is not None else ())}
        for other in events:
            if other.id == record.id or not _at_once(record, other) or drugs.isdisjoint(other.drugs):
                continue
            if other.drugs == record.drugs and alike(record.quantity, other.quantity):
                continue
            if other.lot is not None and record.lot is not None:
                continue
            like = next((weight for weight in weights if _weighs(other, weight)), None)
            if like is not None and (same_people(record, other) or same_seizure(record, other)):
                drug, weight = " and ".join(other.drugs), other.quantity.text if other.quantity else ""
                text = (
                    f"may be exhibit {one.name} ({record.id}) once more, from another report: {weight} of {drug} on "
                    f"{other.date}, and a list of the exhibit has {like.text}. If they are the same drugs, keep one "
                    "event, or give both one lot"
                )
                yield note("likely_duplicate", other.id, other.location, text)


def _at_once(one: Event, other: Event) -> bool:
    if one.date.first is None or one.date.last is None or other.date.first is None or other.date.last is None:
        return False
    return one.date.first <= other.date.last and other.date.first <= one.date.last


def _weighs(event: Event, weight: Weight) -> bool:
    quantity = event.quantity
    return (
        quantity is not None
        and quantity.dimension == weight.dimension
        and quantity.low is not None
        and quantity.high is not None
        and quantity.low <= weight.micro <= quantity.high
    )


def exhibits_without_labs(beside: Beside) -> Iterator[Note]:
    """Yield exhibits without a laboratory report and the reverse, once lists of both kinds were imported."""
    if not beside.of("labs") or not beside.of(*OBTAINED):
        return
    for one in _exhibits(beside):
        if one.obtained is not None and not one.lab:
            gross = one.obtained.get("gross")
            counted = f", and gross {gross} is counted" if gross else ""
            text = f"exhibit {one.name}: no laboratory report was imported{counted}"
            yield note("lab_missing", one.id, beside.where(one.id), text)
        elif one.used is not None and not one.reports and one.id not in beside.matter:
            text = f"exhibit {one.name}: a laboratory report, and no seizure or purchase names it: it counts nowhere"
            yield note("lab_missing", one.id, None, text)
