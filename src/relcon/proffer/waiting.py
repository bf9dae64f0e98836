"""What waiting until a day changes: who has spoken by then, what is still new, which days of the file pass."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from relcon.engine.which_edition import sentencing_date
from relcon.law.pleas.cautions import said
from relcon.proffer.admissions.newness import newness
from relcon.proffer.letter.answers import letter_receipt
from relcon.proffer.letter.chosen import client_of
from relcon.proffer.proffer_run import proffer_run
from relcon.proffer.value import ahead_of, novelty
from relcon.records.matter import Matter
from relcon.results.value import Novelty
from relcon.results.waiting import OnTheWay, Waiting

TIMELY: Final = ("timely_assistance", "timely_notice", "timely_disclosure")
"""Provisions for which the day matters, by their keys."""


def waiting(matter: Matter, day: date) -> Waiting:
    """Return what the file says of waiting until a day.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    day : date
        Until when.

    Raises
    ------
    NoProffer, Unresolved
        As for `relcon.proffer.simulate.simulate`.

    Notes
    -----
    Only recorded days count: that somebody may speak some day is no day. Who is named without one is listed apart.
    """
    client = client_of(matter)
    made = proffer_run(matter)
    table = made.worlds.table
    found = novelty(table, newness(table))
    last = table.spoken.last
    by = {one.person: one.proffered for one in found.speakers if one.stated}
    dated = {id: date.fromisoformat(told) for id, told in by.items() if told is not None}
    spoken = tuple(id for id, told in dated.items() if told <= day)
    before = tuple(id for id, told in dated.items() if last is not None and told < last.date)
    return Waiting(
        receipt=letter_receipt(matter),
        client=client,
        day=day.isoformat(),
        session=last.id if last is not None else None,
        session_date=last.date.isoformat() if last is not None else None,
        spoken=spoken,
        undated=tuple(id for id, told in by.items() if told is None),
        by_session=ahead_of(found, before) if last is not None else None,
        by_day=ahead_of(found, spoken),
        passes=tuple(sorted(_passing(matter, found, last.date if last else None, day), key=lambda one: one.date)),
        timely=tuple(f"{one.cite}: {one.text}" for one in map(said, TIMELY)),
    )


def _passing(matter: Matter, found: Novelty, start: date | None, end: date) -> Iterator[OnTheWay]:
    """Yield the days of the file after the session and not after the day; without a session, all until it."""
    for when, what, record in _days(matter, found):
        if when is not None and (start is None or when > start) and when <= end:
            yield OnTheWay(date=when.isoformat(), what=what, record=record)


def _days(matter: Matter, found: Novelty) -> Iterator[tuple[date | None, str, str | None]]:
    proffer = matter.proffer
    yield sentencing_date(matter, client_of(matter)), "the sentencing hearing", None
    for one in found.speakers:
        when = date.fromisoformat(one.proffered) if one.proffered is not None and one.stated else None
        yield when, f"{matter.people[one.person].name} proffers", one.person
    for challenge in matter.case.challenges:
        yield challenge.hearing, f"the hearing on {challenge.id}", challenge.id
    for task in proffer.tasks if proffer is not None else ():
        if task.done is None and task.declined is None:
            yield task.due, f"{task.what.rstrip('.')} is due", task.id
    for letter in matter.letters.values():
        yield letter.entered, f"the letter {letter.id} is entered", letter.id
