"""Factual bases of pleas that admit nothing as the file stands (Fed. R. Crim. P. 11(b)(3))."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import Note, note
from relcon.records.matter import Matter


def pleas_without_effect(matter: Matter) -> Iterator[Note]:
    """Yield the factual bases of agreements that were not entered, and those that name no record."""
    for plea in matter.agreements.values():
        if not plea.factual_basis:
            continue
        if plea.entered is None:
            text = "its factual basis admits nothing until the day is recorded on which it was `entered`"
            yield note("contradiction", plea.id, plea.location, text)
        if not any(part.facts for part in plea.factual_basis):
            text = "its factual basis names no record (`facts`), and its text is not interpreted: it admits nothing"
            yield note("contradiction", plea.id, plea.location, text)
