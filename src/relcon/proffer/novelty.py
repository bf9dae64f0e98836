"""Novelty if others speak first: what of the client's information stays new, from what each of them could know.

Somebody could know of an admission if counsel names its topic among those on which he is likely to speak, or if the
record has him take part in what it says. What stays new depends on who has spoken, not on the order among them: the
sets of people who speak first stand for every order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import factorial
from typing import Final

from relcon.proffer.could_know import could_know
from relcon.proffer.newness import Newness
from relcon.proffer.usable import UsableFacts
from relcon.results.value import Ahead, Novelty, Speaker

EXACT: Final = 6
"""Of so many people every set that may speak first is shown; of more, each of them and each pair."""


def novelty(table: UsableFacts, new: Mapping[str, Newness]) -> Novelty:
    """Return what stays new whoever speaks first.

    Parameters
    ----------
    table : Table
        What has been said.
    new : mapping
        Each admission beside what the government holds.
    """
    knows = could_know(table.matter, table.client, table.names)
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


def _speakers(table: UsableFacts, knows: Mapping[str, Mapping[str, tuple[str, ...]]]) -> list[Speaker]:
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
