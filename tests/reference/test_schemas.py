"""The schemas of the files carry what an editor shows: descriptions, examples as values, the meanings of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import jsonschema
import pytest

from relcon.schemas import schemas as made

schemas = cache(made)


def properties(name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every field of a schema with where it stands."""
    schema = schemas()[name]
    for kind, record in (("", schema), *schema["$defs"].items()):
        for field, described in record.get("properties", {}).items():
            yield f"{kind}.{field}", described


def choices(schema: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(schema, dict):
        if "enum" in schema:
            yield schema
        for inner in schema.values():
            yield from choices(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from choices(inner)


def describes(said: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    """Whether a field, or the record in it, says what it is: what both say alike stands with the record alone."""
    records = [one["$ref"].rsplit("/", 1)[-1] for one in (said, *said.get("anyOf", ())) if "$ref" in one]
    return bool(said.get("description")) or any(schema["$defs"][one].get("description") for one in records)


@pytest.mark.parametrize("name", ["case", "proffer"])
def test_an_editor_has_a_description_and_an_example_of_every_field(name: str) -> None:
    fields = [(where, said) for where, said in properties(name) if not where.startswith(("Date.", "Quantity."))]
    assert len(fields) > 200
    assert [where for where, said in fields if not said.get("examples") or not describes(said, schemas()[name])] == []


@pytest.mark.parametrize("name", ["case", "proffer"])
def test_an_example_fits_its_own_field(name: str) -> None:
    validator = jsonschema.Draft202012Validator(schemas()[name])
    wrong = [
        (where, example)
        for where, said in properties(name)
        for example in said.get("examples", ())
        if where != ".letter"  # the short form, which gets an id
        and not validator.evolve(schema=said).is_valid(example)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["case", "proffer"])
def test_a_choice_says_what_each_word_means(name: str) -> None:
    described = [one for one in choices(schemas()[name]) if "enumDescriptions" in one]
    assert len(described) > 20
    assert [one for one in described if len(one["enum"]) != len(one["enumDescriptions"])] == []
