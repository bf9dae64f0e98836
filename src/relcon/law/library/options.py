"""The options of the positions that bear on a provision, with their authority."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from relcon.law.library.cites import Cite, cites
from relcon.law.positions.options import POSITIONS, circuits, table
from relcon.results.law import LawChoice, LawOption


def bearing(asked: Cite, named: Collection[str]) -> tuple[LawOption, ...]:
    """Return the options whose authority in any position is the provision, and those that are named.

    Parameters
    ----------
    asked
        The provision.
    named
        Options that its open points name.
    """
    found = []
    for name in table(POSITIONS[0])["options"]:
        rows = {position: table(position)["options"][name] for position in POSITIONS}
        named_by = [cite for row in rows.values() for cite in cites(str(row["cite"]))]
        if name in named or any(cite.within(asked) or asked.within(cite) for cite in named_by):
            found.append(
                LawOption(
                    name=name,
                    positions={position: _choice(row) for position, row in rows.items()},
                    circuits={where: _choice(row) for where, row in circuits().get(name, {}).items()},
                )
            )
    return tuple(found)


def _choice(row: Mapping[str, Any]) -> LawChoice:
    value = row["value"]
    return LawChoice(
        value=", ".join(map(str, value)) if isinstance(value, list) else str(value),
        cite=str(row["cite"]),
        source=str(row["source"]),
        note=row.get("note"),
        checked_to=row.get("checked_to"),
    )
