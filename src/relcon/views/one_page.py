"""Blocks 1 and 3 of the one page: minimum, range and what each row turns on; the findings that decide the level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from relcon import words
from relcon.engine.gather import AS_STATED, Columns
from relcon.event_words import what
from relcon.inquiry.deciding import STEPS, Deciding, deciding
from relcon.proffer.columns import as_stated
from relcon.proffer.joint_defense import held_back
from relcon.records.base import PositionName
from relcon.results.exposure import DefendantAnswer, EventAnswer, Months, PositionAnswer
from relcon.views.answered import RECORD, Answered
from relcon.views.audience import Copy

FIXED: Final = ("trial", "silent", "safety_valve_only", "protected")
WORST_OF: Final = ("unprotected", "triggered_sentencing", "derivative")
ORDER: Final[tuple[PositionName, ...]] = ("psr", "government", "defense")
"""In which position worlds are compared first."""

DECIDING: Final = 3
MISSING: Final = (
    "Blocks 2 (facts that, if counted, move a line), 4 (what to resolve before the session) and 5 (what only the "
    "client can give) are not filled in by this version; relcon simulate lists what each admission crosses."
)
PRONGS: Final[Mapping[str, str]] = {
    "unreliable": "whether it is sufficiently supported (§6A1.3)",
    "acquitted": "whether it is acquitted conduct (§1B1.3(c))",
    "prior_sentence": "whether a sentence was already imposed for it (§1B1.3 n.5(C))",
    "course_of_conduct": "whether it is the same course of conduct (§1B1.3(a)(2))",
    "unable_or_unwilling": "whether he intended the amount and was able (§2D1.1 n.5)",
    "own_act": "whether it was his own act (§1B1.3(a)(1)(A))",
    "undertaking": "whether he jointly undertook it (§1B1.3(a)(1)(B))",
    "participant": "whether another participant acted (§1B1.3(a)(1)(B))",
    "scope": "whether it is within what he agreed to (§1B1.3(a)(1)(B)(i))",
    "timing": "whether it falls within his membership (§1B1.3 n.3(B))",
    "furtherance": "whether it furthered the undertaking (§1B1.3(a)(1)(B)(ii))",
    "foreseeability": "whether it was reasonably foreseeable (§1B1.3(a)(1)(B)(iii))",
    "role": "role in the offense (§§3B1.1, 3B1.2)",
    "characteristic": "whether the characteristic applies to him (§2D1.1(b))",
    "acceptance": "acceptance of responsibility (§3E1.1)",
    **{f"safety_valve_{n}": f"safety-valve criterion {n} (18 U.S.C. §3553(f)({n}))" for n in range(1, 6)},
}


def one_page(found: Answered, copy: Copy) -> dict[str, Any]:
    """Return the blocks that this version fills, and what it says of the others.

    Parameters
    ----------
    found, copy
        Everything computed; what this audience may see.
    """
    if copy.audience == "court":
        return {"rows": _on_record(found), "still_open": [], "how": "", "missing_blocks": ""}
    client = copy.matter.proffer.client if copy.matter.proffer is not None else None
    still_open, how = _still_open(found, copy, [client] if client is not None else list(found.defendants))
    return {
        "rows": _of_worlds(found, client) if client is not None else _on_record(found),
        "still_open": still_open,
        "how": how,
        "missing_blocks": MISSING if client is not None else "",
    }


def _on_record(found: Answered) -> list[dict[str, Any]]:
    """Return a row for each defendant."""
    return [
        _row(found, answer, world=RECORD, title=found.matter.people[id].name, defendant=id)
        for id, answer in found.worlds[RECORD].defendants.items()
    ]


def _of_worlds(found: Answered, client: str) -> list[dict[str, Any]]:
    rows = [_row(found, found.worlds[id].defendants[client], world=id, defendant=client) for id in FIXED]
    worst = max(WORST_OF, key=lambda id: _gravity(found.worlds[id].defendants[client]))
    same = [
        id
        for id in WORST_OF
        if _gravity(found.worlds[id].defendants[client]) == _gravity(found.worlds[worst].defendants[client])
    ]
    equal = [words.WORLDS[id] for id in same if id != worst]
    named = "; ".join(words.WORLDS[id] for id in WORST_OF)
    note = f"worst of three ({named}), by the range in Middle, then Government ceiling, then Defense"
    note += f"; the same: {'; '.join(equal)}" if equal else ""
    return [*rows, _row(found, found.worlds[worst].defendants[client], world=worst, defendant=client, note=note)]


def _gravity(answer: DefendantAnswer) -> list[tuple[int, int, int]]:
    """Return how heavy a world is, to be compared from the first position of ``ORDER`` on."""
    gravest = []
    for position in ORDER:
        one = answer.positions[position]
        low, high = one.range or (0, 0)
        gravest.append((_number(low), _number(high), _number(one.statutory.minimum or 0)))
    return gravest


def _number(value: Months) -> int:
    return 9999 if isinstance(value, str) else value


def _row(
    found: Answered,
    answer: DefendantAnswer,
    *,
    world: str,
    defendant: str,
    title: str | None = None,
    note: str | None = None,
) -> dict[str, Any]:
    shown = {position: answer.positions[position] for position in found.positions}
    return {
        "world": world,
        "defendant": defendant,
        "title": title or found.worlds[world].title,
        "note": note,
        "minimum": {position: _minimum(one) for position, one in shown.items()},
        "ranges": {position: words.span(one.range) for position, one in shown.items()},
        "failing": {
            position: "; ".join(words.failing(one.safety_valve.criteria)) or "all met"
            for position, one in shown.items()
        },
        "turns_on": _turns_on(shown) if len(shown) > 1 else "",
    }


def _minimum(answer: PositionAnswer) -> str:
    """Return the statutory minimum, and that it is lifted where the safety valve is known to apply."""
    lifted = answer.safety_valve.eligible == "yes" and answer.statutory.minimum not in (0, None)
    return words.minimum(answer.statutory.minimum) + (", lifted" if lifted else "")


def _turns_on(shown: Mapping[PositionName, PositionAnswer]) -> str:
    """Return that on which the positions differ: events, then lines of the worksheet, then criteria."""
    answers = list(shown.values())
    parts = []
    events = [id for id in answers[0].events if len({one.events[id].in_ for one in answers}) > 1]
    if events:
        heaviest = sorted(events, key=lambda id: -max(_grams(one.events[id]) for one in answers))
        more = f" and {len(events) - 3} more" if len(events) > 3 else ""
        failed = (one.events[id].failed for id in heaviest for one in answers)
        steps = dict.fromkeys(words.FAILED[step] for step in failed if step not in (None, "participant"))
        parts.append(f"weight of {', '.join(heaviest[:3])}{more} ({'; '.join(list(steps)[:2])})")
    states: dict[str, set[tuple[int | None, bool]]] = {}
    for one in answers:
        for line in one.lines:
            states.setdefault(line.cite, set()).add((line.levels, line.open))
    lines = [cite for cite, found in states.items() if len(found) > 1]
    if lines:
        parts.append(", ".join(lines))
    unknown = sorted({n for one in answers for n, state in one.safety_valve.criteria.items() if state == "unknown"})
    if unknown:
        parts.append(f"safety-valve criterion {', '.join(unknown)}, open")
    return "; ".join(parts) or "nothing on which the positions differ"


def _grams(answer: EventAnswer) -> float:
    return float(answer.counted_grams or 0) if answer.in_ else 0.0


def _still_open(found: Answered, copy: Copy, whose: list[str]) -> tuple[list[dict[str, Any]], str]:
    results: list[tuple[str, Deciding]] = []
    asked, out = 0, frozenset(held_back(copy.matter))
    for id in whose:
        answers = found.worlds[found.before].defendants[id].positions
        columns = Columns(criterion5=as_stated(copy.matter, id)) if found.made is not None else AS_STATED
        mine, number = deciding(copy.matter, id, {p: answers[p] for p in found.positions}, columns, out)
        results += [(id, one) for one in mine]
        asked += number
    results.sort(key=lambda pair: pair[1].most, reverse=True)
    chosen: list[tuple[str, Deciding]] = []
    for id, one in results:
        if len(chosen) < DECIDING and not any(_covers(other, one, copy) for whom, other in chosen if whom == id):
            chosen.append((id, one))
    how = (
        f"On the record: {asked} open questions, on which positions differ or which one leaves open, each answered "
        f"both ways in every position, all else as it is. {len(results)} of them move level or range by themselves. "
        "Shown: those whose answers are farthest apart in offense level, then in months; not an event's own question "
        "where the same step of its whole undertaking is shown."
    )
    return [_told(id, one, copy, named=len(whose) > 1) for id, one in chosen], how


def _covers(other: Deciding, one: Deciding, copy: Copy) -> bool:
    """Whether a finding on the same step of a whole undertaking, already shown, answers this event's too."""
    mine, shown = one.question, other.question
    event = copy.matter.events.get(mine.about or "")
    same = mine.prong == shown.prong and mine.prong in STEPS
    return same and event is not None and shown.about in event.undertaking


def _told(defendant: str, one: Deciding, copy: Copy, *, named: bool) -> dict[str, Any]:
    question = one.question
    whose = f"{copy.matter.people[defendant].name}: " if named else ""
    about = f"{_about(question.about, copy)}: " if question.about is not None else ""
    moved = [position for position in one.reached if any(one.moves(position))]
    return {
        "text": f"{whose}{about}{PRONGS[question.prong]}",
        "defendant": defendant,
        "positions": [words.short(position) for position in moved],
        "moves": "; ".join(f"{words.short(position)}: {_either(one, position)}" for position in moved),
        "ids": [question.about] if question.about is not None else [],
        "cites": [],
    }


def _about(id: str, copy: Copy) -> str:
    """Return an id with what it names: an undertaking's title, what an event is about."""
    matter = copy.matter
    if id in matter.undertakings:
        return f"{id} ({matter.undertakings[id].title})"
    return f"{id} ({what(matter.events[id])})" if id in matter.events else id


def _either(one: Deciding, position: PositionName) -> str:
    told = (
        f"{words.level(reached.level)} ({words.span(reached.range)}) if found {answer}"
        for reached, answer in zip(one.reached[position], one.question.answers, strict=True)
    )
    return "level " + ", ".join(told)
