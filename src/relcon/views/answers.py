"""Who answers for which event: the page's data, and the picture for paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from relcon import words
from relcon.audiences.audience import OUTSIDE, Copy
from relcon.event_words import what
from relcon.figures.encodings import Letter, bar_length, disc_radius
from relcon.figures.matrix import BAR_ROOM, Column, Entry, drawn, matrix
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.results.columns import Columns
from relcon.results.exposure import PositionAnswer
from relcon.views.answered import Answered
from relcon.views.event_rows import (
    counts,
    dated,
    drug,
    grouped,
    kilograms,
    month,
    route,
    subtotal,
    undertakings,
)
from relcon.views.interned import Interned
from relcon.views.letters import OUT, answers_on, letters_of, ringed
from relcon.views.picture import Picture
from relcon.views.question import Question

KEPT: Final = ("C", "?", "P")
SAID: Final[Mapping[Letter, str]] = {
    "O": "own act",
    "J": "joint activity",
    "?": "open: a finding or a reading of law is missing",
    "C": "contested: another position counts it, or leaves it open",
    "P": "out of the range by the letter",
    "·": "does not count",
}


def picture(asked: Question) -> Picture:
    """Return the matrix of the events that touch a person, with everybody else whom one of them touches."""
    found, matter = asked.found, asked.found.matter
    who = [asked.person, *(id for id in found.worlds[asked.world].defendants if id != asked.person)]
    letters = {id: letters_of(found, id, asked.position, asked.world, settled=asked.outside) for id in who}
    rings = {id: ringed(found, id, asked.position, asked.world) for id in who}
    answers = answers_on(found, asked.person, asked.position, asked.world)
    mine = letters[asked.person]
    shown = [one for id, one in found.index.events.items() if id in mine or id in rings[asked.person]]
    touched = [id for id in who if id == asked.person or any(one.id in letters[id] for one in shown)]
    groups = grouped(shown)
    entries = [
        Entry(
            one.id,
            month(one.date),
            undertakings(one, matter),
            dated(one.date),
            what(one).partition(", ")[2],
            route(one, matter),
            counts(answers[one.id], one),
            kilograms(answers[one.id], one, found.edition),
            tuple(letters[id].get(one.id, OUT) for id in touched),
            tuple(one.id in rings[id] for id in touched),
        )
        for _, members in groups
        for one in members
    ]
    heads = ["level" if asked.outside else "level, before → after", "converted weight that counts"]
    heads += [] if asked.outside else ["events open, contested or kept out"]
    table = matrix(
        [Column(id, words.surname(matter, id), _head(asked, id, letters[id])) for id in touched],
        heads,
        entries,
        [subtotal(members, answers, mine) for _, members in groups],
        max((one.kilograms for one in entries), default=0.0),
    )
    name = words.surname(matter, asked.person)
    note = f"{words.counted(len(entries), 'event touches', 'events touch')} {name}. "
    kinds = dict.fromkeys(letter for one in entries for letter in one.letters)
    legend = "; ".join(f"{letter} {said}" for letter, said in SAID.items() if letter in kinds)
    ring = " Ring: changed by the proffer." if any(ring for one in entries for ring in one.ringed) else ""
    return Picture(
        "Who answers for which event",
        drawn(table),
        (f"{note}{legend}.{ring}",) if entries else (f"No event touches {name}.",),
    )


def _head(asked: Question, defendant: str, letters: Mapping[str, Letter]) -> tuple[str, ...]:
    answer = asked.answer_of(defendant)
    level = words.level(answer.total_offense_level)
    weight = words.amount(answer.converted_grams, CONVERTED) if answer.converted_grams else "unknown"
    least = "+" if answer.at_least else ""
    if asked.outside:
        return level, f"{weight}{least}"
    before = words.level(asked.answer_of(defendant, asked.found.before).total_offense_level)
    return (
        level if before == level else f"{before} → {level}",
        f"{weight}{least}",
        str(sum(one in KEPT for one in letters.values())),
    )


def answers_data(found: Answered, copy: Copy) -> dict[str, Any]:
    """Return the data of the screen: groups of events, what a row says, sizes, and what each group comes to.

    Parameters
    ----------
    found, copy
        Everything computed; what the audience may see.
    """
    matter, events = found.matter, found.index.events
    number = {id: n for n, id in enumerate(events)}
    groups = grouped(list(events.values()))
    texts, columns = Interned(), Columns()
    texts.add("")
    known: dict[tuple[int, ...], int] = {}
    sizes = _sizes(found)

    def column(defendant: str, position: Any, world: str) -> int:
        # Equal worlds share one answer, so that what their groups come to need not be found again.
        answers = found.worlds[world].defendants[defendant]
        key = tuple(id(answers.positions[other]) for other in (position, *found.positions))
        if key not in known:
            letters = letters_of(found, defendant, position, world, settled=copy.audience in OUTSIDE)
            told = answers_on(found, defendant, position, world)
            sums = [subtotal([one for one in held if one.id in letters], told, letters) for _, held in groups]
            known[key] = columns.add([texts.add(one) for one in sums])
        return known[key]

    return {
        "groups": [
            [month(held[0].date), undertakings(held[0], matter), [number[one.id] for one in held]] for _, held in groups
        ],
        "routes": [route(one, matter) for one in events.values()],
        "sizes": sizes,
        "scales": _scales(found, sizes),
        "texts": texts.items,
        "sums": {
            world: {
                position: {id: column(id, position, world) for id in one.defendants} for position in found.positions
            }
            for world, one in found.worlds.items()
        },
        "columns": columns.packed,
    }


def _sizes(found: Answered) -> list[dict[str, list[float | str]]]:
    """Return by event, for each weight of it that counts for anybody: its bar, the radius of its disc, the words."""
    events = found.index.events
    weights: dict[str, dict[str, float]] = {id: {} for id in events}
    for _, answer in _distinct(found):
        for id, one in answer.events.items():
            if one.in_ and one.counted_grams is not None and one.counted_grams not in weights[id]:
                weights[id][one.counted_grams] = kilograms(one, events[id], found.edition)
    most = max((one for held in weights.values() for one in held.values()), default=0.0)
    return [
        {
            grams: [bar_length(one, most, BAR_ROOM), disc_radius(one), words.amount(grams, drug(events[id]))]
            for grams, one in held.items()
        }
        for id, held in weights.items()
    ]


def _scales(found: Answered, sizes: Sequence[Mapping[str, Sequence[float | str]]]) -> dict[str, float]:
    """Return by defendant how much longer bars are drawn, so that the longest that ever counts fills its room."""
    longest: dict[str, float] = {}
    number = {id: n for n, id in enumerate(found.index.events)}
    for defendant, answer in _distinct(found):
        for id, one in answer.events.items():
            if one.in_ and one.counted_grams is not None:
                length = float(sizes[number[id]][one.counted_grams][0])
                longest[defendant] = max(longest.get(defendant, 0.0), length)
    return {id: round(BAR_ROOM / one, 3) for id, one in longest.items() if one}


def _distinct(found: Answered) -> Iterator[tuple[str, PositionAnswer]]:
    known: set[int] = set()
    for world in found.worlds.values():
        for defendant, one in world.defendants.items():
            for answer in one.positions.values():
                if id(answer) not in known:
                    known.add(id(answer))
                    yield defendant, answer
