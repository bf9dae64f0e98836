"""Blocks 2 and 3: what the letter keeps out, what of the client's own on the record is untold, who said what."""

from __future__ import annotations

from decimal import Decimal

from relcon.law.positions.options import POSITIONS
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.missing import said_by_counsel
from relcon.records.base import Fact, PositionName
from relcon.records.events import Event
from relcon.records.facts import Payment
from relcon.records.matter import Kind
from relcon.results.brief import KeptOut, OwnActs
from relcon.results.exposure import PositionAnswer

NARROWS = "narrows the record"


def kept_out(table: UsableFacts) -> KeptOut | None:
    """Return what the letter keeps out of the range in Middle, and why it does not keep out the rest.

    Nothing where nothing was said under a letter, and no statute keeps anything out.
    """
    middle = table.decisions["psr"]
    out = [id for id, one in middle.items() if not one.usable and not _only_narrows(table, id)]
    by_statute = [id for id in out if middle[id].reason == "safety-valve disclosure"]
    kept = [id for id in out if id not in by_statute]
    if not table.letters and not by_statute:
        return None
    first = next((middle[id] for id in kept if middle[id].page or middle[id].quote), None)
    return KeptOut(
        admissions=tuple(kept),
        by_statute=tuple(by_statute),
        page=first.page if first is not None else None,
        quote=first.quote if first is not None else None,
        not_kept={
            id: NARROWS if _only_narrows(table, id) else one.reason for id, one in middle.items() if id not in out
        },
        differs=tuple(id for id in middle if len({table.decisions[p][id].usable for p in POSITIONS}) > 1),
    )


def _only_narrows(table: UsableFacts, id: str) -> bool:
    return bool(table.names[id].narrowing) and not table.names[id].against


def own_acts(table: UsableFacts, middle: PositionAnswer) -> tuple[OwnActs, ...]:
    """Return the client's own acts on the record of which no admission speaks, by what the client did.

    Parameters
    ----------
    table
        What has been said.
    middle
        The client's answer in Middle with nothing said, for the weights.
    """
    held: dict[str, list[PositionName]] = {}
    groups: dict[tuple[str, str], list[Fact]] = {}
    for position in POSITIONS:
        for own in table.untold(position, table.spoken.mask):
            if own.record.id not in held:
                groups.setdefault((own.kind, _act(own.kind, own.record, table.client)), []).append(own.record)
            held.setdefault(own.record.id, []).append(position)
    order = list(table.matter.events)
    return tuple(
        OwnActs(
            kind=kind,
            act=act,
            records=tuple(one.id for one in sorted(records, key=lambda one: _place(order, one.id))),
            grams=_grams(records, middle),
            not_in={
                one.id: tuple(p for p in POSITIONS if p not in held[one.id])
                for one in records
                if len(held[one.id]) < len(POSITIONS)
            },
        )
        for (kind, act), records in groups.items()
    )


def _place(order: list[str], id: str) -> int:
    return order.index(id) if id in order else len(order)


def _act(kind: Kind, record: Fact, client: str) -> str:
    """Return what the client did: the act in a transaction, paid or was paid; else the kind of record."""
    if isinstance(record, Event):
        return next(part.act for part in record.participants if part.person == client)
    if isinstance(record, Payment):
        return "paid" if record.from_ == client else "was paid"
    return kind


def _grams(records: list[Fact], middle: PositionAnswer) -> dict[str, str]:
    """Return the weight of each substance; nothing where any weight is unknown, or of what is no transaction."""
    total: dict[str, Decimal] = {}
    for record in records:
        answer = middle.events.get(record.id)
        if not isinstance(record, Event) or record.substance is None or answer is None or answer.grams is None:
            return {}
        total[record.substance] = total.get(record.substance, Decimal(0)) + Decimal(answer.grams)
    return {substance: format(grams, "f") for substance, grams in total.items()}


def by_counsel(table: UsableFacts) -> tuple[str, ...]:
    """Return the admissions that counsel alone has said so far: whether they are the client's is open."""
    return tuple(said_by_counsel(table.matter, table.spoken))
