"""How a quantity is known: by what method, from cash at a price, from coded words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from relcon.records.base import Meanings, Record
from relcon.records.numbers import Amount
from relcon.records.quantity import Quantity


class UsdRange(Record):
    """Dollars from low to high."""

    low: Amount = Field(description="The lowest price, above 0, in dollars.", examples=["24000"])
    high: Amount = Field(description="The highest price, in dollars.", examples=["28000"])


class Price(Record):
    """A price per quantity of drugs, in dollars."""

    usd: UsdRange = Field(
        description="The price, from low to high; the higher the price, the less the cash stands for.",
        examples=["{low: 24000, high: 28000}"],
    )
    per: Quantity = Field(description="For what quantity that is the price.", examples=["1 kg"])


class Cash(Record):
    """Cash that stands for drugs, §2D1.1 n.5: quantity = dollars ÷ price."""

    usd: Amount = Field(description="The dollars found or paid.", examples=["26000"])
    price: Price = Field(
        description="What the drugs cost then.", examples=["{usd: {low: 24000, high: 28000}, per: 1 kg}"]
    )


class Basis(Record):
    """How the quantity is known."""

    method: Annotated[
        Literal["seized", "observed", "agreed", "ledger", "cash", "price", "capacity", "extrapolated", "testimony"],
        Meanings(
            {
                "seized": "taken and weighed",
                "observed": "seen, such as on surveillance or by the buyer",
                "agreed": "what the parties agreed on",
                "ledger": "read off a ledger or other record of deals",
                "cash": "from cash divided by a price; write `cash` with it",
                "price": "from what was paid, at a price for each unit",
                "capacity": "from what a lab, press or grow could make",
                "extrapolated": "carried over from a part, or from other deals",
                "testimony": "a witness says so",
            }
        ),
    ] = Field(
        description="Where the figure comes from; it is shown with the weight and changes none by itself.",
        examples=["ledger"],
    )
    cash: Cash | None = Field(
        default=None,
        description="Cash and price from which the quantity follows, where the event states no `quantity`.",
        examples=["{usd: 26000, price: {usd: {low: 24000, high: 28000}, per: 1 kg}}"],
    )


class Coded(Record):
    """Coded words and the reading somebody gave them; shown beside the number, which it does not change."""

    words: str = Field(description="The words as spoken or written.", examples=["two tires"])
    reading: str = Field(description="What they are said to mean.", examples=["2 kg"])
    by: str = Field(description="Who reads them so.", examples=["case agent"])
