"""Why a fact that is told changes a line, or none: on the line of the admission that tells it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest

from relcon.proffer.simulate import simulate
from tests.proffer.dunn import dunn

UNDERTAKING = {"id": "w", "title": "W"}
NOTHING: Mapping[str, Any] = MappingProxyType({})
POSITIONS = ("defense", "psr", "government")


def reasons(scope: Any, given_besides: Mapping[str, Any] = NOTHING, **facts: Any) -> dict[str, tuple[str, ...]]:
    """Return the reasons of an admission, where the client agreed to so much."""
    members = [{"id": "m1", "person": "dunn", "from": "2025-01-01", "scope": scope}]
    case = {"undertakings": [{**UNDERTAKING, "members": members}], **given_besides}
    given = dunn([{"id": "a1", "topic": "supply", "says": "x", "facts": facts}], None, case)
    return simulate(given, worlds=["silent"]).admissions["a1"].reasons


def pistol(day: str) -> dict[str, Any]:
    return {"id": "gun", "kind": "firearm", "date": day, "by": ["reyes"], "undertaking": "w", "connection": "yes"}


def test_a_pistol_outside_the_deals_agreed_to_says_which_and_what_would_tie_it() -> None:
    found = reasons({"events": ["e1"]}, circumstances=[pistol("2025-09-01")])
    for position in POSITIONS:
        (said,) = found[position]
        assert said.startswith("USSG §2D1.1(b)(1) not applied: ")
        assert "outside what the defendant agreed to (m1; e1 alone, and neither its `events`" in said


def test_the_client_s_own_pistol_applies_and_beside_another_applies_already() -> None:
    own = {**pistol("2025-09-01"), "by": ["dunn"]}
    recorded = {"circumstances": [{**own, "id": "recorded"}]}
    for position in POSITIONS:
        (alone,) = reasons("whole", circumstances=[own])[position]
        assert alone.startswith("USSG §2D1.1(b)(1) applies, +2: ")
        (beside,) = reasons("whole", recorded, circumstances=[own])[position]
        assert beside.startswith("USSG §2D1.1(b)(1) applies already, +2: ")


def test_where_the_court_leaves_it_open_so_does_the_line() -> None:
    own = {**pistol("2025-09-01"), "by": ["dunn"]}
    left = {"id": "j1", "defendant": "dunn", "about": "w", "prong": "characteristic", "answer": "open", "by": "court"}
    for position in POSITIONS:
        (said,) = reasons("whole", {"findings": [left]}, circumstances=[own])[position]
        assert said.startswith("USSG §2D1.1(b)(1) open: ")


@pytest.mark.parametrize(("acts", "levels"), [(["directed"], ("+2",) * 3), (["recruited"], (None,) * 3)])
def test_authority_says_over_whom_by_which_acts(acts: list[str], levels: tuple[str | None, ...]) -> None:
    record = {"id": "au", "by": "dunn", "over": "reyes", "undertaking": "w", "acts": acts}
    found = reasons("whole", authority=[record])
    for position, level in zip(POSITIONS, levels, strict=True):
        (said,) = found[position]
        assert said.startswith(f"USSG §3B1.1 {f'applies, {level}' if level else 'not applied'}: ")
        assert said.endswith(f"as entered, au over reyes: {acts[0]}")
