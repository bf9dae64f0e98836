"""Words by which a statement concedes a prong of law instead of stating a fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A prong, what is conceded with it, its provision, and the words."""

    prong: str
    concedes: str
    cite: str
    source: str
    words: re.Pattern[str]

    def found_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that concede it, once each, as they stand there."""
        return tuple(dict.fromkeys(match.group() for match in self.words.finditer(text)))


@cache
def conclusions() -> tuple[Conclusion, ...]:
    """Return every prong with its words, in the order of the worksheet."""
    text = resources.files(__package__).joinpath("conclusions.yaml").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = YAML(typ="safe").load(text)
    return tuple(
        Conclusion(prong, row["concedes"], row["cite"], row["source"], _pattern(row["words"]))
        for prong, row in rows.items()
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Match a word as written or with a first capital, longest first; no other capitals."""
    forms = {form for word in words for form in (word, word[:1].upper() + word[1:])}
    listed = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])")
