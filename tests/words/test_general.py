"""Names and ids as they are printed."""

from __future__ import annotations

import pytest

from relcon import words
from tests.helpers.matters import matter


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["e20", "e21", "e22", "e23", "e25"], "e20–e23, e25"),
        (["e1", "e2"], "e1, e2"),
        (["w1", "e2", "x"], "w1, e2, x"),
        ([], ""),
    ],
)
def test_ids_that_follow_one_another_are_a_stretch(found: list[str], expected: str) -> None:
    assert words.ids(found) == expected


@pytest.mark.parametrize(
    ("number", "names", "expected"),
    [
        (1, ("defendant",), "1 defendant"),
        (13, ("defendant",), "13 defendants"),
        (0, ("person", "people"), "0 people"),
        (1200, ("page",), "1,200 pages"),
    ],
)
def test_a_number_has_the_noun_it_asks_for(number: int, names: tuple[str, ...], expected: str) -> None:
    assert words.counted(number, *names) == expected


PEOPLE = [
    {"id": "a", "name": "Andre Tull", "status": "uncharged"},
    {"id": "b", "name": "Vito Salas Jr.", "status": "uncharged"},
    {"id": "c", "name": "Ann Reyes", "status": "uncharged"},
    {"id": "d", "name": "Joel Reyes", "status": "uncharged"},
    {"id": "e", "name": "Informant 7", "status": "unidentified"},
]


@pytest.mark.parametrize(
    ("id", "expected"),
    [("a", "Tull"), ("b", "Salas Jr."), ("c", "Ann Reyes"), ("e", "Informant 7"), ("nobody", "nobody")],
)
def test_a_surname_stands_for_a_person_unless_two_have_it_or_the_name_is_unknown(id: str, expected: str) -> None:
    assert words.surname(matter({"people": PEOPLE}), id) == expected
