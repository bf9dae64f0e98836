"""Seizures and laboratory reports of the production with its truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.production import Production, agree, compared, production_in

SEIZURES, LABS = "drugs/seizures.csv", "drugs/labs.xlsx"


@pytest.fixture
def matter(tmp_path: Path, production: Path) -> Production:
    return production_in(tmp_path, production)


@pytest.mark.parametrize("file", [SEIZURES, LABS])
def test_every_row_has_the_fate_that_the_truth_states(matter: Production, file: str) -> None:
    agree(matter.run(file), matter.expected(file))


@pytest.mark.parametrize("order", [(SEIZURES, LABS), (LABS, SEIZURES)])
def test_the_exhibits_are_those_of_the_truth_in_either_order(matter: Production, order: tuple[str, str]) -> None:
    for file in order:
        matter.run(file)
    wanted = {id: record for id, record in matter.truth("events").items() if id.startswith("ex-")}
    assert compared(matter.case, "events", wanted) == wanted
