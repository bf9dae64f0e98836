"""The words whose meanings a field says are those that it allows, and no others; every further example can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from relcon.reading.models import words
from relcon.reading.text_file import read_tree
from relcon.records.base import Answer, Meanings, Record, Unwritten
from relcon.records.case import CaseFile
from relcon.records.letter import Letter, presets
from relcon.records.proffer import ProfferFile
from relcon.records.promises import CARVED_OUT, CarveOut
from relcon.records.rhythm import PERIODS, RHYTHMS
from relcon.records.term import TermOf


def parts(annotation: Any) -> Iterator[Any]:
    """Yield a type, what is attached to it, and the types inside it."""
    yield annotation
    if get_origin(annotation) is not Literal and annotation != Answer:
        for inner in get_args(annotation):
            yield from parts(inner)


def models(root: type[Record], found: dict[type[Record], None]) -> dict[type[Record], None]:
    """Collect a record class and those below it."""
    if root not in found:
        found[root] = None
        for hint in get_type_hints(root, include_extras=True).values():
            for part in parts(hint):
                if isinstance(part, type) and issubclass(part, Record):
                    models(part, found)
    return found


def fields() -> Iterator[tuple[str, FieldInfo, Any]]:
    for model in models(ProfferFile, models(CaseFile, {})):
        hints = get_type_hints(model, include_extras=True)
        for name, info in model.model_fields.items():
            if not any(isinstance(part, Unwritten) for part in parts(hints[name])):
                yield f"{model.__name__}.{info.alias or name}", info, hints[name]


FIELDS = list(fields())


FURTHER = [(name, hint, example) for name, info, hint in FIELDS for example in (info.examples or ())[1:]]


@pytest.mark.parametrize(
    ("name", "hint", "example"), FURTHER, ids=[f"{name} {example}" for name, _, example in FURTHER]
)
def test_a_further_example_can_be_read_too(name: str, hint: Any, example: str) -> None:
    tree, _ = read_tree(f"value: {example}\n".encode(), "example.yaml")
    TypeAdapter(hint).validate_python(tree["value"])


@pytest.mark.parametrize(("name", "info", "hint"), FIELDS, ids=[name for name, _, _ in FIELDS])
def test_meanings_are_said_of_exactly_the_words_allowed(name: str, info: FieldInfo, hint: Any) -> None:
    said: set[str] = set()
    for part in parts(hint):
        if get_origin(part) is Annotated:
            choice, *attached = get_args(part)
            for one in attached:
                if isinstance(one, Meanings) and not isinstance(one, TermOf):
                    assert list(one.says) == list(words(choice))
                    said |= set(one.says)
    for part in parts(hint):
        if get_origin(part) is Literal and len(get_args(part)) > 1:
            assert {str(word) for word in get_args(part)} <= said


def test_words_that_stand_twice_are_the_same() -> None:
    assert tuple(CARVED_OUT.says) == get_args(CarveOut)
    assert tuple(RHYTHMS.says) == PERIODS
    described = Letter.model_fields["preset"].description or ""
    assert all(id in described for id in presets())
