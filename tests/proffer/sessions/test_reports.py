"""The agents' note of a session beside the admissions."""

from __future__ import annotations

from typing import Any

from relcon.law.positions.options import POSITIONS
from relcon.proffer.sessions.reports import compared
from relcon.proffer.simulate import simulate
from relcon.records.matter import Matter
from relcon.results.sessions import Reported
from tests.proffer.dunn import MET, admission, dunn, sale

COUNTS = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}
CASE = {
    "evidence": [{"id": "note-1", "kind": "statement", "bates": ["GOV-0000901", "GOV-0000907"]}],
    "places": [{"id": "flat", "name": "The flat"}, {"id": "bar", "name": "The bar"}],
}
NOTE = "note-1 GOV-0000901 to GOV-0000907"
TWO = [
    admission("a1", sale("p1", "3 kg", place="flat", evidence=["lab"])),
    admission("a2", sale("p2", "1 kg"), sale("p3", "2 kg")),
]


def session(id: str, day: str, admissions: list[str], **report: Any) -> dict[str, Any]:
    return {"id": id, "date": day, "mode": "in_person", "letter": "l1", "admissions": admissions, "report": report}


def made(*sessions: dict[str, Any]) -> Matter:
    return dunn(TWO, COUNTS, CASE, sessions=list(sessions))


def of(matter: Matter, id: str) -> Reported:
    found = compared(matter, matter.sessions[id], matter.sessions[id].report)
    assert found is not None
    return found


def test_said_not_said_and_what_the_report_leaves_out() -> None:
    given = made(session("s1", "2026-03-10", ["a1"], evidence=["note-1"], not_said=["a2"]))
    found = of(given, "s1")
    assert found.pages == (NOTE,)
    assert (found.not_said, found.not_mentioned, found.not_listed) == (("a2",), ("a1",), ("a2",))


def test_what_was_said_differently_has_both_pages_and_each_point() -> None:
    differently = {
        "admission": "a1",
        "says": "Dunn stated he bought two kilograms at the bar.",
        "page": "GOV-0000903",
        "quantity": "2 kg",
        "date": "2025-05-01",
        "people": ["reyes"],
        "place": "bar",
    }
    given = made(session("s1", "2026-03-10", ["a1"], evidence=["note-1"], said_differently=[differently]))
    found = of(given, "s1").said_differently
    # The date is the same; the client is one of those in it, though the note of his own words need not name him.
    assert [(one.what, one.ours, one.theirs) for one in found] == [
        ("words", "a1 happened.", "Dunn stated he bought two kilograms at the bar."),
        ("amount", "3 kg", "2 kg"),
        ("place", "The flat", "The bar"),
    ]
    assert {one.our_pages for one in found} == {("lab",)}
    assert {one.their_pages for one in found} == {(NOTE, "GOV-0000903")}


def test_with_several_records_nothing_is_compared_but_the_one_named() -> None:
    plain = {"admission": "a2", "says": "x", "quantity": "9 kg"}
    unnamed = made(session("s1", "2026-03-10", ["a2"], said_differently=[plain]))
    assert [one.what for one in of(unnamed, "s1").said_differently] == ["words"]
    named = made(session("s1", "2026-03-10", ["a2"], said_differently=[{**plain, "record": "p3"}]))
    assert [(one.what, one.record) for one in of(named, "s1").said_differently] == [("words", "p3"), ("amount", "p3")]


def test_what_the_report_has_as_not_said_leaves_the_disclosure_partial_until_it_is_said_again() -> None:
    first = session("s1", "2026-03-10", ["a1", "a2"], evidence=["note-1"], not_said=["a2"])
    again = session("s2", "2026-04-10", ["a2"], said=["a2"])
    for sessions, met in (((first,), "not met"), ((first, again), "met")):
        found = simulate(made(*sessions), worlds=["protected", "unprotected", "safety_valve_only"])
        for world in found.worlds.values():
            assert world.complete is (met == "met")
            client = world.defendants["dunn"].positions
            assert {client[position].safety_valve.criteria["5"] for position in POSITIONS} == {met}
    partial = simulate(made(first), worlds=["protected"]).completeness
    assert [(one.what, one.why) for one in partial if one.state == "missing"] == [
        ("a2", f"not said, by the report of s1 ({NOTE})")
    ]


def test_a_session_without_a_report_compares_nothing() -> None:
    given = dunn(TWO, COUNTS)
    assert compared(given, given.sessions["s2"], given.sessions["s2"].report) is None
