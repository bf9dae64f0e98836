"""Nobody is "he" in what counsel reads of worksheets, and no word of the program's inside stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PRONOUN = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
INSIDE = re.compile(
    r"\b(lock-in|toggle|prong|seam|mask|lattice|upper bound|shapley|honoured|judgement|psr:)\b", re.IGNORECASE
)
COMMANDS = {
    "overview": ["exposure"],
    "worksheet": ["exposure", "-d", "dunn"],
    "every line": ["exposure", "-d", "ortega", "--why"],
    "exact": ["exposure", "-d", "bell", "--exact"],
    "matrix": ["matrix", "-d", "dunn", "-d", "hale"],
    "every row": ["matrix", "-d", "dunn", "--all"],
    "person": ["explain", "moss"],
    "event": ["explain", "dunn", "e22", "--why"],
    "fact": ["explain", "ortega", "g1"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_people_are_named(run: Run, riverside: tuple[Path, Path], name: str) -> None:
    command, *more = COMMANDS[name]
    text = run(command, riverside[0], *more).stdout
    assert (PRONOUN.findall(text), INSIDE.findall(text)) == ([], [])
