"""Fed. R. Evid. 410 and Fed. R. Crim. P. 11(f): what a letter's waiver opens at trial, and what opens nothing.

The rule keeps plea discussions with a prosecutor out of a trial; a letter waives it as far as its words go, and they
are read as a contract. The wording decides which ways of putting a contrary fact forward open the statements, and how
near the fact must come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final, Literal

from relcon.packed import unpacked

Relation = Literal["contradicts", "tends"]


@dataclass(frozen=True, slots=True)
class Wording:
    """What one word of a term opens (ways, or relations that suffice), its authority and how well that is known."""

    opens: frozenset[str]
    cite: str
    source: str


@dataclass(frozen=True, slots=True)
class Safe:
    """Something that opens nothing under the wordings on which it was decided."""

    what: str
    under: frozenset[str]
    cite: str
    source: str


@dataclass(frozen=True, slots=True)
class Theory:
    """A defense: what it asserts, and which kinds of admitted record contradict it or tend against it."""

    name: str
    asserts: str
    contradicts: frozenset[str]
    tends: frozenset[str]

    def relation(self, kind: str) -> Relation | None:
        """Return how a kind of record stands to what the theory asserts."""
        return "contradicts" if kind in self.contradicts else "tends" if kind in self.tends else None


@dataclass(frozen=True)
class Rule410:
    """The whole of it, from ``rule_410.yaml``."""

    baseline: Wording
    ways: Mapping[str, str]
    levels: Mapping[str, Wording]
    impeachment: Mapping[str, Wording]
    standards: Mapping[str, Wording]
    in_chief: Wording
    does_not_open: tuple[Safe, ...]
    theories: Mapping[str, Theory]


NOTHING: Final[frozenset[str]] = frozenset()


@cache
def rule_410() -> Rule410:
    """Return what a waiver opens, level by level, and what each theory asserts."""
    data: Mapping[str, Any] = unpacked(resources.files(__package__).joinpath("rule_410.yaml"))
    return Rule410(
        baseline=_wording(data["baseline"]),
        ways=MappingProxyType(data["ways"]),
        levels=_wordings(data["levels"]),
        impeachment=_wordings(data["impeachment"]),
        standards=_wordings(data["standards"]),
        in_chief=_wording(data["in_chief"]),
        does_not_open=tuple(
            Safe(one["what"], frozenset(one["under"]), one["cite"], one["source"])
            for one in data["does_not_open"].values()
        ),
        theories=MappingProxyType(
            {
                name: Theory(name, one["asserts"], frozenset(one["contradicts"]), frozenset(one["tends"]))
                for name, one in data["theories"].items()
            }
        ),
    )


def _wordings(data: Mapping[str, Any]) -> Mapping[str, Wording]:
    return MappingProxyType({word: _wording(one) for word, one in data.items()})


def _wording(one: Mapping[str, Any]) -> Wording:
    return Wording(frozenset(one.get("ways", one.get("relations", NOTHING))), one["cite"], one["source"])
