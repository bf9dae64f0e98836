"""Values of an answer's JSON, each with the keys on the way to it, and how each would be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any, Final

from tests.helpers.printed import GRAMMAR

NAMED: Final = (
    "admission",
    "world",
    "person",
    "about",
    "id",
    "defendant",
    "position",
    "start",
    "against",
    "alternative",
    "estimate",
    "probability",
    "motion",
    "theory",
    "cite",
)
NUMBER: Final = re.compile(r"-?\+?\d+(\.\d+)?$")
TOLD: Final = re.compile(rf"{GRAMMAR['weight']}|{GRAMMAR['range']}")


@dataclass(frozen=True)
class Fact:
    """A value of an answer and every key on the way to it."""

    value: Any
    tags: frozenset[str]


def facts(node: Any, tags: frozenset[str] = frozenset()) -> Iterator[Fact]:
    """Yield the values of an answer: ranges whole and by their ends, numbers, weights, words."""
    if isinstance(node, Mapping):
        yield Fact(len(node), tags | {"how many"})
        if (least := node.get("minimum")) is not None and (most := node.get("maximum")) is not None:
            yield Fact((str(least), str(most)), tags | {"minimum"})
            yield Fact(
                tuple(str(end // 12) if isinstance(end, int) else end for end in (least, most)), tags | {"years"}
            )
        for key, value in node.items():
            yield from facts(value, tags | {str(key)})
    elif isinstance(node, list):
        yield Fact(len(node), tags | {"how many"})
        if len(node) == 2 and all(isinstance(end, int) or end == "life" for end in node):
            yield Fact((str(node[0]), str(node[1])), tags)
        for value in node:
            yield from facts(value, tags | _own(value))
    elif node is not None and not isinstance(node, bool):
        yield Fact(node, tags)
        said = (
            re.findall(r"points (\d+(?:\+\d+)*)\b|(\d+) criminal history points?", node)
            if isinstance(node, str)
            else ()
        )
        for sum_ in ("".join(one) for one in said):
            yield Fact(sum(map(int, sum_.split("+"))), tags | {"points"})


def _own(value: Any) -> frozenset[str]:
    """Return what an entry of a list is of: whose, in which outcome; and what is true of it."""
    if not isinstance(value, Mapping):
        return frozenset()
    named = {value[name] for name in NAMED if isinstance(value.get(name), str)}
    return frozenset(named | {name for name, held in value.items() if held is True})


def as_printed(value: Any) -> Iterator[str]:
    """Yield how a value would be printed, an amount in grams apart; of a range also the low end, which prose tells."""
    if isinstance(value, tuple):
        yield from dict.fromkeys(("–".join(value), value[0])) if value[0] != value[1] else (value[0],)
    elif isinstance(value, int):
        yield str(value)
    elif isinstance(value, str) and not NUMBER.match(value):
        yield from dict.fromkeys(match[0].replace(",", "") for match in TOLD.finditer(value))
    elif isinstance(value, str) and len(value) == 4:  # a year
        yield value
    if isinstance(value, str):
        if found := re.fullmatch(r"(\d+)/(\d+)", value):
            whole, rest = divmod(int(found[1]), int(found[2]))
            yield f"{whole} {rest}/{found[2]}"
            yield from dict.fromkeys((str(ceil(Fraction(value))), str(round(Fraction(value)))))  # whole months
            yield f"{float(round(Fraction(value) * 100, 1)):.1f}".removesuffix(".0") + " %"
