"""A sample of `make fuzz`; and that its own parts do what the long run rests on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from relcon.importing.kinds import KINDS
from tests.fuzz.inputs import Input, Inputs
from tests.fuzz.promised import no_formula, printable
from tests.fuzz.run import TooSlow, at_most, tried
from tests.fuzz.seeds import Reads
from tests.fuzz.trying import Trying

SAMPLE = 300
BAD = ("case", "proffer", "letter", "map", "store")
"""Of these some seeds are wrong as they stand: bad files of tests, and a list of what was never begun."""


@pytest.fixture(scope="module")
def inputs(root: Path) -> Inputs:
    return Inputs(root, 0)


def test_every_mutated_input_ends_in_notes_or_errors(inputs: Inputs, tmp_path: Path) -> None:
    found = list(tried(inputs, range(SAMPLE), tmp_path))
    assert [one for one in found if one.fault] == []
    endings = Counter(one.ending for one in found)
    assert set(endings) == {"notes", "errors"}
    assert min(endings.values()) > SAMPLE / 20, "hardly any takes this way"


def test_every_reader_and_every_kind_of_import_is_fed(inputs: Inputs) -> None:
    assert {one.reads for one in inputs.seeds} == set(get_args(Reads))
    assert {one.kind for one in inputs.seeds if one.reads == "import"} == set(KINDS)


def test_what_is_spoiled_is_sound_before(inputs: Inputs, tmp_path: Path) -> None:
    """Spoiling what ends in errors anyway would reach little."""
    trying = Trying(tmp_path)
    sound = [one for one in inputs.seeds if one.reads not in BAD or (one.reads == "map" and one.kind)]
    assert [one.name for one in sound if trying.read(Input(one, one.data, thorough=True)) == "errors"] == []


def test_the_same_seed_makes_the_same_inputs_and_another_makes_others(root: Path) -> None:
    first, again, other = (Inputs(root, seed) for seed in (0, 0, 1))
    assert [first[number] for number in range(50)] == [again[number] for number in range(50)]
    assert [first[number].data for number in range(50)] != [other[number].data for number in range(50)]
    assert len({first[number].seed.name for number in range(1_000)}) > 100


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(TooSlow), at_most(0.01):
        all(one == 0 for one in iter(int, 1))  # zeros without end


@pytest.mark.parametrize("said", ["a\x1b[2J", "a\u202eb", "\ud83d"])
def test_what_would_act_upon_a_terminal_is_seen(said: str) -> None:
    with pytest.raises((AssertionError, UnicodeEncodeError)):
        printable(said)


def test_a_formula_is_seen() -> None:
    no_formula("\ufeffa,'=1+1\r\n")
    with pytest.raises(AssertionError):
        no_formula('a,"=1+1"\r\n')
