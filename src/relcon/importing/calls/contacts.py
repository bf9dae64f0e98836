"""Contacts, from the calls of all files of a source: who talked with whom, how often, from when to when.

A talk belongs to the person who claims the number on that day in the matter's zone; with no claim, or two, the number
stays. Sources are never added up, since one call may be in three of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from relcon.importing.calls.ends import Ends
from relcon.importing.calls.kept import Kept, kept
from relcon.importing.calls.many import Joined
from relcon.importing.calls.talk import SOURCES
from relcon.importing.calls.talks import Talks
from relcon.importing.contacts import Contact
from relcon.importing.people import People
from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile
from relcon.records.matter import Matter

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
        for one, other, medium, first, last, count, cited in _joined(there, ends).counted(LISTED):
            exhibits = [there.files[file].receipt.evidence for file, _, _ in cited]
            record = Contact(first, last, count).record(source, (one, other), medium, exhibits)
            made.add("contacts", "contacts", record, _sources(there, cited))
    return made


def _joined(there: Kept, ends: Ends) -> Joined:
    """Return the calls of files; the reading of the one that is being imported has told them already."""
    known = next((one.known for one in there.files if one.known is not None), None)
    return known if isinstance(known, Joined) else Joined(Talks.together(there.talks()), there.returns, ends)


def _sources(there: Kept, cited: Sequence[tuple[int, Sequence[int], int]]) -> Iterator[tuple[str, str]]:
    """Yield the rows on which a contact rests, as receipts name them."""
    for file, places, number in cited:
        sha256 = there.files[file].receipt.sha256
        for place in places:
            yield sha256, there.label(file, place)
        if number > len(places):
            yield sha256, f"and {number - len(places):,} more"
