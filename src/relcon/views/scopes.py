"""What each person agreed to, in each position and world: the memberships that hold there, in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from relcon import words
from relcon.engine.batch import Batch, Question
from relcon.law.context import DefendantContext
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.packed import Words, bit, evaluate
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.undertakings import Membership, Scope
from relcon.views.answered import Answered

MOST = 3
"""How many names of a kind are said; of more, how many there are."""

Scopes = Mapping[str, str]
"""By undertaking: what a person agreed to."""


@dataclass
class Agreed:
    """What people agreed to, asked of the engine where they have a worksheet, else of the records as asserted."""

    found: Answered
    _batch: Batch | None = field(default=None, repr=False)
    _held: dict[tuple[str, PositionName, str], Scopes] = field(default_factory=dict, repr=False)
    _same: dict[object, Scopes] = field(default_factory=dict, repr=False)

    @cached_property
    def _of(self) -> Mapping[str, Mapping[str, tuple[Membership, ...]]]:
        found: dict[str, dict[str, tuple[Membership, ...]]] = {}
        for (person, undertaking), members in self.found.index.memberships_of.items():
            found.setdefault(person, {})[undertaking] = members
        return found

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return {id: scope_words(one.scope, self.found.matter) for id, one in self.found.index.members.items()}

    def scopes(self, person: str, position: PositionName, world: str) -> Scopes:
        """Return a person's scope in each undertaking that the person is in, in a position and world."""
        key = (person, position, world)
        if key not in self._held:
            self._held[key] = self._scopes(person, position, world)
        return self._held[key]

    def _scopes(self, person: str, position: PositionName, world: str) -> Scopes:
        members = self._of.get(person, {})
        if person not in self.found.worlds[world].defendants:
            return self._said(members, self._asserted(members, position, self.found.worlds[world].speaks))
        batch, question = self._asked(person, position, world)
        same = (person, position, question.facts, question.agreed)  # worlds in which the same is told are alike here
        if same not in self._same:
            facts = {fact: np.ones(1, dtype=np.bool_) for fact in question.facts}
            self._same[same] = self._said(
                members,
                self._holding(members, batch.context(person, position), batch.words(batch.facts(person, facts), 1)),
            )
        return self._same[same]

    def _said(self, members: Mapping[str, Sequence[Membership]], held: frozenset[str]) -> Scopes:
        said = {id: [self._words[one.id] for one in of if one.id in held] for id, of in members.items()}
        return {id: "; or ".join(dict.fromkeys(of)) for id, of in said.items() if of}

    def _asserted(
        self, members: Mapping[str, Sequence[Membership]], position: PositionName, told: bool
    ) -> frozenset[str]:
        """Return the memberships asserted in a position of somebody for whom nothing is computed."""
        return frozenset(
            one.id
            for of in members.values()
            for one in of
            if (not one.asserted_by or position in one.asserted_by) and (told or one.id not in self.found.index.origin)
        )

    def _holding(
        self, members: Mapping[str, Sequence[Membership]], context: DefendantContext, leaves: Mapping[str, Words]
    ) -> frozenset[str]:
        """Return the memberships that hold, with their undertakings."""
        nodes = {
            one.id: context.circuit.every(
                [reliability(record, context).node for record in (self.found.index.undertakings[id], one)]
            )
            for id, of in members.items()
            for one in of
        }
        values = evaluate(context.circuit, nodes.values(), leaves, 1).of
        return frozenset(id for id, node in nodes.items() if bit(values[node], 0))

    def _asked(self, person: str, position: PositionName, world: str) -> tuple[Batch, Question]:
        made = self.found.made
        if made is not None:
            question = made.worlds.question(world, person, position)
            agreed = made.batch.agreed if question.agreed else None
            return agreed or made.batch, question
        if self._batch is None:
            self._batch = Batch(self.found.index)
        return self._batch, Question(person, position)


def scope_words(scope: Scope, matter: Matter) -> str:
    """Return a scope as it stands beside an undertaking's name: ``cocaine, ≤ 500 g, with Hale, Crane``."""
    if scope.kind != "limits":
        return {"whole": "whole", "open": "nothing shows what"}[scope.kind]
    people = [words.surname(matter, id) for id in scope.with_ or ()]
    places = [matter.places[id].name if id in matter.places else id for id in scope.places or ()]
    limits = (
        _several(map(words.substance, scope.substances or ())),
        f"≤ {scope.per_event_max.text}" if scope.per_event_max is not None else "",
        f"with {_several(people)}" if people else "",
        f"at {_several(places)}" if places else "",
        _events(scope.events or ()),
    )
    return ", ".join(limit for limit in limits if limit)


def _several(names: Iterable[str]) -> str:
    held = list(names)
    return ", ".join(held) if len(held) <= MOST else f"{', '.join(held[: MOST - 1])} and {len(held) - MOST + 1} more"


def _events(ids: Sequence[str]) -> str:
    if not ids:
        return ""
    return f"only {', '.join(ids)}" if len(ids) <= MOST else f"only {len(ids)} events"
