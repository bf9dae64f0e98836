"""Payments of the production with its truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.importing.run import undo
from tests.importing.production import Production, agree, compared, production_in

CASH_APP, BANK = "payments/cash_app.csv", "payments/bank.csv"


@pytest.fixture
def matter(tmp_path: Path, production: Path) -> Production:
    return production_in(tmp_path, production)


@pytest.mark.parametrize("file", [CASH_APP, BANK])
def test_every_row_has_the_fate_that_the_truth_states(matter: Production, file: str) -> None:
    agree(matter.run(file), matter.expected(file))


@pytest.mark.parametrize("file", [CASH_APP, BANK])
def test_the_layout_is_found_by_its_whole_header(matter: Production, file: str) -> None:
    agree(matter.run(file, profile=None), matter.expected(file))


@pytest.mark.parametrize("order", [(CASH_APP, BANK), (BANK, CASH_APP)])
def test_the_payments_are_those_of_the_truth_in_either_order(matter: Production, order: tuple[str, str]) -> None:
    for file in order:
        matter.run(file)
    wanted = matter.truth("payments")
    assert len(wanted) == 18
    assert compared(matter.case, "payments", wanted) == wanted


def test_payments_of_a_file_that_is_undone_are_gone(matter: Production) -> None:
    matter.run(CASH_APP)
    undo(matter.case, matter.run(BANK).receipt.sha256)
    wanted = {id: one for id, one in matter.truth("payments").items() if not id.startswith("p-zelle")}
    assert compared(matter.case, "payments", matter.truth("payments")) == wanted
