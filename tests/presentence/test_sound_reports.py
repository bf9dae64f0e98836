"""A report made of the Defense worksheet, paragraph by paragraph: of nobody is anything found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from relcon import api
from relcon.presentence.review import review
from relcon.records.matter import Matter
from relcon.records.psr import Psr, PsrFile
from relcon.results.exposure import PositionAnswer

RIVERSIDE = Path(__file__).resolve().parents[2] / "examples" / "riverside"


@cache
def matter() -> Matter:
    return api.read_case(RIVERSIDE / "case.yaml")


@cache
def answers() -> dict[str, PositionAnswer]:
    found = api.exposure(matter(), positions=["defense"])
    return {id: one.positions["defense"] for id, one in found.defendants.items()}


def paragraphs(answer: PositionAnswer) -> Iterator[dict[str, Any]]:
    """What the worksheet counts, what it comes to, each line that adds or takes off, and the result."""
    for id, one in answer.events.items():
        event = matter().events[id]
        if one.in_ and one.counted_grams not in (None, "0") and len(event.drugs) == 1:
            amounts = [{"substance": event.drugs[0], "quantity": f"{one.counted_grams} g"}]
            sources = list(event.evidence)
            yield {"kind": "offense_conduct", "relies_on": [id], "sources": sources, "amounts": amounts}
    weights = [{"substance": id, "quantity": f"{g} g"} for id, g in answer.quantities.items() if " + " not in id]
    if {one["substance"] for one in weights} == {"methamphetamine"}:
        weights = list(by_purity(answer))
    if len(answer.quantities) == 1:
        before = answer.base_offense_level
        yield {"kind": "weight", "amounts": weights, "level": before}
    for line in answer.lines:
        if line.applied and line.levels and line.cite.startswith("USSG §"):
            kind = "role" if "3B1.1" in line.cite or "3B1.2" in line.cite else "adjustment"
            yield {"kind": kind, "provision": line.cite, "levels": str(line.levels)}
    if answer.total_offense_level is not None and answer.criminal_history_category is not None:
        yield {"kind": "total", "level": answer.total_offense_level}
        yield {"kind": "range", "range": answer.guideline_range}
    if answer.statutory.minimum is not None:
        yield {"kind": "statutory", "minimum": answer.statutory.minimum}


def by_purity(answer: PositionAnswer) -> Iterator[dict[str, Any]]:
    for id, one in answer.events.items():
        event = matter().events[id]
        if one.in_ and one.counted_grams not in (None, "0"):
            purity = {} if event.purity is None else {"purity": f"{float(event.purity):g}"}
            yield {"substance": "methamphetamine", "quantity": f"{one.counted_grams} g", **purity}


@pytest.mark.parametrize("defendant", list(matter().defendants))
def test_nothing_is_found_in_a_report_made_of_the_defense_worksheet(defendant: str) -> None:
    written = [{"number": n, "text": "x", **one} for n, one in enumerate(paragraphs(answers()[defendant]), start=1)]
    head = {"format": "relcon/psr/1", "case": "case.yaml", "defendant": defendant, "disclosed": "2026-08-03"}
    found = review(matter(), Psr(PsrFile.model_validate({**head, "paragraphs": written}), "0" * 64))
    assert [(one.ground, one.text) for one in found.objections] == []
    if any(one["kind"] == "weight" for one in written):
        assert found.recomputed.total_offense_level == answers()[defendant].total_offense_level
