"""One defendant's role in one position and one scenario, from which USSG §§3B1.1 and 3B1.2 are explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from relcon.law.context import DefendantContext
from relcon.law.facts import RoleInput
from relcon.law.ussg.part_played import Indication, Part, Value, part_played
from relcon.law.ussg.role_elements import RoleGround
from relcon.law.ussg.s3b1_1.participants import Involved, involved
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import Node
from relcon.results.roles import Shown


@dataclass(frozen=True)
class RoleCase:
    """What everything said of a role is read from.

    Attributes
    ----------
    context, value
        The defendant in the position; the value of a node in the scenario.
    aggravating, mitigating, column
        The roles over scenarios, and which of these is told.
    ground
        What both roles rest on.
    inside
        Of each event, when it is attributed to the defendant.
    """

    context: DefendantContext
    value: Value
    aggravating: RoleInput
    mitigating: RoleInput
    column: int
    ground: RoleGround
    inside: Mapping[str, Node]

    @cached_property
    def activities(self) -> dict[str, dict[str, Involved]]:
        """The undertakings in which a record shows a part of the defendant, with all involved, the defendant first."""
        mine = {}
        for id in filter(self._named_in, self.context.index.undertakings):
            everybody = involved(id, self.context)
            first = {
                person: min(places)
                for person, one in everybody.items()
                if (places := [trace.place for trace in one.traces if self.value(trace.when)])
            }
            if self.context.defendant in first:
                others = sorted(first.keys() - {self.context.defendant}, key=first.__getitem__)
                mine[id] = {person: everybody[person] for person in (self.context.defendant, *others)}
        return mine

    def _named_in(self, undertaking: str) -> bool:
        """Whether any record might show a part of the defendant's: the others need not be asked who is involved."""
        index, person = self.context.index, self.context.defendant
        return (
            (person, undertaking) in index.memberships_of
            or (person, undertaking) in index.events_of
            or any(person in (one.by, one.over) for one in index.authority_in.get(undertaking, ()))
            or any(one.undertaking == undertaking for one in index.functions_of.get(person, ()))
        )

    @cached_property
    def part(self) -> Part:
        """What the defendant did in them."""
        return self.part_of(self.context.defendant)

    def part_of(self, person: str) -> Part:
        """Return what somebody did in the defendant's undertakings."""
        return part_played(person, tuple(self.activities), self.context, self.value)

    def shown(self, indications: Iterable[Indication]) -> tuple[Shown, ...]:
        """Return indications with what supports their records in the position, and the pages."""
        return tuple(self._shown(one) for one in indications)

    def _shown(self, indication: Indication) -> Shown:
        supports = [
            id
            for record in indication.records
            for node, id in reliability(record, self.context).supports
            if self.value(node)
        ]
        evidence = tuple(dict.fromkeys(supports))
        return Shown(
            text=indication.text,
            facts=tuple(dict.fromkeys(record.id for record in indication.records)),
            evidence=evidence,
            pages=tuple(self._pages(id) for id in evidence),
        )

    def _pages(self, id: str) -> str:
        matter = self.context.index.matter
        if id in matter.agreements:
            return ", ".join([f"plea agreement {id}", *map(self._pages, matter.agreements[id].evidence)])
        exhibit = matter.evidence.get(id)
        return f"{id} {exhibit.bates}" if exhibit is not None and exhibit.bates is not None else id
