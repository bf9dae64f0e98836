"""The options of a position: built in as data, changed by a case file, never hidden."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any, Literal

from relcon.packed import unpacked
from relcon.records.base import PositionName
from relcon.records.options import Ground, OptionChanges, PositionChanges

POSITIONS: tuple[PositionName, ...] = ("defense", "psr", "government")


@dataclass(frozen=True, slots=True)
class Options:
    """One position's options, by the names of ``law/positions/*.yaml``."""

    quantity: Literal["low", "point", "high"]
    grounds: tuple[Ground, ...]
    took_part_scale: int | None
    weak: Literal["in", "out"]
    client_word: Literal["believed", "corroborated", "conceded"]
    suppressed: Literal["in", "out"]
    open_norm: Literal["in", "out"]
    straddling: Literal["in", "open", "out"]
    slice: Literal["in", "midpoint", "out"]
    membership_end: Literal["as_recorded", "with_evidence", "by_finding"]
    record_dates: Literal["shorten", "lengthen"]
    personal_use_conspiracy: Literal["in", "out"]
    personal_use_other: Literal["in", "out"]
    statutory_quantity: Literal["own", "conspiracy", "object"] | None
    acquitted_overlap: Literal["in", "out"]
    unable_or_unwilling: Literal["holds", "undisputed", "by_finding"]
    delivery_unknown: Literal["delivered", "agreed", "larger"]
    purity_mix: Literal["rows", "per_event"]
    aggravating_role: Literal["lowest_compelled", "lowest_corroborated", "highest"]
    mitigating_role: Literal["highest", "undisputed_else_lowest", "lowest_if_undisputed"]
    firearm_connection: Literal["in", "out"]
    presence: Literal["named", "place_and_date"]
    imported_lot: Literal["importing", "any_event"]
    silent_term: Literal["against_government", "for_government"]
    court_3661: Literal["open", "barred"]

    def as_texts(self) -> dict[str, str]:
        """Return every option as text, for a receipt."""
        found: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            found[field.name] = " ".join(value) if isinstance(value, tuple) else "none" if value is None else str(value)
        return found


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = unpacked(resources.files(__package__).joinpath(f"{name}.yaml"))
    return loaded


@cache
def table(position: PositionName) -> dict[str, Any]:
    """Return a position's built-in options with cite, source and note, as written in its file."""
    return _load(position)


def title(position: PositionName) -> str:
    """Return the heading of a position, as counsel reads it."""
    return str(table(position)["title"])


@cache
def circuits() -> dict[str, Any]:
    """Return what circuits hold, by option and circuit, with cite, source and the day to which it was checked."""
    return _load("circuits")


def options(position: PositionName, changes: PositionChanges, circuit: str | None) -> Options:
    """Return a position's options: built-in values, then the case file's changes.

    Parameters
    ----------
    position : PositionName
        Which of the three.
    changes : PositionChanges
        The case file's ``positions``.
    circuit : str or None
        For options that follow the circuit; None reads them as for a circuit without a preset.
    """
    rows = table(position)["options"]
    change: OptionChanges = getattr(changes, position)
    values: dict[str, Any] = {}
    for field in fields(Options):
        value = rows[field.name]["value"]
        if field.name in change.model_fields_set:
            value = getattr(change, field.name)
        if value == "by_circuit":
            held = circuits()[field.name]
            value = held.get(circuit or "", held["otherwise"])["value"]
        if isinstance(value, list):
            value = tuple(value)
        elif field.name == "took_part_scale" and value not in ("none", None):
            value = int(value)
        values[field.name] = None if value == "none" else value
    return Options(**values)
