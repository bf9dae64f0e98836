"""What was read in another form than counsel wrote: said once for each form, with every value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from relcon.checking.note import Note, note
from relcon.law.ussg.s1b1_3.no_reading import LISTED
from relcon.records.matter import Matter
from relcon.records.read_as import ReadAs, ReadForm

SAID: Final[dict[ReadForm, str]] = {
    "date": "dates not written year-month-day, each read as the one day that it can be",
    "quantity": "quantities in customary words, read by the weight that these stand for",
    "pages": "first and last page in one text",
}


def forms_read(matter: Matter) -> Iterator[Note]:
    """Yield, for each form, what was read of it and how."""
    for form in get_args(ReadForm):
        those = [one for one in matter.read_as if one.form == form]
        if those:
            listed = "; ".join(f"{one.written} is {one.read} ({one.record})" for one in those[:LISTED])
            more = f"; and {len(those) - LISTED} more" if len(those) > LISTED else ""
            yield note("read_as", _id(matter, those[0]), those[0].location, f"{SAID[form]}: {listed}{more}")


def _id(matter: Matter, one: ReadAs) -> str:
    """Return the id of the record that holds a value, or the word for the head of its file."""
    found = one.record.partition(",")[0].rpartition(" ")[2]
    if found in matter:
        return found
    proffer = matter.proffer.location if matter.proffer is not None else None
    inside = proffer is not None and one.location is not None and one.location.file == proffer.file
    return "proffer" if inside else "case"
