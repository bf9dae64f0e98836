"""Across the positions an event is in (all of them), out (none), or contested."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.engine.program import expose
from tests.helpers.matters import changed, matter
from tests.helpers.rules import BASE

NEW = ("stranger", "less", "held", "freed", "named", "unnamed", "another")
CASES: dict[str, tuple[dict[str, Any], str]] = {
    "in everywhere": ({}, "in"),
    "out everywhere, a side deal": ({"events": [{"id": "e1", "furthers": "no"}]}, "out"),
    "out for the defense only": ({"events": [{"id": "e1", "evidence": ["weak"]}]}, "contested"),
    "in for the government only": ({"undertakings": [{"id": "w", "object": "absent"}]}, "contested"),
    # out for the defense, open in the PSR, in for the government
    "straddling": ({"events": [{"id": "e1", "date": {"from": "2025-01-09", "to": "2025-01-11"}}]}, "contested"),
    # in nowhere, but nobody has decided it either: open is not out
    "found open": (
        {
            "findings": [
                {"id": "j", "defendant": "dunn", "about": "e1", "prong": "scope", "answer": "open", "by": "court"}
            ]
        },
        "contested",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_across_positions(name: str) -> None:
    change, expected = CASES[name]
    found = expose(matter(changed(BASE, change)), defendants=["dunn"])
    assert found.defendants["dunn"].across == {"e1": expected}


def test_of_fewer_positions_only_those_asked_for_are_compared() -> None:
    case = matter(changed(BASE, {"events": [{"id": "e1", "evidence": ["weak"]}]}))
    found = expose(case, defendants=["dunn"], positions=["psr", "government"])
    assert found.defendants["dunn"].across == {"e1": "in"}


@pytest.mark.parametrize("backwards", [False, True])
def test_one_answer_is_shared_by_those_alone_of_whom_nothing_is_said(backwards: bool) -> None:
    # Whoever is asked first: nobody has the answer of another who sold, joined, joined for less, or was found to be in.
    defendants = [{"id": id, "name": id, "status": "defendant", "defendant": {"acceptance": "none"}} for id in NEW]
    less = {"id": "m-less", "person": "less", "from": "2025-01-10", "scope": {"substances": ["heroin"]}}
    found_of = {"held": ("w", "in"), "freed": ("w", "out"), "named": ("e1", "in"), "unnamed": ("e1", "out")}
    findings = [
        {"id": f"j-{id}", "defendant": id, "about": about, "prong": "all", "answer": answer, "by": "court"}
        for id, (about, answer) in found_of.items()
    ]
    change = {"people": defendants, "undertakings": [{"id": "w", "members": [less]}], "findings": findings}
    asked = ["stranger", "reyes", "dunn", "less", "held", "freed", "named", "unnamed", "another"]
    found = expose(matter(changed(BASE, change)), defendants=asked[::-1] if backwards else asked)
    answers = {id: found.on("e1", id, "psr") for id in asked}
    failed = {"less": "scope", **dict.fromkeys(("stranger", "freed", "unnamed", "another"), "undertaking")}
    assert {id: one.failed for id, one in answers.items() if not one.in_} == failed


def test_whoever_asserts_a_record_by_name_has_an_answer_of_his_own() -> None:
    # Neither is named in either deal; what one asserts holds in his own defense, and fails for want of an undertaking.
    deal = {"kind": "distribution", "date": "2025-06-03", "substance": "cocaine", "quantity": "1 kg"}
    events = [
        {"id": f"e-{id}", "asserted_by": [id], "participants": [{"person": "ortiz", "act": "sold"}], **deal}
        for id in ("dunn", "reyes")
    ]
    found = expose(matter(changed(BASE, {"events": events})), defendants=["dunn", "reyes"])
    failed = {
        id: {event: found.on(event, id, "defense").failed for event in ("e-dunn", "e-reyes")}
        for id in ("dunn", "reyes")
    }
    assert failed == {
        "dunn": {"e-dunn": "undertaking", "e-reyes": "unreliable"},
        "reyes": {"e-dunn": "unreliable", "e-reyes": "undertaking"},
    }
