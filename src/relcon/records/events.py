"""Events: everything that carries drug weight."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from relcon.records.base import UNWRITTEN, Answer, Fact, Id, IdList, LotPath, Record, ShortForm, Supported, Whole
from relcon.records.dates import Day, TimeOfDay, When
from relcon.records.quantity import Amount, Quantity, Share
from relcon.records.rhythm import Every
from relcon.records.substances import SubstanceId
from relcon.records.undertakings import EventKind, Substances

Act = Literal[
    "sold",
    "bought",
    "supplied",
    "carried",
    "brokered",
    "financed",
    "stored",
    "possessed",
    "packaged",
    "manufactured",
    "delivered",
    "received",
    "imported",
    "negotiated",
    "guarded",
    "offloaded",
    "recruited",
    "hired",
    "aided",
    "caused",
]


REMOTE_ACTS: Final = frozenset(
    {"brokered", "financed", "supplied", "negotiated", "recruited", "hired", "aided", "caused"}
)
"""Acts that are done by word or through others: they put nobody at the place."""

SELLING: Final = frozenset({"sold", "supplied", "delivered"})
BUYING: Final = frozenset({"bought", "received"})
"""The two sides of a sale; every other act may be done on either."""


class Participant(Supported):
    """Someone's own act in an event, §1B1.3(a)(1)(A); dates and quantity state his own part of it."""

    person: Id
    act: Act
    knowing: Answer = "yes"
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None
    quantity: Quantity | None = None


class Times(Record):
    """How often, where a witness gives a range; ``known`` is False where a count is written ``unknown``."""

    low: Whole
    point: Whole | None = None
    high: Whole
    known: Annotated[bool, UNWRITTEN] = True


class ExceptedDays(Record):
    """Days left out of a series."""

    from_: Day = Field(alias="from")
    to: Day


def _times(value: object) -> object:
    if isinstance(value, dict) and "known" in value:
        raise PydanticCustomError("times", "unknown field known: write count: unknown")
    return {"low": value, "point": value, "high": value} if isinstance(value, str | int) else value


def _count(value: object) -> object:
    return Times(low=0, high=0, known=False) if value == "unknown" else _times(value)


_ONE_NUMBER: dict[str, Any] = {"type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+$"}
HowOften = Annotated[Times, BeforeValidator(_times), ShortForm(**_ONE_NUMBER)]
HowMany = Annotated[Times, BeforeValidator(_count), ShortForm(anyOf=[_ONE_NUMBER, {"const": "unknown"}])]


class Series(Record):
    """Repetition: ``count`` occurrences over the event's dates, or ``times`` per ``every``.

    Without ``every`` no rhythm is known: ``count``, or ``times``, is how often altogether, spread evenly.
    """

    every: Every | None = None
    count: HowMany | None = None
    times: HowOften | None = None
    except_: tuple[ExceptedDays, ...] = Field(default=(), alias="except")

    @property
    def altogether(self) -> Times | None:
        """How often it happened in all, where that is stated."""
        return self.count if self.count is not None or self.every is not None else self.times

    @property
    def countless(self) -> bool:
        """Whether how often it happened is unknown: it adds nothing, and totals with it are at least."""
        return self.count is not None and not self.count.known


class UsdRange(Record):
    """Dollars from low to high."""

    low: Amount
    high: Amount


class Price(Record):
    """A price per quantity of drugs, in dollars."""

    usd: UsdRange
    per: Quantity


class Cash(Record):
    """Cash that stands for drugs, §2D1.1 n.5: quantity = dollars ÷ price."""

    usd: Amount
    price: Price


class Basis(Record):
    """How the quantity is known."""

    method: Literal["seized", "observed", "agreed", "ledger", "cash", "price", "capacity", "extrapolated", "testimony"]
    cash: Cash | None = None


class Coded(Record):
    """Coded words and the reading somebody gave them; shown beside the number."""

    words: str
    reading: str
    by: str


class Tested(Supported):
    """How many units of the whole a laboratory tested, §2D1.1 n.5: what it found is carried over to the rest."""

    units: Whole
    of: Whole


class OwnUse(Supported):
    """Part of an event's drugs that a person kept for own use."""

    person: Id
    quantity: Quantity


class UnableOrUnwilling(Supported):
    """An amount he did not intend, or was not reasonably capable, to provide or purchase (§2D1.1 n.5)."""

    person: Id
    quantity: Quantity | None = None
    why: Literal["no_intent", "not_capable"]


class Acquitted(Supported):
    """An acquittal in federal court that covers the event, §1B1.3(c)."""

    person: Id
    count: str
    overlap: Answer = "unknown"


class PriorSentence(Supported):
    """A sentence already imposed for the event, §1B1.3 n.5(C)."""

    person: Id
    imposed: When
    court: Literal["state", "federal", "tribal", "foreign", "military"] = "state"
    charged_here: Answer = "unknown"
    sentence: Id | None = None


class Event(Fact):
    """A transaction, possession or seizure that carries drug weight.

    ``time``: when on its days, where presence is in issue. ``protected_location``: whether it directly involved a
    protected location, or an underage or pregnant individual (§2D1.2(a)(1)). ``usd``: the price of this deal, which
    adds no weight. ``talk_only``: discussed and not agreed, so that there is no weight.
    """

    kind: EventKind
    date: When
    time: TimeOfDay | None = None
    substance: SubstanceId | None = None
    mixture: Substances | None = None
    quantity: Quantity | None = None
    per_unit: Quantity | None = None
    purity: Share | None = None
    series: Series | None = None
    usd: Amount | None = None
    personal_use: tuple[OwnUse, ...] = ()
    tested: Tested | None = None
    talk_only: Answer = "no"
    basis: Basis | None = None
    coded: Coded | None = None
    participants: tuple[Participant, ...] = ()
    undertaking: IdList = ()
    place: Id | None = None
    lot: LotPath | None = None
    status: Literal["completed", "attempted", "agreed"] = "completed"
    delivery: Literal["final", "partial", "unknown"] = "final"
    sting: Literal["buy", "reverse"] | None = None
    unable_or_unwilling: tuple[UnableOrUnwilling, ...] = ()
    furthers: Answer = "yes"
    course_of_conduct: dict[Id, Answer] = Field(default_factory=dict)
    acquitted: tuple[Acquitted, ...] = ()
    prior_sentence: tuple[PriorSentence, ...] = ()
    protected_location: Answer = "unknown"
