"""USSG §2D1.1(b)(17)(B): whether he was paid in money, by what his functions say of pay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.tables import load
from relcon.law.ussg.s2d1_1.characteristics import characteristics
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import Node

KIND = "unpaid"


@dataclass(frozen=True, slots=True)
class Pay:
    """A function of his: when it holds, its record, and whether its pay is money, nothing of the kind, or not said."""

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
