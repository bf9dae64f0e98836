"""Drugs counted once (semantics §2, *Lots*; §2D1.1 n.5): which events stand for the drugs on each lot path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from relcon.records.events import Event
from tests.oracle.level import FACTORS, ONLY_ITSELF
from tests.oracle.question import Question


@dataclass(frozen=True)
class Drugs:
    """An attributed event of known weight: what the table counts of it after deductions, and of what."""

    event: Event
    weight: int
    substances: tuple[str, ...]


def count_once(items: list[Drugs], question: Question) -> tuple[dict[str, int], dict[str, str]]:
    """Return what each event counts, and what stands for those that count nothing."""
    on_lots = [item for item in items if item.event.lot is not None]
    counted = {item.event.id: item.weight for item in items}
    absorbed: dict[str, str] = {}
    paths = {path for item in on_lots for path in _upward(item.event.lot or "", question)}
    for path in paths:
        if parent(path, question) is None:
            _settle(path, paths, on_lots, question, absorbed)
    for id in absorbed:
        counted[id] = 0
    return counted, absorbed


def parent(path: str, question: Question) -> str | None:
    """What a lot is a part of: what it was declared to be made from, else the path above it."""
    declared = question.index.matter.lots.get(path)
    if declared is not None and declared.made_from is not None:
        return declared.made_from
    return path[: path.rindex("/")] if "/" in path else None


def _upward(path: str, question: Question) -> list[str]:
    above = parent(path, question)
    return [path, *(_upward(above, question) if above is not None else [])]


def _settle(
    path: str, paths: set[str], items: list[Drugs], question: Question, absorbed: dict[str, str]
) -> list[Drugs]:
    """Return the events that stand for the drugs on a path, parts first; mark those that do not."""
    parts: list[Drugs] = []
    for part in paths:
        if parent(part, question) == path:
            parts += _settle(part, paths, items, question, absorbed)
    here = [item for item in items if item.event.lot == path]
    if not here:
        return parts
    still = _left(here, question)
    winner = max(still, key=lambda item: (_size(item, here, question), *_earlier(item)))
    beaten = [item for item in here if item is not winner]
    against = [winner, *parts]
    if parts and _sum([winner], against, question) < _sum(parts, against, question):
        absorbed.update({item.event.id: path for item in here})
        return parts
    absorbed.update({item.event.id: winner.event.id for item in [*beaten, *parts]})
    return [winner]


def _earlier(item: Drugs) -> tuple[int, tuple[int, ...]]:
    """Rank an earlier date higher, then a smaller id."""
    day = item.event.date.first or date.max
    return -day.toordinal(), (*(-ord(letter) for letter in item.event.id), 0)


def _left(here: list[Drugs], question: Question) -> list[Drugs]:
    """What n.5 leaves. In the ceiling what only the client tells displaces nothing of the record."""
    if question.options.client_word != "conceded":
        return _after_delivery(here, question)
    told = [
        item
        for item in here
        if item.event.id in question.index.origin and question.position not in item.event.asserted_by
    ]
    recorded = [item for item in here if item not in told]
    still = _after_delivery(here, question)
    return _after_delivery(recorded, question) + [item for item in told if item in still]


def _after_delivery(here: list[Drugs], question: Question) -> list[Drugs]:
    """Let agreed give way to delivered, or delivered to agreed (§2D1.1 n.5); everything else stays."""
    agreed = [item for item in here if item.event.status == "agreed"]
    done = [
        item
        for item in here
        if item.event.status == "completed" and item.event.kind in ("distribution", "purchase", "importation")
    ]
    if not agreed or not done:
        return here
    delivered = max(done, key=lambda item: (_size(item, here, question), *_earlier(item)))
    reverse = any(item.event.sting == "reverse" for item in [delivered, *agreed])
    how: str = delivered.event.delivery
    if how == "unknown":
        how = {"delivered": "final", "agreed": "partial", "larger": "unknown"}[question.options.delivery_unknown]
    if reverse or how == "partial":
        return [item for item in here if item not in done]
    if how == "final":
        return [item for item in here if item not in agreed]
    return here


def _size(item: Drugs, among: list[Drugs], question: Question) -> Fraction:
    """A weight among weights of one substance; else converted drug weight, a mixture's by its heaviest substance."""
    if len({one.substances for one in among}) == 1:
        return Fraction(item.weight)
    return Fraction(item.weight * max(1 if id in ONLY_ITSELF else FACTORS[id] for id in item.substances))


def _sum(items: list[Drugs], among: list[Drugs], question: Question) -> Fraction:
    return sum((_size(item, among, question) for item in items), Fraction(0))
