"""Text as other programs may be given it: without what XML 1.0 forbids, and without what a spreadsheet would run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from relcon.exporting.flat import Value

# XML 1.0, production [2] Char; a lone surrogate is none either.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RUN: Final = ("=", "+", "-", "@", "\t", "\r")


class Cleaning:
    """Takes out of texts what no XML may hold, and counts it."""

    def __init__(self) -> None:
        self.removed = 0

    def text(self, text: str) -> str:
        """Return a text without the characters that XML 1.0 forbids."""
        kept, removed = _FORBIDDEN.subn("", text)
        self.removed += removed
        return kept

    def values(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return columns so, without those of which nothing is left."""
        cleaned = {name: self.text(item) if isinstance(item, str) else item for name, item in values.items()}
        return {name: item for name, item in cleaned.items() if item != ""}


def one_line(text: str) -> str:
    """Return a text in one line, for a label."""
    return " ".join(text.split())


def cell(value: Value) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(_RUN) else text
