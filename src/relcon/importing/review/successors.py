"""Numbers that may have taken the place of a person's: the same circle, one after the other; only suggested.

A number that nobody claims began to talk with those with whom a person had talked, with most of them after the person
did so for the last time. It may be the person's new telephone, or somebody else's who took over: only a person can say.
Numbers that are suggested so are counted as the person's among those with whom a further number talks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from relcon.importing.people import People
from relcon.importing.review.proposal import Proposal, proposal_id

FEWEST: Final = 4
"""Of those with whom a number talks, how many must have been handed over."""
_ROUNDS: Final = 5
_NAMED: Final = 3  # contacts in a reason


_Days = tuple[str, str]
"""From when to when two ends talked with one another, whatever the medium and the source."""
_Ties = Mapping[str, Mapping[str, _Days]]


@dataclass(frozen=True)
class _Successor:
    """A person and the number that may have taken the place of the person's.

    Attributes
    ----------
    person, number, since
        Whose it may be, from which day.
    over
        With whom both talked one after the other: ends of the number's contacts.
    circle, handed_over, suggested
        With how many the number talks, how many of these were handed over, and how many of those are people only
        because another number is suggested to be theirs.
    """

    person: str
    number: str
    since: str
    over: tuple[str, ...]
    circle: int
    handed_over: int
    suggested: int

    def proposal(self, contacts: Iterable[Mapping[str, Any]]) -> Proposal:
        """Return the suggestion, with the contacts on which it rests."""
        ids = sorted(str(one["id"]) for one in contacts)
        more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
        beside = f" ({self.suggested} of them by further suggestions)" if self.suggested else ""
        return Proposal(
            id=proposal_id("number", self.person, self.number, "after"),
            kind="number",
            person=self.person,
            number=self.number,
            since=self.since,
            because=(
                f"{self.number} talks with {self.circle}, with {self.handed_over} of them{beside} from a day after"
                f" {self.person} last did: {'; '.join(ids[:_NAMED])}{more}"
            ),
            evidence=tuple(sorted({id for one in contacts for id in one.get("evidence", ())})),
        )


def successors(contacts: Collection[Mapping[str, Any]], people: People) -> list[Proposal]:
    """Return which number may have taken the place of a person's, each with its contacts.

    Parameters
    ----------
    contacts
        The records of contacts, with their days.
    people
        Who claims which number.
    """
    ties = _ties(contacts)
    persons = sorted({claim.person for claims in people.claims.values() for claim in claims} & ties.keys())
    free = [end for end in ties if end.startswith("+") and end not in people.claims] if persons else []
    means: dict[str, str] = {}
    found: dict[tuple[str, str], _Successor] = {}
    for _ in range(_ROUNDS):
        now = {(one.person, one.number): one for one in _round(ties, persons, free, means)}
        if now.keys() <= found.keys():
            break
        found |= {key: one for key, one in now.items() if key not in found}
        times = Counter(number for _, number in found)
        means = {number: person for person, number in found if times[number] == 1}
    resting = _resting(contacts, found.values())
    return [found[key].proposal(resting[found[key].number, found[key].person]) for key in sorted(found)]


def _ties(contacts: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, _Days]]:
    """Return by end, with whom it talked from when to when."""
    ties: dict[str, dict[str, _Days]] = defaultdict(dict)
    for contact in contacts:
        one, other = contact["between"]
        days = (contact["first"], contact["last"])
        if other in ties[one]:
            days = _both(days, ties[one][other])
        ties[one][other] = ties[other][one] = days
    return ties


def _both(one: _Days, other: _Days) -> _Days:
    return min(one[0], other[0]), max(one[1], other[1])


def _round(ties: _Ties, persons: Iterable[str], free: Iterable[str], means: Mapping[str, str]) -> Iterator[_Successor]:
    """Yield who may have which number, numbers taken for the people whose they are suggested to be."""
    circles = {number: _circle(ties[number], means) for number in free}
    near: dict[str, list[str]] = defaultdict(list)
    for number, circle in circles.items():
        for end in circle:
            near[end].append(number)
    for person in persons:
        own = _circle(ties[person], means)
        shared = Counter[str]()
        for end in own:
            shared.update(near.get(end, ()))
        for number, both in shared.items():
            circle = circles[number]
            if both < FEWEST or 2 * both < len(circle) or person in circle or means.get(number, person) != person:
                continue
            over = {end for end in own.keys() & circle.keys() if own[end][1] < circle[end][0]}
            if len(over) >= FEWEST and 2 * len(over) >= len(circle) and 4 * len(over) >= 3 * both:
                since = min(circle[end][0] for end in over)
                ends = tuple(sorted(end for end in ties[number] if means.get(end, end) in over))
                by_suggestion = len(over - ties[number].keys())
                yield _Successor(person, number, since, ends, len(circle), len(over), by_suggestion)


def _circle(ties: Mapping[str, _Days], means: Mapping[str, str]) -> Mapping[str, _Days]:
    """Return with whom an end talked, numbers taken for the people whose they are suggested to be."""
    if not means.keys() & ties.keys():
        return ties
    found: dict[str, _Days] = {}
    for end, days in ties.items():
        who = means.get(end, end)
        found[who] = _both(days, found[who]) if who in found else days
    return found


def _resting(
    contacts: Iterable[Mapping[str, Any]], found: Iterable[_Successor]
) -> dict[tuple[str, str], list[Mapping[str, Any]]]:
    """Return, by number and person, the contacts on which a suggestion rests."""
    those: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for one in found:
        for end in one.over:
            for ends in ((one.number, end), (end, one.number)):
                those[ends].append((one.number, one.person))
    resting: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for contact in contacts if those else ():
        one_end, other_end = contact["between"]
        for key in those.get((one_end, other_end), ()):
            resting[key].append(contact)
    return resting
