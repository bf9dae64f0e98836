"""The network of a person's world for paper: lines as they count in the position and world that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Final

from relcon import words
from relcon.audiences.audience import OUTSIDE
from relcon.figures.cast import Card
from relcon.figures.converted import converted
from relcon.figures.encodings import COUNTS, Letter
from relcon.figures.network_map import NetworkMap
from relcon.figures.network_svg import Words, drawn
from relcon.figures.strands import Strand, Weighed, sums
from relcon.figures.tiers import RULE, TIERS
from relcon.network.tiers import placements
from relcon.results.exposure import EventAnswer
from relcon.results.summary import summary
from relcon.views.letters import answers_on, letters_of
from relcon.views.network import Network
from relcon.views.picture import Picture
from relcon.views.question import Question
from relcon.views.shown import network_data
from relcon.words import ranges

TITLES: Final[Mapping[Letter, str]] = {
    "O": "own act",
    "J": "joint activity",
    "?": "open",
    "C": "contested",
    "P": "out of the range by the letter",
}


def picture(asked: Question) -> Picture:
    """Return the picture of a question."""
    found, copy = asked.found, asked.copy
    tiers = placements(found.index, copy.hidden, settled=copy.audience in OUTSIDE)
    shown = network_data(found.index, copy, tiers)
    network = Network(found, copy, shown["people"], shown["links"])
    placed = network.world(asked.person)
    strands = tuple(_strands(asked, placed, shown["links"]))
    people = {one["id"]: one for one in shown["people"]}
    own = next(card.id for card in placed.cards if asked.person in card.people)
    written = Words(
        {card.id: _card(asked, card, people) for card in placed.cards},
        dict(network.agreed.scopes(asked.person, asked.position, asked.world)),
        words.surname(found.matter, asked.person),
        TITLES,
    )
    others = frozenset(card.id for card in placed.cards if len(card.people) == 1 and not people[card.id]["defendant"])
    left_out = f"{placed.left_out} links that are not of the account are not drawn." if placed.left_out else ""
    notes = tuple(note for note in (left_out, RULE) if note)
    return Picture(f"The network around {written.person}", drawn(placed, strands, written, own, others), notes)


def _strands(asked: Question, placed: NetworkMap, links: list[dict[str, Any]]) -> Iterable[Strand]:
    weighed = _weighed(asked)
    kept_out, told = _admitted(asked)
    for n, one in enumerate(placed.lines):
        held = [links[link] for link in one.links]
        records = {id for link in held for id in link["records"]}
        if one.line.kind == "contact":  # as on the page, where contacts are off at first: they place nobody
            continue
        if records and records <= told.keys() and not asked.found.worlds[asked.world].speaks:
            continue
        events = dict.fromkeys(event for link in held for event in link["events"])
        shown = [weighed[event] for event in events if event in weighed]
        if one.line.kind == "drugs" and not shown:
            continue
        yield Strand(
            n,
            one.line.kind,
            sums(shown) if one.line.kind == "drugs" else {},
            held[0]["label"] if len(held) == 1 else "",
            kept_out=bool(records) and records <= kept_out,
            near=asked.person in (one.line.source, one.line.target),
        )


def _weighed(asked: Question) -> dict[int, Weighed]:
    """Return each event that is there in this world, by number, as it counts for the person."""
    found = asked.found
    letters = letters_of(found, asked.person, asked.position, asked.world, settled=asked.outside)
    answers = answers_on(found, asked.person, asked.position, asked.world)
    speaks = found.worlds[asked.world].speaks
    return {
        n: _event(asked, id, letters.get(id, "·"), answers[id])
        for n, id in enumerate(found.index.events)
        if speaks or id not in found.index.origin
    }


def _event(asked: Question, id: str, letter: Letter, answer: EventAnswer) -> Weighed:
    event = asked.found.index.events[id]
    unit = words.unit(event.substance or "")
    counted = None if answer.counted_grams is None else Fraction(answer.counted_grams)
    kilograms = converted(event, counted, asked.found.edition) if counted is not None and letter in COUNTS else None
    return Weighed(
        letter,
        counted,
        None if answer.grams is None else Fraction(answer.grams),
        float(kilograms or 0) / 1000,
        "" if unit == "g" else unit,
    )


def _admitted(asked: Question) -> tuple[frozenset[str], Mapping[str, str]]:
    """Return the records of admissions that may not be used against the client here, and all of them."""
    made = asked.found.made
    told = {id: origin.admission for id, origin in asked.found.index.origin.items()}
    if made is None or asked.person != made.worlds.table.client:
        return frozenset(), told
    used = made.worlds.question(asked.world, asked.person, asked.position).facts
    return frozenset(told.keys() - used), told


def _card(asked: Question, card: Card, people: Mapping[str, Mapping[str, Any]]) -> tuple[str, str]:
    if len(card.people) > 1:
        of = {"witnesses": "customers", "none": "not placed"}.get(card.tier, TIERS[card.tier].lower())
        return " · ".join(filter(None, (*card.undertakings[:1], of))), f"{len(card.people)} people"
    one = people[card.people[0]]
    answer = asked.found.worlds[asked.world].defendants.get(card.people[0])
    months = ranges.cell(summary(answer.positions[asked.position])) if answer is not None else ""
    return one["name"], " · ".join(filter(None, (one["role"], months)))
