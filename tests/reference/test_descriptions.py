"""Every field of every record says what it is, with an example that the reader takes; every word says what it means."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from relcon.reading.models import attributes
from relcon.reading.text_file import read_tree
from relcon.records.base import Record
from relcon.records.proffer import ProfferFile
from relcon.reference.records import records
from relcon.reference.types_in_words import types_of

FIELDS = [(model, field) for model, entry in records().items() for field in entry.fields]
IDS = [f"{model.__name__}.{field.name}" for model, field in FIELDS]


def sentences(text: str) -> bool:
    return text[:1] == text[:1].upper() and text.endswith((".", ":"))


def test_every_field_says_what_it_is() -> None:
    silent = [id for (_, field), id in zip(FIELDS, IDS, strict=True) if not field.says or not field.example]
    assert silent == []


def test_every_word_says_what_it_means() -> None:
    silent = {
        id: [word for word, said in field.words.items() if not said] for (_, field), id in zip(FIELDS, IDS, strict=True)
    }
    assert {id: words for id, words in silent.items() if words} == {}


def test_what_a_field_says_is_a_sentence() -> None:
    assert [id for (_, field), id in zip(FIELDS, IDS, strict=True) if field.says and not sentences(field.says)] == []


def test_what_a_record_says_is_a_sentence_without_field_lists() -> None:
    for model, entry in records().items():
        assert sentences(entry.says), model
        assert "Attributes" not in (model.__doc__ or ""), model


@pytest.mark.parametrize(
    ("model", "name", "example"),
    [(model, field.name, field.example) for model, field in FIELDS if field.example is not None],
    ids=[id for (_, field), id in zip(FIELDS, IDS, strict=True) if field.example is not None],
)
def test_an_example_is_read(model: type[Record], name: str, example: str) -> None:
    whole = (
        example.replace("{", "{id: l1, ", 1) if (model, name) == (ProfferFile, "letter") else example
    )  # it gets an id
    tree, _ = read_tree(f"{name}: {whole}\n".encode(), "example.yaml")
    TypeAdapter(types_of(model)[attributes(model)[name]]).validate_python(tree[name])
