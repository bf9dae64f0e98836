"""Jointly undertaken criminal activities and what each member agreed to, §1B1.3(a)(1)(B)."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from relcon.records.base import ONE_OR_MORE, UNWRITTEN, Fact, Id, IdList, Meanings, Record, ShortForm, Supported
from relcon.records.dates import When
from relcon.records.facts import CircumstanceKind
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
    events: IdList | None = None
    substances: Substances | None = None
    per_event_max: Quantity | None = None
    with_: IdList | None = Field(default=None, alias="with")
    places: IdList | None = None


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
    """What an undertaking plainly was for; feeds the ground ``object`` of foreseeability."""

    kinds: Annotated[tuple[EventKind, ...], ONE_OR_MORE] = ()
    substances: Substances = ()
    per_event_max: Quantity | None = None


class Scale(Supported):
    """What anyone who joined would foresee from the nature of the undertaking, n.4(A)(i)."""

    quantity: Quantity
    substance: SubstanceId | None = None


class Membership(Fact):
    """One person's part in an undertaking, from joining to the end of his agreement.

    ``undertaking`` is written only inside an admission, where a membership stands on its own.
    """

    person: Id
    undertaking: Id | None = None
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None
    ended_by: Literal["completion", "withdrawal", "arrest"] | None = None
    scope: Annotated[Scope, BeforeValidator(_scope), ShortForm(enum=["whole", "open"])]


class Undertaking(Fact):
    """A criminal plan, scheme, endeavor or enterprise undertaken in concert, charged or not."""

    title: str
    substances: Substances = ()
    object: UndertakingObject | None = None
    nature_implies_scale: Scale | None = None
    nature_implies: Annotated[tuple[CircumstanceKind, ...], ONE_OR_MORE] = ()
    members: tuple[Membership, ...] = ()
