"""Jointly undertaken criminal activities and what each member agreed to, §1B1.3(a)(1)(B)."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from relcon.records.base import ONE_OR_MORE, UNWRITTEN, Fact, Id, IdList, Meanings, Record, ShortForm, Supported
from relcon.records.circumstances import CIRCUMSTANCES, CircumstanceKind
from relcon.records.dates import When
from relcon.records.quantity import Quantity
from relcon.records.substances import SubstanceId

EventKind = Literal["distribution", "purchase", "possession", "importation", "manufacture", "seizure"]
EVENT_KINDS: Final = Meanings(
    {
        "distribution": "drugs passed on: a sale, hand-off or delivery, by whichever side it is told",
        "purchase": "the same, told as the buyer's: stock bought, a re-up",
        "possession": "drugs had, kept or moved without passing on: a stash, a load in transport",
        "importation": "drugs brought into the country",
        "manufacture": "drugs made, cooked, pressed or grown: a lab, a grow",
        "seizure": "drugs taken by the authorities: in a search, a stop or a parcel",
    }
)
"""What each kind of event is."""
Substances = Annotated[tuple[SubstanceId, ...], ONE_OR_MORE]


class Scope(Record):
    """What one person agreed to, §1B1.3 n.3(B): the whole undertaking, nothing shown, or limits that each must hold."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    kind: Annotated[Literal["whole", "open", "limits"], UNWRITTEN]
    events: IdList | None = Field(default=None, description="Only these events.", examples=["[e3]"])
    substances: Substances | None = Field(
        default=None,
        description="Only these substances; methamphetamine covers its actual weight and Ice.",
        examples=["[cocaine]"],
    )
    per_event_max: Quantity | None = Field(
        default=None, description="Only events of at most this quantity.", examples=['"500 g"']
    )
    with_: IdList | None = Field(
        default=None,
        alias="with",
        description="Only events in which one of these people takes part.",
        examples=["[reyes, ortiz]"],
    )
    places: IdList | None = Field(default=None, description="Only events at these places.", examples=["[west-side]"])


def _scope(value: Any) -> Any:
    if isinstance(value, Scope):
        return value
    if value in ("whole", "open"):
        return {"kind": value}
    if not isinstance(value, dict) or not value:
        raise PydanticCustomError(
            "scope", "allowed: whole, open (nothing shows it), or limits such as {places: [west-side]}"
        )
    if "kind" in value:
        raise PydanticCustomError("scope", "unknown field kind: write whole, open, or the limits alone")
    return {**value, "kind": "limits"}


class UndertakingObject(Record):
    """What an undertaking plainly was for, one ground of foreseeability; what is left out does not limit."""

    kinds: Annotated[tuple[Annotated[EventKind, EVENT_KINDS], ...], ONE_OR_MORE] = Field(
        default=(), description="The kinds of event that it was for.", examples=["[distribution]"]
    )
    substances: Substances = Field(default=(), description="The substances that it was for.", examples=["[cocaine]"])
    per_event_max: Quantity | None = Field(
        default=None, description="The largest event that it was for.", examples=['"500 g"']
    )


class Scale(Supported):
    """What anyone who joined would foresee from the nature of the undertaking (§1B1.3 n.4(A)(i))."""

    quantity: Quantity = Field(description="The largest event that anyone would foresee.", examples=['"5 kg"'])
    substance: SubstanceId | None = Field(default=None, description="Of which substance.", examples=["cocaine"])


SCOPES: Final = Meanings(
    {
        "whole": "everything that the undertaking did",
        "open": "nothing shows what the person agreed to: an open norm, which each position answers",
    }
)
"""The scopes that are a word of their own."""


class Membership(Fact):
    """One person's part in an undertaking, from joining to the end of that person's agreement."""

    person: Id = Field(description="Who joined.", examples=["dunn"])
    undertaking: Id | None = Field(
        default=None,
        description="The undertaking: written only inside an admission, where a membership stands on its own.",
        examples=["westside"],
    )
    from_: When | None = Field(
        default=None,
        alias="from",
        description="When the person joined: nothing before counts as jointly undertaken. Left out, no limit.",
        examples=["2025-01-10"],
    )
    to: When | None = Field(
        default=None,
        description="When the person's agreement ended. Left out, it did not end.",
        examples=["2025-11-02"],
    )
    ended_by: (
        Annotated[
            Literal["completion", "withdrawal", "arrest"],
            Meanings(
                {
                    "completion": "what was agreed was done",
                    "withdrawal": "the person withdrew, which is the person's to show",
                    "arrest": "the person was arrested",
                }
            ),
        ]
        | None
    ) = Field(default=None, description="What ended it.", examples=["arrest"])
    scope: Annotated[Scope, BeforeValidator(_scope), ShortForm(**SCOPES.schema)] = Field(
        description=(
            "What this person agreed to: the whole, nothing that is shown, or limits, each of which must hold. Another "
            "reading is a second membership with `asserted_by`."
        ),
        examples=['{substances: [cocaine], per_event_max: "500 g"}'],
    )


class Undertaking(Fact):
    """A criminal plan, scheme, endeavor or enterprise undertaken in concert, charged or not."""

    title: str = Field(
        description="What the activity was, in counsel's words.", examples=["Redistribution on the west side"]
    )
    substances: Substances = Field(
        default=(),
        description="The substances that it dealt in; where given, they limit what every member answers for.",
        examples=["[cocaine]"],
    )
    object: UndertakingObject | None = Field(
        default=None,
        description="What it plainly was for: a ground of foreseeability for members whose scope is whole.",
        examples=['{kinds: [distribution], substances: [cocaine], per_event_max: "500 g"}'],
    )
    nature_implies_scale: Scale | None = Field(
        default=None,
        description="What anyone who joined would foresee of its size.",
        examples=['{quantity: "5 kg", substance: cocaine}'],
    )
    nature_implies: Annotated[tuple[Annotated[CircumstanceKind, CIRCUMSTANCES], ...], ONE_OR_MORE] = Field(
        default=(),
        description="Circumstances, such as guns, that anyone who joined would foresee.",
        examples=["[firearm]"],
    )
    members: tuple[Membership, ...] = Field(
        default=(),
        description="Who belonged to it, and what each agreed to.",
        examples=["[{id: m-dunn, person: dunn, from: 2025-01-10, scope: whole}]"],
    )
