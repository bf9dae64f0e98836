"""The result ``relcon/offers/1``: plea offers beside the case as it stands, and what each of their words costs."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.exposure import Manual, Receipt
from relcon.results.separation import Otherwise
from relcon.results.summary import Summarized


class OfferRange(Summarized):
    """What a worksheet comes to in one position, under an offer or without one."""

    quantities: dict[str, str] = Field(default_factory=dict)
    at_least: bool = Field(default=False, description="Whether a quantity is unknown, so that there may be more.")
    by_weight: bool = Field(default=True, description="Whether more weight would raise the level.")
    base_offense_level: int | None = None
    total_offense_level: int | None = None
    guideline_range: Range | None = None
    minimum: Months | None = None
    basis: Literal["charged", "pleaded", "found"] | None = None
    maximum: Months | None = None
    binding: Months | None = Field(default=None, description="What the safety valve leaves of the minimum.")
    supported_tier: str | None = None
    safety_valve: Literal["yes", "no", "unknown"]
    criteria: dict[str, Literal["met", "not met", "unknown"]] = Field(default_factory=dict)
    range: Range | None = None
    total: Range | None = Field(default=None, description="The range and consecutive terms.")
    lines: dict[str, int | None] = Field(
        default_factory=dict, description="By cite: levels of the lines applied; null where a line is open."
    )
    open: tuple[str, ...] = ()
    resting: tuple[str, ...] = ()
    if_disclosed: Otherwise | None = Field(
        default=None, description="With 18 U.S.C. §3553(f)(5) met by the sentencing hearing, where that would lift it."
    )

    if_accepted: Otherwise | None = Field(
        default=None, description="With acceptance and a timely plea, where acceptance is not recorded."
    )


class CountOffered(Result):
    """A count as an offer leaves it, with the guideline of its statute (USSG §1B1.2(a), App. A)."""

    count: str
    statute: str
    penalty: str | None = None
    guideline: str | None = Field(default=None, description="Null where the tables name none.")
    brought: bool = Field(default=False, description="Whether it is brought for the plea.")


class Silence(Result):
    """A point on which an offer is silent, and the field of the file that would say it."""

    what: str
    field: str


class Caution(Result):
    """What the law says of a term of an offer."""

    cite: str
    text: str


Beside: TypeAlias = Literal["inside", "above", "below", "across"]
"""How an agreed sentence lies to a computed range; ``across`` is partly in it."""


class Agreed(Result):
    """The sentence that an offer names beside a computed range; it is shown, never applied."""

    range: Range | None = None
    cap: Months | None = None
    binds: bool = Field(description="Whether it binds the court once it accepts the agreement: type C.")
    within: dict[str, Beside] = Field(
        default_factory=dict,
        description="By position: the agreed range, or the cap, against the computed one; `across` lies partly in it.",
    )


class Wording(Result):
    """A stipulation or a sentence of the factual basis, and the offer with it against the same offer without it.

    The other words of the offer stay; of kind `basis` is the whole factual basis at once. ``behind`` and
    ``behind_absent`` are the same where the court looks behind what is stipulated; null where nothing is.
    ``as_offense`` is the worksheet with the offense that it establishes as one more count, of which only the levels and
    the table range hold: statutory limits are those of the counts pleaded to.
    """

    kind: Literal["stipulation", "sentence", "basis"]
    text: str
    page: int | None = None
    facts: tuple[str, ...] = Field(default=(), description="The records that it names.")
    triggers: tuple[str, ...] = Field(default=(), description="Provisions on which it speaks, by its records.")
    lines: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="By position: lines of the worksheet whose levels differ with it."
    )
    present: dict[str, OfferRange]
    absent: dict[str, OfferRange]
    behind: dict[str, OfferRange] | None = None
    behind_absent: dict[str, OfferRange] | None = None
    months: dict[str, int | None] = Field(
        description="By position: months that it adds to the low end of the whole; null where one is not known or life."
    )
    table_months: dict[str, int | None] = Field(description="The same of the low end by the table alone.")
    minimum_months: dict[str, int | None] = Field(description="The same of the statutory minimum that binds.")
    behind_table_months: dict[str, int | None] | None = None
    as_offense: dict[str, OfferRange] | None = None
    stipulation: Literal["yes", "no", "unknown"] | None = None
    offense: str | None = Field(default=None, description="The statute of the offense that it establishes.")


class Offer(Result):
    """One offer: its terms, what it comes to as stipulated and behind the stipulations, its words, what is open."""

    id: str
    type: Literal["A", "B", "C", "open"] | None
    bargain: tuple[Literal["charge", "sentence"], ...] = Field(
        description="A charge bargain dismisses or replaces counts; a sentence bargain names a sentence or range."
    )
    pleaded: tuple[CountOffered, ...]
    dismissed: tuple[CountOffered, ...]
    left: tuple[CountOffered, ...] = Field(description="Counts that are neither pleaded to nor dismissed.")
    stipulated: dict[str, str] = Field(description="What is stipulated, by field, as the file has it.")
    cooperation: dict[str, str] = Field(description="`1B1.8`, `5K1.1`, `3553e`, as recorded.")
    waivers: dict[str, str] = Field(description="`appeal`, `collateral`, `but`, as recorded.")
    agreed: Agreed | None = None
    positions: dict[str, OfferRange] = Field(description="As stipulated.")
    behind: dict[str, OfferRange] = Field(
        description="If the court looks behind stipulated weight, role and acceptance (USSG §6B1.4(d))."
    )
    words: tuple[Wording, ...] = ()
    cautions: tuple[Caution, ...] = ()
    silent: tuple[Silence, ...] = ()
    open: tuple[str, ...] = ()


class Offers(Result):
    """Offers to one defendant in the order given, beside the case as it stands; none is ranked."""

    format: Literal["relcon/offers/1"] = "relcon/offers/1"
    receipt: Receipt
    defendant: str
    manual: Manual | None = None
    baseline: dict[str, OfferRange] = Field(description="As the case stands, by position.")
    baseline_counts: tuple[CountOffered, ...]
    offers: tuple[Offer, ...]
