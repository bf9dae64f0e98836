"""From attributed events to weights: his part, deductions, the table's measure, lots, sums per substance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from relcon.law.ussg.s2d1_1.measures import needs_purity, table_amount
from relcon.records.customs import Dimension
from relcon.records.events import Event, OwnUse
from relcon.records.people import PersonalUse
from relcon.records.quantity import Quantity
from relcon.records.substances import SUBSTANCES
from tests.oracle.attribution import Answer
from tests.oracle.days import uncounted
from tests.oracle.exclusions import excused
from tests.oracle.lots import Drugs, count_once
from tests.oracle.question import Question
from tests.oracle.readings import measure, measured, read, read_off
from tests.oracle.support import holds


@dataclass
class Weights:
    """What is attributed to him.

    Attributes
    ----------
    alone, counted, absorbed
        By event that is in and of known weight: before deductions and lots, and what counts; what stands for the rest.
    unknown
        Events that are in and of unknown weight.
    piles
        Sums by substances and purity, where one is known and speaks of one of them.
    at_least
        Whether something of unknown weight is in, and no finding of that substance's total says how much it was.
    whole, pure, mixtures, plants
        Sums by substance, of the drug itself in substances of known purity, of mixtures; plants in millionths.
    """

    alone: dict[str, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    absorbed: dict[str, str] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    piles: dict[tuple[tuple[str, ...], Fraction | None], int] = field(default_factory=lambda: defaultdict(int))
    whole: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    pure: dict[tuple[str, ...], int] = field(default_factory=lambda: defaultdict(int))
    mixtures: dict[tuple[str, ...], int] = field(default_factory=lambda: defaultdict(int))
    plants: int = 0
    at_least: bool = False


@dataclass(frozen=True)
class _Event:
    alone: int
    net: int
    substance: str
    plants: int


def weigh(answers: Mapping[str, Answer], question: Question) -> Weights:
    """Weigh what is in."""
    found = Weights()
    weighed: dict[str, _Event] = {}
    for id, answer in answers.items():
        if answer.inside:
            one = _weigh(question.index.events[id], answer, question)
            if one is None:
                found.unknown.add(id)
            else:
                weighed[id] = one
    drugs = [Drugs(event, one.net, event.mixture or (one.substance,)) for event, one in _with(weighed, question)]
    found.counted, found.absorbed = count_once(drugs, question)
    for event, one in _with(weighed, question):
        found.alone[event.id] = one.alone
        amount = found.counted[event.id]
        if amount == 0:
            continue
        found.plants += one.plants
        substances = event.mixture or (one.substance,)
        speaks = sum(_has_drug_itself(id) for id in substances) == 1
        found.piles[substances, event.purity if speaks else None] += amount
    lacking = {_substances(question.index.events[id]) for id in found.unknown}
    for substance in {finding.about or "" for finding in question.findings} & set(SUBSTANCES):
        total = _total_found(substance, question)
        if total is not None:
            # What was found is a weight, whatever the events show; it says nothing of purity.
            for kind in [kind for kind in found.piles if kind[0] == (substance,)]:
                del found.piles[kind]
            found.piles[(substance,), None] = total
            lacking.discard((substance,))
    found.at_least = bool(lacking)
    for (substances, purity), amount in found.piles.items():
        if len(substances) > 1:
            found.mixtures[substances] += amount
        else:
            found.whole[substances[0]] += amount
        if purity is not None:
            found.pure[substances] += int(amount * purity)
    return found


def _has_drug_itself(id: str) -> bool:
    """Whether there is a row for the drug itself beside that of this substance, §2D1.1(c) Note (B)."""
    entry = SUBSTANCES[id]
    mixture = SUBSTANCES[entry.mixture_id] if entry.mixture_id is not None else entry
    return not entry.actual and mixture.actual_id is not None


def _counts_under(id: str, event: Event) -> str:
    """Ice is at least 80 percent pure, §2D1.1(c) Note (C); below that it is a mixture of methamphetamine."""
    weak = id == "ice" and event.purity is not None and event.purity < Fraction(80, 100)
    return "methamphetamine" if weak else id


def _substances(event: Event) -> tuple[str, ...]:
    return event.mixture or (_counts_under(event.substance or "", event),)


def _with(weighed: Mapping[str, _Event], question: Question) -> list[tuple[Event, _Event]]:
    return [(question.index.events[id], one) for id, one in weighed.items()]


def _weigh(event: Event, answer: Answer, question: Question) -> _Event | None:
    finding = question.found("quantity", [event.id])
    if finding is not None and finding.prong == "quantity" and finding.answer.quantity is not None:
        # The finding is of what he answers for: nothing comes off it.
        pinned = _on_table(event, finding.answer.quantity, question)
        return None if pinned is None else _Event(pinned[0], pinned[0], pinned[1], pinned[2])
    if uncounted(event):
        return None
    one = measured(event, question)
    amounts = [one if part is None else part.part for part in answer.parts]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts) or len({what for _, what in known}) != 1:
        return None
    total, what = sum(amount for amount, _ in known), known[0][1]
    off = excused(event, question)
    rest = 0 if off == "everything" else max(total - int(off or 0) - _own_use(event, what, question), 0)
    before = _on_table(event, _amount(total, what), question)
    after = _on_table(event, _amount(rest, what), question)
    if before is None or after is None:
        return None
    return _Event(before[0], after[0], before[1], total if what == "plants" else 0)


def _amount(micro: int, what: str) -> Quantity:
    return Quantity(micro, micro, micro, what, f"{micro} millionths")  # type: ignore[arg-type]  # a dimension


def _own_use(event: Event, what: str, question: Question) -> int:
    live = [count for count in question.part.counts if count.disposition not in ("acquitted", "dismissed")]
    conspiracy = any(count.statute in ("21 USC 846", "21 USC 963") for count in live)
    options = question.options
    stays = options.personal_use_conspiracy if conspiracy else options.personal_use_other
    off = 0
    kept: list[PersonalUse | OwnUse] = [use for use in question.part.personal_use if use.event == event.id]
    kept += [use for use in event.personal_use if use.person == question.defendant]
    for use in kept:
        less = read_off(use.quantity, question)
        if stays == "in" or less is None or use.quantity.dimension != what:
            continue
        if holds(use, question, event):
            off += less
    return off


def _on_table(event: Event, quantity: Quantity, question: Question) -> tuple[int, str, int] | None:
    """Return what the table counts, under which id, and how many plants; None where unknown."""
    amount = measure(quantity, question)
    if amount is None:
        return None
    if event.mixture is not None:
        able = [id for id in event.mixture if SUBSTANCES[id].measure == "g" and not needs_purity(id)]
    else:
        able = [
            id for id in (event.substance,) if id is not None and (event.purity is not None or not needs_purity(id))
        ]
    if not able:
        return None
    dimension: Dimension = amount[1]  # type: ignore[assignment]  # as measured
    found = table_amount(amount[0], dimension, able[0], read(event.per_unit, question), question.edition)
    if found is None:
        return None
    return found.micro, _counts_under(found.substance, event), amount[0] if amount[1] == "plants" else 0


def _total_found(substance: str, question: Question) -> int | None:
    finding = question.found("quantity", [substance])
    if finding is None or finding.prong != "quantity":
        return None
    amount = measure(finding.answer.quantity, question)
    if amount is None:
        return None
    dimension: Dimension = amount[1]  # type: ignore[assignment]
    found = table_amount(amount[0], dimension, substance, None, question.edition)
    return None if found is None else found.micro
