"""The result ``relcon/letter/1``: proffer letters term by term, one against another, and what to ask."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Result
from relcon.results.exposure import Receipt


class Rests(Result):
    """On what a low end rests, of what is not settled."""

    complete: bool = Field(
        default=False,
        description="Whether on taking the disclosure as complete and true, though the record has more, or otherwise.",
    )
    lifted: bool = Field(
        default=False, description="Whether on a statutory minimum that the safety valve takes away, so on (f)(4) too."
    )


class ClauseCell(Result):
    """The client's low end in one world and position: as the letter stands, and if the term read otherwise.

    ``low_end`` and ``otherwise`` are of the range after the statutory minimum (§5G1.1), ``by_table`` and
    ``by_table_otherwise`` of the guideline range before it; null where left open. ``because`` names what then counts,
    or no longer does. ``rests`` and ``rests_otherwise`` say on what the two ends rest.
    """

    low_end: Months | None
    otherwise: Months | None
    by_table: Months | None
    by_table_otherwise: Months | None
    rests: Rests = Rests()
    rests_otherwise: Rests = Rests()
    because: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class Clause(Result):
    """One term of a letter read otherwise, or two where neither alone changes what both together do."""

    letter: str
    stands: dict[str, str] = Field(description="By term: what the letter says, as it stands.")
    otherwise: dict[str, str] = Field(description="By term: as it is read here.")
    quote: str | None = None
    page: str | None = None
    preset: str | None = Field(default=None, description="The dated example that the term was taken from.")
    together: bool = Field(default=False, description="Whether the change needs both terms.")
    worlds: dict[str, dict[str, ClauseCell]] = Field(
        default_factory=dict,
        description="By world and position, where a low end changes; a trial on a theory is triggered_trial: quantity.",
    )
    if_complete: dict[str, dict[str, ClauseCell]] = Field(
        default_factory=dict,
        description="Of safety-valve credit: likewise, if the client's own acts on the record are all told besides.",
    )


ReadFor = Literal["client", "government"]


class LetterTerm(Result):
    """One term: what the letter says, with quote and page, what it governs, and what each position makes of it."""

    term: str
    title: str
    value: tuple[str, ...]
    silent: bool
    says: str = Field(description="In plain words.")
    quote: str | None = None
    page: str | None = None
    preset: str | None = Field(default=None, description="The dated example that it was taken from.")
    follows_from: str | None = Field(default=None, description="The term from whose words it follows: use_only.")
    governs: str
    cite: str
    source: str = Field(description="How well the authority is known.")
    positions: dict[str, str] = Field(description="By position: what it makes of the term.")
    turns: tuple[str, ...] = Field(default=(), description="Worlds in which a number can turn on it.")
    read_for: dict[str, ReadFor] = Field(default_factory=dict, description="By position: for whom silence is read.")
    answered: bool = Field(
        default=False, description="Silent, but the file says it beside the terms, or nothing in law turns on it."
    )


class LetterPreset(Result):
    """A dated example from which a letter takes terms that it does not state."""

    id: str
    label: str
    source: str
    note: str
    terms: tuple[str, ...]


class LetterShown(Result):
    """One letter, every term of the schema in order."""

    id: str
    office: str | None
    entered: str | None
    sessions: tuple[str, ...] = Field(default=(), description="Sessions held under it.")
    preset: LetterPreset | None = None
    terms: tuple[LetterTerm, ...]
    unrestricted: tuple[str, ...] = Field(description="What no letter restricts, and what is open beside it.")


class LetterDifference(Result):
    """One term on which two letters differ, and what its exchange alone changes."""

    term: str
    title: str
    here: LetterTerm
    there: LetterTerm
    clause: Clause | None = Field(default=None, description="Null where the client has said nothing under the letter.")


class LetterCompared(Result):
    """A letter against another: the terms that differ, one at a time and all together."""

    here: str
    there: str
    what: str = Field(description="What the other letter is: another of this file, a file, a dated example.")
    entered: tuple[str | None, str | None] = Field(description="The days on which they are entered.")
    differences: tuple[LetterDifference, ...]
    together: Clause | None = None
    not_stated: tuple[str, ...] = Field(default=(), description="Of a dated example: what was not read, not compared.")


QuestionKind = Literal["silent", "ambiguous", "example", "beside"]
Moves = Literal["range", "trial", "nothing", "beside"]


class LetterQuestion(Result):
    """What to ask the government about a term, or about terms that do not go together."""

    kind: QuestionKind
    terms: tuple[str, ...] = Field(description="In the order of the schema; empty for what no term says.")
    title: str
    ask: str
    why: str
    cite: str
    positions: dict[str, str] = Field(default_factory=dict, description="How each position reads it meanwhile.")
    turns: tuple[str, ...] = Field(default=(), description="Outputs that turn on it.")
    clauses: tuple[Clause, ...] = Field(default=(), description="Readings that change a low end.")
    moves: Moves = Field(default="nothing", description="What the answer moves: the range, else what matters at trial.")
    pages: tuple[str, ...] = Field(default=(), description="Pages of the letter on which the terms stand.")
    read_for: dict[str, ReadFor] = Field(default_factory=dict, description="By position: for whom silence is read.")
    barred: tuple[str, ...] = Field(
        default=(),
        description="Of safety-valve credit that moves no number: the criteria of §3553(f) that fail in Middle anyway.",
    )


class LetterAsk(Result):
    """One term of which another wording lowers a low end: as it stands, and each such wording with what it moves."""

    term: LetterTerm
    why: str = Field(description="What the term governs.")
    cite: str
    wordings: tuple[Clause, ...] = Field(description="Those that lower most in Middle first.")


class Elsewhere(Result):
    """What other answers compute, in Middle, of terms that are not put into a number of their own."""

    acceptance: int | None = Field(description="Levels under §3E1.1 on a plea with nothing said; null where open.")
    obstruction: int | None = Field(description="Levels under §3C1.1 in a breach by falsehood; null where open.")
    motion: Months | None = Field(description="Where §5K1.1 alone stops: the minimum left with the letter honored.")


class LetterAnswer(Result):
    """Letters shown, two compared, questions or asks; what was not asked for is empty."""

    format: Literal["relcon/letter/1"] = "relcon/letter/1"
    receipt: Receipt
    client: str
    letters: tuple[LetterShown, ...] = ()
    compared: LetterCompared | None = None
    questions: dict[str, tuple[LetterQuestion, ...]] = Field(default_factory=dict, description="By letter.")
    asks: dict[str, tuple[LetterAsk, ...]] = Field(
        default_factory=dict, description="By letter: what another wording would lower, most months in Middle first."
    )
    elsewhere: Elsewhere | None = Field(
        default=None, description="Of questions: what is computed of acceptance, obstruction and a motion."
    )
    costs_role: tuple[str, ...] = Field(
        default=(),
        description="Admissions that, if they may count so far, fail (f)(4): no disclosure then lifts.",
    )
    open: tuple[str, ...] = ()
