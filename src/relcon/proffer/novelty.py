"""Novelty if others speak first: what of the client's information stays new, from what each of them could know.

Somebody could know of an admission if counsel names its topic among those on which he is likely to speak, or if the
record has him take part in what it says. What stays new depends on who has spoken, not on the order among them: the
sets of people who speak first stand for every order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import factorial
from typing import Final

from relcon.proffer.newness import Newness
from relcon.proffer.people_in import people_in
from relcon.proffer.usable import Table
from relcon.records.facts import Knowledge
from relcon.records.proffer import Admission
from relcon.results.value import Ahead, Novelty, Speaker

EXACT: Final = 6
"""Of so many people every set that may speak first is shown; of more, each of them and each pair."""


def novelty(table: Table, new: Mapping[str, Newness]) -> Novelty:
    """Return what stays new whoever speaks first.

    Parameters
    ----------
    table : Table
        What has been said.
    new : mapping
        Each admission beside what the government holds.
    """
    knows = could_know(table)
    speakers = _speakers(table, knows)
    told = [id for id in table.spoken.disclosures if new[id].state != "duplicate"]
    people = [one.person for one in speakers]
    most = len(people) if len(people) <= EXACT else 2
    sets = [ahead for size in range(most + 1) for ahead in combinations(people, size)]
    spoken = {one.person for one in speakers if one.before_session}
    if spoken and tuple(id for id in people if id in spoken) not in sets:
        sets.append(tuple(id for id in people if id in spoken))
    left = [] if people else ["nobody else who may speak is recorded (others), and the record names nobody"]
    if len(people) > EXACT:
        left.append(f"{len(people)} people may speak: each of them first, and each pair, not every set of them")
    return Novelty(
        new=tuple(told),
        speakers=tuple(speakers),
        ahead=tuple(_ahead(ahead, told, knows, spoken) for ahead in sets),
        orders=str(factorial(len(people))),
        every_order=len(people) <= EXACT,
        open=tuple(left),
    )


def could_know(table: Table) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return, by person and admission, why somebody else could know of what it says."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for admission in table.matter.admissions.values():
        reasons: dict[str, list[str]] = {}
        for person, why in (*_by_topic(table, admission), *_by_record(table, admission)):
            if person != table.client and person in table.matter.people and why not in reasons.get(person, ()):
                reasons.setdefault(person, []).append(why)
        for person, why_all in reasons.items():
            found.setdefault(person, {})[admission.id] = tuple(why_all)
    return {person: found[person] for person in table.matter.people if person in found}


def _by_topic(table: Table, admission: Admission) -> Iterator[tuple[str, str]]:
    for other in table.matter.proffer.others if table.matter.proffer is not None else ():
        if admission.topic in other.likely_topics:
            yield other.person, f"likely topic {admission.topic}"


def _by_record(table: Table, admission: Admission) -> Iterator[tuple[str, str]]:
    matter = table.matter
    ids = {name.rpartition(">")[2] for name in table.names[admission.id].said}
    for id in sorted(ids):
        record = matter.by_id(id)
        for person in people_in(record):
            yield person, f"takes part in {id}"
        if isinstance(record, Knowledge):
            ids |= {one for one in (record.of.event, record.of.circumstance) if one is not None}
    for known in matter.knowledge.values():
        for what in (known.of.event, known.of.circumstance):
            if what is not None and what in ids:
                yield known.person, f"knew of {what} ({known.id})"
    for id in sorted(ids):
        if id in matter.events or id in matter.circumstances:
            for person in people_in(matter.by_id(id)):
                yield person, f"takes part in {id}"


def _speakers(table: Table, knows: Mapping[str, Mapping[str, tuple[str, ...]]]) -> list[Speaker]:
    """Return those whom counsel names as others who may speak; where he names nobody, those whom the record names."""
    proffer, last = table.matter.proffer, table.spoken.last
    stated = {one.person: one for one in proffer.others} if proffer is not None else {}
    whose: Sequence[str] = list(stated) or [
        id for id in knows if table.matter.people[id].status not in ("undercover", "customer", "unwitting")
    ]
    found = []
    for id in whose:
        day = stated[id].proffered if id in stated else None
        before = day is not None and last is not None and day < last.date
        found.append(
            Speaker(
                person=id,
                stated=id in stated,
                proffered=None if day is None else str(day),
                before_session=before,
                could_know=dict(knows.get(id, {})),
            )
        )
    return found


def _ahead(
    ahead: Sequence[str], told: Sequence[str], knows: Mapping[str, Mapping[str, object]], spoken: set[str]
) -> Ahead:
    known = {id for person in ahead for id in knows.get(person, ())}
    return Ahead(
        first=tuple(ahead),
        stays_new=tuple(id for id in told if id not in known),
        could_be_told=tuple(id for id in told if id in known),
        as_recorded=bool(spoken) and set(ahead) == spoken,
    )
