"""Words and turns of phrase by which a statement concedes a prong of law instead of stating a fact.

A single word such as "we" concedes nothing: it is who, and what is said of them together, that does. The phrases are
data (``conclusions.yaml``), each with the prong that it concedes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from relcon.packed import unpacked

_GAP: Final = r"(?:\s+[\w'-]+){0,4}?"
"""Up to four words between the parts of a form."""
_SPACE: Final = r"\s+"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A prong, what is conceded with it, its provision, the words that concede it, and the forms."""

    prong: str
    concedes: str
    cite: str
    source: str
    words: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...] = ()

    def found_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that concede it, as they stand there, once each; the longest of several."""
        spans = {match.span() for pattern in (self.words, *self.forms) for match in pattern.finditer(text)}
        kept = [one for one in spans if not any(_within(one, other) for other in spans)]
        return tuple(dict.fromkeys(text[start:end] for start, end in sorted(kept)))


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


@cache
def conclusions() -> tuple[Conclusion, ...]:
    """Return every prong with its words and forms, in the order of the worksheet."""
    data = unpacked(resources.files(__package__).joinpath("conclusions.yaml"))
    slots: Mapping[str, Sequence[str]] = data["slots"]
    rows: Mapping[str, Mapping[str, Any]] = {prong: row for prong, row in data.items() if prong != "slots"}
    return tuple(
        Conclusion(
            prong,
            row["concedes"],
            row["cite"],
            row["source"],
            _pattern(_alternatives(row["words"])),
            tuple(_form(form, slots) for form in row.get("forms", ())),
        )
        for prong, row in rows.items()
    )


def _form(form: str | Mapping[str, str], slots: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Return a form of `conclusions.yaml` as a pattern: slots, gaps and words in order, each a whole word."""
    said, after = (form, None) if isinstance(form, str) else (form["form"], form["unless"])
    found = ""
    for place, piece in enumerate(said.split()):
        if piece == "~":
            found += _GAP
            continue
        phrases = _alternatives(slots[piece.strip("{?}")] if piece.startswith("{") else [piece], capital=place == 0)
        part = f"{_SPACE if place else ''}(?:{phrases})"
        found += f"(?:{part})?" if piece.endswith("?}") else part
    not_after = rf"(?!\s+(?:{_alternatives(slots[after], capital=False)})(?![\w-]))" if after is not None else ""
    return _pattern(found, not_after)


def _alternatives(phrases: Iterable[str], *, capital: bool = True) -> str:
    """Return phrases as written, or with a first capital, longest first; no other capitals."""
    forms = {form for one in phrases for form in ((one, one[:1].upper() + one[1:]) if capital else (one,))}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _pattern(inner: str, not_after: str = "") -> re.Pattern[str]:
    """Match whole words."""
    return re.compile(rf"(?<![\w-])(?:{inner})(?![\w-]){not_after}")
