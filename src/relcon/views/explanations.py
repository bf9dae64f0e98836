"""Why each event counts or not, and each worksheet, listed once and named by number.

What all answers on an event have in common stands with the event; an explanation leaves out what the event says, and
whatever is false or empty. `whole` puts an explanation together again, as the page does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from relcon import words
from relcon.results.columns import Columns
from relcon.results.exposure import DefendantAnswer, EventAnswer, PositionAnswer
from relcon.views.answered import Answered
from relcon.views.interned import Interned


class Told:
    """The explanations, worksheets and texts of a page."""

    def __init__(self, found: Answered) -> None:
        self.found = found
        self.texts, self.explanations, self.answers, self.lines = Interned(), Interned(), Interned(), Interned()
        self.columns = Columns()
        self.flags = _common_flags(found)
        self.if_counted = _if_counted(found)
        self.computed = {
            world: {
                position: {id: self._worksheet(id, answer.positions[position]) for id, answer in one.defendants.items()}
                for position in found.positions
            }
            for world, one in found.worlds.items()
        }

    def _worksheet(self, defendant: str, answer: PositionAnswer) -> list[int]:
        events = self.found.docket.events
        numbers = [self.explanations.add(self._explanation(id, answer.events[id])) for id in events]
        return [self.answers.add(self._answer(answer)), self.columns.add(numbers, alike=defendant)]

    def _explanation(self, id: str, answer: EventAnswer) -> dict[str, Any]:
        event = self.found.docket.events[id]
        told: dict[str, Any] = {
            "in": answer.in_,
            "open": answer.open,
            "basis": list(answer.basis),
            "failed": answer.failed,
            "why": self.texts.all(answer.why),
            "absorbed_by": answer.absorbed_by,
            "occurrences": answer.occurrences,
            "flags": self.texts.all(flag for flag in answer.flags if flag not in self.flags[id]),
        }
        if answer.would_change:
            told["would_change"] = self.texts.add(answer.would_change)
        found = {name: value for name, value in told.items() if value not in (None, False, [])}
        if answer.in_:
            found |= {"grams": answer.grams, "counted_grams": answer.counted_grams}
        if answer.evidence != event.evidence:
            found["evidence"] = list(answer.evidence)
        return found

    def _answer(self, answer: PositionAnswer) -> dict[str, Any]:
        plain = answer.model_dump(mode="json", by_alias=True)
        valve = answer.safety_valve
        kept = ("quantities", "at_least", "converted_grams", "role", "guideline_range", "range", "to_next_level")
        return {
            **{name: plain[name] for name in kept},
            **plain["statutory"],
            "base": answer.base_offense_level,
            "total": answer.total_offense_level,
            "category": answer.criminal_history_category,
            "lines": self.lines.all(
                {**line.model_dump(mode="json"), "why": self.texts.add(line.why)} for line in answer.lines
            ),
            "safety_valve": {
                "eligible": valve.eligible,
                "criteria": valve.criteria,
                "why": {number: self.texts.add(text) for number, text in valve.why.items()},
            },
            "open": self.texts.all(answer.open),
        }


def whole(data: Mapping[str, Any], number: int, event: int, position: str) -> dict[str, Any]:
    """Return an explanation with everything in it, texts in place of numbers, as ``relcon/exposure/1`` has it.

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
    occurrences = told.get("occurrences", 0 if about["series"] else None)
    return {
        "in": inside,
        "open": told.get("open", False),
        "basis": told.get("basis", []),
        "failed": told.get("failed"),
        "grams": told["grams"] if inside else about["if_counted"].get(position),
        "counted_grams": told["counted_grams"] if inside else "0",
        "lot": about["lot"],
        "absorbed_by": told.get("absorbed_by"),
        "occurrences": occurrences,
        "why": [texts[n] for n in told.get("why", [])],
        "evidence": told.get("evidence", about["evidence"]),
        "would_change": texts[told["would_change"]] if "would_change" in told else "",
        "flags": [*about["flags"], *(texts[n] for n in told.get("flags", []))],
        "failed_text": words.FAILED.get(told.get("failed") or "", ""),
    }


def _answers(found: Answered) -> list[tuple[str, DefendantAnswer]]:
    return [(id, answer) for world in found.worlds.values() for id, answer in world.defendants.items()]


def _common_flags(found: Answered) -> dict[str, list[str]]:
    """Return, by event, the flags that all of its answers bear."""
    common: dict[str, list[str]] = {}
    for _, answer in _answers(found):
        for position in found.positions:
            for id, one in answer.positions[position].events.items():
                held = common.setdefault(id, list(one.flags))
                common[id] = [flag for flag in held if flag in one.flags]
    return common


def _if_counted(found: Answered) -> dict[str, dict[str, str]]:
    """Return what each event would weigh if it counted, by position, where it is out for anybody."""
    weights: dict[str, dict[str, str]] = {}
    for _, answer in _answers(found):
        for position in found.positions:
            for id, one in answer.positions[position].events.items():
                if not one.in_ and one.grams is not None:
                    weights.setdefault(id, {})[position] = one.grams
    return weights
