"""Each admission by itself: protected or not, known or provable without it, and what it changes if it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from relcon.engine.batch import Batch, Question
from relcon.engine.disposition import Disposition
from relcon.law.letters.new_charges import new_charges
from relcon.law.positions.options import POSITIONS
from relcon.law.ussg.s6a1_3 import all_admitted, reliability, usable
from relcon.logic.circuit import FALSE, TRUE
from relcon.proffer.admissions.changes import change
from relcon.proffer.admissions.crossings import Order, crossed, crossings, written
from relcon.proffer.admissions.reasons import reasons
from relcon.proffer.admissions.versions import apart
from relcon.proffer.protection.usable import NOTHING, UsableFacts
from relcon.proffer.worlds.dispositions import as_stated, client_disposition
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import Fact, PositionName
from relcon.records.circumstances import Circumstance
from relcon.records.counts import Count
from relcon.records.events import Event
from relcon.records.facts import Function
from relcon.records.matter import declared_in_facts
from relcon.records.proffer import Admission
from relcon.results.simulation import AdmissionAnswer, Change, Share

CONSPIRACY: Final = "21 USC 846"


def could_charge(table: UsableFacts, admission: Admission) -> Iterator[str]:
    """Yield what an admission could support beside the counts that are live, once each.

    Parameters
    ----------
    table : UsableFacts
        What has been said, and on what terms.
    admission : Admission
        Which. Only the client's own part in it is asked.

    Notes
    -----
    Charging is not use in the guideline range: USSG §1B1.8(a) does not speak of it; the letter's own promise may.
    """
    counts = table.context("psr").live_counts
    found: dict[str, None] = {}
    for _, record in declared_in_facts(admission.facts):
        if isinstance(record, Fact):
            found |= dict.fromkeys(_of(record, table, admission.id, counts))
    yield from found


def _of(record: Fact, table: UsableFacts, admission: str, counts: tuple[Count, ...]) -> Iterator[str]:
    match record:
        case Circumstance() if table.client in record.by and record.connection != "no":
            yield from _of_kind(record.kind, record.id, counts)
        case Function() if record.person == table.client:
            yield from _of_kind(record.function, record.id, counts)
        case Event() if any(one.person == table.client and one.knowing != "no" for one in record.participants):
            yield from _of_event(record, table, admission, counts)


def _of_kind(kind: str, id: str, counts: tuple[Count, ...]) -> Iterator[str]:
    charge = new_charges().get(kind)
    if charge is not None and not any(_section(count) in charge.sections for count in counts):
        yield f"{id}: {charge}"


def _of_event(event: Event, table: UsableFacts, admission: str, counts: tuple[Count, ...]) -> Iterator[str]:
    drugs = {one for count in counts for one in (count.substance, *(it.substance for it in count.objects)) if one}
    if drugs and event.drugs and drugs.isdisjoint(event.drugs):
        yield f"{event.id}: a drug that no count names"
    dates = [count.dates for count in counts]
    if dates and all(one is not None and apart(event.date, one) for one in dates):
        yield f"{event.id}: outside the dates of every count"
    elif counts and all(_section(count) == CONSPIRACY for count in counts):
        # 21 U.S.C. §§841(a)(1), 846: the act itself is an offense beside a conspiracy to do it.
        yield f"{event.id}: the act itself (21 U.S.C. §841(a)(1)); only a conspiracy is charged"
    said = table.spoken.disclosures.get(admission)
    entered = said.letter.entered if said is not None and said.letter is not None else None
    if entered is not None and event.date.first is not None and event.date.first > entered:
        yield f"{event.id}: after the agreement of {entered}: a new crime is a breach (USSG §1B1.8(b)(4))"


def _section(count: Count) -> str:
    """Return title and section of a count's statute: ``18 USC 924``."""
    return count.statute.split("(")[0]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions that differ by what one admission, or one lead, says."""

    before: Question
    after: Question


_FULLY_DISCLOSED = Disposition(criterion5="met")


@dataclass(frozen=True)
class Marginals:
    """The questions that show what each admission changes, in the world in which all count.

    Completeness is no part of the comparison: neither side has a benefit that the other lacks.
    """

    table: UsableFacts

    def first(self, admission: str, position: PositionName) -> Pair:
        """Return nothing said against the client, and this alone."""
        return self._pair(position, NOTHING, self.table.names[admission].said)

    def last(self, admission: str, position: PositionName) -> Pair:
        """Return all the others, and all."""
        others = (self.table.names[id].said for id in self.table.spoken.disclosures if id != admission)
        return self._pair(position, NOTHING.union(*others), self.table.names[admission].said)

    @staticmethod
    def disclosed(pair: Pair) -> Pair:
        """Return the same two if all were disclosed and credited, 18 U.S.C. §3553(f)(5): what a fact does to that."""
        return Pair(*(replace(one, disposition=_FULLY_DISCLOSED) for one in (pair.before, pair.after)))

    def lead(self, admission: str, lead: str, position: PositionName) -> Pair:
        """Return what counts in the world ``protected``, and that with what this lead alone may bring there.

        Where the position reads the letter as barring derivative use a lead brings nothing, as in ``derivative``.
        """
        kept = self.table.against_client(WORLDS["protected"], position)
        disposition = client_disposition(self.table, WORLDS["derivative"], position, self.table.spoken.mask)
        return self._pair(position, kept, self.table.leads(admission, position).get(lead, NOTHING), disposition)

    def questions(self) -> Iterator[Question]:
        """Yield every question, in the order of the file."""
        for position in POSITIONS:
            for id in self.table.matter.admissions:
                leads = self.table.names[id].leads if id in self.table.spoken.disclosures else ()
                pairs = [
                    self.first(id, position),
                    self.last(id, position),
                    self.disclosed(self.first(id, position)),
                    self.disclosed(self.last(id, position)),
                    *(self.lead(id, one, position) for one in leads),
                ]
                for pair in pairs:
                    yield pair.before
                    yield pair.after

    def _pair(
        self,
        position: PositionName,
        before: frozenset[str],
        added: frozenset[str],
        disposition: Disposition | None = None,
    ) -> Pair:
        held = disposition or Disposition(criterion5=as_stated(self.table.matter, self.table.client))
        question = Question(self.table.client, position, before, held)
        return Pair(question, replace(question, facts=before | added))


ROLE: Final = "(f)(4) fails"
"""How the line begins that an admission crosses where it brings a role under USSG §3B1.1."""


def admission_answers(table: UsableFacts, batch: Batch) -> dict[str, AdmissionAnswer]:
    """Return every admission that is said, without its average share, from columns asked for together."""
    marginals = Marginals(table)
    batch.ask(marginals.questions())
    return {
        id: admission_answer(table, marginals, batch, table.matter.admissions[id], {})
        for id in table.spoken.disclosures
    }


def costing_role(found: Mapping[str, AdmissionAnswer]) -> tuple[str, ...]:
    """Return the admissions with which (f)(4) fails: no disclosure then lifts a minimum."""
    return tuple(id for id, one in found.items() if any(line.startswith(ROLE) for line in one.crosses))


def admission_answer(
    table: UsableFacts, marginals: Marginals, batch: Batch, admission: Admission, shares: Mapping[str, Share]
) -> AdmissionAnswer:
    """Return one admission: first, last, on average, lines crossed, protection and what is known without it.

    Parameters
    ----------
    table, marginals, batch
        What has been said; the questions of each admission; their answers, computed.
    admission : Admission
        Which.
    shares : mapping
        Its average share, by position.
    """
    changes: dict[Order, dict[str, Change]] = {"first": {}, "last": {}}
    disclosed: dict[Order, dict[str, Change]] = {"first": {}, "last": {}}
    crosses: dict[tuple[PositionName, Order], tuple[str, ...]] = {}
    why: dict[str, tuple[str, ...]] = {}
    for position in POSITIONS:
        pairs: dict[Order, Pair] = {
            "first": marginals.first(admission.id, position),
            "last": marginals.last(admission.id, position),
        }
        for order, pair in pairs.items():
            before, after = batch.answer(pair.before), batch.answer(pair.after)
            changes[order][position] = change(before, after)
            if order == "first":
                why[position] = tuple(reasons(table, admission.id, before, after))
            crosses[position, order] = tuple(crossed(before, after))
            if_told = marginals.disclosed(pair)
            disclosed[order][position] = change(batch.answer(if_told.before), batch.answer(if_told.after))
    found = crossings(crosses)
    return AdmissionAnswer(
        says=admission.says,
        topic=admission.topic,
        basis=admission.basis,
        protected=_protected(table, admission),
        first=changes["first"],
        last=changes["last"],
        first_disclosed=disclosed["first"],
        last_disclosed=disclosed["last"],
        shapley=dict(shares),
        crosses=tuple(map(written, found)),
        crossings=found,
        reasons=why,
        narrows=_narrows(table, admission),
        contested={position: _contested(table, admission, position) for position in POSITIONS},
        new_charges=tuple(could_charge(table, admission)),
        known=_known(table, admission),
        provable={position: provable(table, admission, position) for position in POSITIONS},
        leads=_leads(table, marginals, batch, admission),
    )


def _protected(table: UsableFacts, admission: Admission) -> dict[str, str]:
    if admission.id not in table.spoken.disclosures:
        return dict.fromkeys(POSITIONS, f"not said: {table.spoken.unsaid[admission.id]}")
    narrowing = table.names[admission.id].narrowing
    only = bool(narrowing) and not table.names[admission.id].against
    if only:
        return {position: _narrowed(_contested(table, admission, position)) for position in POSITIONS}
    also = "; what only narrows the record counts in any case" if narrowing else ""
    return {position: f"{table.decisions[position][admission.id]}{also}" for position in POSITIONS}


def _narrowed(contested: Mapping[str, tuple[str, ...]]) -> str:
    if contested:
        stands = ", ".join(dict.fromkeys(id for ids in contested.values() for id in ids))
        return (
            f"contested: {stands} stands, since only the client's word is against it (§6A1.3); no letter keeps it out"
        )
    return "counts: it narrows what the record says, is not self-incriminating, and no letter keeps it out"


def _narrows(table: UsableFacts, admission: Admission) -> dict[str, tuple[str, ...]]:
    narrowing = table.names[admission.id].narrowing
    records = (record for _, record in declared_in_facts(admission.facts) if isinstance(record, Fact))
    return {record.id: record.replaces for record in records if record.id in narrowing}


def _contested(table: UsableFacts, admission: Admission, position: PositionName) -> dict[str, tuple[str, ...]]:
    """Return, by record, what it would replace or add in the client's favor and does not in the position."""
    context = all_admitted(table.context(position))
    found = {}
    for _, record in declared_in_facts(admission.facts):
        if isinstance(record, Fact):
            lacking = [one for one in reliability(record, context).conditions if one.met == FALSE]
            if lacking and lacking[0].otherwise == "contested":
                found[record.id] = lacking[0].by
    return found


