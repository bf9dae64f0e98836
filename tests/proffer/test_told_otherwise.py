"""The example matter with other ids, and in another order: the simulation and the one page say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from ruamel.yaml import YAML

from relcon.api import brief, simulate
from relcon.records.matter import Matter
from relcon.results.brief import Brief
from relcon.results.simulation import Simulation
from tests.helpers.changed_matters import names_of, renamed, shuffled
from tests.helpers.matters import read_matter

BEFORE = "zz-"
"""Before each id: the order of ids stays, and text can be read back."""


@pytest.fixture(scope="module")
def files(root: Path) -> tuple[Any, Any]:
    case, proffer = (YAML().load(root / "examples" / "riverside" / f"{name}.yaml") for name in ("case", "proffer"))
    return case, proffer


def _read(folder: Path, case: Mapping[str, Any], proffer: Mapping[str, Any]) -> Matter:
    for name, sections in (("case", case), ("proffer", proffer)):
        (folder / f"{name}.yaml").write_text(json.dumps(sections, default=str), encoding="utf-8")
    return read_matter(folder / "case.yaml", folder / "proffer.yaml")


def _json(answer: Simulation | Brief) -> str:
    """Return an answer without what says which files were read."""
    return answer.model_dump_json(exclude={"receipt"})


def test_other_ids_are_the_only_difference(files: tuple[Any, Any], tmp_path: Path) -> None:
    case, proffer = files
    told = _read(tmp_path, case, proffer)
    names = {id: f"{BEFORE}{id}" for id in names_of(told)}
    other = _read(tmp_path, renamed(case, names), renamed(proffer, names))
    assert BEFORE in _json(simulate(other))
    for ask in (simulate, brief):
        assert _json(ask(other)).replace(BEFORE, "") == _json(ask(told))


def _shape(value: Any) -> Any:
    """Return an answer's numbers, words and ids, lists in one order; sentences follow the file's."""
    if isinstance(value, dict):
        return {key: _shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_shape(item) for item in value), key=repr)
    return " " if isinstance(value, str) and " " in value else value


def test_another_order_of_records_changes_the_order_of_what_is_said_alone(
    files: tuple[Any, Any], tmp_path: Path
) -> None:
    case, proffer = files
    random = Random(20261201)  # noqa: S311 -- the same order on every run
    told = _read(tmp_path, case, proffer)
    other = _read(tmp_path, shuffled(case, random), shuffled(proffer, random))
    worlds = simulate(told).model_dump(mode="json")["worlds"]
    assert _shape(simulate(other).model_dump(mode="json")["worlds"]) == _shape(worlds)
