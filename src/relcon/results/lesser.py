"""The part ``lesser`` of ``relcon/simulation/2``: what the client faces on a lesser count alone."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Result
from relcon.results.offers import OfferRange

Lacks = Literal["paragraph", "facility", "possession", "substance", "federal_drug_felony", "final_convictions"]
"""The fact that decides a lesser count, and is not recorded."""


class LesserCount(Result):
    """A lesser count to which the charged conduct could be pleaded, in place of every live count, nothing disclosed.

    It needs the government's agreement. ``positions`` is empty where ``lacks`` names the fact that would decide it.
    """

    statute: str
    penalty: str | None = Field(default=None, description="The penalty paragraph, of a lower one of the charge.")
    in_place_of: tuple[str, ...] = Field(description="The live counts, by number.")
    shown_by: tuple[str, ...] = Field(
        default=(), description="Records that show what the count asks for beside the offense: the use, the possession."
    )
    lacks: Lacks | None = None
    offered_by: tuple[str, ...] = Field(
        default=(), description="Plea agreements on record that plead to it; empty where no offer of it is on record."
    )
    positions: dict[str, OfferRange] = Field(default_factory=dict)
