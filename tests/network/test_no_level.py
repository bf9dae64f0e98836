"""Calls set no level: not who counts how many contacts, not where they lead (USSG §3B1.1 n.4, §3B1.2 n.3)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from relcon import api
from relcon.law.record_index import RecordIndex
from relcon.network.measures import measures
from relcon.network.tiers import placements
from relcon.records.matter import Matter
from relcon.results.exposure import DefendantAnswer


@pytest.fixture(scope="module")
def riverside(root: Path) -> Matter:
    return api.read_case(root / "examples" / "riverside" / "case.yaml")


@pytest.fixture(scope="module")
def baseline(riverside: Matter) -> Mapping[str, DefendantAnswer]:
    return api.exposure(riverside).defendants


def with_contacts(given: Matter, times: int) -> Matter:
    """Return a matter whose contacts are so many times as often, with everybody in contact with everybody too."""
    contacts = given.case.contacts
    if times == 0:
        changed: tuple[object, ...] = ()
    else:
        people = list(given.people)
        more = tuple(
            contacts[0].model_copy(update={"id": f"all-{n}", "between": (people[0], other), "count": 1000})
            for n, other in enumerate(people[1:])
        )
        changed = (*(one.model_copy(update={"count": one.count * times}) for one in contacts), *more)
    return Matter(given.case.model_copy(update={"contacts": changed}), None, given.case_sha256, None)


@pytest.mark.parametrize("times", [0, 1000])
def test_levels_and_tiers_are_the_same_without_contacts_and_with_a_thousand_times_as_many(
    riverside: Matter, baseline: Mapping[str, DefendantAnswer], times: int
) -> None:
    other = with_contacts(riverside, times)
    assert len(riverside.contacts) > 5
    assert api.exposure(other).defendants == baseline
    assert placements(RecordIndex.of(other)) == placements(RecordIndex.of(riverside))


def test_the_same_bytes_with_another_hash_seed(root: Path, riverside: Matter) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from relcon.reading.files import read_case; from relcon.network.measures import measures\n"
        "print(measures(read_case(Path(sys.argv[1]))).model_dump_json())"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(root / "examples" / "riverside" / "case.yaml")],
        env={**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert told == measures(riverside).model_dump_json()
    assert '"community":2' in told
