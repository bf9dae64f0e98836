"""What no file can say, because its reader refuses it, and a program can: nothing is counted or lost."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from tests.helpers.answers import attributions, total, weights
from tests.helpers.matters import changed, matter
from tests.helpers.rules import BASE

SHORT = {"id": "e1", "date": {"from": "2025-06-03", "to": "2025-06-20"}, "series": {"every": "month"}}  # no full month
FOUND = {"id": "j1", "defendant": "dunn", "about": "e1", "prong": "all", "answer": "in", "by": "court"}


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("findings", [[], [FOUND]])
def test_a_series_that_happened_no_times_is_out_whatever_is_found(
    findings: list[dict[str, Any]], position: PositionName
) -> None:
    given = matter(changed(BASE, {"events": [SHORT], "findings": findings}))
    found = attributions(given, "dunn", position)["e1"]
    assert (found.inside, found.open, found.failed) == (False, False, "unreliable")
    assert (found.occurrences, found.counted) == (0, 0)
    assert found.why == ("no occurrence: read here as happening no times",)
    assert total(weights(given, "dunn", position)) == 0


@pytest.mark.parametrize("position", POSITIONS)
def test_of_a_completed_deal_no_finding_takes_anything_off(position: PositionName) -> None:
    # §2D1.1 n.5 speaks of an agreement to sell; the kilogram was sold.
    finding = {**FOUND, "prong": "unable_or_unwilling", "answer": "out"}
    given = matter(changed(BASE, {"findings": [finding]}))
    assert attributions(given, "dunn", position)["e1"].inside
    assert total(weights(given, "dunn", position)) == 1000 * 10**6


@pytest.mark.parametrize(("position", "inside"), [("defense", False), ("psr", False), ("government", True)])
def test_stated_dates_cover_an_undated_deal_where_straddling_is_in(position: PositionName, inside: bool) -> None:
    sold = [{"person": "dunn", "act": "sold", "from": "2025-06-01"}, {"person": "reyes", "act": "sold"}]
    deal = {"id": "e1", "date": "unknown", "undertaking": "absent", "furthers": "absent", "participants": sold}
    given = matter(changed(BASE, {"undertakings": "absent", "events": [deal]}))
    assert attributions(given, "dunn", position)["e1"].inside == inside
    assert attributions(given, "reyes", position)["e1"].inside
