"""Every bad file is told exactly its errors; every kind of error has a bad file."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
from ruamel.yaml import YAML

from relcon.reading.problems import InputError, Kind, Problem
from relcon.reading.text_file import LARGEST
from tests.helpers.matters import read_matter

HERE = Path(__file__).parent
EXPECTED: dict[str, list[dict[str, Any]]] = json.loads(
    json.dumps(YAML(typ="safe", pure=True).load((HERE / "expected.yaml").read_text(encoding="utf-8")))
)
FILES = sorted(
    path.name for path in HERE.iterdir() if path.suffix in (".yaml", ".json") and path.name != "expected.yaml"
)
# Kinds that no file of a repository can hold: tests below make them.
MADE = {"missing_file", "not_a_file", "unreadable", "too_large"}


def problems_of(name: str) -> tuple[Problem, ...]:
    """Read one bad file, a proffer beside the valid case."""
    paths = (HERE / "valid.yaml", HERE / name) if name.endswith(".proffer.yaml") else (HERE / name, None)
    with pytest.raises(InputError) as caught:
        read_matter(*paths)
    return caught.value.problems


def place(name: str, at: Any) -> tuple[int, int] | None:
    """Find line and column of the text that is wrong, which occurs once below the file's first line."""
    if at is None:
        return None
    if isinstance(at, list) and isinstance(at[0], int):
        return at[0], at[1]
    text, after = at if isinstance(at, list) else (at, 0)
    first, _, rest = (HERE / name).read_bytes().decode("utf-8").partition("\n")
    if name.endswith(".json"):
        first, rest = "", f"{first}\n{rest}"
    assert rest.count(text) == 1, f"{name}: {text!r} occurs {rest.count(text)} times"
    before = rest[: rest.index(text) + after].split("\n")
    return len(before) + (0 if name.endswith(".json") else 1), len(before[-1]) + 1


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_bad_file_is_told_exactly_its_errors(name: str) -> None:
    found = list(problems_of(name))
    for expected in EXPECTED[name]:
        where = place(name, expected["at"])
        matches = [
            problem
            for problem in found
            if problem.kind == expected["kind"]
            and (where is None or (problem.line, problem.column) == where)
            and expected["says"] in str(problem)
            and all(getattr(problem, key) == expected[key] for key in ("record", "found", "nearest") if key in expected)
        ]
        assert len(matches) == 1, f"expected {expected} at {where}, found {[(p.kind, str(p)) for p in found]}"
        found.remove(matches[0])
    assert not found, [str(problem) for problem in found]


def test_every_bad_file_has_its_expectation_and_the_valid_ones_are_read() -> None:
    assert set(FILES) - {"valid.yaml", "valid.proffer.yaml"} == set(EXPECTED)
    matter = read_matter(HERE / "valid.yaml", HERE / "valid.proffer.yaml")
    assert list(matter.events) == ["e1"]
    assert list(matter.admissions) == ["a1"]


def test_every_kind_of_error_has_a_bad_file() -> None:
    shown = Counter(problem["kind"] for problems in EXPECTED.values() for problem in problems)
    assert set(shown) | MADE == set(get_args(Kind))
    assert not set(shown) & MADE


def test_no_message_speaks_of_the_program_inside() -> None:
    for name in EXPECTED:
        for problem in problems_of(name):
            said = problem.message + " ".join(problem.allowed)
            for word in (
                "pydantic",
                "Input should",
                "Field required",
                "Record",
                "NoneType",
                "from_",
                "Literal",
                "tuple",
            ):
                assert word not in said, f"{name}: {said}"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (problem,) = problems_of(str(tmp_path / "nowhere.yaml"))
    assert (problem.kind, problem.line) == ("missing_file", None)
    assert str(problem).endswith("nowhere.yaml  no such file")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (problem,) = problems_of(str(tmp_path))
    assert problem.kind == "not_a_file"


def test_a_name_that_no_file_can_have_is_refused() -> None:
    (problem,) = problems_of("a\0b.yaml")
    assert problem.kind in ("unreadable", "missing_file")
    assert "\0" not in str(problem)


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    (problem,) = problems_of(str(tmp_path / ("n" * 5000)))
    assert problem.kind == "unreadable"


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    (problem,) = problems_of(str(huge))
    assert (problem.kind, problem.message) == ("too_large", "larger than 50 MB")
