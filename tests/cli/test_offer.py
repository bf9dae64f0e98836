"""`relcon offer`: files, ids of agreements, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from relcon.schemas import schemas
from tests.cli.conftest import Run

Files = tuple[Path, Path]


@pytest.fixture
def offers(root: Path) -> Path:
    return root / "examples/riverside/offers.yaml"


def test_an_agreement_of_the_case_is_named_by_its_id(run: Run, riverside: Files) -> None:
    found = json.loads(run("offer", riverside[0], "pa-kerr", "-p", "psr", "-f", "json").stdout)
    jsonschema.validate(found, schemas()["offers"])
    assert found["defendant"] == "kerr"
    assert [one["id"] for one in found["offers"]] == ["pa-kerr"]
    assert found["offers"][0]["agreed"]["cap"] == 72


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["pa-nobody"], "pa-kerr"),
        (["pa-kerr", "pa-kerr"], "same id twice"),
        (["offers.yaml", "pa-kerr"], "offers to one defendant are compared"),
    ],
)
def test_what_cannot_be_compared_is_wrong_usage(
    asked: list[str], said: str, run: Run, riverside: Files, offers: Path
) -> None:
    named = [str(offers) if one == offers.name else one for one in asked]
    done = run("offer", riverside[0], *named)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_a_file_that_is_not_there_is_an_error_of_the_input(run: Run, riverside: Files) -> None:
    done = run("offer", riverside[0], "nowhere.yaml")
    assert done.exit_code == 1
    assert "nowhere.yaml" in done.stderr
