"""A picture as a file: nothing in a text can leave it, nothing loads, the same drawing gives the same bytes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.figures.svg import Svg, digits, lines, sheet, text_width

HOSTILE = '</text><script>alert(1)</script>&"<!--\x00\x0b'


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (-0.001, "0"), (1.5, "1.5"), (2.005, "2"), (12.3456, "12.35"), (-3, "-3")]
)
def test_numbers_have_at_most_two_digits_after_the_point(number: float, written: str) -> None:
    assert digits(number) == written


def test_a_hostile_text_stays_text() -> None:
    drawing = Svg(100, 50)
    drawing.text(0, 10, HOSTILE)
    drawing.group(HOSTILE).circle(1, 1, 1, fill="none")
    root = ET.fromstring(sheet(drawing, title=(HOSTILE, HOSTILE), notes=(HOSTILE,), banner=HOSTILE, foot=HOSTILE))  # noqa: S314  # it is our own
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags == {"svg", "title", "rect", "g", "text", "line", "circle"}
    assert any(one.text == HOSTILE[:-2] for one in root.iter() if one.tag.endswith("text"))


def test_nothing_is_referred_to() -> None:
    written = sheet(Svg(10, 10), title=("A title",))
    assert written.count("http") == 1  # the name of the format itself
    assert all(word not in written for word in ("href", "url(", "<style", "<image", "@font-face"))


@given(st.text(max_size=60), st.floats(20, 200))
def test_lines_hold_every_word_and_fit(words: str, room: float) -> None:
    found = lines(words, 11, room)
    assert " ".join(found).split() == words.split()
    assert all(text_width(one, 11) <= room or " " not in one for one in found)


def test_no_privilege_line_where_none_is_asked_for() -> None:
    assert "PRIVILEGED" in sheet(Svg(10, 10), title=("A",), banner="PRIVILEGED")
    assert "#7a1414" not in sheet(Svg(10, 10), title=("A",))
