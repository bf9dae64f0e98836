"""USSG §2D1.1 n.5: the agreed-upon quantity against the delivered one, for the same drugs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

DISPLACING = ("distribution", "purchase", "importation")


@dataclass(frozen=True, slots=True)
class Deal:
    """An event on one lot path as n.5 asks for it; ``size`` compares quantities (unknown is 0)."""

    id: str
    kind: str
    status: Literal["completed", "attempted", "agreed"]
    delivery: Literal["final", "partial", "unknown"]
    reverse_sting: bool
    size: int


def displaced(deals: Sequence[Deal], delivery_unknown: Literal["delivered", "agreed", "larger"]) -> dict[str, str]:
    """Say which events give way to which, before the largest on the lot is taken.

    Parameters
    ----------
    deals : sequence of Deal
        Events attributed to one defendant on one lot path, the earliest first: of equals that one is the largest.
    delivery_unknown : str
        The position's option: whether of a completed deal more was to come is unknown.

    Returns
    -------
    dict
        Id of the event that gives way, to the id of the event that stands for it.

    Notes
    -----
    Rule: the agreed quantity is used unless the sale is completed and what was delivered shows the scale better; in
    a reverse sting the government controlled the delivery, so the agreed quantity is used, even if more came. Only a
    completed distribution, purchase or importation displaces an agreed quantity, the largest such; an attempt never
    gives way. Of a partial delivery the rest was still to come: the delivered part is part of the agreed quantity.
    """
    agreed = [deal for deal in deals if deal.status == "agreed"]
    done = [deal for deal in deals if deal.status == "completed" and deal.kind in DISPLACING]
    if not agreed or not done:
        return {}
    largest_agreed = max(agreed, key=lambda deal: deal.size)
    delivered = max(done, key=lambda deal: deal.size)
    if delivered.reverse_sting or any(deal.reverse_sting for deal in agreed):
        return {deal.id: largest_agreed.id for deal in done}
    final = delivered.delivery == "final" or (delivered.delivery == "unknown" and delivery_unknown == "delivered")
    if final:
        return {deal.id: delivered.id for deal in agreed}
    if delivered.delivery == "partial" or delivery_unknown == "agreed":
        return {deal.id: largest_agreed.id for deal in done}
    return {}
