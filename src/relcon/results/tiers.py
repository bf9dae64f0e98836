"""Where people stand in the business, in ``relcon/roles/1``: a picture for counsel, no finding on role."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.records.people import TierName
from relcon.results.exposure import Result

Kind = Literal["functions", "instructions", "drugs", "money"]
Confidence = Literal["high", "medium", "low"]


class Reason(Result):
    """What one kind of records says of a person's place, and which records those are."""

    kind: Kind
    tiers: tuple[TierName, ...] = Field(description="Which places it fits, the one it points to first.")
    text: str
    records: tuple[str, ...]
    contested: bool = Field(default=False, description="Only some sides assert what it rests on, or one disputes it.")


class Placement(Result):
    """A person's tier.

    ``by`` says whose placing it is: counsel's own wins; null where nobody is placed, and ``note`` says why not.
    """

    tier: TierName | None = None
    by: Literal["counsel", "records"] | None = None
    confidence: Confidence | None = Field(default=None, description="Of a placing from records.")
    confidence_why: str = ""
    reasons: tuple[Reason, ...] = Field(default=(), description="What the records say, also beside counsel's placing.")
    records_say: TierName | None = Field(default=None, description="Where the records alone would place him.")
    note: str = ""
