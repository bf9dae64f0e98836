"""Objections of the client's defense that the file records, and the admissions that they contradict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from relcon.law.clients_word import widens
from relcon.proffer.same_thing import same_thing
from relcon.records.base import Fact
from relcon.records.facts import Authority, Knowledge
from relcon.records.matter import Matter, declared_in_case, declared_in_facts
from relcon.records.proffer import Admission


@dataclass(frozen=True)
class Objections:
    """What the defense contests at sentencing, by the file.

    A fact that it disputes (``disputed_by``), relevant conduct that it contests (``acceptance.contested``), and a
    finding of counsel's own that takes something out.
    """

    matter: Matter
    client: str

    @cached_property
    def contested(self) -> Mapping[str, str]:
        """The records contested, and how the file says so."""
        found: dict[str, str] = {}
        for _, record in declared_in_case(self.matter.case):
            if isinstance(record, Fact) and {"defense", self.client} & set(record.disputed_by):
                found[record.id] = "disputed"
        part = self.matter.people[self.client].defendant
        if part is not None:
            found |= dict.fromkeys(part.acceptance.contested, "contested")
        for finding in self.matter.case.findings:
            about, out = finding.about, finding.answer.word == "out"
            if finding.by == "counsel" and finding.defendant == self.client and out and about in self.matter:
                found[str(about)] = f"taken out by counsel's finding {finding.id}"
        return found

    def contradict(self, admission: Admission) -> tuple[str, ...]:
        """Return the contested records of which an admission says the contrary of the objection.

        It supports the record, or tells the same thing, or that he knew of it. An account that replaces the record by
        something no worse says what the objection says.
        """
        told = [record for _, record in declared_in_facts(admission.facts) if isinstance(record, Fact)]
        return tuple(
            id for id in self.contested if id in admission.supports or any(self._affirms(one, id) for one in told)
        )

    def _affirms(self, record: Fact, id: str) -> bool:
        if id in record.replaces:
            return widens(record, self.matter)
        contested = self.matter.by_id(id)
        if isinstance(record, Knowledge) and id in (record.of.event, record.of.circumstance, record.of.undertaking):
            return record.person == self.client
        if isinstance(record, Authority) and isinstance(contested, Authority):
            return (record.by, record.over) == (contested.by, contested.over)
        return isinstance(contested, Fact) and same_thing(record, contested) is not None
