"""The large matter: its files are those of its seed, and what can be worked out plainly comes out."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from typer.testing import CliRunner

import relcon
from relcon.cli.app import app
from relcon.results.exposure import Exposure
from tests.helpers.interstate import FOLDER, files


@pytest.fixture(scope="module")
def plain() -> dict[str, Any]:
    """The case file as plain YAML, read without the program."""
    return dict(YAML(typ="safe").load((FOLDER / "case.yaml").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def exposure() -> Exposure:
    return relcon.exposure(relcon.read_case(FOLDER / "case.yaml"), positions=["psr"])


def test_the_files_are_those_of_the_seed() -> None:
    assert {name: (FOLDER / name).read_text(encoding="utf-8") for name in files()} == files()


def test_it_has_the_size_that_it_is_said_to_have(plain: dict[str, Any]) -> None:
    assert len(plain["people"]) == 60 and len(plain["events"]) == 600
    assert sum("defendant" in one for one in plain["people"]) == 49


def test_a_courier_answers_for_the_loads_of_that_courier_s_own_trips(plain: dict[str, Any], exposure: Exposure) -> None:
    carried: dict[str, dict[str, Decimal]] = {}
    for event in plain["events"]:
        for part in event["participants"]:
            if part["act"] == "carried":
                weights = carried.setdefault(part["person"], {})
                weights[event["substance"]] = weights.get(event["substance"], Decimal()) + Decimal(
                    event["quantity"].split()[0]
                )
    assert len(carried) == 8
    for courier, weights in carried.items():
        found = exposure.defendants[courier].positions["psr"].quantities
        assert {substance: Decimal(grams) for substance, grams in found.items()} == weights


def test_nobody_of_one_city_answers_for_a_sale_in_another(plain: dict[str, Any], exposure: Exposure) -> None:
    place = {event["id"]: event["undertaking"] for event in plain["events"]}
    for name, answer in exposure.defendants.items():
        city = name.partition("-")[0]
        if city in ("kc", "omaha", "wichita"):
            counted = {place[id] for id, event in answer.positions["psr"].events.items() if event.in_}
            assert counted <= {city}, name


def test_its_call_records_are_imported_row_by_row(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "case")
    case = tmp_path / "case" / "case.yaml"
    arguments = ["import", "tolls", str(case.with_name("tolls-1.csv")), "--into", str(case), "--evidence", "tolls-1",
                 "--profile", "att_mobility"]  # fmt: skip
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    contacts = relcon.read_case(case).contacts.values()
    assert contacts and all("marrow" in one.between for one in contacts)
    assert 400 < sum(one.count or 0 for one in contacts) <= 500
