"""Completeness: what is within §5C1.2 n.1(C), and that no part of it ever has the benefit of the whole."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.engine.batch import Batch
from relcon.law.positions.options import POSITIONS
from relcon.proffer.admissions.masks import masks_in
from relcon.proffer.admissions.outcomes import LOST
from relcon.proffer.sessions.completeness import counts_as_disclosure, gaps
from relcon.proffer.sessions.missing import missing
from relcon.proffer.simulate import simulate
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.matter import Matter
from tests.proffer.dunn import MET, admission, dunn, sale, table

COUNTS = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}
ELSEWHERE = sale("p9", "9 kg", course_of_conduct={"dunn": "no"})


def listed(matter: Matter, state: str) -> list[tuple[str, str]]:
    told = table(matter)
    return [(one.kind, one.what) for one in missing(told, gaps(matter, told.spoken)) if one.state == state]


def outside(terms: dict[str, Any] | None = None, **proffer: Any) -> Matter:
    """a1 is within the offense; a9 is another matter, and nobody says it."""
    session = {"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1"]}
    two = [admission("a1", sale("p1", "3 kg")), admission("a9", ELSEWHERE, topic="stash")]
    return dunn(two, terms if terms is not None else COUNTS, **{"sessions": [session], **proffer})


def test_another_matter_unsaid_leaves_the_disclosure_complete() -> None:
    assert listed(outside(), "missing") == []


def test_a_letter_that_names_its_topic_asks_for_it_too() -> None:
    assert listed(outside({**COUNTS, "topics": {"in": ["stash"]}}), "missing") == [("admission", "a9")]


def test_a_topic_declined_on_which_all_is_another_matter_leaves_it_complete() -> None:
    topics = [{"id": "supply", "title": "x"}, {"id": "stash", "title": "x", "fenced": "true"}]
    assert listed(outside(topics=topics), "missing") == []
    empty = [*topics[:1], {"id": "stash", "title": "x"}, {"id": "guns", "title": "x", "fenced": "true"}]
    assert listed(outside(topics=empty), "missing") == [("topic", "guns")]


def test_what_the_file_leaves_open_is_listed_apart() -> None:
    # e1 is his own on the record, and no admission speaks of it; nothing is recorded on the topic stash.
    given = dunn([admission("a1", sale("p1", "3 kg"), covers=[])], COUNTS)
    assert listed(given, "open") == [("topic", "stash"), ("record", "e1")]
    told = dunn([admission("a1", sale("p1", "3 kg"), covers=[], supports=["e1"])], COUNTS)
    assert listed(told, "open") == [("topic", "stash")]


def test_what_counsel_alone_said_is_open() -> None:
    sessions = [
        {"id": "s1", "date": "2026-02-10", "mode": "attorney", "admissions": ["a1"]},
        {"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a2"]},
    ]
    both = [admission("a1", sale("p1", "3 kg")), admission("a2", sale("p2", "1 kg"), topic="stash")]
    assert ("admission", "a1") in listed(dunn(both, COUNTS, sessions=sessions), "open")


GUN = {"id": "g1", "kind": "firearm", "date": "2025-06-03", "by": ["dunn"], "connection": "yes"}
SEVERAL = [
    admission("a1", sale("p1", "1.5 kg")),
    admission("a2", sale("p2", "3 kg"), concerns=["violence"]),
    {"id": "a3", "topic": "stash", "says": "x", "facts": {"circumstances": [GUN]}},
    admission("a4", sale("n1", "500 g", replaces=["e1"])),
]


@pytest.mark.parametrize("world", [name for name, one in WORLDS.items() if one.speaks])
def test_no_mask_with_an_admission_off_meets_the_fifth_criterion(world: str) -> None:
    """Every mask of what changes anything, in every world in which he speaks, in every position."""
    found = table(dunn(SEVERAL, COUNTS))
    batch = Batch.of_admissions(found.index)
    for position in POSITIONS:
        masks = masks_in(found, batch, WORLDS[world], "dunn", position)
        width = len(masks.support)
        rows = np.array([[mask >> i & 1 for mask in range(1 << width)] for i in range(width)], dtype=np.bool_)
        met = masks.at(rows.reshape(max(width, 1), -1)).criteria[4]
        assert set(met.tolist()) == {LOST}


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.sets(st.sampled_from(["a1", "a2", "a3", "a4"])), st.booleans())
def test_no_session_with_an_admission_out_meets_the_fifth_criterion(said: set[str], fenced: bool) -> None:
    topics = [{"id": "supply", "title": "x"}, {"id": "stash", "title": "x", "fenced": str(fenced).lower()}]
    session = {"id": "s2", "date": "2026-03-10", "mode": "safety_valve", "admissions": sorted(said)}
    found = simulate(dunn(SEVERAL, COUNTS, sessions=[session], topics=topics))
    whole = said == {"a1", "a2", "a3", "a4"} and not fenced
    for name, world in found.worlds.items():
        if not WORLDS[name].speaks:
            continue
        assert world.complete is whole
        met = {world.defendants["dunn"].positions[p].safety_valve.criteria["5"] for p in POSITIONS}
        assert whole or met == {"not met"}


def several(*modes: tuple[str, str, list[str]]) -> tuple[bool, str]:
    """Return whether sessions, each a mode, a letter and what is said, count as a disclosure for the government."""
    sessions = [
        {"id": f"s{n}", "date": f"2026-03-{10 + n}", "mode": mode, "letter": letter or None, "admissions": ids}
        for n, (mode, letter, ids) in enumerate(modes)
    ]
    letters = [
        {"id": "yes", "entered": "2026-03-09", "terms": COUNTS},
        {"id": "no", "entered": "2026-03-09", "terms": {**COUNTS, "sentencing": {"safety_valve_carveout": "no"}}},
    ]
    two = [admission("a1", sale("p1", "3 kg")), admission("a2", sale("p2", "1 kg"))]
    found = table(dunn(two, sessions=sessions, letters=letters))
    return counts_as_disclosure(found.matter, found.spoken, found.options["government"])


def test_all_that_he_has_said_himself_must_have_been_said_in_a_session_that_counts() -> None:
    proffer, debriefing = ("in_person", "no", ["a1"]), ("safety_valve", "", ["a2"])
    assert several(proffer, debriefing) == (False, "the letter says that the session does not count as one")
    assert several(proffer, ("safety_valve", "", ["a1", "a2"]))[0] is True
    assert several(("in_person", "yes", ["a1"]), debriefing)[0] is True


def test_a_later_session_in_which_he_says_nothing_takes_nothing_away() -> None:
    told = ("safety_valve", "", ["a1", "a2"])
    assert several(told, ("reverse", "", []))[0] is True
    assert several(told, ("in_person", "no", []))[0] is True
    assert several(("attorney", "", ["a1", "a2"])) == (False, "the client has not spoken in person in any session")
