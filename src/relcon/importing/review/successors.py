"""Numbers that may have taken the place of a person's: the same circle, one after the other; only suggested.

A number that nobody claims began to talk with those with whom a person had talked, with most of them after the person
did so for the last time. It may be the person's new telephone, or somebody else's who took over: only a person can say.
Numbers that are suggested so are counted as the person's among those with whom a further number talks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from relcon.importing.people import People
from relcon.importing.review.proposal import Proposal, proposal_id

FEWEST: Final = 4
"""Of those with whom a number talks, how many must have been handed over."""
_ROUNDS: Final = 5
_NAMED: Final = 3  # contacts in a reason


@dataclass
class _Tie:
    """What two ends had with each other, whatever the medium and the source."""

    first: str
    last: str
    contacts: list[str] = field(default_factory=list)
    evidence: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Successor:
    """A person and the number; with whom both talked one after the other, and how many of these are suggested."""

    person: str
    number: str
    since: str
    handed_over: tuple[str, ...]
    circle: int
    by_suggestion: int
    evidence: tuple[str, ...]
    contacts: tuple[str, ...]

    def proposal(self) -> Proposal:
        more = f" and {len(self.contacts) - _NAMED} more" if len(self.contacts) > _NAMED else ""
        beside = f" ({self.by_suggestion} of them by further suggestions)" if self.by_suggestion else ""
        return Proposal(
            id=proposal_id("number", self.person, self.number, "after"),
            kind="number",
            person=self.person,
            number=self.number,
            since=self.since,
            because=(
                f"{self.number} talks with {self.circle}, with {len(self.handed_over)} of them{beside} from a day after"
                f" {self.person} last did: {'; '.join(self.contacts[:_NAMED])}{more}"
            ),
            evidence=self.evidence,
        )


def successors(contacts: Iterable[Mapping[str, Any]], people: People) -> list[Proposal]:
    """Return which number may have taken the place of a person's, each with its contacts.

    Parameters
    ----------
    contacts
        The records of contacts, with their days.
    people
        Who claims which number.
    """
    ties = _ties(contacts)
    free = [end for end in ties if end.startswith("+") and not people.claims.get(end)]
    persons = [end for end in ties if not end.startswith("+")]
    means: dict[str, str] = {}
    found: dict[tuple[str, str], _Successor] = {}
    for _ in range(_ROUNDS):
        now = {(one.person, one.number): one for one in _round(ties, persons, free, means)}
        if now.keys() <= found.keys():
            break
        found |= {key: one for key, one in now.items() if key not in found}
        suggested = Counter(number for _, number in found)
        means = {number: person for person, number in found if suggested[number] == 1}
    return [found[key].proposal() for key in sorted(found)]


def _ties(contacts: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, _Tie]]:
    """Return by end, with whom it talked from when to when; contacts without days are left out."""
    ties: dict[str, dict[str, _Tie]] = defaultdict(dict)
    for contact in contacts:
        one, other = contact["between"]
        if one == other:
            continue
        tie = ties[one].setdefault(other, _Tie(contact["first"], contact["last"]))
        tie.first, tie.last = min(tie.first, contact["first"]), max(tie.last, contact["last"])
        tie.contacts.append(contact["id"])
        tie.evidence |= set(contact.get("evidence", ()))
        ties[other][one] = tie
    return ties


def _round(
    ties: Mapping[str, Mapping[str, _Tie]], persons: Iterable[str], free: Iterable[str], means: Mapping[str, str]
) -> Iterable[_Successor]:
    circles = {number: _circle(ties[number], means) for number in free}
    near: dict[str, list[str]] = defaultdict(list)
    for number, circle in circles.items():
        for end in circle:
            near[end].append(number)
    for person in persons:
        own = _circle(ties[person], means)
        shared = Counter(number for end in own for number in near.get(end, ()))
        for number, both in shared.items():
            circle = circles[number]
            if both < FEWEST or person in circle or means.get(number, person) != person:
                continue
            over = sorted(end for end in own.keys() & circle.keys() if own[end].last < circle[end].first)
            if len(over) >= FEWEST and 2 * len(over) >= len(circle) and 4 * len(over) >= 3 * both:
                parts = [circle[end] for end in over]
                yield _Successor(
                    person,
                    number,
                    min(part.first for part in parts),
                    tuple(over),
                    len(circle),
                    sum(end not in ties[number] for end in over),
                    tuple(sorted({id for part in parts for id in part.evidence})),
                    tuple(id for part in parts for id in part.contacts),
                )


def _circle(ties: Mapping[str, _Tie], means: Mapping[str, str]) -> dict[str, _Tie]:
    """Return with whom an end talked, numbers taken for the people whose they are suggested to be."""
    found: dict[str, _Tie] = {}
    for end, tie in ties.items():
        who = means.get(end, end)
        there = found.get(who)
        if there is None:
            found[who] = tie
        else:
            found[who] = _Tie(
                min(there.first, tie.first),
                max(there.last, tie.last),
                [*there.contacts, *tie.contacts],
                there.evidence | tie.evidence,
            )
    return found
