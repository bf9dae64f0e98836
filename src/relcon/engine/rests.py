"""Why events do not count for whomever they do not touch, gathered so that each stands once (``rest`` of results)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from relcon.engine.explain import Untouched, assumptions
from relcon.records.events import Event
from relcon.results.exposure import EventAnswer, PositionAnswer, Rest, RestEvent, RestReason


@dataclass
class _Shelf:
    """Answers that do not contradict one another, by event."""

    answers: dict[str, EventAnswer] = field(default_factory=dict)
    assumed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def takes(self, answers: Mapping[str, EventAnswer]) -> bool:
        """Whether answers may stand beside those that are there."""
        return all(
            (known := self.answers.get(id)) is None or known is answer or known == answer
            for id, answer in answers.items()
        )


@dataclass
class Rests:
    """The answers on events that do not touch a defendant, under a name for each set that is the same.

    Attributes
    ----------
    events
        Every event, in the order of the files.
    """

    events: Mapping[str, Event]
    _shelves: dict[str, _Shelf] = field(default_factory=dict)
    _named: dict[Untouched, PositionAnswer] = field(default_factory=dict)

    def named(self, answer: PositionAnswer, rest: Untouched) -> PositionAnswer:
        """Return a position's answer with the name under which the rest of its events stand."""
        if rest not in self._named:
            self._named[rest] = answer.model_copy(update={"rest": self._place(rest)})
        return self._named[rest]

    def _place(self, rest: Untouched) -> str | None:
        answers, position = rest.answers(), rest.circuit.context.position
        if not answers:
            return None
        names = (position if n == 1 else f"{position}-{n}" for n in count(1))
        name = next(one for one in names if one not in self._shelves or self._shelves[one].takes(answers))
        shelf = self._shelves.setdefault(name, _Shelf())
        shelf.answers.update(answers)
        shelf.assumed.update(rest.assumed())
        return name

    def written(self) -> dict[str, Rest]:
        """Return them by name, each event under its reason."""
        return {name: self._written(shelf) for name, shelf in self._shelves.items()}

    def _written(self, shelf: _Shelf) -> Rest:
        here = [event for id, event in self.events.items() if id in shelf.answers]
        reasons: dict[tuple[str | None, tuple[str, ...]], dict[str, RestEvent]] = {}
        for event in here:
            answer = shelf.answers[event.id]
            reasons.setdefault((answer.failed, answer.why), {})[event.id] = RestEvent(
                grams=answer.grams,
                lot=answer.lot,
                occurrences=answer.occurrences,
                evidence=answer.evidence,
                flags=answer.flags,
            )
        told = [RestReason(failed=failed, why=why, events=events) for (failed, why), events in reasons.items()]
        on_the_way, unsaid = assumptions(here, shelf.assumed)
        return Rest(reasons=tuple(told), assumed=(*on_the_way, *unsaid))
