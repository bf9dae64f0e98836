"""Decide on paper: what is drawn is what was given, and nothing overlaps that has a place of its own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from relcon.figures.decide import Bar, Fall
from relcon.figures.decide_paper import ROADS, SIDE, Ladder, Road, Rung, Waterfall, drawn
from relcon.figures.svg import Svg

ROW = Road("Plea, no disclosure", (("Middle", Bar("120", 800, 800, 380, 473, 800)), ("Ceiling", Bar("unknown"))), 0)
LADDER = Ladder((Rung(28, "700 kg"), Rung(26, "400 kg", (("Moss", 830, "636 kg"),), 3)), 26, 500, "Dunn 659 kg", (), "")
FALLS = (Fall("start", 57, 57), Fall("here", 46, 46), Fall("kept out", 57, "life", 1), Fall("all", "life", "life"))


def texts(svg: Svg) -> list[str]:
    return [one.text or "" for one in ET.fromstring(ET.tostring(svg.drawn)).iter("text")]  # noqa: S314  # our own


def test_every_word_and_number_stands_on_it() -> None:
    fall = Waterfall(FALLS, ("nothing counts", "this outcome", "a2", "everything counts"), 120, lifted=True)
    said = texts(drawn([ROW], 150, LADDER, fall))
    for one in ("Middle", "120", "Ceiling", "unknown", "26", "400 kg", "Moss", "and 3 more", "Dunn 659 kg", "a2"):
        assert one in said, one
    assert {"57", "46", "to life", "life", "minimum 120, lifted here"} <= set(said)


def test_without_ladder_and_waterfall_the_rows_stand_alone() -> None:
    svg = drawn([ROW], 150, None, None)
    assert svg.width > ROADS + SIDE
    assert "Where the weight stands" not in texts(svg)
