"""The published schemas are those of the models, and they take what the reader takes."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from relcon.reading.text_file import read_tree
from relcon.schemas import file_name, text
from relcon.schemas import schemas as made

schemas = cache(made)
ROOT = Path(__file__).resolve().parents[1]
FILES = sorted(
    path
    for folder in (ROOT / "examples", ROOT / "tests" / "invalid")
    for path in folder.rglob("*.yaml")
    if (folder.name == "examples" and path.name != "import.yaml") or path.name in ("valid.yaml", "valid.proffer.yaml")
)
SHORT_FORMS = """
format: relcon/case/1
evidence:
people:
  - id: dunn
    name: Dunn
    status: defendant
    phones: ["+13125550101", {number: "+13125550102", from: 2025-01-01}]
    tier: null
    defendant:
      career_offender: {yes: [s1, s2]}
      acceptance: {plea: timely, contested: e1}
      criminal_history: {points: 3}
undertakings:
  - id: u
    title: t
    substances: coke
    nature_implies: firearm
    members:
      - {id: m1, person: dunn, scope: open}
      - {id: m2, person: dunn, scope: {with: dunn, per_event_max: unknown}}
events:
  - id: e1
    kind: distribution
    date: {from: 2025-01-01, to: 2025-02-01}
    substance: Crack
    purity: 0.92
    series: {every: week, count: 3, times: {low: 1, high: 2}}
    quantity: {low: 1 g, high: 2 g}
    evidence: lab-7
positions: {psr: {took_part_scale: none}, defense: {took_part_scale: 2}}
"""


def native(path_or_text: str) -> Any:
    """Load YAML as other programs would, numbers as numbers; days as text, which JSON has no type for."""

    def without_dates(node: Any) -> Any:
        if isinstance(node, dict):
            return {str(key): without_dates(value) for key, value in node.items()}
        if isinstance(node, list):
            return [without_dates(item) for item in node]
        return node.isoformat() if isinstance(node, date) else node

    return without_dates(YAML(typ="safe", pure=True).load(path_or_text))


def schema_for(tree: Any) -> dict[str, Any]:
    return schemas()[tree["format"].split("/")[1]]


def test_the_published_schemas_are_those_of_the_models() -> None:
    folder = ROOT / "schemas"
    assert sorted(path.name for path in folder.iterdir()) == sorted(file_name(name) for name in schemas())
    for name, schema in schemas().items():
        published = (folder / file_name(name)).read_text(encoding="utf-8")
        assert published == text(schema), f"schemas/{file_name(name)} differs from the models: run make schemas"


@pytest.mark.parametrize("name", ["case", "proffer", "map", "check", "exposure", "import", "simulation"])
def test_every_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas()[name])
    assert json.loads(text(schemas()[name])) == schemas()[name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_examples_fit_their_schema_as_text_and_as_typed_values(path: Path) -> None:
    tree, _ = read_tree(path.read_bytes(), path.name)
    validator = jsonschema.Draft202012Validator(schema_for(tree))
    assert [error.message for error in validator.iter_errors(tree)] == []
    typed = native(path.read_text(encoding="utf-8"))
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(typed)] == []


def test_there_are_examples() -> None:
    assert len([path for path in FILES if "riverside" in path.parts]) >= 2


def test_short_forms_and_empty_fields_fit_the_schema() -> None:
    tree, _ = read_tree(SHORT_FORMS.encode(), "x.yaml")
    validator = jsonschema.Draft202012Validator(schemas()["case"])
    assert [error.message for error in validator.iter_errors(tree)] == []
    assert [error.message for error in validator.iter_errors(native(SHORT_FORMS))] == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("kind: distribution", "kind: sale"),
        ("substance: Crack", "substanse: crack"),
        ("scope: open", "scope: wide"),
        ("scope: open", "scope: {kind: open}"),
        ("scope: open", "scope: {}"),
        ("{yes: [s1, s2]}", "yes"),
        ("{low: 1 g, high: 2 g}", "5"),
        ("from: 2025-01-01, to: 2025-02-01", "from: 2025-01-01"),
        ("id: e1", "id: e 1"),
        ("every: week", "every: fortnight"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(good: str, bad: str) -> None:
    assert good in SHORT_FORMS
    tree, _ = read_tree(SHORT_FORMS.replace(good, bad, 1).encode(), "x.yaml")
    assert not jsonschema.Draft202012Validator(schemas()["case"]).is_valid(tree)
