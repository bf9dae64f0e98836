"""The edges of what a series, a mixture and a lot may say: just inside they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.reading.files import read_case
from relcon.reading.problems import InputError


def read(tmp_path: Path, event: str, lots: str = "[]") -> None:
    """Read a case of one event."""
    file = tmp_path / "case.yaml"
    file.write_text(
        f"format: relcon/case/1\ncase: {{caption: U.S. v. Nobody}}\nlots: {lots}\n"
        f"events: [{{id: e1, kind: possession, quantity: 1 g, {event}}}]\n",
        encoding="utf-8",
    )
    read_case(file)


@pytest.mark.parametrize(
    "event",
    [
        "date: unknown, substance: cocaine, series: {every: day, count: 100000}",
        # 365 days, 273 times a day: 99,645
        "date: {from: 2025-01-01, to: 2025-12-31}, substance: cocaine, series: {every: day, times: 273}",
        # the calendar's last day, left out and counted to
        "date: {from: 9999-12-01, to: 9999-12-31}, substance: cocaine, series: {every: month, except: [LAST]}",
        'date: 2025-01-01, mixture: [heroin, methamphetamine], purity: "0.8"',
        'date: 2025-01-01, mixture: [pcp, fentanyl, cocaine], purity: "0.8"',
        "date: 2025-01-01, mixture: [methamphetamine, ice]",
    ],
)
def test_just_inside(tmp_path: Path, event: str) -> None:
    read(tmp_path, event.replace("LAST", "{from: 9999-12-31, to: 9999-12-31}"))


def test_all_days_to_the_last_of_the_calendar_left_out(tmp_path: Path) -> None:
    left_out = "series: {every: month, except: [{from: 9999-12-01, to: 9999-12-31}]}"
    with pytest.raises(InputError, match="every day is left out"):
        read(tmp_path, f"date: {{from: 9999-12-01, to: 9999-12-31}}, substance: cocaine, {left_out}")


@pytest.mark.parametrize("purity_of", ["[methamphetamine, amphetamine]", "[methamphetamine, pcp, heroin]"])
def test_the_purity_of_two_drugs_is_not_one_figure(tmp_path: Path, purity_of: str) -> None:
    with pytest.raises(InputError, match="a purity is that of one drug"):
        read(tmp_path, f'date: 2025-01-01, mixture: {purity_of}, purity: "0.8"')


def test_a_chain_of_lots_is_no_circle(tmp_path: Path) -> None:
    chain = "[{id: k1}, {id: k2, made_from: k1}, {id: k2/a, made_from: k1/a}, {id: k3, made_from: k2/a}]"
    read(tmp_path, "date: 2025-01-01, substance: cocaine, lot: k3/a", chain)


def test_a_lot_made_from_itself_and_one_made_from_its_own_part(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, "date: 2025-01-01, substance: cocaine", "[{id: k1, made_from: k1}, {id: k2, made_from: k2/a}]")
    assert [(p.record, p.found) for p in caught.value.problems] == [
        ("lot k1, made_from", "k1"),
        ("lot k2, made_from", "k2/a"),
    ]
