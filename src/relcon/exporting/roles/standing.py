"""Tiers with what places people, and the measures of contacts beside how these were collected."""

from __future__ import annotations

from collections.abc import Iterator

from relcon import words
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.figures.tiers import RULE, title
from relcon.records.matter import Matter
from relcon.results.network import Measures
from relcon.results.tiers import Placement, Reason

WARNING = (
    "No level and no tier rests on anything here. These are measures of what was collected: who is spoken with most is "
    "not for that in charge (USSG §3B1.1 n.4), and few contacts make no role minimal (§3B1.2 n.3)."
)
MEANING = (
    "Others: with how many he was in contact. Between: of the shortest ways between two others, the share through him. "
    "Core: the largest k of a group in which each knows k of the group. Size: of his others, how many are not already "
    "joined through each other (Burt's effective size, for brokerage). One source: his contacts known through a single "
    "source."
)


def tier(found: Placement) -> Section:
    """Return the section of a person's tier."""
    return Section("Tier", tuple(_tier(found)), level=2)


def _tier(found: Placement) -> Iterator[Block]:
    yield Paragraph(f"{title(found)}: {whose(found)}")
    if found.by == "counsel" and found.records_say not in (None, found.tier):
        yield Paragraph(f"the records would place him elsewhere: {found.records_say}", bullet=True)
    yield from (Paragraph(_reason(one), bullet=True) for one in found.reasons)


def whose(found: Placement) -> str:
    """Return whose a placing is, and how far to trust it."""
    if found.by == "records":
        note = f"; {found.note}" if found.note else ""
        return f"confidence {found.confidence} ({found.confidence_why}){note}"
    return found.note


def _reason(one: Reason) -> str:
    points = f"; fits {' or '.join(one.tiers)}" if one.tiers else ""
    return f"{one.kind}: {one.text} ({', '.join(one.records)}){points}{'; contested' if one.contested else ''}"


def tiers(found: dict[str, Placement], matter: Matter) -> Section:
    """Return everybody's tier in a table."""
    rows = tuple((words.person(matter, id), title(one), whose(one)) for id, one in found.items())
    return Section("Everybody's tier", (Table(columns("Person", "Tier", "By what"), rows), Paragraph(RULE)))


def measured(found: Measures, matter: Matter) -> Section:
    """Return the section of the measures, the note on how contacts were collected first."""
    return Section("Network measures, last and beside the rest", tuple(_measured(found, matter)))


def _measured(found: Measures, matter: Matter) -> Iterator[Block]:
    yield Paragraph(WARNING)
    yield Paragraph(f"Confidence: {found.confidence} ({'; '.join(found.why)}).")
    yield Paragraph("")
    yield Paragraph("How the contacts were collected:")
    yield from (Paragraph(text, bullet=True) for text in collected(found, matter))
    if not found.people:
        return
    yield Paragraph("")
    yield Table(
        columns(
            *("Person", "Others", "Contacts", "Between", "Core", "Size", "Group", "One source"),
            right=(1, 2, 3, 4, 5, 6, 7),
        ),
        tuple(
            (
                words.person(matter, id),
                str(one.degree),
                f"{one.contacts:,}",
                one.betweenness,
                f"{one.core}{'*' if one.shell == 'innermost' else ''}",
                one.effective_size,
                "–" if one.community is None else str(one.community),
                _share(one.one_source, one.contacts),
            )
            for id, one in found.people.items()
        ),
    )
    yield Paragraph(f"{MEANING} * innermost core.")
    if found.periods:
        yield Paragraph("")
        yield Table(
            columns("Period", "People", "In contact with most others", "Records that may add", right=(1, 3)),
            tuple(
                (f"{one.from_} to {one.to}", str(one.people), ", ".join(one.first) or "–", str(one.open))
                for one in found.periods
            ),
        )
        yield Paragraph(
            "A record says its first and last day; a contact is put in no period that the record does not name."
        )


def collected(found: Measures, matter: Matter) -> Iterator[str]:
    """Yield how the contacts came to be known, in sentences."""
    told = found.collection
    yield (
        f"{told.contacts:,} contacts; known through a single source: {_share(told.one_source, told.contacts)}; "
        f"without an exhibit: {_share(told.uncited, told.contacts)}"
    )
    for one in told.sources:
        alone = _share(one.alone, told.contacts)
        whole = f"{one.source}: {_share(one.contacts, told.contacts)} of all, {alone} by it alone"
        taking = f"{words.person(matter, one.most)} is in {_share(one.most_contacts, one.contacts)} of them"
        yield f"{whole}; {taking}{'; it reads as his line' if one.line else ''}"
    if told.unnamed:
        yield f"numbers that are no one person's, counted as people: {', '.join(told.unnamed)}"
    if told.unplaced and found.people:
        yield f"no contact is recorded for {len(told.unplaced)} people: {', '.join(told.unplaced)}"


def _share(part: int, whole: int) -> str:
    """Return a share in whole hundredths, rounded half up; none of nothing."""
    return "none" if not part else f"{(200 * part + whole) // (2 * whole)}%"
