"""A proffer letter: when it was entered, and its terms; those of a dated example where counsel names one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final, Self

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from relcon.packed import unpacked
from relcon.records.base import Id, Record
from relcon.records.dates import Day
from relcon.records.term import NO_TERM, Term
from relcon.records.terms import Terms, stated, term_fields, term_of, with_terms


@dataclass(frozen=True, slots=True)
class Preset:
    """A dated example.

    Attributes
    ----------
    id, district
        Its name in a file; the court.
    case, year
        The decision that reports the letter, and its year: the letter is older.
    source, note
        How well it is known; what was not read.
    terms
        The terms that were read, each marked with the example's id.
    """

    id: str
    district: str
    case: str
    year: str
    source: str
    note: str
    terms: Terms

    @property
    def label(self) -> str:
        """How every output names it."""
        return f"example, from year {self.year}: {self.district}, {self.case}"


@cache
def presets() -> Mapping[str, Preset]:
    """Return every example by id, in order."""
    folder = resources.files(__package__).joinpath("letters")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    loaded = (_preset(unpacked(file)) for file in files)
    return MappingProxyType({one.id: one for one in loaded})


def under(terms: Terms, preset: Preset) -> Terms:
    """Return a letter's terms with an example's where the letter's are not stated; a term written silent stays so."""
    taken = {name: term_of(preset.terms, name) for name in term_fields() if stated(preset.terms, name)}
    return with_terms(terms, {name: term for name, term in taken.items() if not stated(terms, name)})


def _preset(data: dict[str, Any]) -> Preset:
    terms = Terms.model_validate(data["terms"])
    marked: dict[str, Term] = {
        name: replace(term_of(terms, name), preset=data["id"]) for name in term_fields() if stated(terms, name)
    }
    texts = {name: data[name] for name in ("id", "district", "case", "year", "source", "note")}
    return Preset(**texts, terms=with_terms(terms, marked))


NAME: Final = "use_only"

_BARRED: Final[Mapping[str, Mapping[str, str]]] = {
    "case_in_chief": {"case_in_chief": "barred"},
    "impeachment": {"impeachment": "none"},
    "rebuttal": {"rebuttal": "none"},
    "sentencing": {
        "sentencing.guideline_range": "barred",
        "sentencing.3553a_use": "barred",
        "sentencing.rebut_at_sentencing": "no",
        "sentencing.acceptance_use": "no",
    },
}
"""By use: what other terms then say where it is not among those listed."""

_LISTED: Final[Mapping[str, Mapping[str, str]]] = {
    "case_in_chief": {"case_in_chief": "allowed"},
    "impeachment": {"impeachment": "if_D_testifies_inconsistent"},
    "sentencing": {"sentencing.guideline_range": "allowed"},
    "derivative_use": {"derivative_use": "allowed"},
}
"""By use: what other terms then say where it is. Which defense opens rebuttal the list does not say."""


def refilled(terms: Terms) -> Terms:
    """Return terms in which what ``use_only`` says of other uses stands where the letter says nothing of its own.

    Parameters
    ----------
    terms : Terms
        As written, or as filled before: what an earlier list filled in goes.
    """
    own = {name: NO_TERM for name in term_fields() if term_of(terms, name).by == NAME}
    terms = with_terms(terms, own)
    listed = term_of(terms, NAME)
    if listed.silent:
        return terms
    says: dict[str, str] = {}
    for use, then in _BARRED.items():
        says |= _LISTED.get(use, {}) if use in listed.values else then
    says |= _LISTED["derivative_use"] if "derivative_use" in listed.values else {}
    follows = {name: replace(listed, values=(word,), by=NAME) for name, word in says.items()}
    return with_terms(terms, {name: term for name, term in follows.items() if term_of(terms, name).silent})


def written_out(term: Term) -> Term:
    """Return a term as one that a letter states for itself."""
    return replace(term, by=None)


NO_PRESET = "none"


LETTER_ID = "letter"
"""The id of a letter that has none of its own."""


class Letter(Record):
    """A proffer letter: when it was entered, and its terms.

    ``terms`` are those of the letter, with what ``use_only`` says of every other use; then those of ``preset`` on which
    the letter is not read: each of these says so.
    """

    id: Id = Field(
        default=LETTER_ID,
        description="Its own name, used once in case and proffer file; a single letter needs none.",
        examples=["l1"],
    )
    entered: Day | None = Field(
        default=None,
        description=(
            "The day the agreement was entered: what the government knew or was told before is not protected (USSG "
            "§1B1.8(b)(1)). Left out, whether anything came before is open: protected for defense, not for psr and "
            "government."
        ),
        examples=["2026-03-09"],
    )
    office: str | None = Field(
        default=None, description="Whose letter it is; shown.", examples=['"U.S. Attorney, N.D. Ill."']
    )
    preset: str = Field(
        default=NO_PRESET,
        description=(
            "Either none, or a dated example of an office's letter, as a decision reports it: casd-2018, iasd-2011, "
            "laed-2009, mad-2013, njd-2008, nyed-2005, nysd-2016. Its terms stand where this letter states none, each "
            "marked so."
        ),
        examples=["mad-2013"],
    )
    terms: Terms = Field(
        default=Terms(),
        validate_default=True,
        description=(
            "What the letter says, term by term; what is left out is silent, and open. Enter the letter's own words "
            "with `quote` and `page`."
        ),
        examples=["{derivative_use: allowed, carve_outs: [violence]}"],
    )

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
