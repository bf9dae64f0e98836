"""What the record itself shows that could be challenged and no challenge names: facts, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.inquiry.challenged import Challenged
from relcon.law.ussg.s2d1_1.carried_over import carried_over
from relcon.records.challenges import ChallengeKind
from relcon.records.matter import Matter
from relcon.records.people import Person
from relcon.results.leverage import Unchallenged


def unchallenged(matter: Matter, asked: Sequence[Challenged]) -> tuple[Unchallenged, ...]:
    """Return what is on record and in no challenge.

    Some of a whole tested; days without a holder of an exhibit; informants and cooperators of whom weak exhibits, money
    or a promise are recorded; facts that rest on one witness alone.

    Parameters
    ----------
    matter, asked
        The matter; its challenges.
    """
    return (
        *_tested(matter, _named(asked, "testing")),
        *_gaps(matter, _named(asked, "custody")),
        *_witnesses(matter, _named(asked, "credit", "reliability")),
    )


def _named(asked: Sequence[Challenged], *kinds: ChallengeKind) -> frozenset[str]:
    return frozenset(id for one in asked if one.asked.kind in kinds for id in (*one.asked.to, *one.out, *one.tested))


def _tested(matter: Matter, named: frozenset[str]) -> Iterator[Unchallenged]:
    for event in matter.events.values():
        tested = event.tested
        if tested is None or tested.units >= tested.of or named & {event.id, *event.evidence}:
            continue
        says = carried_over(event, tested)
        yield Unchallenged(kind="tested", record=event.id, says=says, exhibits=event.evidence, events=(event.id,))


def _gaps(matter: Matter, named: frozenset[str]) -> Iterator[Unchallenged]:
    for exhibit in matter.evidence.values():
        events = tuple(one.id for one in matter.events.values() if exhibit.id in one.evidence)
        for gap in exhibit.custody_gaps:
            if exhibit.id not in named:
                about = f": {gap.what}" if gap.what else ""
                says = f"no record says who had it from {gap.from_} to {gap.to}{about}"
                yield Unchallenged(kind="custody", record=exhibit.id, says=says, exhibits=(exhibit.id,), events=events)


def _witnesses(matter: Matter, named: frozenset[str]) -> Iterator[Unchallenged]:
    for person in matter.people.values():
        spoken = matter.covered(person.id)
        if not spoken or named & {person.id, *spoken}:
            continue
        alone = tuple(
            event.id for event in matter.events.values() if event.evidence and set(event.evidence) <= set(spoken)
        )
        doubts = _doubts(matter, person)
        if doubts:
            says = "; ".join(doubts)
            yield Unchallenged(kind="credit", record=person.id, says=says, exhibits=spoken, events=alone)
        elif alone:
            says = "the only witness"
            yield Unchallenged(kind="one_witness", record=person.id, says=says, exhibits=spoken, events=alone)


def _doubts(matter: Matter, person: Person) -> list[str]:
    """Return what is recorded of an informant's or a cooperator's grades, money and promises."""
    if person.status not in ("informant", "cooperator"):
        return []
    spoken = matter.covered(person.id)
    weak = sum(matter.evidence[id].grade == "weak" for id in spoken)
    paid = [one for one in matter.payments.values() if one.to == person.id and one.kind == "paid"]
    promised = [one.id for one in matter.agreements.values() if one.person == person.id]
    said = []
    if weak:
        said.append(f"{weak} of {len(spoken)} exhibits graded weak")
    if paid:
        dollars = f"{float(sum(one.usd for one in paid)):,.2f}".removesuffix(".00")
        said.append(f"paid ${dollars} ({', '.join(one.id for one in paid)})")
    if promised:
        said.append(f"pleads under an agreement ({', '.join(promised)})")
    return said
