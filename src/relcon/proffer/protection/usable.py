"""The table of usable facts: by position and world, which admitted facts count against the client and the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from relcon.law.context import DefendantContext
from relcon.law.leaves import Leaves
from relcon.law.open_points import point
from relcon.law.positions.options import POSITIONS, Options, options
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.law.ussg.s1b1_8.agreement import read_term
from relcon.law.ussg.s1b1_8.decide import decide
from relcon.law.ussg.s1b1_8.disclosure import Decision, Disclosure
from relcon.law.ussg.s1b1_8.exceptions import in_open_court, violent
from relcon.law.ussg.s6a1_3 import disputed, usable
from relcon.logic.circuit import FALSE, Circuit
from relcon.proffer.conflicts.answers import conflicts
from relcon.proffer.others.could_know import Reasons, could_supply
from relcon.proffer.protection.asserted import Asserted, asserted
from relcon.proffer.protection.facts import Names, names_of
from relcon.proffer.protection.spoken_of import untold
from relcon.proffer.sessions.own_record import Own, own_on_record
from relcon.proffer.sessions.spoken import Spoken
from relcon.proffer.sessions.truthfulness import Objections, contradicted
from relcon.proffer.worlds.kinds import World
from relcon.records.base import Fact, PositionName
from relcon.records.letter import Letter
from relcon.records.matter import Matter
from relcon.results.conflicts import Conflict

NOTHING: frozenset[str] = frozenset()

T = TypeVar("T")


def _once(memo: dict[Any, Any], key: object, make: Callable[[], T]) -> T:
    """Return what was made under a key, made where it is not there."""
    if key not in memo:
        memo[key] = make()
    found: T = memo[key]
    return found


@dataclass(frozen=True)
class UsableFacts:
    """Which facts count, for what has been said after one session.

    ``without`` names the exhibits and records that are out.
    """

    index: RecordIndex
    client: str
    spoken: Spoken
    edition: str
    without: frozenset[str] = frozenset()

    @property
    def matter(self) -> Matter:
        """The case and the proffer."""
        return self.index.matter

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters under which something was said, in the order in which that was."""
        return tuple({said.letter.id: said.letter for said in self.spoken.disclosures.values() if said.letter}.values())

    @cached_property
    def _memo(self) -> dict[Any, Any]:
        """What was asked of this table, under what has been said; of the records alone, see the index."""
        return {}

    @cached_property
    def names(self) -> Mapping[str, Names]:
        """The facts of each admission."""
        return names_of(self.matter)

    @cached_property
    def could_supply(self) -> Mapping[str, Reasons]:
        """By person named under ``others`` and admission: why the person could know of it."""
        return could_supply(self.matter, self.client, self.names)

    @cached_property
    def options(self) -> Mapping[PositionName, Options]:
        """The options of each position."""
        return {name: options(name, self.matter.case.positions, self.matter.circuit) for name in POSITIONS}

    @cached_property
    def decisions(self) -> Mapping[PositionName, Mapping[str, Decision]]:
        """By position and admission: whether it may be used in the range, no breach assumed."""
        return {name: self._decided(name) for name in POSITIONS}

    def _decided(self, position: PositionName) -> dict[str, Decision]:
        context = self.context(position)
        return {
            id: self._by_plea(said)
            or decide(said, context.options, self.matter.evidence.__getitem__, lambda e: self._ruled_out(e, context))
            for id, said in self.spoken.disclosures.items()
        }

    def _by_plea(self, said: Disclosure) -> Decision | None:
        """Say where all that an admission tells is in the factual basis of the client's own plea, entered."""
        supported, names = said.admission.supports, self.names[said.admission.id]
        bases = [self.index.pleaded.get(id, ()) for id in supported]
        own = [next((one for one in basis if one.person == self.client), None) for basis in bases]
        if not supported or len(names.said) > len(supported) or None in own:
            return None
        return in_open_court([(one.id, one.entered) for one in own if one is not None])

    def _ruled_out(self, exhibit: str, context: DefendantContext) -> bool:
        # What the client alone holds is no source untouched by the session.
        return exhibit in self.index.own_evidence or usable(exhibit, context) == FALSE

    def context(self, position: PositionName) -> DefendantContext:
        """Return the client's context in a position with nothing admitted."""
        leaves = Leaves(Circuit(), given=Scenario(without=self.without))
        return DefendantContext(self.index, self.client, position, self.options[position], leaves, self.edition)

    def untold(self, position: PositionName, said: AbstractSet[str]) -> tuple[Own, ...]:
        """Return what of the client's own on the record, as the position holds it, no admission that is said tells."""
        key = ("untold", self.client, position, self.edition, self.without, frozenset(said))
        return _once(self.index.memo, key, lambda: untold(self.matter, self._own(position), said))

    def contradicted(self, position: PositionName, said: AbstractSet[str]) -> tuple[Conflict, ...]:
        """Return where what is said contradicts evidence that the position holds better than weak."""
        memo = self.index.memo
        found = _once(memo, ("conflicts", self.without), lambda: conflicts(self.matter, self.without))
        key = ("contradicted", self.client, position, self.edition, self.without, frozenset(said))
        return _once(memo, key, lambda: contradicted(found, self.context(position), said))

    def _own(self, position: PositionName) -> tuple[Own, ...]:
        key = ("own on record", self.client, position, self.edition, self.without)
        return _once(self.index.memo, key, lambda: own_on_record(self.context(position)))

    def asserted(self, admission: str) -> tuple[Asserted, ...]:
        """Return what an admission says, by kind."""
        one = self.matter.admissions[admission]
        key = ("asserted", self.client, admission)
        return _once(self.index.memo, key, lambda: asserted(self.matter, self.client, one))

    def against_client(self, world: World, position: PositionName) -> frozenset[str]:
        """Return the facts that count against the client where all of the session is said."""
        return self.supplied(world, position).union(*self.if_said(world, position).values())

    def if_said(self, world: World, position: PositionName) -> Mapping[str, frozenset[str]]:
        """Return, by admission, the facts that count against the client if it is said; with those that narrow."""
        return _once(self._memo, (world, position), lambda: self._if_said(world, position))

    def _if_said(self, world: World, position: PositionName) -> Mapping[str, frozenset[str]]:
        if not world.speaks:
            return dict.fromkeys(self.spoken.disclosures, NOTHING)
        derived = world.counting == "derivative"
        return {
            id: self._counting(id, said, world, position).union(
                self.names[id].narrowing, *(self.leads(id, position).values() if derived else ())
            )
            for id, said in self.spoken.disclosures.items()
        }

    def supplied(self, world: World, position: PositionName) -> frozenset[str]:
        """Return the facts that count against the client whatever is said, since somebody else may supply them."""
        if world.counting != "supplied by others":
            return NOTHING
        return NOTHING.union(*(self._supplied(id, position) for id in self.matter.admissions))

    def against_others(self, world: World) -> frozenset[str]:
        """Return the facts that are evidence against everyone else where all of the session is said."""
        return NOTHING.union(*self.if_said_of_others(world).values())

    def if_said_of_others(self, world: World) -> Mapping[str, frozenset[str]]:
        """Return, by admission, the facts that are evidence against others if it is said; its leads where found."""
        if not world.speaks:
            return dict.fromkeys(self.spoken.disclosures, NOTHING)
        derived = world.counting == "derivative"
        return {
            id: self.names[id].said.union(*(self.names[id].leads.values() if derived else ()))
            for id in self.spoken.disclosures
        }

    def leads(self, admission: str, position: PositionName) -> Mapping[str, frozenset[str]]:
        """Return what each lead of an admission may bring against the client, unless the letter bars derivative use."""
        return self.names[admission].leads if not self.leads_barred(admission, position)[0] else {}

    def leads_barred(self, admission: str, position: PositionName) -> tuple[bool, tuple[str, ...]]:
        """Say whether derivative use is barred, and what was open about it (Kastigar, 406 U.S. 441)."""
        said = self.spoken.disclosures[admission]
        if self.decisions[position][admission].reason == "safety-valve disclosure":
            barred = self.options[position].open_norm == "out"
            how = "barred" if barred else "allowed"
            return barred, (f"{point('derivative_use').said}: read as {how}",)
        if said.letter is None or not self._covered(said, position):
            return False, ()
        term = said.letter.terms.derivative_use
        read = read_term("derivative use", term, self.options[position], favors_defendant=True)
        return read.yes, read.open

    def rebuttal(self, said: Disclosure, position: PositionName) -> tuple[bool, tuple[str, ...]]:
        """Say whether the letter lets the government use an admission in rebuttal at sentencing."""
        if said.letter is None or self.decisions[position][said.admission.id].reason == "safety-valve disclosure":
            return False, ()
        term = said.letter.terms.sentencing.rebut_at_sentencing
        read = read_term("rebuttal at sentencing", term, self.options[position], favors_defendant=False)
        return read.yes, read.open

    def any_rebuttal(self, position: PositionName) -> bool:
        """Say whether any letter lets the government use anything in rebuttal at sentencing."""
        return any(self.rebuttal(said, position)[0] for said in self.spoken.disclosures.values())

    def _covered(self, said: Disclosure, position: PositionName) -> bool:
        """Whether the letter reaches the statement: no carve-out, not left out, and not said before it was entered."""
        decision = self.decisions[position][said.admission.id]
        return decision.reason not in ("carve-out", "not covered", "before any agreement")

    def _counting(self, id: str, said: Disclosure, world: World, position: PositionName) -> frozenset[str]:
        match world.counting:
            case "nothing" | "supplied by others":
                counts = False
            case "violent":
                counts = violent(said.admission)
            case "all":
                counts = True
            case "lifted":
                counts = not self.kept_by_statute(id, position)
            case "rebuttal":
                counts = self.decisions[position][id].usable or self.rebutted(said, position)
            case _:
                counts = self.decisions[position][id].usable
        return self.names[id].against if counts else NOTHING

    def kept_by_statute(self, id: str, position: PositionName) -> bool:
        """Whether 18 U.S.C. §3553(f), last sentence, keeps a disclosure from enhancing though the letter falls away.

        Nothing in the statute speaks of a breach; whether it still holds then is open, and read by ``open_norm``.
        """
        disclosed = self.decisions[position][id].reason == "safety-valve disclosure"
        return disclosed and self.options[position].open_norm == "out"

    @cached_property
    def objections(self) -> Objections:
        """What the defense contests at sentencing, by the file."""
        return Objections(self.matter, self.client)

    def rebutted(self, said: Disclosure, position: PositionName) -> bool:
        """Whether an admission comes in to answer an objection at sentencing.

        Where the file records objections, those that contradict it; where it records none, any may.
        """
        answers = not self.objections.contested or bool(self.objections.contradict(said.admission))
        return answers and self.rebuttal(said, position)[0]

    def _supplied(self, id: str, position: PositionName) -> frozenset[str]:
        """Return the facts of an admission of which somebody else named could know, said by the client or not."""
        if not any(id in known for known in self.could_supply.values()):
            return NOTHING
        # Another's word is support; only an own admission would lift the client's own dispute of a record.
        context = self.context(position)
        return frozenset(name for name in self.names[id].against if not self._own_dispute(name, context))

    def _own_dispute(self, name: str, context: DefendantContext) -> bool:
        record = self.matter.by_id(name.rpartition(">")[2])
        return context.position == "defense" and isinstance(record, Fact) and disputed(record, context)
