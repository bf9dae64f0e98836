"""What writes a drawn matter: choices read from drawn bytes, and what every record has in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.helpers.drawn import day

CLIENT = "dunn"
DEFENDANTS = (CLIENT, "reyes", "ortiz")
GRAMS = tuple(f"{n} g" for n in (1, 20, 28, 50, 100, 100, 112, 196, 300, 500, 500, 800, 1000, 2000, 4999))
EXHIBITS: tuple[tuple[str, ...], ...] = (
    (), (), ("weak",), ("strong",), ("fair",), ("granted",), ("weak", "fair"), ("weak", "weak2"), ("granted", "weak2"),
    ("fair", "strong"),
)  # fmt: skip


def full(record: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what was drawn as nothing."""
    return {key: value for key, value in record.items() if value is not None and value != [] and value != {}}


class Pen:
    """Writes records by reading drawn bytes: one byte a choice, which costs little and shrinks to the first choices."""

    def __init__(self, drawn: bytes) -> None:
        self.drawn = iter(drawn)

    def number(self, low: int, high: int) -> int:
        return low + next(self.drawn, 0) % (high - low + 1)

    def one(self, *of: Any) -> Any:
        return of[self.number(0, len(of) - 1)]

    def rarely(self, value: Any, otherwise: Any = None, odds: int = 4) -> Any:
        """Return the value once in so many times."""
        return value if self.number(1, odds) == odds else otherwise

    def some(self, of: Sequence[Any], least: int = 0, most: int = 3) -> list[Any]:
        """Return some of these, in an order drawn too."""
        left = list(of)
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(self.number(least, min(most, len(left))))]

    def offset(self, most: int) -> int:
        """A day by its number, often a fifth one, so that one record ends on the day on which another begins."""
        step: int = self.one(5, 5, 1)
        return step * self.number(0, most // step)

    def when(self, *, unknown: bool = True) -> Any:
        """A day, an interval, or unknown."""
        kind = self.one("day", "day", "interval", *(("unknown",) if unknown else ()))
        first = self.offset(40)
        if kind == "day":
            return day(first)
        last = first + self.one(1, 5, 10, 15, self.number(1, 20))
        return "unknown" if kind == "unknown" else {"from": day(first), "to": day(last)}

    def grams(self, *, unknown: bool = False) -> Any:
        """A weight, an interval of weights, or unknown."""
        kind = self.one("one", "one", "one", "interval", "point", *(("unknown",) if unknown else ()))
        if kind == "one":
            return self.one(*GRAMS)
        if kind == "unknown":
            return "unknown"
        low, more = self.one(1, 50, 100, 500), self.one(10, 100, 450)
        interval = {"low": f"{low} g", "high": f"{low + more} g"}
        return interval if kind == "interval" else {**interval, "point": f"{low + more // 2} g"}

    def support(self, own: bool = False) -> dict[str, Any]:
        """Evidence, and who asserts or disputes."""
        voices = ["defense", "psr", "government", *DEFENDANTS]
        asserted = self.rarely(self.some(voices, 1, 2), [], 8)
        disputed = [v for v in self.rarely(self.some(voices, 1, 2), [], 6) if v not in asserted]
        listed = list(self.one(*EXHIBITS))
        if own and self.rarely(True, odds=3):
            listed.append("mine")
        return {"evidence": listed, "asserted_by": asserted, "disputed_by": disputed}
