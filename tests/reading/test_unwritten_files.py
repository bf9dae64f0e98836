"""A file can be read as it would be if something else were written in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.reading.files import read_case, read_proffer
from relcon.reading.problems import InputError

CASE = b"""\
format: relcon/case/1
case: {caption: United States v. Smith}
people: [{id: smith, name: J. Smith, status: defendant, defendant: {counts: []}}]
"""
PROFFER = b"format: relcon/proffer/1\ncase: case.yaml\nclient: smith\n"


def test_a_file_that_is_not_there_is_read_from_what_would_be_written(tmp_path: Path) -> None:
    case, proffer = tmp_path / "case.yaml", tmp_path / "proffer.yaml"
    matter = read_case(case, {case.resolve(): CASE})
    both = read_proffer(proffer, matter, case, {proffer.resolve(): PROFFER})
    assert (list(both.people), both.proffer is not None) == (["smith"], True)
    assert list(tmp_path.iterdir()) == []


def test_an_included_file_is_read_so_too_and_every_other_as_it_is(tmp_path: Path) -> None:
    case, places = tmp_path / "case.yaml", tmp_path / "places.yaml"
    case.write_bytes(CASE + b"include: [places.yaml]\n")
    places.write_bytes(b"format: relcon/case/1\nplaces: [{id: flat, name: The flat}]\n")
    wanted = places.read_bytes() + b"lots: [{id: k1}]\n"
    matter = read_case(case, {places.resolve(): wanted})
    assert (list(matter.places), list(matter.lots)) == (["flat"], ["k1"])
    assert read_case(case).lots == {}


def test_errors_of_what_would_be_written_are_those_of_the_file(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(CASE)
    with pytest.raises(InputError) as caught:
        read_case(case, {case.resolve(): CASE + b"lots: [{id: smith}]\n"})
    assert [problem.kind for problem in caught.value.problems] == ["duplicate_id"]
