"""What the records show, with their exhibits and pages, as results say it."""

from __future__ import annotations

from collections.abc import Iterable

from relcon.law.standing import Standing
from relcon.law.ussg.part_played import Indication, Value
from relcon.law.ussg.s6a1_3 import holding
from relcon.results.roles import Shown


def shown(indications: Iterable[Indication], standing: Standing, value: Value) -> tuple[Shown, ...]:
    """Return indications with what supports their records in the position, and the pages.

    Parameters
    ----------
    indications
        Texts, each with the records that say it.
    standing, value
        Where it is asked; the scenario.
    """
    return tuple(_one(indication, standing, value) for indication in indications)


def _one(indication: Indication, standing: Standing, value: Value) -> Shown:
    supports = [id for record in indication.records for node, id in holding(record, standing).supports if value(node)]
    evidence = tuple(dict.fromkeys(supports))
    return Shown(
        text=indication.text,
        facts=tuple(dict.fromkeys(record.id for record in indication.records)),
        evidence=evidence,
        pages=tuple(_pages(id, standing) for id in evidence),
    )


def _pages(id: str, standing: Standing) -> str:
    exhibit = standing.docket.matter.evidence.get(id)
    return f"{id} {exhibit.bates}" if exhibit is not None and exhibit.bates is not None else id
