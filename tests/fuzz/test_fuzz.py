"""A sample of `make fuzz`; and that its own parts do what the long run rests on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.fuzz.run import TooSlow, at_most, tried
from tests.fuzz.trying import Inputs

SAMPLE = 300


def test_every_mutated_input_ends_in_notes_or_errors(root: Path, tmp_path: Path) -> None:
    found = list(tried(Inputs(root, 0), range(SAMPLE), tmp_path))
    assert [one for one in found if one.fault] == []
    endings = Counter(one.ending for one in found)
    assert set(endings) == {"notes", "errors"}
    assert min(endings.values()) > SAMPLE / 20, "hardly any takes this way"


def test_the_same_seed_makes_the_same_inputs_and_another_makes_others(root: Path) -> None:
    first, again, other = (Inputs(root, seed) for seed in (0, 0, 1))
    assert [first[number] for number in range(50)] == [again[number] for number in range(50)]
    assert [first[number].data for number in range(50)] != [other[number].data for number in range(50)]
    assert len({first[number].files.name for number in range(500)}) > 100


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(TooSlow), at_most(0.01):
        all(one == 0 for one in iter(int, 1))  # zeros without end
