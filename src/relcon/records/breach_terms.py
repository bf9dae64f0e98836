"""Terms of a proffer letter on truth, completeness and breach."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from relcon.records.base import Record
from relcon.records.term import NO_TERM, Term, TermOf


class Truthfulness(Record):
    """Duties of truth and completeness."""

    duty_complete: Annotated[
        Term, TermOf({"yes": "the client must tell all", "no": "completeness is not required"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether a partial account is a breach (USSG §1B1.8(b)(4)). Silent: defense reads no; psr and government "
            "read yes. Moves no number: a partial account is said to put the letter's protection at risk."
        ),
        examples=["yes"],
    )
    false_statement_1001: Annotated[
        Term,
        TermOf({"yes": "a false statement may be charged", "no": "the letter does not say that it may be charged"}),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the letter keeps a prosecution for a false statement (18 U.S.C. §1001), which no agreement under "
            "USSG §1B1.8 restricts. Silent: open, with no reading. Moves no number."
        ),
        examples=["yes"],
    )
    obstruction_3C1_1: Annotated[
        Term, TermOf({"yes": "a falsehood may be treated as obstruction", "no": "it may not"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the letter says that a falsehood may be treated as obstruction (USSG §3C1.1). Silent: open, with "
            "no reading. Not put into a number: a breach by falsehood is computed with it."
        ),
        examples=["yes"],
    )


class BreachTerms(Record):
    """Who finds a breach, by what standard, with what consequence."""

    standard: Annotated[
        Term,
        TermOf(
            {
                "material": "a material breach",
                "any": "any breach",
                "sole_discretion": "what the government in its sole discretion finds",
                "good_faith": "what the government in good faith finds",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "What releases the government from its promises. Silent: defense reads material; psr and government read "
            "sole_discretion. Moves no number: where the letter is breached everything counts."
        ),
        examples=["material"],
    )
    who_decides: Annotated[Term, TermOf({"court": "a court decides", "USAO": "the office decides"})] = Field(
        default=NO_TERM,
        description=(
            "Who finds that there was a breach. Silent: defense reads court; psr and government read USAO. Moves no "
            "number."
        ),
        examples=["court"],
    )
    consequence: Annotated[Term, TermOf({"all_use": "everything may be used", "selected": "some uses only"})] = Field(
        default=NO_TERM,
        description=(
            "What may be used after a breach. Silent: defense reads selected; psr and government read all_use. Moves "
            "no number: where the letter is breached everything counts."
        ),
        examples=["all_use"],
    )
    notice_cure: Annotated[Term, TermOf({"yes": "notice and time to cure", "no": "no notice"})] = Field(
        default=NO_TERM,
        description=(
            "Whether the government must give notice of a breach and time to cure it. Silent: defense reads yes; psr "
            "and government read no. Moves no number."
        ),
        examples=["no"],
    )
