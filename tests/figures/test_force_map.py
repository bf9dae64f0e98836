"""The free layout: the same in every process, no card on another, groups apart."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from relcon.figures.force_map import CARD, force_map

PROGRAM = """
import json, sys
from relcon.figures.force_map import force_map
people, weights = json.load(sys.stdin)
print(json.dumps(force_map(people, {tuple(pair): n for pair, n in weights})))
"""


def drawn(people: int) -> tuple[list[str], dict[tuple[str, str], int]]:
    """Return a ring with spokes, two linked people apart from it, and two whom nothing links."""
    ids = [f"p{n}" for n in range(people)]
    ring = ids[: people - 4]
    pairs = dict.fromkeys([*pairwise(ring), (ring[-1], ring[0]), *((ring[0], id) for id in ring[2::3])], 2)
    return ids, {**pairs, (ids[-4], ids[-3]): 1}


@pytest.mark.parametrize("people", [8, 40, 150])
def test_no_card_lies_on_another(people: int) -> None:
    ids, pairs = drawn(people)
    found = force_map(ids, pairs)
    assert list(found) == ids
    for one, other in combinations(ids, 2):
        (x, y), (z, w) = found[one], found[other]
        assert abs(x - z) >= CARD[0] - 1 or abs(y - w) >= CARD[1] - 1, (one, other)


def test_groups_and_the_unlinked_stand_apart() -> None:
    ids, pairs = drawn(12)
    found = force_map(ids, pairs)
    ring, two, alone = ids[:8], ids[8:10], ids[10:]
    assert max(found[id][0] for id in ring) + CARD[0] < min(found[id][0] for id in two)
    assert max(found[id][1] for id in [*ring, *two]) < min(found[id][1] for id in alone)


@pytest.mark.parametrize("people", [[], ["only"]])
def test_nobody_and_one(people: list[str]) -> None:
    assert force_map(people, {}) == dict.fromkeys(people, (0, 0))


def test_it_is_the_same_in_every_process(root: Path) -> None:
    ids, pairs = drawn(30)
    given = json.dumps([ids, [[pair, n] for pair, n in pairs.items()]])

    def run(seed: str) -> object:
        environment = {"PYTHONPATH": str(root / "src"), "PYTHONHASHSEED": seed, "PATH": os.environ["PATH"]}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], input=given, env=environment, capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    assert run("1") == run("77") == {id: list(place) for id, place in force_map(ids, pairs).items()}
