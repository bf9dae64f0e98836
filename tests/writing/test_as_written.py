"""What a case file holds, written anew from its records, says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from relcon.reading.files import read_case
from relcon.reading.merge import finished_case
from relcon.records.case import CaseFile
from relcon.writing.as_written import as_written
from tests.helpers.drawn_matters import Drawn, matters
from tests.helpers.matters import matter

ROOT = Path(__file__).parents[2]


def again(case: CaseFile) -> CaseFile:
    customs = case.case.customs if case.case is not None else None
    return finished_case(CaseFile.model_validate(as_written(case), by_alias=True, by_name=False, context=customs))


def same(one: CaseFile, other: CaseFile) -> bool:
    """Whether two cases say the same, and state the same."""
    return all(one.model_dump(exclude_unset=unset) == other.model_dump(exclude_unset=unset) for unset in (True, False))


@pytest.mark.parametrize("file", ["examples/riverside/case.yaml", "tests/reading/files/everything.yaml"])
def test_what_is_written_of_a_case_reads_as_the_case(file: str) -> None:
    case = read_case(ROOT / file).case
    assert same(again(case), case)


@settings(max_examples=30)
@given(matters())
def test_what_is_written_of_any_case_reads_as_it(drawn: Drawn) -> None:
    case = matter(drawn.case).case
    assert same(again(case), case)


@pytest.mark.parametrize(
    ("record", "written"),
    [
        ({"date": {"from": "2025-06-03", "to": "2025-06-03"}}, {"date": "2025-06-03"}),
        ({"date": "June 3, 2025", "purity": "92%"}, {"date": "2025-06-03", "purity": "0.92"}),
        ({"date": "unknown", "purity": "unknown"}, {"date": "unknown", "purity": "unknown"}),
        ({"date": "2025-06-03", "usd": "$26,000"}, {"date": "2025-06-03", "usd": "26000"}),
        ({"date": "2025-06-03", "time": "2:30 pm"}, {"date": "2025-06-03", "time": "14:30"}),
    ],
)
def test_values_are_written_in_one_form(record: dict[str, object], written: dict[str, object]) -> None:
    event = {"id": "e1", "kind": "purchase", "quantity": {"low": "2 kg", "point": "3 kg", "high": "4 kg"}}
    case = CaseFile.model_validate({"format": "relcon/case/1", "events": [{**event, **record}]})
    assert as_written(case.events[0]) == {**event, **written}
