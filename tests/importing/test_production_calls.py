"""Tolls and line sheets of the production with its truth."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from relcon.importing.run import undo
from relcon.reading.files import read_case
from tests.importing.production import Production, agree, compared, production_in

WIRE = "intercepts/line_sheets_TT1.csv"
TOLLS = ("tolls/mobility_usage_1.csv", "tolls/mobility_usage_2.csv", "tolls/cdr_3.xlsx")


@pytest.fixture
def matter(tmp_path: Path, production: Path) -> Production:
    return production_in(tmp_path, production)


def test_every_row_has_the_fate_that_the_truth_states(matter: Production) -> None:
    for file in (WIRE, *TOLLS):
        agree(matter.run(file), matter.expected(file))


@pytest.mark.parametrize("order", [*permutations(TOLLS)][:4:3], ids=["in order", "turned round"])
def test_the_contacts_are_those_of_the_truth_in_any_order(matter: Production, order: tuple[str, ...]) -> None:
    for file in (WIRE, *order):
        matter.run(file)
    wanted = {
        id: record for id, record in matter.truth("contacts").items() if id.startswith(("c-tolls-", "c-intercepts-"))
    }
    assert compared(matter.case, "contacts", wanted) == wanted
    there = read_case(matter.case).case.contacts
    assert {one.id for one in there} == set(wanted)
    facts = json.loads((matter.folder / "truth" / "expected.json").read_bytes())["facts"]
    for source in ("tolls", "intercepts"):
        counted = sum(one.count for one in there if one.id.startswith(f"c-{source}-"))
        assert counted == facts["contact_total_by_source"][source]
    numbers = {end for one in there for end in one.between if end.startswith("+")}
    assert sorted(numbers) == facts["unresolved_numbers"]


def test_a_return_that_is_taken_out_again_leaves_the_calls_that_the_others_tell(matter: Production) -> None:
    matter.run(TOLLS[2])
    alone = (matter.case.parent / "imported" / "contacts.yaml").read_bytes()
    matter.run(TOLLS[0])
    undo(matter.case, "mobility_usage_1.csv")
    assert (matter.case.parent / "imported" / "contacts.yaml").read_bytes() == alone


def test_of_a_privileged_session_no_text_is_written_anywhere(matter: Production) -> None:
    matter.run(WIRE)
    written = b"".join(path.read_bytes() for path in (matter.case.parent / "imported").rglob("*") if path.is_file())
    assert b"ATTORNEY CALL" not in written
    assert b"Talk of the weather" in written
