"""What a proffer may bring, by counsel's own estimates: motions, and how far below."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from relcon.records.base import OR_UNKNOWN, Meanings, Record
from relcon.records.numbers import Estimate, Share


class Motions(Record):
    """Counsel's estimates of how likely each motion is, from 0 to 1; nothing is estimated for counsel."""

    motion_5k1_1: Annotated[Share | None, OR_UNKNOWN] = Field(
        default=None,
        alias="5K1.1",
        description="A motion under USSG §5K1.1, which goes below the range and not below a statutory minimum.",
        examples=['"0.7"'],
    )
    motion_3553e: Annotated[Share | None, OR_UNKNOWN] = Field(
        default=None,
        alias="3553e",
        description="A motion under 18 U.S.C. §3553(e), which goes below a statutory minimum.",
        examples=['"0.5"'],
    )
    rule_35b: Annotated[Share | None, OR_UNKNOWN] = Field(
        default=None,
        alias="rule35b",
        description="A motion after sentencing, Fed. R. Crim. P. 35(b).",
        examples=['"0.2"'],
    )


class Departure(Record):
    """Counsel's estimate of how far below the sentence would go; for the break-even alone."""

    unit: Annotated[
        Literal["share", "levels", "months"],
        Meanings(
            {
                "share": "a share of the starting point, from 0 to 1",
                "levels": "offense levels",
                "months": "months",
            }
        ),
    ] = Field(description="In what the figures are.", examples=["share"])
    from_: Annotated[
        Literal["low_end", "minimum", "agreed"],
        Meanings(
            {
                "low_end": "the low end of the range",
                "minimum": "the statutory minimum",
                "agreed": "the low end of the range that the plea agreement stipulates, else its cap",
            }
        ),
    ] = Field(default="low_end", alias="from", description="From where it is counted.", examples=["low_end"])
    low: Estimate | None = Field(default=None, description="The least.", examples=['"0.20"'])
    point: Estimate | None = Field(default=None, description="The likeliest.", examples=['"0.35"'])
    high: Estimate | None = Field(default=None, description="The most.", examples=['"0.50"'])
    source: str | None = Field(
        default=None, description="Where the estimate comes from; printed with it.", examples=["counsel's own cases"]
    )

    @field_validator("low", "point", "high", mode="before")
    @classmethod
    def _percent_is_a_share(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str) and value.endswith("%") and info.data.get("unit", "share") != "share":
            raise PydanticCustomError("estimate", "only a share is written in percent: write unit: share")
        return value


class Benefit(Record):
    """Counsel's assumptions, never the program's; what is left out is not estimated."""

    motion: Motions = Field(
        default=Motions(), description="How likely each motion is.", examples=['{5K1.1: "0.7", 3553e: "0.5"}']
    )
    departure: Departure | None = Field(
        default=None,
        description="How far below the sentence would go.",
        examples=['{unit: share, low: "0.20", point: "0.35", high: "0.50"}'],
    )
