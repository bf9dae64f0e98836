"""Who did what in an event: own acts, USSG §1B1.3(a)(1)(A)."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from relcon.records.base import Answer, Id, Meanings, Supported
from relcon.records.dates import When
from relcon.records.quantity import Quantity

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
    """Someone's own act in an event, §1B1.3(a)(1)(A): all of the event is that person's, whatever was foreseeable."""

    person: Id = Field(description="Who did it.", examples=["dunn"])
    act: Annotated[
        Act,
        Meanings(
            {
                "sold": "sold the drugs: seller, dealer",
                "bought": "bought the drugs: buyer, customer; answers for what was bought, not for the seller's stock",
                "supplied": "provided them, on credit or not: source, supplier, plug",
                "carried": "moved them over distance: courier, driver, mule",
                "brokered": "brought seller and buyer together: broker, middleman",
                "financed": "put up the money: investor, backer",
                "stored": "kept them: stash-house keeper",
                "possessed": "had them, on the person or under control",
                "packaged": "cut, weighed, pressed or bagged them",
                "manufactured": "made, cooked or grew them",
                "delivered": "handed them over: made the drop, delivery runner",
                "received": "took delivery of them: made the pick-up, accepted the parcel",
                "imported": "brought them into the country; methamphetamine or amphetamine then counts as imported",
                "negotiated": "settled amount, price or terms",
                "guarded": "protected the drugs or the deal: guard, lookout at the deal",
                "offloaded": "unloaded them from a boat, plane or vehicle",
                "recruited": "brought somebody in to take part",
                "hired": "took somebody on for pay to take part",
                "aided": "knowingly helped in any other way: aiding and abetting",
                "caused": "had others do it: counseled, commanded, induced, procured or willfully caused it",
            }
        ),
    ] = Field(
        description=("What the person did; every word is an own act and counts alike for weight."),
        examples=["carried"],
    )
    knowing: Answer = Field(
        default="yes",
        description=(
            "Whether the person knew that it was a controlled substance; no: it is no act of that person's; unknown: "
            "out for defense, in for psr and government."
        ),
        examples=["unknown"],
    )
    from_: When | None = Field(
        default=None,
        alias="from",
        description="First day of the person's own part; left out, the part is as long as the event.",
        examples=["2025-02-01"],
    )
    to: When | None = Field(
        default=None,
        description="Last day of the person's own part; left out, the part is as long as the event.",
        examples=["2025-04-30"],
    )
    quantity: Quantity | None = Field(
        default=None,
        description=(
            "The person's own part of the quantity, each time in a series; left out, all of it. Two entries of one "
            "person add, never above the event's quantity."
        ),
        examples=["200 g"],
    )
