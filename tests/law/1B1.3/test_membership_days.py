"""Cutting a membership never raises what a defendant answers for, and lengthening it never lowers it."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from relcon.law.positions.options import POSITIONS
from tests.helpers.answers import both, total
from tests.helpers.drawn import cases, day
from tests.helpers.matters import matter

DEFENDANTS = ("dunn", "reyes")


def _weights(case: dict[str, Any]) -> dict[tuple[str, str], tuple[dict[str, int], int]]:
    read = matter(case)
    found: dict[tuple[str, str], tuple[dict[str, int], int]] = {}
    for defendant in DEFENDANTS:
        for position in POSITIONS:
            answers, weights = both(read, defendant, position)
            found[defendant, position] = {id: one.counted for id, one in answers.items()}, total(weights)
    return found


def _latest(when: Any) -> str:
    return str(when["to"] if isinstance(when, dict) else when)


def _earliest(when: Any) -> str:
    return str(when["from"] if isinstance(when, dict) else when)


@given(cases(), st.data())
def test_a_shorter_membership_never_raises_and_a_longer_one_never_lowers(case: dict[str, Any], data: Any) -> None:
    # Nothing here is agreed and undelivered, or of two substances: of those less can weigh more (§2D1.1 n.5, n.8(B)).
    shorter = copy.deepcopy(case)
    members = [member for undertaking in shorter["undertakings"] for member in undertaking.get("members", ())]
    if not members:
        return
    member = data.draw(st.sampled_from(members))
    by = data.draw(st.integers(0, 20))
    if data.draw(st.booleans()):
        # It begins later than by any reading it did.
        start = _latest(member["from"]) if "from" in member else day(0)
        member["from"] = max(start, day(by))
    else:
        # It ends sooner; an end that was open gets one, with or without a reason.
        end = _earliest(member["to"]) if "to" in member else day(60)
        member["to"] = min(end, day(by))
        member.setdefault("ended_by", data.draw(st.sampled_from(["arrest", "completion"])))
    before, after = _weights(case), _weights(shorter)
    for question, (counted, weight) in before.items():
        fewer, less = after[question]
        assert all(fewer[id] <= counted[id] for id in counted), question
        assert less <= weight, question


@given(cases(), st.data())
def test_a_reason_for_the_end_never_raises(case: dict[str, Any], data: Any) -> None:
    reasoned = copy.deepcopy(case)
    for undertaking in reasoned["undertakings"]:
        for member in undertaking.get("members", ()):
            if "to" in member:
                member["ended_by"] = data.draw(st.sampled_from(["arrest", "completion"]))
    before, after = _weights(case), _weights(reasoned)
    assert all(after[question][1] <= weight for question, (_, weight) in before.items())
