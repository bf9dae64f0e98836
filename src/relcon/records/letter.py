"""A proffer letter: when it was entered, and its terms; those of a dated example where counsel names one."""

from __future__ import annotations

from typing import Self

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from relcon.records.base import Id, Record
from relcon.records.dates import Day
from relcon.records.presets import presets, under
from relcon.records.terms import Terms, term_fields, term_of
from relcon.records.use_only import refilled

NO_PRESET = "none"


class Letter(Record):
    """A proffer letter; ``entered`` is the date that §1B1.8(b)(1) asks for.

    ``terms`` are those of the letter, with what ``use_only`` says of every other use; then those of ``preset`` on which
    the letter is not read: each of these says so.
    """

    id: Id
    entered: Day | None = None
    office: str | None = None
    preset: str = NO_PRESET
    terms: Terms = Field(default=Terms(), validate_default=True)

    @field_validator("preset")
    @classmethod
    def _known(cls, preset: str) -> str:
        if preset != NO_PRESET and preset not in presets():
            raise PydanticCustomError("preset", "allowed: {names}", {"names": ", ".join((NO_PRESET, *presets()))})
        return preset

    @field_validator("terms")
    @classmethod
    def _with_preset(cls, terms: Terms, info: ValidationInfo) -> Terms:
        found = presets().get(info.data.get("preset", NO_PRESET))
        # The letter's own words first: what they say of every other use no example replaces.
        own = refilled(terms)
        return own if found is None else refilled(under(own, found))

    @property
    def taken(self) -> tuple[str, ...]:
        """The names of the terms that were taken from the example, not from the letter."""
        return tuple(name for name in term_fields() if term_of(self.terms, name).preset is not None)

    def read_as(self, terms: Terms) -> Self:
        """Return the letter with other terms."""
        return self.model_copy(update={"terms": refilled(terms)})
