"""Words that the blocks of a simulation share: outcomes, positions, terms and dates as they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from relcon import words
from relcon.law.letters.meanings import meanings
from relcon.law.positions.options import POSITIONS
from relcon.records.evidence import BatesRange
from relcon.reports.report import Block, Paragraph, Section, Table
from relcon.results.exposure import Manual
from relcon.results.simulation import Simulation

_TERMS: Final = re.compile(r"\b[a-z_0-9A-Z]+(?:[._][a-z_0-9A-Z]+)+\b")
_CRITERION: Final = re.compile(r"safety-valve criterion (\d) \(18 U\.S\.C\. §3553\(f\)\)")
_PAGES: Final = re.compile(r"(?P<prefix>\b[A-Z][A-Za-z-]*[ -]?)(?P<from>\d{2,}) to (?P=prefix)(?P<to>\d{2,})\b")


def named(name: str) -> str:
    """Return the short name of a position given by its id."""
    return next((words.short(p) for p in POSITIONS if p == name), name)


def where(positions: Sequence[str]) -> str:
    """Return positions in brackets, nothing where all are meant."""
    return "" if len(positions) == len(POSITIONS) else f" [{', '.join(map(named, positions))}]"


def grouped(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return each text once, with the keys that have it."""
    found: dict[str, list[str]] = {}
    for key, text in texts.items():
        found.setdefault(text, []).append(key)
    return found


def manuals(simulation: Simulation) -> Mapping[str, Manual | None]:
    """Return the Manual under which each defendant stands."""
    return {id: one.manual for world in simulation.worlds.values() for id, one in world.defendants.items()}


def in_words(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return sections with days, page labels, criteria and terms of the letter as they are called."""
    return tuple(replace(one, blocks=tuple(map(_block, one.blocks))) for one in sections)


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=_said(block.text))
    return Table(block.columns, tuple(tuple(map(_said, row)) for row in block.rows), block.notes)


def _said(text: str) -> str:
    text = _TERMS.sub(lambda found: meanings()[found[0]].title if found[0] in meanings() else found[0], text)
    text = _CRITERION.sub(lambda found: words.CRITERIA[found[1]], text)
    return words.in_prose(_PAGES.sub(_in_short, text))


def _in_short(found: re.Match[str]) -> str:
    prefix = found["prefix"]
    return words.pages(BatesRange(f"{prefix}{found['from']}", f"{prefix}{found['to']}"))
