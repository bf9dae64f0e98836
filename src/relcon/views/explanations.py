"""Why each event counts or not, and each worksheet, listed once and named by number.

What all answers on an event have in common stands with the event; an explanation leaves out what the event says, and
whatever is false or empty. `whole` puts an explanation together again, as the page does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from relcon import words
from relcon.audiences.audience import REASON_WITHHELD, Copy
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.results.columns import Columns
from relcon.results.exposure import DefendantAnswer, EventAnswer, PositionAnswer, Step
from relcon.results.summary import summary
from relcon.views.answered import Answered
from relcon.views.interned import Interned
from relcon.words import ranges


class Told:
    """The explanations, worksheets and texts of a page."""

    def __init__(self, found: Answered, copy: Copy) -> None:
        self.found, self.copy = found, copy
        self.texts, self.explanations, self.answers, self.lines = Interned(), Interned(), Interned(), Interned()
        self.columns = Columns()
        self._known: dict[int, list[int]] = {}  # equal worlds share one answer, which need not be read again
        self._shared: dict[tuple[str, str], int] = {}  # of events that do not touch: by where they stand, and event
        self.flags = _common_flags(found)
        self.if_counted = _if_counted(found)
        self.computed = {
            world: {
                position: {id: self._worksheet(answer, position) for id, answer in one.defendants.items()}
                for position in found.positions
            }
            for world, one in found.worlds.items()
        }

    def _worksheet(self, of: DefendantAnswer, position: str) -> list[int]:
        answer = of.positions[position]
        if id(answer) not in self._known:
            numbers = [self._number(one, answer, position) for one in self.found.index.events]
            self._known[id(answer)] = [self.answers.add(self._answer(answer)), self.columns.add(numbers)]
        return self._known[id(answer)]

    def _number(self, event: str, answer: PositionAnswer, position: str) -> int:
        if event in answer.events or answer.rest is None:
            return self.explanations.add(self._explanation(event, answer.events[event], position))
        key = (answer.rest, event)
        if key not in self._shared:
            told = self.found.rest[answer.rest][event]
            self._shared[key] = self.explanations.add(self._explanation(event, told, position))
        return self._shared[key]

    def _explanation(self, id: str, answer: EventAnswer, position: str) -> dict[str, Any]:
        event, copy = self.found.index.events[id], self.copy
        # That nobody else responsible took part would show what those who did are.
        quiet = answer.failed == "participant" and any(part.person in copy.hidden for part in event.participants)
        court = copy.audience == "court"
        told: dict[str, Any] = {
            "in": answer.in_,
            "open": answer.open and not court,
            "basis": list(answer.basis),
            "failed": None if quiet else answer.failed,
            "why": self.texts.all(
                [REASON_WITHHELD] if quiet else [words.element(copy.reason(text)) for text in answer.why]
            ),
            "absorbed_by": answer.absorbed_by,
            "occurrences": answer.occurrences,
            "flags": self.texts.all(copy.flags(flag for flag in answer.flags if flag not in self.flags[id])),
        }
        if answer.would_change and not quiet and not court:
            told["would_change"] = self.texts.add(answer.would_change)
        found = {name: value for name, value in told.items() if value not in (None, False, [])}
        if answer.in_ and answer.grams != self.if_counted.get(id, {}).get(position):
            found["grams"] = answer.grams
        if answer.in_ and answer.counted_grams != answer.grams:
            found["counted_grams"] = answer.counted_grams
        if answer.evidence != event.evidence:
            found["evidence"] = [one for one in answer.evidence if one not in copy.withheld_evidence]
        return found

    def _answer(self, answer: PositionAnswer) -> dict[str, Any]:
        plain = answer.model_dump(mode="json", by_alias=True)
        valve = answer.safety_valve
        reason = self.copy.reason
        kept = ["quantities", "at_least", "converted_grams", "role", "guideline_range", "range"]
        if answer.consecutive is not None:
            kept.append("consecutive")
        return {
            **{name: plain[name] for name in kept},
            **plain["statutory"],
            **({} if answer.total == answer.range else {"whole": plain["total"]}),
            "said": self._figures(answer),
            "base": answer.base_offense_level,
            "total": answer.total_offense_level,
            "category": answer.criminal_history_category,
            "lines": self.lines.all(
                {**line.model_dump(mode="json"), "why": self.texts.add(reason(line.why))} for line in answer.lines
            ),
            "safety_valve": {
                "eligible": valve.eligible,
                "criteria": valve.criteria,
                "why": {number: self.texts.add(reason(text)) for number, text in valve.why.items()},
            },
            "open": self.texts.all(map(reason, answer.open)),
        }

    def _figures(self, answer: PositionAnswer) -> dict[str, Any]:
        """Return the figures as every output says them: a caution stands in its cell."""
        found = summary(answer)
        least = " or more" if answer.at_least else ""
        converted = answer.converted_grams
        said: dict[str, Any] = {
            "months": ranges.or_higher(found.total, found) if found.total is not None else ranges.cell(found),
            "range": ranges.cell(found),
            "minimum": words.minimum_basis(found),
            "valve": words.available(found),
            "weight": f"{words.amount(converted, CONVERTED)}{least}" if converted is not None else words.weight(answer),
            "each": words.each(answer),
        }
        if found.total != found.range:
            said["beside"] = f"{ranges.span(found.range)} and a term after it"
        elif ranges.displaced(found):
            said["beside"] = f"{ranges.table_only(found)} by the table"
        if found.minimum not in (None, 0) and found.binding == 0:
            said["lifted"] = True
        if adds := words.adds(answer.base_offense_level, answer.total_offense_level):
            said["adds"] = adds
        if self.copy.audience != "court":  # how far it is to another level is no part of a position
            said["up"], said["down"] = ways(answer)
        return said


def whole(data: Mapping[str, Any], number: int, event: int, position: str) -> dict[str, Any]:
    """Return an explanation with everything in it, texts in place of numbers, as ``relcon/exposure/2`` has it.

    Parameters
    ----------
    data
        The page's data.
    number, event
        Of the explanation; of the event.
    position
        Where it is asked.
    """
    told, about, texts = data["explanations"][number], data["events"][event], data["texts"]
    inside = told.get("in", False)
    alone = about["if_counted"].get(position)
    if inside:
        alone = told.get("grams", alone)
    occurrences = told.get("occurrences", 0 if about["series"] else None)
    return {
        "in": inside,
        "open": told.get("open", False),
        "basis": told.get("basis", []),
        "failed": told.get("failed"),
        "grams": alone,
        "counted_grams": told.get("counted_grams", alone) if inside else "0",
        "lot": about["lot"],
        "absorbed_by": told.get("absorbed_by"),
        "occurrences": occurrences,
        "why": [texts[n] for n in told.get("why", [])],
        "evidence": told.get("evidence", about["evidence"]),
        "would_change": texts[told["would_change"]] if "would_change" in told else "",
        "flags": [*about["flags"], *(texts[n] for n in told.get("flags", []))],
        "failed_text": words.reason(told.get("failed")),
    }


def ways(answer: PositionAnswer) -> tuple[str, str]:
    """Return how far it is to the next base offense level up and down, each a sentence."""
    up, down = answer.to_next_level.up, answer.to_next_level.down
    none = words.no_more(capped=bool(answer.role.mitigating))
    return (
        f"{_step(words.more, up)} more makes level {up.level}" if up else none,
        f"{_step(words.less, down)} less makes level {down.level}" if down else words.NO_LESS,
    )


def _step(said: Callable[[str, str], str], step: Step) -> str:
    return f"{said(step.grams, step.of)} {words.substance(step.of)}"


def _told(found: Answered) -> Iterator[tuple[str, str, EventAnswer]]:
    """Yield the answers that the page shows on events, with position and event; what is shared is yielded once."""
    known: set[int] = set()  # equal worlds share one answer, which need not be read again
    shared: set[tuple[str, str]] = set()
    for world in found.worlds.values():
        for answer in world.defendants.values():
            for position in found.positions:
                one = answer.positions[position]
                if id(one) in known:
                    continue
                known.add(id(one))
                yield from ((position, event, told) for event, told in one.events.items())
                for event, told in found.rest[one.rest].items() if one.rest is not None else ():
                    if event not in one.events and (one.rest or "", event) not in shared:
                        shared.add((one.rest or "", event))
                        yield position, event, told


def _common_flags(found: Answered) -> dict[str, list[str]]:
    """Return, by event, the flags that all of its answers bear."""
    common: dict[str, list[str]] = {}
    for _, event, one in _told(found):
        held = common.setdefault(event, list(one.flags))
        common[event] = [flag for flag in held if flag in one.flags]
    return common


def _if_counted(found: Answered) -> dict[str, dict[str, str]]:
    """Return what each event would weigh if it counted, by position, where it is out for anybody."""
    weights: dict[str, dict[str, str]] = {}
    for position, event, one in _told(found):
        if not one.in_ and one.grams is not None:
            weights.setdefault(event, {})[position] = one.grams
    return weights
