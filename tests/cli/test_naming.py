"""Which defendant a word names: an id, else a name, however it is written; several names, an error with each."""

from __future__ import annotations

import pytest
import typer

from relcon.cli.naming import defendant_named
from tests.helpers.matters import matter

PART: dict[str, list[str]] = {"counts": []}
PEOPLE = [
    {"id": "runner", "name": "Andre Tull", "aliases": ["Little T"], "status": "defendant", "defendant": PART},
    {"id": "obrien", "name": "Seán O'Brien", "status": "defendant", "defendant": PART},
    {"id": "cruz", "name": "Ana de la Cruz Jr.", "status": "defendant", "defendant": PART},
    {"id": "a", "name": "Ann Reyes", "status": "defendant", "defendant": PART},
    {"id": "b", "name": "Joel Reyes", "status": "defendant", "defendant": PART},
    {"id": "tully", "name": "Joel Runner", "status": "defendant", "defendant": PART},
    {"id": "frey", "name": "Lew Frey", "status": "uncharged"},
]


@pytest.mark.parametrize(
    ("word", "id"),
    [
        ("runner", "runner"),  # an id, although another has it as a last name
        ("Tull", "runner"),
        ("tull", "runner"),
        ("ANDRE TULL", "runner"),
        ("little t", "runner"),
        ("O'Brien", "obrien"),
        ("o’brien", "obrien"),
        ("Sean OBrien", "obrien"),
        ("Cruz", "cruz"),
        ("de la cruz jr.", "cruz"),
        ("ann reyes", "a"),
    ],
)
def test_a_name_names_a_defendant(word: str, id: str) -> None:
    assert defendant_named(matter({"people": PEOPLE}), word) == id


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Reyes", '"Reyes" names Ann Reyes (a) and Joel Reyes (b): which? Type the id.'),
        ("RUNNER", '"RUNNER" names Andre Tull (runner) and Joel Runner (tully): which?'),
        ("Frey", 'Lew Frey (frey) has no "defendant" part in the file'),
        ("Tul", "Did you mean Andre Tull (runner)?"),
        ("", "There are: Andre Tull (runner), Seán O'Brien (obrien)"),
        ("nobody", "There are: Andre Tull (runner), Seán O'Brien (obrien)"),
    ],
)
def test_a_name_of_several_or_of_nobody_is_an_error_with_names_and_ids(word: str, said: str) -> None:
    with pytest.raises(typer.BadParameter) as error:
        defendant_named(matter({"people": PEOPLE}), word)
    assert said in " ".join(error.value.message.split())