def _known(table: UsableFacts, admission: Admission) -> tuple[str, ...]:
    found = []
    for id in admission.already_known:
        exhibit = table.matter.evidence[id]
        since = f"since {exhibit.known_since}" if exhibit.known_since is not None else "since when is not recorded"
        speaker = f", from {exhibit.speaker}" if exhibit.speaker is not None else ""
        found.append(f"{id}: known to the government {since}{speaker}")
    return (*found, *(f"{id}: a source that owes nothing to the session" for id in admission.independent))


def provable(table: UsableFacts, admission: Admission, position: PositionName) -> Literal["yes", "partly", "no"]:
    """Say whether what an admission says is provable without it, by exhibits that the position does not rule out.

    ``yes`` where an exhibit by which it is known, or an independent one, stands in the position, or where every fact
    of it holds on the record alone; ``partly`` where some do.

    Notes
    -----
    Rule: USSG §6A1.3; design semantics §4, answer 2.
    """
    context = table.context(position)
    shown = (*admission.already_known, *(id for id in admission.independent if id not in table.index.own_evidence))
    if any(usable(id, context) == TRUE for id in shown):
        return "yes"
    records = [table.matter.by_id(name.rpartition(">")[2]) for name in sorted(table.names[admission.id].said)]
    holds = [reliability(record, context).node == TRUE for record in records if isinstance(record, Fact)]
    return "yes" if holds and all(holds) else "partly" if any(holds) else "no"


def _leads(
    table: UsableFacts, marginals: Marginals, batch: Batch, admission: Admission
) -> dict[str, dict[str, Change]]:
    if admission.id not in table.spoken.disclosures:
        return {}
    found: dict[str, dict[str, Change]] = {}
    for lead in admission.leads:
        found[lead.id] = {}
        for position in POSITIONS:
            pair = marginals.lead(admission.id, lead.id, position)
            barred, left = table.leads_barred(admission.id, position)
            notes = (*left, *(("derivative use is barred: what is found counts for nothing",) if barred else ()))
            found[lead.id][position] = change(batch.answer(pair.before), batch.answer(pair.after), notes)
    return found
