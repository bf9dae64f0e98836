"""Federal district courts and their circuits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from ruamel.yaml import YAML

CIRCUITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "dc")


@dataclass(frozen=True, slots=True)
class District:
    """A federal district court: its court id, its name and its circuit."""

    id: str
    name: str
    circuit: str


@cache
def districts() -> Mapping[str, District]:
    """Return the 94 federal district courts by court id (28 U.S.C. §§41, 81-131; 48 U.S.C. §§1424, 1611, 1821)."""
    text = resources.files(__package__).joinpath("districts.yaml").read_text(encoding="utf-8")
    by_circuit = YAML(typ="base").load(text)["districts"]
    return MappingProxyType(
        {
            court: District(court, name, circuit)
            for circuit, courts in by_circuit.items()
            for court, name in courts.items()
        }
    )


def circuit_of(district: str) -> str | None:
    """Return the circuit of a court id such as ``ilnd``, or ``None`` if there is no such court."""
    found = districts().get(district)
    return found.circuit if found is not None else None
