"""USSG §1B1.8(b), n.1: what an agreement under the guideline leaves as it was, and the sentence within the range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from relcon.law.positions.options import Options
from relcon.law.tables import load
from relcon.records.letter import Letter

NEVER: Final = (
    "prior convictions and sentences count for §§4A1.1 and 4B1.1 in every outcome (USSG §1B1.8(b)(2), n.2)",
    "what is said may be used in a prosecution for perjury or a false statement (USSG §1B1.8(b)(3))",
    "on a government motion under §5K1.1 the court may weigh what was said (USSG §1B1.8(b)(5), n.1)",
    (
        "by itself a proffer raises no statutory minimum; a superseding indictment, a §851 information or a "
        "factual basis built on it can, so far as the letter lets them"
    ),
)
"""What no agreement under the guideline restricts, and what a proffer alone never does."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Whether the court may weigh, within the range or for a variance, what is kept out of the range; and why."""

    answer: Literal["barred by contract", "allowed by the letter", "open"]
    why: str


def above_range(edition: str) -> str:
    """Return what an edition says of going above the range because of what is kept out of it.

    Notes
    -----
    Rule: USSG §1B1.8 n.1, before and after amend. 836 (November 1, 2025).
    """
    table = load("1B1.8", edition)
    return f"under the {edition} Manual {table.text('above_range', 'says')} ({table.text('above_range', 'cite')})"


def within_range(letter: Letter, options: Options) -> Weighed:
    """Say whether a letter bars what the guideline does not: use in choosing the sentence.

    Notes
    -----
    Rule: 18 U.S.C. §3661; USSG §1B1.8(a) protects the range. A letter may bar or allow it by its own words; where it is
    silent, the option ``court_3661``.
    """
    term = letter.terms.sentencing.use_3553a
    if term.value == "barred":
        return Weighed("barred by contract", "the letter itself bars it")
    if term.value == "allowed":
        return Weighed("allowed by the letter", "the letter itself allows it")
    if options.court_3661 == "barred":
        return Weighed("barred by contract", "the letter is silent, and its promise is read to reach it (court_3661)")
    return Weighed("open", "the letter is silent; the guideline leaves it alone, and 18 U.S.C. §3661 limits nothing")
