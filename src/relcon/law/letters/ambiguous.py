"""Terms of a letter that do not go together, or that the law does not follow: what it means is a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from relcon.packed import unpacked
from relcon.records.letter import Letter
from relcon.records.terms import term_fields, term_of

ENTERED = "letter.agreement_entered"


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Terms that leave a question.

    Attributes
    ----------
    when
        By term, the words of which it has one.
    has, lacks
        By term, a word that its list has, or lacks.
    why, cite
        What does not go together; the provision.
    ask
        The question.
    """

    when: Mapping[str, tuple[str, ...]]
    has: Mapping[str, str]
    lacks: Mapping[str, str]
    why: str
    cite: str
    ask: str

    @property
    def terms(self) -> tuple[str, ...]:
        """Their names, in the order of the schema."""
        return tuple(name for name in term_fields() if name in {*self.when, *self.has, *self.lacks})

    def arises(self, letter: Letter) -> bool:
        """Whether a letter leaves the question."""
        terms = letter.terms
        lists = {name: term_of(terms, name) for name in (*self.has, *self.lacks)}
        return (
            all(term_of(terms, name).value in words for name, words in self.when.items())
            and not any(term.silent for term in lists.values())
            and all(word in lists[name].values for name, word in self.has.items())
            and all(word not in lists[name].values for name, word in self.lacks.items())
        )


@cache
def rules() -> tuple[Ambiguity, ...]:
    """Return every combination that leaves a question."""
    return tuple(
        Ambiguity(
            when={name: tuple(words) for name, words in row.get("when", {}).items()},
            has=row.get("has", {}),
            lacks=row.get("lacks", {}),
            why=row["why"],
            cite=row["cite"],
            ask=row["ask"],
        )
        for row in unpacked(resources.files(__package__).joinpath("ambiguous.yaml"))
    )


def ambiguities(letter: Letter) -> Iterator[Ambiguity]:
    """Yield the questions that a letter's terms leave together, and one where two days of entry differ."""
    term = letter.terms.letter.agreement_entered
    if letter.entered is not None and not term.silent and term.value != letter.entered.isoformat():
        yield Ambiguity(
            when={ENTERED: term.values},
            has={},
            lacks={},
            why=f"the letter is entered on {letter.entered} in the file, and its own words give {term.value}",
            cite="USSG §1B1.8(b)(1)",
            ask="On which day is the agreement entered?",
        )
    yield from (rule for rule in rules() if rule.arises(letter))
