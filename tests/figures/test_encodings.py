"""Widths, radii and bars by their rules; only what counts is filled; the page's colours are these."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon.figures.encodings import COLOURS, COUNTS, MARKS, bar_length, disc_radius, link_width


@pytest.mark.parametrize(
    ("kilograms", "kind", "width"),
    [
        (None, "drugs", 1.1),
        (0.0, "drugs", 1.1),
        (9.0, "drugs", 3.7),  # 1.5 + 2.2 log10(10)
        (999.0, "drugs", 8.1),  # 1.5 + 2.2 log10(1000)
        (10**6, "drugs", 12),
        (9.0, "money", 1.4),
        (None, "contact", 1.4),
    ],
)
def test_a_link_is_as_wide_as_the_weight_that_counts(kilograms: float | None, kind: str, width: float) -> None:
    assert link_width(kilograms, kind) == width  # type: ignore[arg-type]


def test_a_disc_grows_with_the_weight_and_is_a_dot_without() -> None:
    assert [disc_radius(None), disc_radius(9), disc_radius(99)] == [2.4, 4.7, 7.0]


def test_the_square_of_a_bar_is_as_the_weight() -> None:
    assert [bar_length(one, 100, 80) for one in (0, 25, 100)] == [0, 40, 80]
    assert bar_length(0, 0, 80) == 0


def test_only_what_counts_is_filled_with_its_colour() -> None:
    assert {letter for letter, mark in MARKS.items() if mark.fill.startswith("letter-")} == set(COUNTS)


def test_a_broken_edge_tells_the_contested_from_the_kept_out() -> None:
    assert MARKS["C"].dash
    assert not MARKS["P"].dash


def test_every_colour_of_a_mark_is_named() -> None:
    used = {name for mark in MARKS.values() for name in (mark.fill, mark.edge, mark.text)}
    assert used - {"none"} <= set(COLOURS)
    assert all(re.fullmatch("#[0-9a-f]{6}", one) for pair in COLOURS.values() for one in pair)


def test_the_style_sheet_has_the_same_colours(root: Path) -> None:
    text = (root / "viz" / "css" / "tokens.css").read_text(encoding="utf-8")
    light, *dark = re.findall(r":root[^{]*\{([^}]*)\}", text)
    assert len(dark) == 2
    for block, place in ((light, 0), *((block, 1) for block in dark)):
        written = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        assert {name: written.get(name) for name in COLOURS} == {name: pair[place] for name, pair in COLOURS.items()}
