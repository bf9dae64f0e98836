"""On what a letter is silent, as far as that leaves something to ask."""

from __future__ import annotations

from relcon.law.letters.meanings import meanings
from relcon.records.letter import NAME as USE_ONLY
from relcon.records.letter import Letter
from relcon.records.terms import term_of


def to_ask(letter: Letter) -> tuple[str, ...]:
    """Return the terms on which a letter is silent and that leave something to ask: what is counted as its silence."""
    return tuple(name for name in meanings() if term_of(letter.terms, name).silent and not answered(letter, name))


def answered(letter: Letter, name: str) -> bool:
    """Whether the file answers beside the terms what the letter's words would, or nothing in law turns on it."""
    if name == "letter.agreement_entered":
        return letter.entered is not None
    if name == "letter.office":
        return letter.office is not None
    return name in ("letter.date", "letter.version_quote", USE_ONLY)
