"""The file of plea offers ``relcon/offer/1``: agreements that are offered, each as the case file has an agreement."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.records.agreements import Agreement
from relcon.records.base import Record


class OfferFile(Record):
    """A file of plea offers; nothing of it is part of the case until counsel writes it there."""

    format: Literal["relcon/offer/1"] = Field(
        description="What kind of file this is, and its version.", examples=["relcon/offer/1"]
    )
    offers: tuple[Agreement, ...] = Field(
        description="The offers, each as an agreement of the case file, in the order in which they are shown.",
        examples=['[{id: offer-1, person: dunn, counts: ["1"], dismisses: ["5"]}]'],
    )
