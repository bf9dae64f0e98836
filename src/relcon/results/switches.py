"""The result ``relcon/switches/2``: every set of admissions, for a page that selects and never computes.

Bit i of a mask is the i-th of ``bits``. A function or worksheet depends on some bits only: its support. Its index is
the support's bits of the mask pressed together, the lowest first.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Result
from relcon.results.columns import Packed, column, numbers_of

Outcome = tuple[
    int | None,
    str | None,
    int,
    Months | None,
    Months | None,
    Months | None,
    Literal["yes", "no", "unknown"],
    bool,
    bool,
    Months | None,
    Months | None,
    Months | None,
]
"""Total offense level, converted grams, levels for role, low and high end of the range, minimum, safety valve; whether
the weight is at least that, since a quantity is unknown, and whether more of it would raise the range; what the safety
valve leaves of the minimum; low and high end by the Sentencing Table."""

Function = tuple[int, str]
"""Support; base64 of a bit for each set of it, bit 0 first."""

Worksheet = tuple[int, Literal[1, 2], str, int | None, int | None]
"""Support; bytes to a number; base64 of an outcome number, little end first, for each set of it, none of them a
complete disclosure; the outcome number where every bit is on and that makes the disclosure complete, else null; the
same if all of the client's own on the record were told besides, and believed, null where that changes nothing."""

Cells = dict[str, dict[str, dict[str, int]]]


class Switches(Result):
    """Each cell and each worksheet over all sets of admissions."""

    format: Literal["relcon/switches/2"] = "relcon/switches/2"
    bits: tuple[str, ...] = Field(
        description="Ids of admissions, or of topics as topic:ID: what bit i of a mask counts."
    )
    functions: tuple[Function, ...] = Field(description="0 is never, 1 is always.")
    columns: tuple[Packed, ...] = Field(description="A function number for each event: base64 of uint16.")
    cells: Cells = Field(description="By position, world and defendant, a column: where each event counts.")
    own: Cells = Field(description="Likewise where it counts as an own act.")
    open: Cells = Field(description="Likewise where it is left open.")
    outcomes: dict[str, tuple[Outcome, ...]] = Field(description="By defendant: what the worksheets come to.")
    worksheets: dict[str, dict[str, dict[str, Worksheet]]] = Field(description="By position, world and defendant.")

    def holds(self, number: int, mask: int) -> bool:
        """Return a function's value."""
        support, bits = self.functions[number]
        place = compact_index(mask, support)
        return bool(base64.b64decode(bits)[place >> 3] >> (place & 7) & 1)

    def row(
        self, cells: Mapping[str, Mapping[str, Mapping[str, int]]], at: tuple[str, str, str], mask: int
    ) -> list[bool]:
        """Return a position's, world's and defendant's cells, event by event, for a mask."""
        position, world, defendant = at
        return [self.holds(number, mask) for number in column(self.columns, cells[position][world][defendant])]

    def outcome(self, at: tuple[str, str, str], mask: int) -> Outcome:
        """Return what a position's, world's and defendant's worksheet comes to for a mask."""
        position, world, defendant = at
        complete = self.worksheets[position][world][defendant][3]
        if complete is not None and mask == (1 << len(self.bits)) - 1:
            return self.outcomes[defendant][complete]
        return self.short_of_complete(at, mask)

    def short_of_complete(self, at: tuple[str, str, str], mask: int) -> Outcome:
        """Return what it comes to for a mask that is no complete disclosure, though it counts every bit."""
        position, world, defendant = at
        support, width, numbers, _, _ = self.worksheets[position][world][defendant]
        place = compact_index(mask, support)
        number = base64.b64decode(numbers)[place] if width == 1 else numbers_of(numbers)[place]
        return self.outcomes[defendant][number]


def compact_index(mask: int, support: int) -> int:
    """Return a mask's bits of a support, pressed together, the lowest first."""
    place = found = 0
    while support:
        if support & 1:
            found |= (mask & 1) << place
            place += 1
        mask, support = mask >> 1, support >> 1
    return found
