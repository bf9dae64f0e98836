"""Why a file is not imported: every reason with its place, in one shape."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from relcon.reading.problems import WIDTH, escape, shorten

FaultKind = Literal[
    "empty",
    "no_rows",
    "truncated",
    "not_a_workbook",
    "old_or_encrypted",
    "too_large",
    "too_large_inside",
    "xml_entities",
    "binary",
    "encoding",
    "mixed_encodings",
    "encoded_twice",
    "unclosed_quote",
    "no_header",
    "column_missing",
    "duplicate_columns",
    "no_sheet",
    "not_this_kind",
    "needs_zone",
    "needs_date_order",
    "mixed_date_orders",
    "needs_owner",
    "nothing_usable",
    "in_use",
    # the run was not told enough, or what it was told cannot be
    "unreadable",
    "needs_map",
    "needs_evidence",
    "needs_answer",
    "unknown_name",
    "not_taken",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why a file is not imported.

    Attributes
    ----------
    kind
        Which it is; for programs.
    file
        The file's name.
    message
        What was found; what is allowed; the likely fix.
    place
        ``Results!F12``, ``row 8`` or ``line 3``; empty for the file as a whole.
    """

    kind: str
    file: str
    message: str
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return escape(f"{where}: {self.message}")


class NotImported(Exception):
    """A file was not imported, and nothing was written; holds every reason."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

    def render(self, width: int = WIDTH) -> str:
        """Return all reasons, one paragraph each."""
        return "\n\n".join(
            textwrap.fill(str(fault), width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
            for fault in self.faults
        )


def refuse(kind: FaultKind, file: str, message: str, place: str = "") -> NotImported:
    """Return the exception of one reason."""
    return NotImported([Fault(kind, file, message, place)])


def quoted(text: str) -> str:
    """Return what was found as a message shows it: cut where it is long, in quotes."""
    return f'"{shorten(text)}"'
