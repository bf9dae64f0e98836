"""A substance as a record holds it: the published vocabulary (no numbers of law), and whatever name counsel wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from relcon import spelling
from relcon.packed import unpacked


def _canonical(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("substance", "allowed: the name of a substance, such as cocaine")
    substance = find(value)
    if substance is not None:
        return substance.id
    near = nearest(value[:60])
    hint = f'; did you mean "{near}"?' if near else ""
    raise PydanticCustomError("substance", "no such substance in the published list{hint}", {"hint": hint})


SubstanceId = Annotated[
    str,
    BeforeValidator(_canonical),
    WithJsonSchema({"type": "string", "minLength": 1, "description": "An id, name or synonym of the published list."}),
]


Measure = Literal["g", "unit", "ml"]


@dataclass(frozen=True, slots=True)
class Substance:
    """One controlled substance, as counsel may write it.

    Attributes
    ----------
    id, name
        The id in case files; the name shown to counsel.
    row
        Key in the Drug Quantity Table, USSG §2D1.1(c), or ``None``.
    conversion
        Key in the Drug Conversion Tables, §2D1.1 n.8(D); ``None`` where only the drug itself converts.
    measure
        What row and conversion count: grams, units (§2D1.1(c) Note (F)) or millilitres.
    actual_id, mixture_id
        From a mixture to the drug itself, and from the drug itself (or Ice) to the mixture; Notes (B), (C).
    actual
        Whether a weight under this id is the weight of the drug itself.
    steroid
        Whether it is an anabolic steroid, Note (F).
    synonyms
        Street, lab and trade names.
    """

    id: str
    name: str
    row: str | None
    conversion: str | None
    measure: Measure
    actual_id: str | None
    mixture_id: str | None
    actual: bool
    steroid: bool
    synonyms: tuple[str, ...]


def _substance(row: Mapping[str, Any]) -> Substance:
    measure = row.get("measure", "g")
    if measure not in get_args(Measure):
        raise ValueError(f"substances.yaml: {row['id']}: measure {measure!r}")
    return Substance(
        id=row["id"],
        name=row["name"],
        row=row.get("row"),
        conversion=row.get("conversion"),
        measure=measure,
        actual_id=row.get("actual_id"),
        mixture_id=row.get("mixture_id"),
        actual=row.get("actual") == "true",
        steroid=row.get("steroid") == "true",
        synonyms=tuple(row.get("synonyms", ())),
    )


def _read() -> Mapping[str, Substance]:
    rows = unpacked(resources.files(__package__).joinpath("substances.yaml"))["substances"]
    return MappingProxyType({row["id"]: _substance(row) for row in rows})


SUBSTANCES: Mapping[str, Substance] = _read()
"""Every substance by id, in the order of the published list."""


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())


@cache
def _names() -> Mapping[str, Substance]:
    names: dict[str, Substance] = {}
    for substance in SUBSTANCES.values():
        for name in (substance.id, substance.name, *substance.synonyms):
            if names.setdefault(_key(name), substance) is not substance:
                raise ValueError(f"substances.yaml: {name!r} names two substances")
    return MappingProxyType(names)


def find(text: str) -> Substance | None:
    """Return the substance that counsel's word names, or ``None``.

    Parameters
    ----------
    text
        An id, a name or a synonym; case, spaces, hyphens and other punctuation do not matter.
    """
    return _names().get(_key(text))


def nearest(text: str) -> str | None:
    """Return the id, name or synonym most like a word that names no substance, as it is written in the list.

    Parameters
    ----------
    text
        What was written.

    Returns
    -------
    str or None
        The nearest spelling, for a message; ``None`` if nothing is close.
    """
    spelled: dict[str, str] = {}
    for substance in SUBSTANCES.values():
        for name in (substance.id, *substance.synonyms, substance.name):
            spelled.setdefault(_key(name), name)
    close = spelling.nearest(_key(text), spelled)
    return None if close is None else spelled[close]
