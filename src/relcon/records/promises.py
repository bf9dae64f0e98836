"""Terms of a proffer letter on what is promised: by whom, of what, on which topics, and what is carved out."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from relcon.records.base import Meanings, Record
from relcon.records.term import NO_TERM, Term, TermOf

CarveOut = Literal[
    "violence",
    "firearms",
    "death",
    "sex",
    "terrorism",
    "new_crimes",
    "other_offices",
    "undisclosed_crimes",
    "tax",
    "immigration",
    "fugitive",
]

CARVED_OUT: Final = Meanings(
    {
        "violence": "violence",
        "firearms": "firearms",
        "death": "a death",
        "sex": "sexual offenses",
        "terrorism": "terrorism",
        "new_crimes": "crimes after the letter",
        "other_offices": "matters of other offices",
        "undisclosed_crimes": "crimes not disclosed",
        "tax": "tax",
        "immigration": "immigration",
        "fugitive": "fugitives",
    }
)
"""What each carve-out of a letter is about."""


class About1B18(Record):
    """The two conditions of §1B1.8(a), and whether the letter cites the guideline."""

    cooperation_about_others: Annotated[
        Term,
        TermOf(
            {
                "yes": "the client agrees to tell of unlawful activities of others",
                "no": "the client agrees to tell of the client's own crimes only",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "The first condition of USSG §1B1.8(a): whether the client agrees to inform on others (n.6). "
            "Silent: defense reads yes; psr and government read no. Moves numbers: without it the guideline keeps "
            "nothing out of the range."
        ),
        examples=["yes"],
    )
    no_use_promise: Annotated[
        Term,
        TermOf(
            {
                "yes": "self-incriminating information will not be used against the client",
                "no": "no promise is made",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "The second condition of USSG §1B1.8(a): whether the government promises not to use what the client says "
            "against the client. Silent: defense reads yes; psr and government read no. Moves numbers: without it the "
            "guideline keeps nothing out of the range."
        ),
        examples=["{value: yes, quote: shall not be used against your client, page: 2}"],
    )
    cites_1B1_8: Annotated[
        Term,
        TermOf(
            {
                "yes": "the letter names §1B1.8",
                "no": "the letter does not name §1B1.8",
                "excluded": "the letter says that §1B1.8 does not apply",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the letter names USSG §1B1.8. Silent: as `no`. Moves numbers by `excluded` alone: then only "
            "`sentencing.guideline_range: barred` keeps anything out of the range."
        ),
        examples=["yes"],
    )


class LetterTopics(Record):
    """Topics that the letter names, in or out: ids of `topics`; any other text is kept and not interpreted."""

    in_: Annotated[Term, TermOf(many=True)] = Field(
        default=NO_TERM,
        alias="in",
        description=(
            "Topics to be asked about. What is told on a topic named here by its id belongs to a complete disclosure, "
            "even if it is of another course of conduct. Silent: no topic is named. "
            "Moves numbers only where something on it is left unsaid."
        ),
        examples=["[stash]"],
    )
    out: Annotated[Term, TermOf(many=True)] = Field(
        default=NO_TERM,
        description=(
            "Topics that the letter leaves out. An admission on a topic named here by its id is not covered and counts "
            "against the client. Silent: no topic is left out. Moves numbers."
        ),
        examples=["[guns]"],
    )


class AboutLetter(Record):
    """Who is bound and what is covered."""

    office: Annotated[Term, TermOf()] = Field(
        default=NO_TERM,
        description="The office that makes the promises; no other is bound unless the letter says so. Moves no number.",
        examples=['"U.S. Attorney, N.D. Ill."'],
    )
    date: Annotated[Term, TermOf()] = Field(
        default=NO_TERM,
        description=(
            "The date that the letter bears, as text. Moves no number: the day that decides is the letter's `entered`."
        ),
        examples=['"March 5, 2026"'],
    )
    version_quote: Annotated[Term, TermOf()] = Field(
        default=NO_TERM,
        description="Words that tell which version of the office's form it is. Moves no number.",
        examples=["rev. 3/2024"],
    )
    parties_bound: Annotated[
        Term,
        TermOf(
            {
                "this_USAO": "this office alone",
                "all_DOJ": "the whole Department of Justice",
                "states": "state prosecutors",
                "foreign": "foreign authorities",
            },
            many=True,
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Which offices and sovereigns may not use what is said; several may be listed. Silent: open, with no "
            "reading. Moves no number."
        ),
        examples=["[this_USAO]"],
    )
    agreement_entered: Annotated[Term, TermOf()] = Field(
        default=NO_TERM,
        description=(
            "The letter's words on when the agreement is entered. Moves no number: the day that decides what was known "
            "before (USSG §1B1.8(b)(1)) is the letter's `entered`; where the two differ, `relcon letter` asks."
        ),
        examples=["on signature by all parties"],
    )
    sessions_covered: Annotated[Term, TermOf()] = Field(
        default=NO_TERM,
        description=(
            "The letter's words on which sessions it covers. Moves no number: each session's `letter` says which "
            "letter covers it."
        ),
        examples=["this and any later session"],
    )
    counsel_statements_covered: Annotated[
        Term,
        TermOf(
            {
                "yes": "counsel's statements are covered as the client's own",
                "no": "counsel's statements are not covered",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether what counsel says for the client is covered, for sessions of mode `attorney`. Silent: defense "
            "reads yes; psr and government read no. Moves numbers."
        ),
        examples=["yes"],
    )
    documents_covered: Annotated[
        Term, TermOf({"yes": "what is handed over is covered", "no": "what is handed over is not covered"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether papers, devices and objects handed over are protected. Silent: defense reads yes; psr and "
            "government read no. Moves no number."
        ),
        examples=["no"],
    )
