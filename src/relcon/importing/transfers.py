"""Transfers of money in all imported files, each once, and the payments that they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile, StoredRow
from relcon.records.matter import Matter

SAME: Final = ("from", "to", "usd")
"""Values in which two rows of one transfer must agree; a bank posts later than an app pays, so days may differ."""
_COUNTED: Final = frozenset({"used", "same_id", "same_row"})
_NO_ID = re.compile(r"[^A-Za-z0-9_.-]+")


def id_part(text: str) -> str:
    """Return a transfer's number as an id can hold it."""
    return _NO_ID.sub("-", text).strip("-")


def transfers_of(files: Sequence[StoredFile]) -> dict[str, list[tuple[StoredFile, StoredRow]]]:
    """Return every transfer by what names it, with all rows that tell of it, in the order of the imports."""
    found: dict[str, list[tuple[StoredFile, StoredRow]]] = {}
    for file in files:
        if file.receipt.kind == "payments":
            for row in file.rows:
                if row.reason in _COUNTED:
                    found.setdefault(row.values["key"], []).append((file, row))
    return found


def payments(files: Sequence[StoredFile], _matter: Matter, _settings: Settings) -> Made:
    """Return the payments that stored transfers make; one that several files tell of cites them all.

    Parameters
    ----------
    files
        Every imported file.
    """
    made = Made()
    for key, rows in transfers_of(files).items():
        first, _row = rows[0]
        told = min((row.values for _, row in rows), key=lambda values: str(values["date"]))
        record: dict[str, Any] = {"id": f"p-{key}"} | {name: told[name] for name in ("date", *SAME)} | {"kind": "paid"}
        evidence = sorted({file.receipt.evidence for file, _ in rows if file.receipt.evidence})
        if evidence:
            record["evidence"] = evidence
        sources = [(file.receipt.sha256, row.label) for file, row in rows]
        made.add(first.receipt.evidence or first.receipt.short, "payments", record, sources)
    return made
