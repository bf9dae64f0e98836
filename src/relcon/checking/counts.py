"""Counts whose amount and penalty paragraph disagree."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import Note, note
from relcon.engine.contradicted import contradicted_notes
from relcon.engine.which_edition import edition_of
from relcon.law.tables import EditionNotShipped
from relcon.records.matter import Matter


def contradicted_counts(matter: Matter) -> Iterator[Note]:
    """Yield the live counts whose amount, as found or else charged, reaches another paragraph than the one stated."""
    for person in matter.defendants.values():
        counts = person.defendant.counts if person.defendant is not None else ()
        try:
            edition = edition_of(matter, person.id).name
        except EditionNotShipped:
            continue
        for text in contradicted_notes([count for count in counts if count.live], edition):
            yield note("contradiction", person.id, person.location, text)
