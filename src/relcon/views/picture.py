"""A picture for paper, before the privilege line, the sentence and the foot stand around it."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.figures.svg import Svg


@dataclass(frozen=True)
class Picture:
    """What was drawn, with its heading and the sentences below it."""

    title: str
    drawn: Svg
    notes: tuple[str, ...] = ()
