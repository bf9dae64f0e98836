"""USSG §2D1.1(b)(17)(B): whether the defendant was paid in money, by what functions and circumstances say of pay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray
from relcon.law.context import DefendantContext
from relcon.law.facts import Characteristic
from relcon.law.line import Texts
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, YES
from relcon.law.ussg.s2d1_1.characteristics import characteristics
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import Node

KIND = "unpaid"


@dataclass(frozen=True, slots=True)
class Pay:
    """A function of the defendant: when it holds, its record, and whether its pay is money, nothing, or not said."""

    when: Node
    record: str
    money: bool | None
    text: str


def pay(context: DefendantContext) -> tuple[Pay, ...]:
    """Return what each function of the defendant says of pay.

    Notes
    -----
    Rule: USSG §2D1.1(b)(17)(B) asks for no monetary compensation at all: one function paid in money is enough against
    it, and one of which nothing is said leaves it open.
    """
    return tuple(_pay(context))


def _pay(context: DefendantContext) -> Iterator[Pay]:
    table = load("2D1.1-b17", context.edition)
    for record in context.index.functions_of.get(context.defendant, ()):
        node = reliability(record, context).node
        if record.pay is None:
            yield Pay(node, record.id, None, f"{record.id}: pay as {record.function} not recorded")
            continue
        money = record.pay in table.items("pay", "money")
        yield Pay(node, record.id, money, f"{record.id}: pay as {record.function}: {record.pay.replace('_', ' ')}")


def asked_with(edition: str) -> frozenset[str]:
    """Return the kinds of circumstance beside which pay is asked for."""
    return frozenset(kind for line in characteristics(edition) if KIND in line.kinds for kind in line.kinds)


def unpaid(
    stated: Characteristic | None,
    money: BoolArray,
    unsaid: BoolArray,
    nothing: BoolArray,
    why: Texts,
    records: tuple[str, ...],
) -> Characteristic:
    """Return the circumstance *unpaid* as the functions' pay and what is recorded of it say it together.

    Parameters
    ----------
    stated
        The circumstance as recorded; ``None`` where it is not.
    money, unsaid, nothing
        Where a function that holds is paid in money; where of one nothing is said; where one is paid otherwise.
    why, records
        What the functions say; their ids.

    Notes
    -----
    Rule: USSG §2D1.1(b)(17)(B). A circumstance and a function that say the opposite leave it open.
    """
    by_pay = np.where(money, NO, np.where(unsaid | ~nothing, UNKNOWN, YES)).astype(np.int8)
    why = why.overlaid(
        ~(money | unsaid | nothing), Texts.same("how the defendant was paid is not recorded", money.size)
    )
    if stated is None:
        return Characteristic(by_pay, by_pay, why, records)
    # What is stated stands unless a function says the opposite; where it is not so, or open, the functions speak.
    both = np.where(by_pay == NO, UNKNOWN, YES)
    answer = np.where(stated.reaches == YES, both, np.where(by_pay == UNKNOWN, stated.reaches, by_pay)).astype(np.int8)
    told = stated.why.overlaid((stated.reaches != YES) | (by_pay == NO), why)
    return Characteristic(answer, stated.own, told, (*stated.facts, *records))
