"""A picture as SVG: shapes and words in whole hundredths of a pixel; no script, no link, no style sheet, no font file.

What is written comes from a case file and may hold anything: every text is escaped, and what XML cannot hold is left
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from relcon.figures.encodings import MARKS, Letter, light

SANS: Final = "Helvetica, Arial, 'Liberation Sans', sans-serif"
SERIF: Final = "Georgia, 'Times New Roman', 'Liberation Serif', serif"
MARGIN: Final = 24
LEADING: Final = 1.35
"""Height of a line of text, in the size of its letters."""

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NARROW: Final = frozenset("ijltfrI.,:;'|!()[] ·")
_WIDE: Final = frozenset("mwMWGOQDCHNU%@→—")

Value = str | float | None


def digits(number: float) -> str:
    """Return a number with at most two digits after the point: the same text for the same place, everywhere."""
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def text_width(words: str, size: float) -> float:
    """Return about how wide a text is: wide enough for the fonts that a picture asks for, without reading them."""
    return size * sum(0.33 if one in _NARROW else 0.8 if one in _WIDE else 0.57 for one in words)


def lines(words: str, size: float, room: float) -> list[str]:
    """Break a text at its spaces into lines that fit the room; a word that alone is longer stands alone."""
    found: list[str] = []
    for word in words.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and text_width(longer, size) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return found


class Svg:
    """A picture while it is drawn; each shape is added on top of those before.

    Parameters
    ----------
    width, height
        In pixels.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._at = self._root = ET.Element("g")

    def shape(self, tag: str, **attributes: Value) -> ET.Element:
        """Add an element; names of attributes have `_` for `-`, and what is None or empty is left out."""
        given = {
            name.rstrip("_").replace("_", "-"): value if isinstance(value, str) else digits(value)
            for name, value in attributes.items()
            if value not in (None, "")
        }
        return ET.SubElement(self._at, tag, {name: _clean(value) for name, value in given.items()})

    def rect(self, x: float, y: float, width: float, height: float, **attributes: Value) -> None:
        """Draw a rectangle."""
        self.shape("rect", x=x, y=y, width=width, height=height, **attributes)

    def line(self, x1: float, y1: float, x2: float, y2: float, **attributes: Value) -> None:
        """Draw a line; thin and in the colour of rules, unless told otherwise."""
        self.shape("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": light("line"), "stroke_width": 1, **attributes})

    def circle(self, x: float, y: float, radius: float, **attributes: Value) -> None:
        """Draw a disc."""
        self.shape("circle", cx=x, cy=y, r=radius, **attributes)

    def path(self, way: str, **attributes: Value) -> None:
        """Draw a path, open unless told otherwise."""
        self.shape("path", d=way, **{"fill": "none", **attributes})

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 12,
        colour: str = "ink",
        bold: bool = False,
        anchor: str = "",
        family: str = "",
        halo: bool = False,
    ) -> None:
        """Write a line of text, its foot at y; the colour by the name that it has among the encodings.

        With a halo it can be read over lines.
        """
        written = self.shape(
            "text",
            x=x,
            y=y,
            fill=light(colour),
            font_size=size,
            font_weight="700" if bold else None,
            text_anchor=anchor,
            font_family=family,
            stroke=light("surface") if halo else None,
            stroke_width=3 if halo else None,
            paint_order="stroke" if halo else None,
        )
        written.text = _clean(words)

    def badge(self, x: float, y: float, letter: Letter, side: float = 14, *, ringed: bool = False) -> None:
        """Draw the badge of a cell with its middle at a place: filled where it counts, hollow where it does not."""
        mark, half = MARKS[letter], side / 2
        if mark.fill != "none":
            self.rect(
                x - half,
                y - half,
                side,
                side,
                rx=3,
                fill=light(mark.fill),
                stroke=light(mark.edge),
                stroke_width=1.2,
                stroke_dasharray=mark.dash,
            )
        self.text(x, y + side * 0.27, letter, size=side * 0.74, colour=mark.text, bold=True, anchor="middle")
        if ringed:
            self.rect(
                x - half - 3, y - half - 3, side + 6, side + 6, rx=5, fill="none", stroke=light("ink"), stroke_width=1.4
            )

    def group(self, label: str = "", **attributes: Value) -> Svg:
        """Begin a part of the picture, with a name for who cannot see it; to draw in."""
        part = Svg(self.width, self.height)
        part._root, part._at = self._root, self.shape("g", **attributes)
        if label:
            ET.SubElement(part._at, "title").text = _clean(label)
        return part

    def place(self, other: Svg, x: float, y: float) -> None:
        """Put another picture in at a place."""
        self._root.append(other._root)
        other._root.set("transform", f"translate({digits(x)} {digits(y)})")

    @property
    def drawn(self) -> ET.Element:
        """Everything that was drawn."""
        return self._root


def sheet(picture: Svg, *, title: Sequence[str], notes: Iterable[str] = (), banner: str = "", foot: str = "") -> str:
    """Return a file: the privilege line, what the picture is of, the picture, notes, the foot.

    Parameters
    ----------
    picture
        What was drawn.
    title
        The heading, and lines below it.
    notes
        Sentences below the picture.
    banner
        The privilege line; nothing for a filing.
    foot
        Caption, Manual, version, digest.
    """
    width = picture.width + 2 * MARGIN
    out = Svg(width, 0)
    y = 0.0
    if banner:
        held = lines(banner, 11, width - 2 * MARGIN)
        out.rect(0, 0, width, 9 + 15 * len(held), fill=light("banner"))
        for one in held:
            y += 15
            out.text(width / 2, y + 1, one, size=11, colour="on-banner", bold=True, anchor="middle")
        y += 9
    y += MARGIN
    for place, said in enumerate(title):
        size = 12.5 if place else 17
        for one in lines(said, size, picture.width):
            y += size * LEADING
            out.text(MARGIN, y, one, size=size, bold=not place, family="" if place else SERIF)
    y += 16
    out.place(picture, MARGIN, y)
    y += picture.height + 6
    for said in notes:
        for one in lines(said, 11, picture.width):
            y += 11 * LEADING
            out.text(MARGIN, y, one, size=11, colour="ink-2")
    y += 14
    out.line(MARGIN, y, width - MARGIN, y)
    for one in lines(foot, 10, picture.width):
        y += 10 * LEADING
        out.text(MARGIN, y + 2, one, size=10, colour="muted")
    return _file(out, width, y + MARGIN, title[0] if title else "")


def _file(out: Svg, width: float, height: float, title: str) -> str:
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": digits(width),
            "height": digits(height),
            "viewBox": f"0 0 {digits(width)} {digits(height)}",
            "font-family": SANS,
            "role": "img",
        },
    )
    ET.SubElement(root, "title").text = _clean(title)
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": light("surface")})
    root.append(out.drawn)
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode") + "\n"


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
