"""Settings of the sentence drawn at random, and what the page shows at each of them, read in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from playwright.sync_api import Page

from relcon.records.base import PositionName
from relcon.views.answered import Answered

SETTINGS = 300
TURN = """for (const [id, value] of Object.entries(setting)) {
    const box = document.getElementById(id);
    if (!box || box.value === value) continue;
    box.value = value;
    box.dispatchEvent(new Event("change"));
  }"""

Setting = tuple[str, PositionName, str]
"""A person, a position and an outcome."""


def drawn(found: Answered, seed: int) -> list[Setting]:
    """Draw settings, in the order in which most turn one box alone."""
    random = Random(seed)  # noqa: S311  # which settings are looked at is no secret
    people, positions, worlds = list(found.defendants), list(found.positions), list(found.worlds)
    return sorted((random.choice(people), random.choice(positions), random.choice(worlds)) for _ in range(SETTINGS))


def boxes(settings: Sequence[Setting]) -> list[dict[str, str]]:
    """Return what the boxes of the sentence say at each setting."""
    return [{"person": person, "position": position, "world": world} for person, position, world in settings]


def shown(page: Page, settings: Sequence[Mapping[str, str]], read: str) -> list[Any]:
    """Turn the page's boxes to each setting, and return what ``read``, a function of the setting, finds there."""
    found: list[Any] = page.evaluate(f"(all) => all.map((setting) => {{ {TURN} return ({read})(setting); }})", settings)
    return found
