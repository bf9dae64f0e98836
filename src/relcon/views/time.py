"""Time: who was a member when, who knew what since when, what came after: the page's data, the picture for paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from relcon import words
from relcon.audiences.audience import Copy
from relcon.event_words import what
from relcon.figures import time as figure
from relcon.figures.time import Happening, Known, Timeline
from relcon.records.base import PositionName
from relcon.records.events import Event
from relcon.records.facts import Knowledge
from relcon.views.answered import Answered
from relcon.views.chronicle import Chronicle, actor, end, label, start
from relcon.views.event_rows import kilograms, route
from relcon.views.letters import answers_on, letters_of
from relcon.views.picture import Picture
from relcon.views.question import Question

NONE, NOT_ASKED = -1, -2
"""No event from the day on of what was known; none is asked for, since it is no transaction."""
NOBODY = -1
"""Who told is not recorded, or not in this copy."""


def time_data(found: Answered, copy: Copy, tiers: Mapping[str, str]) -> dict[str, Any]:
    """Return the data of the screen: the axis, lanes by defendant, memberships, events, what was known."""
    chronicle = Chronicle(found.index, tiers)
    axis, people = chronicle.axis, {id: n for n, id in enumerate(found.matter.people)}
    number = {id: n for n, id in enumerate(found.index.events)}
    origin = found.index.origin
    return {
        "ticks": [list(one) for one in axis.ticks()],
        "sizes": {
            "head": figure.HEAD,
            "lane": figure.LANE,
            "first": figure.FIRST,
            "bar": figure.BAR,
            "foot": figure.FOOT,
            "first_foot": figure.FIRST_FOOT,
            "below": figure.BELOW,
            "apart": figure.APART,
        },
        "at": [
            [] if one.date.first is None else [axis.at(one.date.first, 0), axis.at(one.date.last, 0)]
            for one in found.index.events.values()
        ],
        "order": [people[id] for id in chronicle.in_order("", list(people))[1:]],
        "actors": [[people[id] for id in actor(one) if id in people] for one in found.index.events.values()],
        "members": [
            [
                people[one.person],
                axis.at(start(one.from_), 0),
                axis.at(end(one.to), figure.WHOLE),
                copy.reason(label(undertaking, one, found.matter)),
                one.id,
                list(one.asserted_by),
                *([origin[one.id].admission] if one.id in origin else []),
            ]
            for undertaking, one in chronicle.members
            if one.person in people
        ],
        "known": [
            [
                people[one.person],
                axis.at(start(one.since), 0),
                words.when(one.since) if one.since is not None else "always",
                copy.reason(chronicle.said(one)),
                id,
                NOT_ASKED if one.of.circumstance is not None else number.get(chronicle.after(one) or "", NONE),
                NOBODY if one.told_by is None else people.get(one.told_by, NOBODY),
                *([origin[id].admission] if id in origin else []),
            ]
            for id, one in chronicle.knowledge
            if one.person in people
        ],
        "kept": {
            world: {
                position: sorted({id for who in one.defendants for id in kept_out(found, who, position, world)})
                for position in found.positions
            }
            for world, one in found.worlds.items()
            if one.speaks
        },
    }


def picture(asked: Question) -> Picture:
    """Return the timeline of a person: those who took part in what touches the person, memberships, what was known."""
    found, matter = asked.found, asked.found.matter
    chronicle = Chronicle(found.index, asked.tiers)
    axis = chronicle.axis
    letters = letters_of(found, asked.person, asked.position, asked.world, settled=asked.outside)
    answers = answers_on(found, asked.person, asked.position, asked.world)
    shown = [one for id, one in found.index.events.items() if id in letters]
    placed = [one for one in shown if one.date.first is not None]
    spoken = found.worlds[asked.world].speaks
    told = [one for _, one in chronicle.knowledge if one.person == asked.person]
    known = [one for one in told if spoken or one.id not in found.index.origin]
    kept = kept_out(found, asked.person, asked.position, asked.world)
    people = chronicle.lanes(asked.person, placed)
    members = dict.fromkeys(
        figure.Membership(
            one.person,
            axis.at(start(one.from_), 0),
            axis.at(end(one.to), figure.WHOLE),
            asked.copy.reason(label(undertaking, one, matter)),
        )
        for undertaking, one in chronicle.members
        if one.person in people
        and (not one.asserted_by or asked.position in one.asserted_by)
        and (spoken or one.id not in found.index.origin)
    )
    events = [
        Happening(
            one.id,
            f"{words.when(one.date)}, {what(one)}",
            axis.at(one.date.first, 0),
            axis.at(one.date.last, 0),
            tuple(id for id in actor(one, asked.person) if id in people),
            letters[one.id],
            kilograms(answers.get(one.id), one, found.edition),
        )
        for one in placed
    ]
    diamonds = [
        Known(n, one.person, axis.at(start(one.since), 0), chronicle.after(one), one.id in kept, one.told_by)
        for n, one in enumerate(known, start=1)
    ]
    lanes = figure.lanes({id: words.surname(matter, id) for id in people}, tuple(members))
    height = lanes[-1].y + lanes[-1].height + 6
    drawn = figure.drawn(Timeline(lanes, tuple(axis.ticks()), tuple(members), tuple(events), tuple(diamonds), height))
    return Picture("Time: member, knew, took part", drawn, tuple(_notes(asked, known, shown, chronicle)))


def kept_out(found: Answered, person: str, position: PositionName, world: str) -> frozenset[str]:
    """Return what a person knew by records of admissions that do not count against that person here."""
    told = {one.id for one in found.index.knowledge_of.get(person, ()) if one.id in found.index.origin}
    if not told or found.made is None or not found.worlds[world].speaks:
        return frozenset()
    return frozenset(told - set(found.made.worlds.question(world, person, position).facts))


def _notes(asked: Question, known: Sequence[Knowledge], shown: Sequence[Event], chronicle: Chronicle) -> Iterator[str]:
    found, name = asked.found, words.surname(asked.found.matter, asked.person)
    answers = answers_on(found, asked.person, asked.position, asked.world)
    for n, one in enumerate(known, start=1):
        since = words.when(one.since) if one.since is not None else "Always"
        said = f"{n}  {since}: {name} {chronicle.said(one)}"
        if (after := chronicle.after(one)) is not None:
            event = found.index.events[after]
            said += f"; first event from then on: {words.when(event.date)}, {what(event).partition(', ')[2]}"
            if not answers[after].in_:
                said += f", which does not count: {words.reason(answers[after].failed, name)}"
        yield asked.copy.reason(f"{said}.")
    if known:
        yield "Knowing is not agreeing."
    undated = [
        f"{what(one).partition(', ')[2]}, {route(one, found.matter)} ({one.id})"
        for one in shown
        if one.date.first is None
    ]
    if undated:
        yield f"Undated: {'; '.join(undated)}."
    yield "Disc: converted weight that counts; filled where it does. Bars: memberships. Diamonds: known from that day."
