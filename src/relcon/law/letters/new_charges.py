"""Charges that admitted records could support beside those pending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from relcon.packed import unpacked


@dataclass(frozen=True, slots=True)
class NewCharge:
    """A charge: what it is for, its provision, the sections under which it would be pending, how well it is known."""

    charge: str
    cite: str
    sections: tuple[str, ...]
    source: str

    def __str__(self) -> str:
        """As counsel reads it."""
        return f"{self.charge} ({self.cite}{'; unverified' if self.source == 'unverified' else ''})"


@cache
def new_charges() -> Mapping[str, NewCharge]:
    """Return the charges by kind of record."""
    rows = unpacked(resources.files(__package__).joinpath("new_charges.yaml"))
    return MappingProxyType(
        {
            kind: NewCharge(row["charge"], row["cite"], tuple(row["sections"]), row["source"])
            for kind, row in rows.items()
        }
    )
