"""What a plea agreement says beside counts and stipulations: cooperation, and what the defendant waives."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from relcon.records.base import YES_OR_NO, Meanings, Record

_MOTION: Final = {
    "yes": "the government promises to move, if there is substantial assistance",
    "no": "the agreement says that there will be no such motion",
    "discretion": "whether to move is left to the government",
    "silent": "the agreement does not speak of it",
}


class Cooperation(Record):
    """What a plea agreement says of cooperation; it is shown, and no number rests on it."""

    use_1b1_8: Annotated[
        Literal["yes", "no", "silent"],
        Meanings(
            {
                "yes": "what the person tells is kept out of the range (USSG §1B1.8)",
                "no": "the agreement says that it may be used",
                "silent": "the agreement does not speak of it",
            }
        ),
        YES_OR_NO,
    ] = Field(
        default="silent", alias="1B1.8", description="Whether USSG §1B1.8 protects what is told.", examples=["yes"]
    )
    motion_5k1_1: Annotated[Literal["yes", "no", "discretion", "silent"], Meanings(_MOTION), YES_OR_NO] = Field(
        default="silent",
        alias="5K1.1",
        description="Whether the government will move under USSG §5K1.1, below the range.",
        examples=["discretion"],
    )
    motion_3553e: Annotated[Literal["yes", "no", "discretion", "silent"], Meanings(_MOTION), YES_OR_NO] = Field(
        default="silent",
        alias="3553e",
        description="Whether the government will move under 18 U.S.C. §3553(e), below a statutory minimum.",
        examples=["silent"],
    )


_WAIVED: Final = {
    "yes": "it is waived, but for what `but` says",
    "no": "the agreement says that it is kept",
    "silent": "the agreement does not speak of it",
}


class Waivers(Record):
    """What a plea agreement says of appeal and collateral attack; it is shown, and no number rests on it."""

    appeal: Annotated[Literal["yes", "no", "silent"], Meanings(_WAIVED), YES_OR_NO] = Field(
        default="silent", description="Whether the defendant waives appeal.", examples=["yes"]
    )
    collateral: Annotated[Literal["yes", "no", "silent"], Meanings(_WAIVED), YES_OR_NO] = Field(
        default="silent",
        description="Whether the defendant waives collateral attack, such as a motion under 28 U.S.C. §2255.",
        examples=["yes"],
    )
    but: str | None = Field(
        default=None,
        description="What the waivers leave, in words; never interpreted.",
        examples=["a sentence above 87 months; ineffective assistance"],
    )
