"""Terms of published letters, as dated examples: what a decision reports of one letter of its office, and no more.

Letters change and are negotiated. An example stands in for nothing: a term taken from one says so wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from ruamel.yaml import YAML

from relcon.records.terms import Term, Terms, stated, term_fields, term_of, with_terms


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
    loaded = (_preset(YAML(typ="base").load(file.read_text(encoding="utf-8"))) for file in files)
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
