"""A file that is wrong is told of, however large, and a part of it as the whole would be.

What took minutes once stands here; `make fuzz` holds each input to its time.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon.reading.files import read_case
from relcon.reading.problems import InputError, Problem
from relcon.reading.text_file import read_tree


def test_what_stands_whole_before_an_error_changes_nothing_of_what_is_told() -> None:
    before = "format: relcon/case/1\ncase:\n  caption: X\npeople:\n  - {id: a}\n"
    for slip in (
        "events:\n  - {id: e1, says: [x}\n",
        'lots:\n  - {id: "k1}\n',
        "places:\n\t- {id: p}\n",
        "a: b: c\n",
        "}\n",
    ):
        alone, after = (told(text) for text in (slip, before + slip))
        assert alone
        assert [(line + 5, column, message) for line, column, message in alone] == after


def told(text: str) -> list[tuple[int, int, str]]:
    # A message may name another line.
    return [(p.line or 0, p.column or 0, re.sub(r"[0-9]+", "N", p.message)) for p in problems_of(text)]


def problems_of(text: str) -> list[Problem]:
    try:
        return read_tree(text.encode(), "x.yaml")[1]
    except InputError as error:
        return list(error.problems)


@pytest.mark.parametrize("repeated", ["[], ", "x, ", "*a, ", "!t x, ", "a: 1, ", "{a: b: c}, ", '"x, ', "{a: b, c}, "])
@pytest.mark.parametrize("around", [("[", "]"), ("{", "}"), ("[", "}")])
def test_a_file_that_is_wrong_all_over_is_refused(repeated: str, around: tuple[str, str]) -> None:
    text = f"format: relcon/case/1\na: {around[0]}{repeated * (200_000 // len(repeated))}{around[1]}\n"
    problems = problems_of(text)
    assert len(problems) <= 1_000


@pytest.mark.parametrize("item", ["[]", "{id: a, kind: b, c: d}"])
@pytest.mark.parametrize("section", ["events", "undertakings"])
def test_a_section_of_nothing_but_wrong_entries_is_refused(tmp_path: Path, section: str, item: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(f"format: relcon/case/1\n{section}: [{', '.join([item] * 40_000)}]\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_case(file)
    assert len(caught.value.problems) <= 1_001


@pytest.mark.parametrize("field", ["district", "docket", "sentencing_date"])
def test_a_value_grown_out_of_all_measure_is_refused(tmp_path: Path, field: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(f"format: relcon/case/1\ncase: {{{field}: {'x ' * 300_000}}}\n", encoding="utf-8")
    with pytest.raises(InputError):
        read_case(file)


def test_a_record_whose_id_is_as_long_as_the_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    long = "dunn" * 250_000
    file.write_text(f"format: relcon/case/1\npeople:\n  - {{id: {long}, status: bougth}}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_case(file)
    assert any(problem.found == "bougth" for problem in caught.value.problems)
