"""Contacts, from the calls of all files of a source: who talked with whom, how often, from when to when.

A talk belongs to the person who claims the number on that day in the matter's zone; with no claim, or two, the number
stays. Sources are never added up, since one call may be in three of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from relcon.importing.calls.ends import Ends
from relcon.importing.calls.joined import joined
from relcon.importing.calls.kept import Kept, has_polars, kept
from relcon.importing.calls.talk import SOURCES
from relcon.importing.contacts import Contact
from relcon.importing.people import People
from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile
from relcon.records.matter import Matter

if TYPE_CHECKING:
    from relcon.importing.calls.many import Counted

LISTED: Final = 100
"""Rows of one file that a receipt names of a record; how many more there are is said."""


def contacts(files: Sequence[StoredFile], matter: Matter, settings: Settings) -> Made:
    """Return the contacts that stored calls make.

    Parameters
    ----------
    files
        Every imported file.
    matter
        The case, for who claims which number from when to when.
    settings
        The zone in which days are told, and the region of numbers.
    """
    made = Made()
    people = People(matter, settings.region)
    for source in dict.fromkeys(SOURCES.values()):
        there = kept(source, files)
        if not there.files:
            continue
        ends = Ends(people, settings.days_in(there.files[0].receipt.name))
        for one, other, medium, first, last, count, cited in counted(there, ends):
            exhibits = [there.files[file].receipt.evidence for file, _, _ in cited]
            record = Contact(first, last, count).record(source, (one, other), medium, exhibits)
            made.add("contacts", "contacts", record, _sources(there, cited))
    return made


def counted(there: Kept, ends: Ends) -> list[Counted]:
    """Return what is counted between any two ends: by polars where it is installed, else one call after another."""
    if has_polars():
        from relcon.importing.calls import many

        return many.counted(there.frame(), there.returns, ends, LISTED)
    return one_by_one(there, ends)


def one_by_one(there: Kept, ends: Ends) -> list[Counted]:
    """Return what is counted between any two ends, one call after another."""
    found: dict[tuple[str, str, str], Contact[tuple[int, int]]] = {}
    for call in joined(there.talks(), there.returns):
        day, both = ends.of(call[0])
        if both[0] != both[1]:
            found.setdefault((*both, call[0].medium), Contact()).add(day, [(one.file, one.place) for one in call])
    return [(*key, one.first, one.last, one.count, _by_file(one.rows)) for key, one in sorted(found.items())]


def _by_file(rows: list[tuple[int, int]]) -> list[tuple[int, list[int], int]]:
    """Return of each file the first rows, and how many there are."""
    found: dict[int, list[int]] = {}
    for file, place in sorted(rows):
        found.setdefault(file, []).append(place)
    return [(file, places[:LISTED], len(places)) for file, places in found.items()]


def _sources(there: Kept, cited: Sequence[tuple[int, Sequence[int], int]]) -> Iterator[tuple[str, str]]:
    """Yield the rows on which a contact rests, as receipts name them."""
    for file, places, number in cited:
        sha256 = there.files[file].receipt.sha256
        for place in places:
            yield sha256, there.label(file, place)
        if number > len(places):
            yield sha256, f"and {number - len(places):,} more"
