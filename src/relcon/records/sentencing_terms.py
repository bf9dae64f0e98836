"""Terms of a proffer letter on sentencing."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from relcon.records.base import Record
from relcon.records.term import NO_TERM, Term, TermOf


class SentencingTerms(Record):
    """What the letter allows at sentencing."""

    guideline_range: Annotated[
        Term,
        TermOf(
            {
                "barred": "it will not be used to determine the range",
                "allowed": "it may be used to determine the range",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether what the client says may enter the guideline range, by the letter's own words; either answer goes "
            "before USSG §1B1.8. Silent: the two conditions under `is_1B1_8_agreement` decide. Moves numbers."
        ),
        examples=["barred"],
    )
    disclosed_to_court: Annotated[
        Term, TermOf({"yes": "the court will be told", "no": "the court will not be told"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the court learns of what the client says; USSG §1B1.8 n.1 does not let the government withhold "
            "it. Silent: open, with no reading. Moves no number."
        ),
        examples=["yes"],
    )
    probation: Annotated[
        Term,
        TermOf({"yes": "the probation office will be told", "no": "the probation office will not be told"}),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the probation office learns of what the client says (USSG §1B1.8 n.5). Silent: open, with no "
            "reading. Moves no number."
        ),
        examples=["yes"],
    )
    use_3553a: Annotated[
        Term,
        TermOf(
            {
                "barred": "it will not be used to choose the sentence",
                "allowed": "it may be used to choose the sentence",
            }
        ),
    ] = Field(
        default=NO_TERM,
        alias="3553a_use",
        description=(
            "Whether it may be weighed within the range or for a variance, which USSG §1B1.8 leaves alone (18 U.S.C. "
            "§3661). Silent: open in every position, unless the option `court_3661` is changed. Moves no number."
        ),
        examples=["barred"],
    )
    rebut_at_sentencing: Annotated[
        Term,
        TermOf(
            {
                "yes": "it may answer what the defense contends at sentencing",
                "no": "it may not be used in rebuttal at sentencing",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether an objection that contradicts an admission lets the admission in at sentencing. Silent: defense "
            "reads no; psr and government read yes. Moves numbers in the outcome `triggered_sentencing`."
        ),
        examples=["yes"],
    )
    acceptance_use: Annotated[
        Term, TermOf({"yes": "they may be used on acceptance", "no": "they may not be used on acceptance"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the statements may be used on acceptance of responsibility (USSG §3E1.1). Silent: defense reads "
            "no; psr and government read yes. Not put into a number: what acceptance takes off, and that a breach by "
            "falsehood is without it, are computed."
        ),
        examples=["no"],
    )
    use_5k: Annotated[
        Term,
        TermOf(
            {
                "yes": "they may be weighed on a motion",
                "no": "the letter says that they will not be weighed on a motion",
            }
        ),
    ] = Field(
        default=NO_TERM,
        alias="5K_use",
        description=(
            "Whether the statements may be weighed on a motion for assistance; no agreement under USSG §1B1.8 "
            "restricts that, (b)(5). Silent: open, with no reading. Not put into a number: whether a motion is made is "
            "counsel's own estimate (`benefit`)."
        ),
        examples=["yes"],
    )
    motion_3553e: Annotated[
        Term,
        TermOf(
            {
                "with_5K1_1": "a motion under §5K1.1 is made under §3553(e) too, by the letter or the office's custom",
                "apart": "it is decided apart from a motion under §5K1.1",
                "none": "there will be no such motion",
            }
        ),
    ] = Field(
        default=NO_TERM,
        alias="3553e_motion",
        description=(
            "Whether a motion below the range is also one below the statutory minimum (18 U.S.C. §3553(e)); write the "
            "office's custom in `quote`. Silent: defense reads with_5K1_1; psr and government read apart. Not put "
            "into a number: what a motion comes to, with and without §3553(e), is computed from `benefit`."
        ),
        examples=["apart"],
    )
    safety_valve_carveout: Annotated[
        Term,
        TermOf(
            {
                "yes": "the session counts as a safety-valve disclosure",
                "no": "the session does not count as one",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether a session under this letter counts as the disclosure that 18 U.S.C. §3553(f)(5) asks for; one of "
            "mode `safety_valve` counts whatever is said here. Silent: defense reads yes; psr and government read no; "
            "and no everywhere unless `objective` names the safety valve. Moves numbers."
        ),
        examples=["yes"],
    )
