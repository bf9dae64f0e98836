"""Whatever a matter holds: every note is on a record of it, comes once, and is the same the next time."""

from __future__ import annotations

from random import Random

import pytest

from relcon.checking.check import check
from relcon.records.noted import HEADERS
from tests.helpers.drawn_matters import drawn_from
from tests.helpers.matters import matter

CHOICES = 3000  # bytes: as many as a drawn matter reads


@pytest.mark.parametrize("seed", range(12))
def test_every_note_is_on_a_record_and_comes_once(seed: int) -> None:
    drawn = drawn_from(Random(seed).randbytes(CHOICES))  # noqa: S311  # a test's data, not a secret
    read = matter(drawn.case, drawn.proffer)
    notes = check(read).notes
    assert notes
    assert all(note.record in read or note.record in HEADERS for note in notes)
    assert len(notes) == len({(note.kind, note.record, note.text) for note in notes})
    assert check(read).notes == notes
