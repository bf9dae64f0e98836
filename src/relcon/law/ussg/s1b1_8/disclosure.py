"""USSG §1B1.8: an admission as it was first made, and what is decided of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from relcon.records.letter import Letter
from relcon.records.proffer import Admission
from relcon.records.sessions import SessionMode
from relcon.records.term import Term

Reason = Literal[
    "kept out",
    "safety-valve disclosure",
    "violent offense",
    "before any agreement",
    "no agreement reached",
    "not covered",
    "carve-out",
    "agreement provides for use",
    "own crimes only",
    "no promise",
    "excluded",
    "known before",
    "independent source",
    "admitted in a plea",
]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """An admission and how it was first made.

    Attributes
    ----------
    admission
        What was said.
    mode, day
        Of the session in which it was first said; ``day`` is None where the file gives no session.
    letter
        The letter that covered that session, or None.
    later_agreement
        Where there was none: the day on which the first later one was entered, or None.
    """

    admission: Admission
    mode: SessionMode
    day: date | None
    letter: Letter | None
    later_agreement: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an admission may be used in the range, and on what ground.

    Attributes
    ----------
    usable, reason, why, cite
        The answer; its ground in a word and in plain words; the provision, empty where the letter alone decides.
    term, quote, page, preset
        The letter's term that decides it, with its words and page where the file gives them, and the dated example
        that it was taken from where it is not the letter's own.
    open
        What had to be read by an option of the position; empty where nothing had to be.
    """

    usable: bool
    reason: Reason
    why: str
    cite: str
    term: str | None = None
    quote: str | None = None
    page: str | None = None
    preset: str | None = None
    open: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the decision in one line, as counsel reads it."""
        head = "counts" if self.usable else "kept out"
        words = f': "{self.quote}"' if self.quote else ""
        place = f", page {self.page}" if self.page else ""
        example = f", from the example {self.preset}" if self.preset else ""
        letter = f"letter, {self.term}{example}{place}{words}" if self.term else ""
        left = f"; open: {'; '.join(self.open)}" if self.open else ""
        return f"{head}: {self.why} ({'; '.join(part for part in (self.cite, letter) if part)}){left}"


def by_term(
    usable: bool, reason: Reason, why: str, cite: str, name: str, words: Term, left: tuple[str, ...] = ()
) -> Decision:
    """Return a decision that rests on a term of the letter."""
    return Decision(usable, reason, why, cite, name, words.quote, words.page, words.preset, left)
