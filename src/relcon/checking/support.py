"""Facts without evidence, and facts that rest on weak evidence alone."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.facts import case_facts, in_words
from relcon.checking.note import Note, note
from relcon.law.positions.options import POSITIONS, options, title
from relcon.records.matter import Matter


def uncited(matter: Matter) -> Iterator[Note]:
    """Yield the facts that list no exhibit: they hold everywhere and are flagged everywhere."""
    for kind, id, record in case_facts(matter):
        if not record.evidence:
            yield note("uncited", id, record.location, f"{in_words(kind)} without evidence")


def weak_only(matter: Matter) -> Iterator[Note]:
    """Yield the facts that rest on nothing better than exhibits graded weak, USSG §6A1.3(a).

    The positions in which they fall are read from the positions' option ``weak``, with the case file's changes.
    """
    falls = [
        title(position).split(" (")[0]
        for position in POSITIONS
        if options(position, matter.case.positions, matter.circuit).weak == "out"
    ]
    where = f"falls in: {', '.join(falls)}" if falls else "kept in every position by the case file's options"
    for kind, id, record in case_facts(matter):
        grades = [matter.evidence[exhibit].grade for exhibit in record.evidence if exhibit in matter.evidence]
        if grades and set(grades) == {"weak"}:
            text = f"{in_words(kind)} rests on weak evidence alone ({', '.join(record.evidence)}); {where}"
            yield note("weak_only", id, record.location, text)
