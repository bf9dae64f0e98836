"""Messages of the production with its truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.production import Production, agree, compared, production_in

ONE, TWO = "messages/phone_1.xlsx", "messages/phone_2.xlsx"


@pytest.fixture
def matter(tmp_path: Path, production: Path) -> Production:
    return production_in(tmp_path, production)


def test_every_row_has_the_fate_that_the_truth_states(matter: Production) -> None:
    for file in (ONE, TWO):
        agree(matter.run(file), matter.expected(file))


def test_the_layout_is_found_by_the_names_of_its_sheets(matter: Production) -> None:
    agree(matter.run(ONE, profile=None), matter.expected(ONE))


@pytest.mark.parametrize("order", [(ONE, TWO), (TWO, ONE)])
def test_the_contacts_are_those_of_the_truth_in_either_order(matter: Production, order: tuple[str, str]) -> None:
    for file in order:
        matter.run(file)
    wanted = {id: one for id, one in matter.truth("contacts").items() if id.startswith("c-device-")}
    assert sum(int(one["count"]) for one in wanted.values()) == 41
    assert compared(matter.case, "contacts", wanted) == wanted
