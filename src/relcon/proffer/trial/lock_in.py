"""Trial lock-in: which admissions each theory of defense opens under the letter, and the worksheet then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from relcon.engine.batch import Batch, Question
from relcon.law.letters.rule_410 import rule_410
from relcon.law.positions.options import POSITIONS
from relcon.law.positions.quantity_rules import circuit_name
from relcon.proffer.protection.asserted import withdrew
from relcon.proffer.protection.usable import NOTHING, UsableFacts
from relcon.proffer.trial.openings import opening
from relcon.proffer.worlds.dispositions import client_disposition
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.results.lock_in import DoesNotOpen, LockIn, Opening, TheoryAnswer, TheoryPosition
from relcon.results.summary import summary

NO_WITHDRAWAL = (
    "withdrawal: the records name no day on which the client left; whatever the client did is read as tending "
    "against it"
)


@dataclass(frozen=True)
class Trials:
    """Every theory at trial, with its questions.

    What a theory opens counts beside what no letter keeps out of the range in any case; the world ``triggered_trial``
    is the upper bound, in which everything counts.
    """

    table: UsableFacts

    @cached_property
    def openings(self) -> dict[tuple[str, PositionName], dict[str, Opening]]:
        """By theory and position, each admission that was said."""
        return {(name, position): self.opened(name, position) for name in rule_410().theories for position in POSITIONS}

    def opened(self, theory: str, position: PositionName) -> dict[str, Opening]:
        """Return each admission that was said, under one theory."""
        found = rule_410().theories[theory]
        return {id: opening(self.table, position, id, found) for id in self.table.spoken.disclosures}

    def question(self, theory: str, position: PositionName) -> Question:
        """Return the client after a trial on a theory."""
        table = self.table
        opened = (id for id, one in self.opened(theory, position).items() if one.counts)
        facts = table.against_client(WORLDS["protected"], position)
        facts = facts.union(NOTHING, *(table.names[id].against for id in opened))
        columns = client_disposition(table, WORLDS["triggered_trial"], position, table.spoken.mask)
        return Question(table.client, position, facts, columns)

    def questions(self) -> Iterator[Question]:
        """Yield every question."""
        for theory in rule_410().theories:
            for position in POSITIONS:
                yield self.question(theory, position)

    def answer(self, batch: Batch) -> LockIn:
        """Return the whole, its questions answered."""
        proffer = self.table.matter.proffer
        chosen = proffer.theories if proffer is not None else ()
        theories = {
            name: TheoryAnswer(
                asserts=theory.asserts,
                chosen=name in chosen,
                positions={position: self._position(name, position, batch) for position in POSITIONS},
            )
            for name, theory in rule_410().theories.items()
        }
        left = [] if chosen else ["no theory is listed (theories): all are shown"]
        asked = "withdrawal" in chosen or not chosen
        if asked and withdrew(self.table.matter, self.table.client) is None:
            left.append(NO_WITHDRAWAL)
        return LockIn(theories=theories, does_not_open=tuple(self.safe()), open=tuple(left))

    def _position(self, theory: str, position: PositionName, batch: Batch) -> TheoryPosition:
        found = batch.answer(self.question(theory, position))
        return TheoryPosition.of(summary(found), admissions=self.openings[theory, position])

    def safe(self) -> Iterator[DoesNotOpen]:
        """Yield what opens nothing, letter by letter; a wording that no case read leaves it open."""
        letters = {said.letter.id: said.letter for said in self.table.spoken.disclosures.values() if said.letter}
        for safe in rule_410().does_not_open:
            yield DoesNotOpen(
                what=safe.what,
                cite=safe.cite,
                source=safe.source,
                read_in=read_in(safe.cite, self.table.matter.circuit),
                letters={
                    id: "read as like the wording decided on"
                    if letter.terms.rebuttal.value in safe.under and letter.terms.case_in_chief.value != "allowed"
                    else "open: decided on other wording"
                    for id, letter in letters.items()
                },
            )


def read_in(cite: str, circuit: str | None) -> str:
    """Return the circuit of a case, and that none of the matter's own was read where it is another."""
    read = cite.partition("(")[2].partition("Cir.")[0] + "Cir."
    own = circuit_name(circuit).replace("Circuit", "Cir.")
    return read if circuit is None or read == own else f"{read}; no {own} case read"
