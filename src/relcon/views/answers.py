"""Who answers for which event: what a row says of an event, what a group comes to, whom it touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Final

from relcon import words
from relcon.event_words import what
from relcon.figures.converted import converted
from relcon.figures.encodings import COUNTS, Letter
from relcon.figures.links import hands
from relcon.figures.matrix import Column, Entry, drawn, matrix
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.results.exposure import EventAnswer
from relcon.views.letters import answers_on, letters_of, ringed
from relcon.views.picture import Picture
from relcon.views.question import Question
from relcon.words.days import MONTHS

KILO: Final = 1000
UNSETTLED: Final = ("C", "?")
KEPT: Final = ("C", "?", "P")
SAID: Final[Mapping[Letter, str]] = {
    "O": "own act",
    "J": "joint activity",
    "?": "open: a finding or a reading of law is missing",
    "C": "contested: another position counts it, or leaves it open",
    "P": "out of the range by the letter",
    "·": "does not count",
}


def dated(value: When) -> str:
    """Return when, as a table has it: ``05/16/2025``, ``06/09/2025–08/17/2025``."""
    first, last = value.first, value.last
    if first is None or last is None:
        return "undated"
    return words.cell(first) if first == last else f"{words.cell(first)}–{words.cell(last)}"


def month(value: When) -> str:
    """Return the month in which it begins: ``May 2025``; ``Undated`` where that is not known."""
    return f"{MONTHS[value.first.month - 1]} {value.first.year}" if value.first is not None else "Undated"


def route(event: Event, matter: Matter) -> str:
    """Return from whom to whom the drugs went: ``Salas → Dunn``; whoever took part, where that is not told."""
    through = hands(event) or [[part.person for part in event.participants]]
    return " → ".join(", ".join(dict.fromkeys(words.surname(matter, id) for id in people)) for people in through)


def counts(answer: EventAnswer, event: Event) -> str:
    """Return how much of an event counts: ``500 g``, ``in its load``, ``weight unknown``; nothing where it is out."""
    if not answer.in_:
        return ""
    if answer.counted_grams is None:
        return "weight unknown"
    if not Decimal(answer.counted_grams) and answer.absorbed_by is not None:
        return "in its load"
    return f"{words.number(answer.counted_grams)} {words.unit(drug(event))}"


def drug(event: Event) -> str:
    """Return what a weight of an event is counted as."""
    return event.substance or " and ".join(event.mixture or ())


def kilograms(answer: EventAnswer | None, event: Event, edition: str) -> float:
    """Return the converted weight of an event that counts, for the size of what is drawn."""
    if answer is None or not answer.in_ or answer.counted_grams is None:
        return 0.0
    return float((converted(event, Fraction(answer.counted_grams), edition) or 0) / KILO)


def grouped(events: Sequence[Event]) -> list[tuple[tuple[str, tuple[str, ...]], list[Event]]]:
    """Return events by month and undertaking, in the order of days; the undated last."""
    order = {event.id: place for place, event in enumerate(events)}

    def group(event: Event) -> tuple[str, tuple[str, ...]]:
        first = event.date.first
        return f"{first.year:04}-{first.month:02}" if first is not None else "~", tuple(event.undertaking)

    def key(event: Event) -> tuple[object, ...]:
        return group(event), event.date.first.isoformat() if event.date.first else "", order[event.id]

    return [(name, list(members)) for name, members in groupby(sorted(events, key=key), key=group)]


def subtotal(events: Sequence[Event], answers: Mapping[str, EventAnswer], letters: Mapping[str, Letter]) -> str:
    """Return what counts of some events, and what is open: ``350 g cocaine; open 100 g cocaine``."""
    inside = _sum((one, answers[one.id].counted_grams) for one in events if letters[one.id] in COUNTS)
    open_ = _sum((one, answers[one.id].grams) for one in events if letters[one.id] in UNSETTLED)
    return "; ".join(part for part in (inside, f"open {open_}" if open_ else "") if part)


def _sum(weighed: Iterator[tuple[Event, str | None]]) -> str:
    found: dict[str, Decimal] = {}
    unknown = False
    for event, grams in weighed:
        unknown = unknown or grams is None
        if grams is not None and Decimal(grams):
            found[drug(event)] = found.get(drug(event), Decimal(0)) + Decimal(grams)
    said = " + ".join(
        f"{words.number(f'{grams.normalize():f}')} {words.unit(id)} {words.substance(id)}"
        for id, grams in found.items()
    )
    return f"{said or 'weight unknown'}{' or more' if said else ''}" if unknown else said


def picture(asked: Question) -> Picture:
    """Return the matrix of the events that touch a person, with everybody else whom one of them touches."""
    found, matter = asked.found, asked.found.matter
    who = [asked.person, *(id for id in found.worlds[asked.world].defendants if id != asked.person)]
    letters = {id: letters_of(found, id, asked.position, asked.world) for id in who}
    rings = {id: ringed(found, id, asked.position, asked.world) for id in who}
    answers = answers_on(found, asked.person, asked.position, asked.world)
    mine = letters[asked.person]
    shown = [one for id, one in found.index.events.items() if mine[id] != "·" or id in rings[asked.person]]
    touched = [id for id in who if id == asked.person or any(letters[id][one.id] != "·" for one in shown)]
    groups = grouped(shown)
    entries = [
        Entry(
            one.id,
            month(one.date),
            _undertakings(one, matter),
            dated(one.date),
            what(one).partition(", ")[2],
            route(one, matter),
            counts(answers[one.id], one),
            kilograms(answers[one.id], one, found.edition),
            tuple(letters[id][one.id] for id in touched),
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


def _undertakings(event: Event, matter: Matter) -> str:
    return ", ".join(matter.undertakings[id].title for id in event.undertaking) or "no undertaking"


def _head(asked: Question, defendant: str, letters: Mapping[str, Letter]) -> tuple[str, ...]:
    answer = asked.answer_of(defendant)
    level = words.level(answer.total_offense_level)
    weight = words.amount(answer.converted_grams, "converted_drug_weight") if answer.converted_grams else "unknown"
    least = "+" if answer.at_least else ""
    if asked.outside:
        return level, f"{weight}{least}"
    before = words.level(asked.answer_of(defendant, asked.found.before).total_offense_level)
    return (
        level if before == level else f"{before} → {level}",
        f"{weight}{least}",
        str(sum(one in KEPT for one in letters.values())),
    )
