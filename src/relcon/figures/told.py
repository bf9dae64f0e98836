"""What is said of tiers and of measures, on page and paper alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from relcon import words
from relcon.records.matter import Matter
from relcon.results.network import Measures, Placement, Reason

MOST: Final = 3
"""How many records are named where there are more than one above that."""
WARNING: Final = (
    "No level and no tier rests on anything here. These are measures of what was collected: who is spoken with most is "
    "not for that in charge (USSG §3B1.1 n.4), and few contacts make no role minimal (§3B1.2 n.3)."
)
MEANING: Final = (
    "Others: how many the person was in contact with. Between: of the shortest ways between two others, the share "
    "through the person. "
    "Core: the largest k of a group in which each knows k of the group. Size: of these, how many are not already "
    "joined through each other (Burt's effective size, for brokerage). One source: contacts known through a single "
    "source."
)


def whose(found: Placement) -> str:
    """Return whose a placing is, and how far to trust it."""
    if found.by == "records":
        note = f"; {found.note}" if found.note else ""
        return f"confidence {found.confidence} ({found.confidence_why}){note}"
    return found.note


def reasons(found: Placement) -> Iterator[str]:
    """Yield what places a person, or would without counsel's own placing, each with its records."""
    if found.by == "counsel" and found.records_say not in (None, found.tier):
        yield f"the records would place this person elsewhere: {found.records_say}"
    yield from map(_reason, found.reasons)


def _reason(one: Reason) -> str:
    points = f"; fits {' or '.join(one.tiers)}" if one.tiers else ""
    return f"{one.kind}: {one.text} ({listed(one.records)}){points}{'; contested' if one.contested else ''}"


def listed(records: Sequence[str]) -> str:
    """Return records by id; of many the first, and how many more there are."""
    if len(records) <= MOST + 1:
        return ", ".join(records)
    return f"{', '.join(records[:MOST])} and {len(records) - MOST} more"


def collected(found: Measures, matter: Matter) -> Iterator[str]:
    """Yield how the contacts came to be known, in sentences."""
    told = found.collection
    yield (
        f"{told.contacts:,} contacts; known through a single source: {share(told.one_source, told.contacts)}; "
        f"without an exhibit: {share(told.uncited, told.contacts)}"
    )
    for one in told.sources:
        alone = share(one.alone, told.contacts)
        whole = f"{one.source}: {share(one.contacts, told.contacts)} of all, {alone} by it alone"
        taking = f"{words.person(matter, one.most)} is in {share(one.most_contacts, one.contacts)} of them"
        yield f"{whole}; {taking}{'; it reads as the line of that person' if one.line else ''}"
    if told.unnamed:
        yield f"numbers that are no one person's, counted as people: {', '.join(told.unnamed)}"
    if told.unplaced and found.people:
        people = "1 person" if len(told.unplaced) == 1 else f"{len(told.unplaced)} people"
        yield f"no contact is recorded for {people}: {', '.join(told.unplaced)}"


def share(part: int, whole: int) -> str:
    """Return a share in whole hundredths, rounded half up; none of nothing."""
    return "none" if not part else f"{(200 * part + whole) // (2 * whole)}%"
