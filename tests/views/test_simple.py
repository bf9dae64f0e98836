"""The quick look: everybody and every link of the case file, nothing of a proffer, and the library that was checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from relcon.records.matter import Matter
from relcon.views.simple import simple, vis_network
from tests.browser.markup import digest, elements, policy
from tests.cli.conftest import run_command
from tests.helpers.matters import read_matter

RIVERSIDE = Path(__file__).parents[2] / "examples" / "riverside"


@pytest.fixture(scope="module")
def matter() -> Matter:
    return read_matter(RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml")


@pytest.fixture(scope="module")
def page(matter: Matter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("simple") / "network.html"
    path.write_text(simple(matter), encoding="utf-8")
    return path


def network(page: Path) -> dict[str, Any]:
    (found,) = [one.text for one in elements(page) if one.attributes.get("id") == "network"]
    return dict(json.loads(found))


def test_everybody_and_every_link_is_there_and_has_a_place(matter: Matter, page: Path) -> None:
    found = network(page)
    assert {one["id"] for one in found["nodes"]} == set(matter.people)
    assert all({"x", "y"} <= one.keys() for one in found["nodes"])
    assert len({one["id"] for one in found["edges"]}) == len(found["edges"]) > len(matter.people)


def test_nothing_of_the_proffer_is_in_it(matter: Matter, page: Path) -> None:
    assert matter.proffer is not None
    text = page.read_text(encoding="utf-8")
    assert not [one.says for one in matter.admissions.values() if one.says in text]
    assert "a7" not in {id for one in network(page)["edges"] for id in one["events"]}


def test_the_policy_lets_exactly_its_own_blocks_run(page: Path) -> None:
    scripts = [one.text for one in elements(page) if one.name == "script" and "type" not in one.attributes]
    assert scripts[0] == vis_network()
    assert policy(page)["script-src"] == [digest(text) for text in scripts]
    assert policy(page)["default-src"] == ["'none'"]


def test_a_copy_for_others_names_nobody_who_is_hidden(matter: Matter) -> None:
    assert "Colin Frey" not in simple(matter, "joint-defense")
    assert "Terrence Dunn" in simple(matter, "joint-defense")


def test_with_a_proffer_it_is_refused(tmp_path: Path) -> None:
    files = [RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml"]
    result = run_command("view", *files, "--simple", "-o", tmp_path / "x.html")
    assert result.exit_code == 2
    assert "draws the case file alone" in result.output
    assert not (tmp_path / "x.html").exists()
