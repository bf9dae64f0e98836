"""How records that show something are written, and how what several positions say is said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from relcon.exporting.exposure_report import by_text, where
from relcon.exporting.report import Paragraph
from relcon.records.base import PositionName
from relcon.results.roles import RoleAnswer, Shown

By = Mapping[PositionName, RoleAnswer]
T = TypeVar("T")
_RANGE = re.compile(r"(\S*?)(\d{4}) to \1(\d{4})(?!\d)")


MOST: Final = 4
"""How many items of a list are shown with their pages; of the rest the records are named."""


def items(found: Mapping[PositionName, Sequence[Shown]], asked: Sequence[PositionName]) -> list[str]:
    """Return what is shown, each once with its pages; of a long list the first, and the records of the rest."""
    held = by_text({position: [pages(one) for one in several] for position, several in found.items()})
    facts = {pages(one): one.facts for several in found.values() for one in several}
    told = [f"{text}{where(positions, asked)}" for text, positions in list(held.items())[:MOST]]
    rest = dict.fromkeys(
        f"{fact}{where(positions, asked)}" for text, positions in list(held.items())[MOST:] for fact in facts[text]
    )
    return [*told, f"and more: {', '.join(rest)}"] if rest else told


def pages(shown: Shown) -> str:
    """Return what is shown, with its pages; what no exhibit shows is marked."""
    found = "; ".join(dict.fromkeys(map(_short, shown.pages))) if shown.evidence else "uncited"
    return f"{shown.text} ({found})"


def _short(pages: str) -> str:
    """Return a range of pages without the start that its last page repeats: ``GOV-0004512–4514``."""
    return _RANGE.sub(r"\1\2–\3", pages)


def once(texts: Mapping[PositionName, Iterable[str]], asked: Sequence[PositionName]) -> list[str]:
    """Return each text once, with the positions that say it where not all do."""
    held = by_text({position: list(said) for position, said in texts.items()})
    return [f"{text}{where(positions, asked)}" for text, positions in held.items()]


def bullets(texts: Mapping[PositionName, Iterable[str]], asked: Sequence[PositionName]) -> list[Paragraph]:
    """Return each text once as an item of a list."""
    return [Paragraph(text, bullet=True) for text in once(texts, asked)]


def merged(found: Mapping[PositionName, Iterable[tuple[str, T]]]) -> dict[str, dict[PositionName, T]]:
    """Return what positions answer under the same key, by key and position, in the order first met."""
    answers: dict[str, dict[PositionName, T]] = {}
    for position, entries in found.items():
        for key, one in entries:
            answers.setdefault(key, {})[position] = one
    return answers
