"""Tiers with what places people, and the measures of contacts beside how these were collected."""

from __future__ import annotations

from collections.abc import Iterator

from relcon import words
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.figures.tier_map import RULE, title
from relcon.figures.told import MEANING, WARNING, collected, reasons, share, whose
from relcon.records.matter import Matter
from relcon.results.network import Measures, Placement


def tier(found: Placement) -> Section:
    """Return the section of a person's tier."""
    return Section("Tier", tuple(_tier(found)), level=2)


def _tier(found: Placement) -> Iterator[Block]:
    yield Paragraph(f"{title(found)}: {whose(found)}")
    yield from (Paragraph(text, bullet=True) for text in reasons(found))


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
                share(one.one_source, one.contacts),
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
