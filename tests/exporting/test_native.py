"""JSON: what is read again is the same case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from relcon.reading.files import read_case
from relcon.reading.merge import finished_case
from relcon.reading.text_file import read_tree
from relcon.records.case import CaseFile
from tests.exporting.conftest import SMALL, export
from tests.helpers.drawn_matters import Drawn, matters
from tests.helpers.hostile_cases import IN_FILES, hostile_cases
from tests.helpers.matters import matter


def back(case: CaseFile) -> CaseFile:
    """Return what the reader of case files makes of an export; a drawn case need not pass every check of a file."""
    tree, problems = read_tree(export(case, "json")[""].encode(), "case.json")
    assert problems == []
    customs = case.case.customs if case.case is not None else None
    return finished_case(CaseFile.model_validate(tree, by_alias=True, by_name=False, context=customs))


def same(one: CaseFile, other: CaseFile) -> bool:
    """Whether two cases say the same, and state the same; which files they included is not asked."""
    gone = {"include"}
    return all(
        one.model_dump(exclude=gone, exclude_unset=unset) == other.model_dump(exclude=gone, exclude_unset=unset)
        for unset in (True, False)
    )


@pytest.mark.parametrize("file", ["examples/riverside/case.yaml", "tests/reading/files/everything.yaml"])
def test_a_file_comes_back_whole(root: Path, tmp_path: Path, file: str) -> None:
    case = read_case(root / file).case
    again = tmp_path / "case.json"
    again.write_text(export(case, "json")[""], encoding="utf-8", newline="\n")
    assert same(read_case(again).case, case)


@settings(max_examples=30)
@given(matters())
def test_any_matter_comes_back_whole(drawn: Drawn) -> None:
    case = matter(drawn.case).case
    assert same(back(case), case)


@settings(max_examples=60)
@given(hostile_cases(IN_FILES))
def test_any_text_comes_back_to_the_letter(case: CaseFile) -> None:
    assert same(back(case), case)


def test_it_is_json_and_turns_no_text_round() -> None:
    case = SMALL.model_copy(update={"people": (SMALL.people[1].model_copy(update={"note": "\u202eabc\u2028\x85"}),)})
    written = export(case, "json")[""]
    assert json.loads(written)["people"][0]["note"] == "\u202eabc\u2028\x85"
    assert not {"\u202e", "\u2028", "\x85"} & set(written)
