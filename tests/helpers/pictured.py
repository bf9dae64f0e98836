"""Matters as pictures of the network know them, without anything computed: what somebody took part in counts."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.figures.cast import Counted, Linked, Member, everybody, world
from relcon.figures.links import links
from relcon.figures.network_map import NetworkMap, network_map
from relcon.figures.tiers import placed
from relcon.law.record_index import RecordIndex
from relcon.network.tiers import placements
from relcon.records.matter import Matter


@dataclass(frozen=True)
class Pictured:
    """People and links of a matter."""

    index: RecordIndex
    people: dict[str, Member]
    linked: tuple[Linked, ...]

    @classmethod
    def of(cls, matter: Matter) -> Pictured:
        index = RecordIndex.of(matter)
        tiers = placed(index, placements(index))
        events = {id: n for n, id in enumerate(index.events)}
        people = {
            id: Member(
                tiers[id].tier,
                person.status,
                tuple(dict.fromkeys(of for who, of in index.memberships_of if who == id)),
            )
            for id, person in index.people.items()
        }
        found = links(index)
        return cls(
            index,
            people,
            tuple(
                Linked(one.source, one.target, one.kind, tuple(events[id] for id in one.records if id in events))
                for one in found
            ),
        )

    def counted(self, person: str | None) -> Counted:
        took = [tuple(part.person for part in event.participants) for event in self.index.events.values()]
        return Counted({n: who for n, who in enumerate(took) if person in who})

    def world(self, person: str) -> NetworkMap:
        counted = self.counted(person)
        cast = world(person, self.people, self.linked, counted)
        return network_map(cast, self.linked, tuple(self.index.undertakings), person, counted)

    def all(self, person: str | None) -> NetworkMap:
        counted = self.counted(person)
        cast = everybody(person, self.people, self.linked, counted)
        return network_map(cast, self.linked, tuple(self.index.undertakings), person, counted)
