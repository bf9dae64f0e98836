"""Each term of a proffer letter in plain words: what it governs, what each word says, how silence is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from relcon.law.positions.options import Options
from relcon.packed import unpacked
from relcon.records.term import Term
from relcon.records.terms import term_fields


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term.

    Attributes
    ----------
    name, title
        As in the file; in a few words.
    governs, cite, source
        What turns on it in law; the authority, empty where there is none; how well that is known.
    words
        What each word says, as the term itself describes it; empty for free text.
    reads
        The words by which silence is read: against the government, for the government. Empty where no reading decides
        anything.
    turns
        The worlds of a proffer in which a number can turn on it.
    ask
        What to ask where it is silent.
    trial
        Whether it matters at a trial, whatever it does to the range.
    """

    name: str
    title: str
    governs: str
    cite: str
    source: str
    ask: str
    words: Mapping[str, str]
    reads: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    trial: bool = False

    def says(self, term: Term) -> str:
        """Return in plain words what a letter says of it."""
        if term.silent:
            return "the letter is silent"
        return "; ".join(self.words.get(word, word) for word in term.values)

    def read(self, term: Term, options: Options) -> str:
        """Return in plain words what a position makes of it.

        Notes
        -----
        Rule: option ``silent_term``: a silent term is open, and read against the drafter (United States v. Melvin, 730
        F.3d 29 (1st Cir. 2013), secondary source) or for the government (house default).
        """
        if not term.silent:
            return self.says(term)
        if not self.reads:
            return "open: no reading"
        against, for_it = self.reads
        if options.silent_term == "against_government":
            return f"open, read against the government: {self.words[against]}"
        return f"open, read for the government: {self.words[for_it]}"


@cache
def meanings() -> Mapping[str, Meaning]:
    """Return every term by name, in the order of the schema."""
    rows: Mapping[str, dict[str, Any]] = unpacked(resources.files(__package__).joinpath("terms.yaml"))
    return MappingProxyType({name: _meaning(name, rows[name], field.says) for name, field in term_fields().items()})


def _meaning(name: str, row: dict[str, Any], words: Mapping[str, str]) -> Meaning:
    return Meaning(
        name=name,
        title=row["title"],
        governs=row["governs"],
        cite=row["cite"],
        source=row["source"],
        ask=row["ask"],
        words=MappingProxyType(dict(words)),
        reads=tuple(row.get("reads", ())),
        turns=tuple(row.get("turns", ())),
        trial=row.get("trial", False),
    )


@cache
def beside() -> tuple[Meaning, ...]:
    """Return what to ask beside the terms, each as a term that no letter has."""
    rows: Sequence[dict[str, Any]] = unpacked(resources.files(__package__).joinpath("beside.yaml"))
    return tuple(_meaning("", {**row, "governs": row["why"], "source": "inferred"}, {}) for row in rows)
