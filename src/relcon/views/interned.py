"""Things listed once and named by their number."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any


class Interned:
    """A list in which equal things stand once, in the order in which they were first added."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self._known: dict[str, int] = {}

    def add(self, item: Any) -> int:
        """Return the number of a thing that JSON can hold."""
        key = item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)
        if key not in self._known:
            self._known[key] = len(self.items)
            self.items.append(item)
        return self._known[key]

    def all(self, items: Iterable[Any]) -> list[int]:
        """Return the numbers of several."""
        return [self.add(item) for item in items]
