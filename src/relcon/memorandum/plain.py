"""Reports' words as a memo has them: no command of the program, ids in stretches, lines that are not yet broken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from relcon import words
from relcon.memorandum.places import PLACES, part
from relcon.reports.report import Block, Column, Paragraph, Section, Table
from relcon.reports.simulation_words import in_words

_BLOCK: Final = re.compile(r"(?:relcon simulate |simulate )?--section (?P<block>[a-z-]+)")
_COMMAND: Final = re.compile(r"relcon (?P<command>law --open|letter questions|simulate)")
_EXACT: Final = " Fractions of a month: --exact."
_WORKSHEET: Final = "relcon exposure -d"
_SENTENCE: Final = re.compile(r"(?:(?:safety-)?[a-z]{2,}(?:'s)?(?:[ :,;]|$)|a (?=[a-z]{3}))")
"""How a text begins that is no id: with a word."""
_STRETCH: Final = re.compile(r"\b[a-z]+\d+(?:, [a-z]+\d+){2,}\b")
"""Ids of one kind in a row: ``e20, e21, e22``."""


def plain(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return sections in a memo's words."""
    return tuple(
        replace(one, title=said(one.title), blocks=tuple(map(_block, one.blocks))) for one in in_words(sections)
    )


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        text = said(block.text)
        return replace(block, text=_begun(text) if block.bullet else text)
    heads = tuple(Column(_begun(said(" ".join(column.title.split()))), column.right) for column in block.columns)
    rows = (tuple(map(said, row)) for row in block.rows)
    return Table(heads, tuple((_begun(first), *rest) for first, *rest in rows), block.notes)


def _begun(text: str) -> str:
    """Return a text with a capital letter, unless it begins with an id."""
    return f"{text[0].upper()}{text[1:]}" if _SENTENCE.match(text) else text


def said(text: str) -> str:
    """Return a text in a memo's words: a place of the memo for what a command would tell, ids in stretches."""
    text = _BLOCK.sub(lambda found: part(PLACES[found["block"]]), text)
    text = _COMMAND.sub(lambda found: part(PLACES[found["command"]]), text)
    text = text.replace(_EXACT, "").replace(_WORKSHEET, "The worksheet of relcon exposure")
    return _STRETCH.sub(lambda found: words.ids(found[0].split(", ")), text)
