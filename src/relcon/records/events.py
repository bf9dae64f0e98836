"""Events: everything that carries drug weight."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from relcon.records.base import Answer, Fact, Id, IdList, LotPath, Record, ShortForm, Supported, Whole
from relcon.records.dates import Day, When
from relcon.records.quantity import Amount, Quantity, Share
from relcon.records.substance_id import SubstanceId
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


class Participant(Supported):
    """Someone's own act in an event, §1B1.3(a)(1)(A); dates and quantity state his own part of it."""

    person: Id
    act: Act
    knowing: Answer = "yes"
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None
    quantity: Quantity | None = None


class Times(Record):
    """How often, where a witness gives a range."""

    low: Whole
    point: Whole | None = None
    high: Whole


class ExceptedDays(Record):
    """Days left out of a series."""

    from_: Day = Field(alias="from")
    to: Day


def _times(value: object) -> object:
    return {"low": value, "point": value, "high": value} if isinstance(value, str | int) else value


HowOften = Annotated[
    Times, BeforeValidator(_times), ShortForm(type=["integer", "string"], minimum=1, pattern="^[0-9]+$")
]


class Series(Record):
    """Repetition: ``count`` occurrences over the event's dates, or ``times`` per ``every``."""

    every: Literal["day", "week", "month", "year"]
    count: HowOften | None = None
    times: HowOften | None = None
    except_: tuple[ExceptedDays, ...] = Field(default=(), alias="except")


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

    ``protected_location``: whether it directly involved a protected location, or an underage or pregnant individual
    (§2D1.2(a)(1)).
    """

    kind: EventKind
    date: When
    substance: SubstanceId | None = None
    mixture: Substances | None = None
    quantity: Quantity | None = None
    per_unit: Quantity | None = None
    purity: Share | None = None
    series: Series | None = None
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
