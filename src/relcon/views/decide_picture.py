"""Decide as a picture for paper."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from relcon import words
from relcon.figures.decide import Bar, Fall, axis, bar, falls, months_of, place
from relcon.figures.decide_paper import Ladder, Road, Rung, Waterfall, drawn
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED, row
from relcon.proffer.admissions.answers import admission_answers, costing_role
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.results.base import Months
from relcon.results.exposure import PositionAnswer
from relcon.results.summary import WorksheetSummary, low_end, summary
from relcon.views.decide import MICRO, MIXED, ROWS, counted, own, rungs
from relcon.views.explanations import ways
from relcon.views.picture import Picture
from relcon.views.question import Question

BESIDE: Final = 2
"""How many rungs are drawn on either side."""
NAMED: Final = 2
"""How many others a rung names."""
FEET: Final = {"start": "nothing counts", "here": "this outcome", "all": "everything counts"}


def picture(asked: Question) -> Picture:
    """Return the ranges of the outcomes, the ladder, and, of the client, what the admissions move."""
    found = asked.found
    worlds = [id for id in ROWS if id in found.worlds] or [asked.world]
    if asked.outside:
        worlds = [asked.world]
    shown = {
        world: [(p, summary(found.worlds[world].defendants[asked.person].positions[p])) for p in found.positions]
        for world in worlds
    }
    end = axis(month for of in shown.values() for _, one in of for month in months_of(one))
    roads = [
        Road(
            words.surname(found.matter, asked.person) if asked.outside else found.worlds[world].title,
            tuple((words.short(p), _bar(asked, world, p, one, end)) for p, one in of),
            found.positions.index(asked.position) if world == asked.world else None,
        )
        for world, of in shown.items()
    ]
    notes = [
        (
            "Solid: the range. Box: by the Sentencing Table, before the statutory minimum. "
            "Tick: the minimum, struck through where it is lifted."
        )
    ]
    notes += _marks(asked, worlds)
    fall = _waterfall(asked)
    if fall is not None:
        notes.append("Dashed: kept out of the range here. A bar at a foot is one admission; none of this is advice.")
    return Picture("The range in each outcome", drawn(roads, end, _ladder(asked), fall), tuple(notes))


def _bar(asked: Question, world: str, position: PositionName, one: WorksheetSummary, end: int) -> Bar:
    client = asked.found.made is not None and asked.person == asked.found.made.worlds.table.client
    speaks = client and WORLDS[world].speaks
    taken = position in asked.found.worlds[world].if_complete if speaks else False
    return bar(one, end, if_complete=taken, starred=speaks and bool(_costly(asked)))


def _costly(asked: Question) -> tuple[str, ...]:
    """Return the admissions that may cost the client's safety valve; none on a copy without admissions."""
    made = asked.found.made
    if made is None or asked.copy.audience != "counsel":
        return ()
    return costing_role(admission_answers(made.worlds.table, made.batch))


def _marks(asked: Question, worlds: Sequence[str]) -> list[str]:
    """Return what the marks of the bars mean, each once, where one has it."""
    made = asked.found.made
    if made is None or asked.person != made.worlds.table.client:
        return []
    speaking = [asked.found.worlds[world] for world in worlds if WORLDS[world].speaks]
    answers = [summary(one.defendants[asked.person].positions[p]) for one in speaking for p in asked.found.positions]
    lifted = any(one.minimum and one.binding == 0 for one in answers)
    costly = _costly(asked)
    said = [words.if_role_counts(costly, "as with no disclosure")] if lifted and costly else []
    return [*said, *([words.ASSUMED_COMPLETE] if any(one.if_complete for one in speaking) else [])]


def _ladder(asked: Question) -> Ladder | None:
    found, answer = asked.found, asked.answer
    edition = _edition(asked, asked.person)
    table = row(CONVERTED, edition)
    if answer.converted_grams is None:
        return None
    mine = place(int(Decimal(answer.converted_grams) * MICRO), table)
    named = rungs(edition)
    low = max(0, min(mine.rung - BESIDE, len(named) - 2 * BESIDE - 1))
    shown = range(low, min(low + 2 * BESIDE + 1, len(named)))
    people: dict[int, list[tuple[str, int, str]]] = {}
    for id in found.worlds[asked.world].defendants:
        grams = asked.answer_of(id).converted_grams
        if id != asked.person and grams is not None and _edition(asked, id) == edition:
            at = place(int(Decimal(grams) * MICRO), table)
            mark = (words.surname(found.matter, id), at.height, _weight(asked.answer_of(id)))
            people.setdefault(at.rung, []).append(mark)
    up, down = ways(answer)
    told = () if asked.copy.audience == "court" else (f"▲ {up}", f"▼ {down}")
    return Ladder(
        tuple(Rung(*named[n], *_people(people.get(n, []))) for n in reversed(shown)),
        named[mine.rung][0],
        mine.height,
        f"{words.surname(found.matter, asked.person)} {_weight(answer)}",
        told,
        words.adds(answer.base_offense_level, answer.total_offense_level),
    )


def _people(found: list[tuple[str, int, str]]) -> tuple[tuple[tuple[str, int, str], ...], int]:
    """Return whom a rung names, the heaviest first, and how many more stand in it."""
    ordered = sorted(found, key=lambda one: -one[1])
    return tuple(ordered[:NAMED]), max(len(ordered) - NAMED, 0)


def _edition(asked: Question, id: str) -> str:
    return asked.found.worlds[asked.world].defendants[id].edition or asked.found.edition


def _weight(answer: PositionAnswer) -> str:
    least = "≥ " if answer.at_least else ""
    return f"{least}{words.amount(answer.converted_grams or '0', CONVERTED)}"


def _waterfall(asked: Question) -> Waterfall | None:
    """Return the waterfall of the client's; None where nobody may see it, or a low end is left open."""
    made, live = asked.found.made, asked.found.live
    if asked.outside or made is None or live is None or asked.person != made.worlds.table.client:
        return None
    at = (asked.position, MIXED, asked.person)

    def low(mask: int) -> Months | None:
        return live.short_of_complete(at, mask)[10]

    mask = counted(made, asked.world, asked.position, live.bits)
    found = falls(low, low_end(asked.answer.guideline_range), mask, live.bits)
    came = summary(asked.answer)
    if not found:
        return None
    return Waterfall(
        tuple(found),
        tuple(_foot(one, live.bits, asked) for one in found),
        came.minimum if isinstance(came.minimum, int) and came.minimum else None,
        came.binding == 0,
    )


def _foot(one: Fall, bits: tuple[str, ...], asked: Question) -> str:
    if one.bit is not None:
        return bits[one.bit].removeprefix("topic:")
    return own(asked.world, asked.answer) if one.kind == "own" else FEET[one.kind]
