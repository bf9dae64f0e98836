"""The words that nothing printed uses (``forbidden_words.yaml``), and which a text has that are not counsel's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from relcon.records.terms import term_fields

LIST: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(
    Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
)
TERMS = "|".join(re.escape(name) for name in term_fields() if "_" in name or "." in name)
"""The ids of a letter's terms that no English word could be."""


def words_in(place: str | None = None) -> re.Pattern[str]:
    """Return the words looked for in the answers of commands, or in another place: ``texts``, ``help``."""
    words = [row["word"].removeprefix("(?m)") for row in LIST if place is None or place in row["in"]]
    if place is None:
        words.append(rf"(?<![\w.])(?:{TERMS})(?![\w.])")
    return re.compile("|".join(words), re.IGNORECASE | re.MULTILINE)


ANSWERS, TEXTS, HELP = words_in(), words_in("texts"), words_in("help")


def said(text: str, words: re.Pattern[str] = ANSWERS, own: Iterable[Path] = ()) -> set[str]:
    """Return the forbidden words of a text, in lower case, but those that stand so in counsel's own files.

    Parameters
    ----------
    text
        What is printed, broken into lines.
    words
        Which are looked for.
    own
        Case and proffer file: a word counts as counsel's own if it stands there after the same two words, or after the
        one with which a quotation begins.
    """
    files = " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in own)
    found = set()
    for match in words.finditer(text):
        before = text[: match.start()].split()[-2:]
        quoted = before[-1:] if before and before[-1].startswith('"') else before
        if f"{' '.join(quoted)} {match[0]}" not in files:
            found.add(match[0].strip().lower())
    return found


def instead(words: Iterable[str]) -> str:
    """Return what to write instead of words that were found, for whoever reads a failed test."""
    rows = [(word, row) for word in sorted(words) for row in LIST if re.search(row["word"], word, re.IGNORECASE)]
    return "; ".join(f"{word!r}: {row['why']}; write: {row['instead']}" for word, row in rows)
