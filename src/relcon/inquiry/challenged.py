"""The challenges of a matter, what each takes out, and what the record says of the proof under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from relcon.law.usc.t21_s846 import conspires
from relcon.law.ussg.s2d1_1.carried_over import tested_alone
from relcon.records.challenges import ChallengeStatus, RecordedChallenge
from relcon.records.counts import Count
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.results.leverage import CountLeft, Labor

CHAIN: Final = ("seizure", "controlled_buy", "lab_report")
"""The kinds of exhibits that show how drugs went from a hand to a laboratory."""
NO_LONGER: Final = ("acquitted", "dismissed")
"""Counts on which nobody is sentenced."""
_STATUS: Final[Mapping[str, ChallengeStatus]] = {"pending": "filed", "granted": "granted", "denied": "denied"}


@dataclass(frozen=True)
class Challenged:
    """A challenge in its matter.

    Attributes
    ----------
    matter, asked
        The matter; the challenge.
    """

    matter: Matter
    asked: RecordedChallenge

    @cached_property
    def tested(self) -> Mapping[str, Event]:
        """Of a challenge to testing: the events, with the tested units alone, of which more was counted."""
        if self.asked.kind != "testing":
            return {}
        aims = set(self.asked.to)
        found: dict[str, Event] = {}
        for event in self.matter.events.values():
            tested = event.tested
            if tested is None or tested.units >= tested.of or not aims & {event.id, *event.evidence}:
                continue
            found[event.id] = event.model_copy(update={"quantity": tested_alone(event, tested)})
        return found

    @cached_property
    def out(self) -> tuple[str, ...]:
        """The exhibits, facts and findings that are out; what a challenge to testing leaves in part is not."""
        lessened = {id for one in self.tested.values() for id in (one.id, *one.evidence)}
        aimed = (id for aim in self.asked.to if aim not in lessened for id in self.matter.covered(aim))
        return tuple(dict.fromkeys((*aimed, *self.asked.fruits)))

    @cached_property
    def proof(self) -> tuple[str, ...]:
        """The exhibits of the transactions that it reaches, and those at which it is aimed."""
        aimed = set(self.out) | set(self.tested)
        reached = (one for one in self.matter.events.values() if aimed & {one.id, *one.evidence})
        shown = {id for event in reached for id in event.evidence} | aimed
        return tuple(id for id in self.matter.evidence if id in shown)

    def labor(self) -> Labor:
        """Count what the proof consists of."""
        exhibits = [self.matter.evidence[id] for id in self.proof]
        ranges = [one.bates.numbers for one in exhibits if one.bates is not None]
        whole = len(ranges) == len(exhibits)
        return Labor(
            exhibits=len(exhibits),
            pages=sum(last - first + 1 for _, first, last in ranges) if whole else None,
            witnesses=tuple(dict.fromkeys(one.speaker for one in exhibits if one.speaker is not None)),
            laboratory=tuple(one.id for one in exhibits if one.kind == "lab_report"),
            chain=tuple(one.id for one in exhibits if one.kind in CHAIN),
        )

    def counts(self, defendant: str) -> tuple[CountLeft, ...]:
        """Return a defendant's counts that lose an exhibit, each with those that are left."""
        part = self.matter.people[defendant].defendant
        found = []
        for count in part.counts if part is not None else ():
            exhibits = self._exhibits(count, defendant)
            left = tuple(id for id in exhibits if id not in self.out)
            if count.disposition not in NO_LONGER and left != exhibits:
                found.append(
                    CountLeft(
                        count=count.count,
                        statute=count.statute,
                        charged=tuple(dict.fromkeys(one.penalty for one in count.charged if one.penalty is not None)),
                        exhibits=exhibits,
                        left=left,
                    )
                )
        return tuple(found)

    def _exhibits(self, count: Count, defendant: str) -> tuple[str, ...]:
        """Return the exhibits of a count's transactions by date and drug: of a conspiracy anybody's, else one's own."""
        drugs = {one.substance for one in count.charged if one.substance is not None}
        shown: set[str] = set()
        for event in self.matter.events.values():
            own = any(one.person == defendant for one in event.participants)
            if (own or conspires(count)) and _within(event, count) and (not drugs or drugs & set(event.drugs)):
                shown.update(event.evidence)
        return tuple(id for id in self.matter.evidence if id in shown)


def _within(event: Event, count: Count) -> bool:
    """Whether an event may lie within the days of a count; what is not dated may."""
    if count.dates is None:
        return True
    before = event.date.last is not None and count.dates.first is not None and event.date.last < count.dates.first
    after = event.date.first is not None and count.dates.last is not None and event.date.first > count.dates.last
    return not before and not after


def challenges(matter: Matter) -> Iterator[Challenged]:
    """Yield the challenges of a matter, then the motions written at exhibits that no challenge names."""
    named = {id for one in matter.challenges.values() for aim in one.to for id in matter.covered(aim)}
    for record in matter.challenges.values():
        yield Challenged(matter, record)
    for exhibit in matter.evidence.values():
        own = exhibit.challenge
        if own is not None and exhibit.id not in named:
            status = _STATUS[own.status]
            asked = RecordedChallenge(
                id=exhibit.id,
                kind="suppression",
                to=(exhibit.id,),
                ground=own.ground,
                filing=own.filing,
                status=status,
            )
            yield Challenged(matter, asked)
