"""Letters and text stand out from their background in both themes, and the letters' colours from one another."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.frame import choose_theme
from tests.browser.tab import Tab

Colour = tuple[float, float, float]
THEMES = ("light", "dark")
# Filled cells carry their letter on their colour; hollow ones in their colour on a row of the table.
PAIRS = [
    ("on-O", "letter-O"),
    ("on-J", "letter-J"),
    *((letter, ground) for letter in ("letter-C", "letter-P") for ground in ("surface", "paper", "selected")),
    *((ink, ground) for ink in ("ink", "ink-2", "muted") for ground in ("paper", "surface", "sunken", "selected")),
    ("on-banner", "banner"),
    ("on-ink", "ink"),
    ("warn", "warn-soft"),
]
# Lines and edges need 3:1 (WCAG 1.4.11): the mark of focus, of a filled cell, of a link on the map.
EDGES = [
    ("focus", "surface"),
    ("edge", "surface"),
    ("letter-O", "surface"),
    *((letter, "surface") for letter in ("letter-C", "letter-P", "letter-none", "ink-2")),
]
# Simulated in linear light: Machado, Oliveira and Fernandes 2009, severity 1.
BLINDNESS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> Colour:
    """Return a colour such as ``#0068a8`` in linear light."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""

    def luminance(colour: str) -> float:
        red, green, blue = linear(colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, blindness: str) -> Colour:
    """Return CIE L*a*b* of a colour as a colour-blind eye has it."""
    light = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in BLINDNESS[blindness]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (n ** (1 / 3) if n > 0.008856 else 7.787 * n + 16 / 116 for n in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def colours(page: Page, names: set[str]) -> dict[str, str]:
    """Return the values of custom properties as the page resolves them."""
    found: dict[str, str] = page.evaluate(
        """(names) => Object.fromEntries(names.map((name) =>
             [name, getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim()]))""",
        sorted(names),
    )
    return found


@pytest.mark.parametrize("chosen", [False, True], ids=["by the system", "by the reader"])
@pytest.mark.parametrize("theme", THEMES)
def test_text_and_edges_stand_out(tab: Tab, baseline_page: Path, theme: str, chosen: bool) -> None:
    """Whether the system is dark or the reader chose it on the page."""
    system = {"light": "dark", "dark": "light"}[theme] if chosen else theme
    page = tab(baseline_page, theme=system)
    if chosen:
        choose_theme(page, theme)
    values = colours(page, {name for pair in PAIRS + EDGES for name in pair})
    assert {pair: round(ratio, 2) for pair in PAIRS if (ratio := contrast(*(values[n] for n in pair))) < 4.5} == {}
    assert {pair: round(ratio, 2) for pair in EDGES if (ratio := contrast(*(values[n] for n in pair))) < 3} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_filled_letters_differ_for_every_eye(tab: Tab, baseline_page: Path, theme: str) -> None:
    """Own and joint acts are both filled cells: their colours stay far apart (ΔE of 20 and more)."""
    values = colours(tab(baseline_page, theme=theme), {"letter-O", "letter-J"})
    for blindness in BLINDNESS:
        pair = (seen(values["letter-O"], blindness), seen(values["letter-J"], blindness))
        assert sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 > 20, blindness


def test_the_ratio_is_that_of_the_guideline() -> None:
    """Black on white is 21:1; #767676 on white is the lightest grey of 4.5:1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") > 4.5 > contrast("#777777", "#ffffff")
