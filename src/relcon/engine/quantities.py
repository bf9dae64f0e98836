"""What comes off an event, what a finding pins, and what the table counts of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import amount, deduction
from relcon.law.ussg.s1b1_3.exclusions import excuses
from relcon.law.ussg.s1b1_3.own_acts import own_uses
from relcon.law.ussg.s1b1_3.steps import finding_text
from relcon.law.ussg.s2d1_1.measures import TableAmount, needs_purity, table_amount
from relcon.law.ussg.s6a1_3 import reliability
from relcon.law.values import Values
from relcon.records.customs import Dimension
from relcon.records.events import Event
from relcon.records.substances import SUBSTANCES


def unknown_measure() -> str:
    """Say that what the table counts is unknown."""
    return f"what the table counts is unknown: {point('dose_weight').said}"


def own_dimension(event: Event, context: DefendantContext) -> Dimension | None:
    """Return what the defendant's own stated part is measured in; an entry of unknown quantity does not say."""
    mine = (entry.quantity for entry in event.participants if entry.person == context.defendant)
    return next((part.dimension for part in mine if part is not None and part.dimension is not None), None)


def table_substance(event: Event) -> str | None:
    """Return the substance by which an event is brought to what the table counts; None where it cannot be.

    A mixture is one weight; any of its substances counted by weight serves. Of pills of which only the drug itself
    counts (§2D1.1(c) Note (B)) the strength must be known.
    """
    if event.mixture is not None:
        return next((p for p in event.mixture if SUBSTANCES[p].measure == "g" and not needs_purity(p)), None)
    if event.substance is None or (needs_purity(event.substance) and event.purity is None):
        return None
    return event.substance


def on_table(
    event: Event, total: IntArray, dimension: Dimension, context: DefendantContext
) -> tuple[IntArray, str, tuple[str, ...], bool]:
    """Bring amounts to what the table counts: amounts, substance, notes, and whether that is unknown."""
    distinct, code = np.unique(total, return_inverse=True)
    counted = [counted_as(event, int(value), dimension, context) for value in distinct]
    known = [one for one in counted if one is not None]
    if len(known) < len(counted):
        return np.zeros_like(total), substance_named(event), (unknown_measure(),), True
    found = np.array([one.micro for one in known], dtype=np.int64)[code.reshape(-1)]
    return found, known[-1].substance, known[-1].notes, False


def substance_named(event: Event) -> str:
    """Return the substance of an event, of a mixture the first."""
    return event.substance or (event.mixture or ("",))[0]


def counted_as(event: Event, total: int, dimension: Dimension, context: DefendantContext) -> TableAmount | None:
    """Bring one amount of an event to what the table counts; None where that is unknown."""
    substance = table_substance(event)
    if substance is None:
        return None
    per_unit = amount(event.per_unit, context.options)
    return table_amount(total, dimension, substance, per_unit, context.edition)


def deductions(
    event: Event, dimension: Dimension, context: DefendantContext, values: Values
) -> tuple[IntArray, BoolArray, list[tuple[BoolArray, str]]]:
    """Return what comes off an event: amounts, where all of it does, and what is said."""
    off = np.zeros(values.n, dtype=np.int64)
    everything = np.zeros(values.n, dtype=np.bool_)
    told: list[tuple[BoolArray, str]] = []
    for excuse in excuses(event, context):
        where = values.bits(excuse.when)
        if excuse.amount is None:
            everything |= where
        else:
            off += np.where(where, excuse.amount, 0)
        what = ", ".join(excuse.evidence) or "uncited"
        told.append((where, f"the defendant did not intend or was not capable of part of it (§2D1.1 n.5): {what}"))
    conspiracy = any(count.conspiracy for count in context.live_counts)
    option = context.options.personal_use_conspiracy if conspiracy else context.options.personal_use_other
    for use in own_uses(event, context):
        where = values.bits(reliability(use, context, within=event).node)
        less = deduction(use.quantity, context.options)
        if option == "in":
            told.append((where, f"{use.quantity.text} for own use stays in the weight in this position"))
        elif not use.quantity.known:
            told.append((where, "own use of an unknown amount: nothing comes off for it"))
        elif less is None or use.quantity.dimension != dimension:
            told.append(
                (
                    where,
                    f"{use.quantity.text} for own use: not of one kind with the quantity, not taken off",
                )
            )
        else:
            off += np.where(where, less, 0)
            told.append((where, f"{use.quantity.text} for own use taken off"))
    return off, everything, told


@dataclass(frozen=True, slots=True)
class Pinned:
    """A finding of an event's quantity: where it binds, and what the table counts of it.

    ``amount`` is None where it was found to be unknown, or cannot be brought to what the table counts.
    """

    where: BoolArray
    amount: int | None
    substance: str
    plants: int
    text: str


def pinned_quantities(event: Event, context: DefendantContext, values: Values) -> Iterator[Pinned]:
    """Yield findings of an event's quantity, the weakest first."""
    substance = table_substance(event)
    for on, finding in reversed(context.findings("quantity", [[event.id]])):
        found = finding.answer.quantity
        if finding.prong != "quantity" or found is None:
            continue
        where, said = values.bits(on), f"quantity: {finding_text(finding)}"
        read, per_unit = amount(found, context.options), amount(event.per_unit, context.options)
        one = None
        if read is not None and found.dimension is not None and substance is not None:
            one = table_amount(read, found.dimension, substance, per_unit, context.edition)
        if read is None or one is None:
            yield Pinned(where, None, "", 0, said)
        else:
            yield Pinned(where, one.micro, one.substance, read if found.dimension == "plants" else 0, said)


def pinned_totals(context: DefendantContext, values: Values) -> list[tuple[BoolArray, str, int, str]]:
    """Return findings of a substance's total: where, which substance, how much on the table, words."""
    found: list[tuple[BoolArray, str, int, str]] = []
    spoken_of = {finding.about for finding in context.index.findings_for.get(context.defendant, ())}
    for substance in (substance for substance in SUBSTANCES if substance in spoken_of):
        for on, finding in reversed(context.findings("quantity", [[substance]])):
            quantity = finding.answer.quantity
            if finding.prong != "quantity" or quantity is None or quantity.dimension is None:
                continue
            read = amount(quantity, context.options) or 0
            one = table_amount(read, quantity.dimension, substance, None, context.edition)
            if one is not None:
                found.append((values.bits(on), substance, one.micro, f"total of {substance}: {finding_text(finding)}"))
    return found
