"""What the records show, with their exhibits and pages, as results say it."""

from __future__ import annotations

from collections.abc import Iterable

from relcon.law.context import DefendantContext
from relcon.law.ussg.part_played import Indication, Value
from relcon.law.ussg.s6a1_3 import reliability
from relcon.results.roles import Shown


def shown(indications: Iterable[Indication], context: DefendantContext, value: Value) -> tuple[Shown, ...]:
    """Return indications with what supports their records in the position, and the pages.

    Parameters
    ----------
    indications
        Texts, each with the records that say it.
    context, value
        Where it is asked; the scenario.
    """
    return tuple(_one(indication, context, value) for indication in indications)


def _one(indication: Indication, context: DefendantContext, value: Value) -> Shown:
    supports = [
        id for record in indication.records for node, id in reliability(record, context).supports if value(node)
    ]
    evidence = tuple(dict.fromkeys(supports))
    return Shown(
        text=indication.text,
        facts=tuple(dict.fromkeys(record.id for record in indication.records)),
        evidence=evidence,
        pages=tuple(_pages(id, context) for id in evidence),
    )


def _pages(id: str, context: DefendantContext) -> str:
    exhibit = context.index.matter.evidence.get(id)
    return f"{id} {exhibit.bates}" if exhibit is not None and exhibit.bates is not None else id
