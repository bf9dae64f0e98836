"""What measures and tiers make of networks that others have studied; the data stay outside the repository.

Morselli (2009) on CAVIAR, Natarajan (2000, 2006) on two trafficking groups of New York, Cavallaro et al. (2020) on
Montagna: what is asserted comes from what they and the police wrote, not from the program.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from relcon.engine.program import answer
from relcon.law.record_index import RecordIndex
from relcon.network.measures import ALIKE, measures
from relcon.network.tiers import placements
from relcon.records.matter import Matter
from relcon.results.network import Measures, Shell
from tests.helpers.matters import matter
from tests.real.networks import rows, sections

LEADERS = {"n1", "n3", "n12"}
FEW_CONTACTS = {"n16": "supply", "n33": "transport", "n80": "transport"}
"""Police: the provider of the cocaine, who took possession of it in the United States, who carried it to Montreal."""


# CAVIAR


def _phase(exhibit: str) -> dict[str, str]:
    """Return the days of a phase, two months each."""
    phase = int(exhibit.removeprefix("warrant-"))
    start, after = (date(2023 + 2 * n // 12, 2 * n % 12 + 1, 1) for n in (phase - 1, phase))
    return {"from": start.isoformat(), "to": (after - timedelta(days=1)).isoformat()}


@pytest.fixture(scope="module")
def caviar(shared: Path) -> dict[str, Any]:
    links = rows(shared, "caviar/caviar_edges_by_phase.csv")
    named = [{**row, "source": f"n{row['source']}", "target": f"n{row['target']}"} for row in links]
    return sections(named, lambda row: f"warrant-{row['phase']}", _phase)


@pytest.fixture(scope="module")
def measured(caviar: dict[str, Any]) -> Measures:
    return measures(matter(caviar))


def test_caviar_is_read_whole(measured: Measures) -> None:
    """107 of the 110 nodes have a call in some phase; 3,611 calls."""
    assert (len(measured.people), measured.collection.contacts) == (107, 3611)
    assert len(measured.collection.sources) == 11


@pytest.mark.parametrize("measure", ["degree", "contacts", "betweenness", "effective_size"])
def test_the_three_leaders_of_caviar_lead_by_every_measure(measured: Measures, measure: str) -> None:
    by_value = sorted(measured.people, key=lambda id: -float(getattr(measured.people[id], measure)))
    assert set(by_value[:3]) == LEADERS
    assert (measured.people["n1"].degree, measured.people["n1"].contacts) == (57, 1992)  # Morselli's figures


def test_leadership_of_caviar_shifts_by_phase(measured: Measures) -> None:
    """N1 first in phases 1 to 8 and 10, N3 in 9, N12 in 11."""
    expected = [("n1",)] * 8 + [("n3",), ("n1",), ("n12",)]
    assert [one.first for one in measured.periods] == expected
    assert [one.people for one in measured.periods] == [15, 24, 33, 33, 32, 27, 36, 42, 34, 42, 41]
    assert all(one.open == 0 for one in measured.periods)


def test_supplier_and_couriers_have_few_contacts_and_are_not_placed_low_for_that(
    caviar: dict[str, Any], measured: Measures
) -> None:
    assert all(measured.people[id].degree <= 2 for id in FEW_CONTACTS)
    from_calls = placements(RecordIndex.of(matter(caviar)))
    assert {one.tier for one in from_calls.values()} == {None}  # not the leaders either
    functions = [
        {"id": f"f-{id}", "person": id, "undertaking": "white", "function": what, "primary": "yes"}
        for id, what in FEW_CONTACTS.items()
    ]
    told = {**caviar, "undertakings": [{"id": "white", "title": "cocaine"}], "functions": functions}
    placed = placements(RecordIndex.of(matter(told)))
    assert {id: placed[id].tier for id in FEW_CONTACTS} == FEW_CONTACTS
    assert {id for id, one in placed.items() if one.tier is not None} == set(FEW_CONTACTS)


def test_nobody_of_caviar_gets_a_level_from_calls(caviar: dict[str, Any]) -> None:
    """36 kg of cocaine, handled by each of them: level 32 (15 to 50 kg, §2D1.1(c)(4)), and no line of role."""
    people = ("n1", "n3", "n12", *FEW_CONTACTS)
    seized = {
        "id": "s1",
        "kind": "seizure",
        "date": "2023-02-01",
        "substance": "cocaine",
        "quantity": "36 kg",
        "participants": [{"person": id, "act": "possessed"} for id in people],
    }
    charged = [
        {**one, "status": "defendant", "defendant": {}} if one["id"] in people else one for one in caviar["people"]
    ]
    without = {**caviar, "events": [seized], "people": charged}
    more = [{**one, "count": str(1000 * int(one["count"]))} for one in caviar["contacts"]]
    dockets = [RecordIndex.of(matter({**without, "contacts": held})) for held in ([], caviar["contacts"], more)]
    for id in people:
        for position in ("defense", "government"):
            none, as_it_is, multiplied = (answer(index, id, position) for index in dockets)
            assert none == as_it_is == multiplied
            assert none.base_offense_level == none.total_offense_level == 32
            assert not [line for line in none.lines if "3B1." in line.cite and line.levels]


# Natarajan


def _natarajan(shared: Path, which: str) -> Measures:
    """Return a group's measures; each caller's line is an exhibit, so that none is the source of all."""
    links = [
        {**row, **{end: row[end].replace(".", "") for end in ("source", "target")}}
        for row in rows(shared, f"natarajan/{which}_edges.csv")
    ]
    return measures(matter(sections(links, lambda row: f"line-{row['source']}")))


def test_the_heroin_group_has_little_difference_of_standing_and_low_confidence(shared: Path) -> None:
    found = _natarajan(shared, "heroin")
    assert len(found.people) == 38
    assert (found.confidence, found.why) == ("low", (ALIKE,))
    assert sum(one.shell == "innermost" for one in found.people.values()) == 24


def test_the_cocaine_group_is_told_apart(shared: Path) -> None:
    """28 people, 151 conversations; field workers with few contacts below a centre."""
    found = _natarajan(shared, "cocaine")
    assert (len(found.people), found.collection.contacts) == (28, 151)
    assert found.why == ("one source alone shows more than half of the contacts",)
    assert found.collection.sources[0].alone == 127
    assert sum(one.shell == "innermost" for one in found.people.values()) == 4


# Montagna: the comparison in docs/networks.md


LAYERS = ("meetings", "phone")
TITLES = ("boss", "underboss", "executive", "soldier", "")
SHELLS: tuple[Shell, ...] = ("innermost", "between", "fringe")


def _layer(shared: Path, layer: str) -> Matter:
    return matter(sections(rows(shared, f"montagna/montagna_{layer}_edges.csv"), lambda _: layer))


def _montagna(shared: Path) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return, by title and layer, how many of them are in each shell, and how many have no contact."""
    titles = {row["id"]: row["title"] for row in rows(shared, "montagna/montagna_nodes.csv")}
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for layer in LAYERS:
        people = measures(_layer(shared, layer)).people
        for title in TITLES:
            own = [id for id, held in titles.items() if held == title]
            shells = Counter(people[id].shell for id in own if id in people)
            counts = tuple(shells[shell] for shell in SHELLS)
            found[title, layer] = (*counts, len(own) - sum(counts))
    return found


def test_the_page_on_networks_shows_titles_and_shells_as_computed(shared: Path, root: Path) -> None:
    page = (root / "docs" / "networks.md").read_text(encoding="utf-8")
    written = {
        (match[1].replace("none", ""), match[2]): tuple(map(int, match[3].split("|")))
        for match in re.finditer(r"^\| (\w+) \| (meetings|phone) \| ([\d |]+?) \|$", page, re.MULTILINE)
    }
    assert written == _montagna(shared)


def test_nobody_of_montagna_is_placed_from_meetings_or_calls(shared: Path) -> None:
    for layer in LAYERS:
        assert {one.tier for one in placements(RecordIndex.of(_layer(shared, layer))).values()} == {None}
