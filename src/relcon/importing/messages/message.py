"""A message as rows tell it: what makes two rows the same message, and the messages of all imported files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from relcon.importing.store import StoredFile, StoredRow

COUNTED: Final = frozenset({"used", "same_message", "other_device"})
"""Why a row is kept that tells of a message."""
_HEX: Final = 20


def key_of(values: Mapping[str, Any]) -> str:
    """Return what two rows of one message have alike: sender, recipients, words, and the second in UTC."""
    said = [values["from"], *sorted(values["to"]), values["utc"], " ".join((values["body"] or "").split())]
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:_HEX]


def messages_of(files: Sequence[StoredFile]) -> dict[str, list[tuple[StoredFile, StoredRow]]]:
    """Return every message with all rows that tell of it, the files in the order of their SHA-256."""
    found: dict[str, list[tuple[StoredFile, StoredRow]]] = {}
    for file in sorted(files, key=lambda one: one.receipt.sha256):
        if file.receipt.kind == "messages":
            for row in file.rows:
                if row.reason in COUNTED and "key" in row.values:
                    found.setdefault(row.values["key"], []).append((file, row))
    return found
