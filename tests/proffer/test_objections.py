"""Objections at sentencing open what they contradict; what the statute itself keeps out; sessions held before."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.truthfulness import Objections
from relcon.proffer.worlds.answers import world_notes
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.matter import Matter
from tests.helpers.matters import changed
from tests.proffer.dunn import CASE, MET, admission, dunn, sale, table

REBUTS = {"is_1B1_8_agreement": MET, "sentencing": {"rebut_at_sentencing": "yes"}}
TOLD: list[dict[str, Any]] = [
    {"id": "a1", "topic": "supply", "says": "x", "supports": ["e2"]},
    admission("a2", sale("p2", "2 kg", lot="k1")),
    admission("a3", sale("p3", "4 kg")),
]


def against(found: UsableFacts, world: str, position: str = "psr") -> set[str]:
    """Return the admissions that count against the client."""
    names = found.if_said(WORLDS[world], position)  # type: ignore[arg-type]
    return {id for id, facts in names.items() if facts}


def contesting(**case: Any) -> UsableFacts:
    events = [*CASE["events"], sale("e2", "1 kg", lot="k1", date="2025-04-01", evidence=["rumor"])]
    more = {"events": events, "lots": [{"id": "k1", "substance": "cocaine"}], **case}
    return table(dunn(TOLD, REBUTS, changed(CASE, more)))


def contested_by_acceptance(ids: list[str]) -> dict[str, Any]:
    client, *others = CASE["people"]
    part = {**client["defendant"], "acceptance": {"plea": "timely", "contested": ids}}
    return {"people": [{**client, "defendant": part}, *others]}


def test_without_an_objection_on_file_any_admission_may_be_opened() -> None:
    found = contesting()
    assert against(found, "triggered_sentencing") == {"a1", "a2", "a3"}
    assert any("at most: every admission" in note for note in world_notes("triggered_sentencing", found))


def test_an_objection_opens_the_admissions_that_contradict_it() -> None:
    # a1 supports e2, a2 tells the same deal in the same lot; a3 is another deal.
    found = contesting(**contested_by_acceptance(["e2"]))
    assert against(found, "triggered_sentencing") == {"a1", "a2"}
    (note,) = (note for note in world_notes("triggered_sentencing", found) if "objections" in note)
    assert "e2 (contested); contradicted by an admission: a1, a2" in note


@pytest.mark.parametrize(
    "case",
    [
        {"events": [*CASE["events"], sale("e2", "1 kg", lot="k1", date="2025-04-01", disputed_by=["dunn"])]},
        {"events": [*CASE["events"], sale("e2", "1 kg", lot="k1", date="2025-04-01", disputed_by=["defense"])]},
        {"findings": [{"id": "j1", "defendant": "dunn", "about": "e2", "prong": "scope", "answer": "out",
                       "by": "counsel"}]},
    ],
)  # fmt: skip
def test_each_way_in_which_a_file_records_an_objection(case: dict[str, Any]) -> None:
    assert against(contesting(**case), "triggered_sentencing") == {"a1", "a2"}


def test_what_others_dispute_or_a_court_finds_is_no_objection_of_his() -> None:
    event = sale("e2", "1 kg", lot="k1", date="2025-04-01", disputed_by=["reyes"])
    by_court = [{"id": "j1", "defendant": "dunn", "about": "e2", "prong": "scope", "answer": "out", "by": "court"}]
    for case in ({"events": [*CASE["events"], event]}, {"findings": by_court}):
        assert contesting(**case).objections.contested == {}


def test_an_account_that_replaces_what_is_contested_says_what_the_objection_says() -> None:
    def opens(quantity: str) -> tuple[str, ...]:
        case = changed(CASE, {"events": [*CASE["events"], sale("e2", "1 kg")], **contested_by_acceptance(["e2"])})
        given = dunn([admission("a1", sale("p1", quantity, replaces=["e2"]))], REBUTS, case)
        return Objections(given, "dunn").contradict(given.admissions["a1"])

    assert opens("500 g") == ()
    assert opens("2 kg") == ("e2",)  # more than what is contested


def by_session(mode: str) -> Matter:
    session = {"id": "s2", "date": "2026-03-10", "mode": mode, "letter": "l1", "admissions": ["a3"]}
    return dunn([TOLD[2]], REBUTS, sessions=[session])


@pytest.mark.parametrize("world", ["breach", "breach_refusal", "breach_new_crime", "triggered_trial"])
def test_where_the_letter_falls_away_the_statute_may_still_keep_a_safety_valve_disclosure_out(world: str) -> None:
    for position in POSITIONS:
        assert against(table(by_session("in_person")), world, position) == {"a3"}
        kept = against(table(by_session("safety_valve")), world, position)
        assert kept == (set() if position == "defense" else {"a3"})
    assert any("may still not enhance" in note for note in world_notes(world, table(by_session("safety_valve"))))
    assert not any("may still not enhance" in note for note in world_notes(world, table(by_session("in_person"))))


def test_unprotected_is_everything_whatever_protects_it() -> None:
    for mode in ("in_person", "safety_valve"):
        for position in POSITIONS:
            assert against(table(by_session(mode)), "unprotected", position) == {"a3"}


def test_worlds_without_a_statement_say_that_earlier_sessions_are_no_part_of_them() -> None:
    sessions = [
        {"id": "s1", "date": "2026-02-10", "mode": "attorney", "admissions": ["a3"]},
        {"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a3"]},
    ]
    found = table(dunn([TOLD[2]], REBUTS, sessions=sessions))
    for world in ("trial", "silent", "safety_valve_only", "leak"):
        assert [note for note in world_notes(world, found) if "s1 among them" in note]
    for world in ("protected", "unprotected", "agreed"):
        assert not [note for note in world_notes(world, found) if "s1" in note]
