"""The Network screen's data: each person's world and everybody as pictures, scopes, and what turns grams into width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from relcon import words
from relcon.audiences.audience import Copy
from relcon.figures.cast import MOST, Card, Cast, Counted, Linked, Member, everybody, world
from relcon.figures.converted import converted
from relcon.figures.layers import CARD_HEIGHT, CARD_WIDTH, SMALL_HEIGHT
from relcon.figures.links import LINK_KINDS
from relcon.figures.network_map import NetworkMap, network_map
from relcon.views.answered import Answered
from relcon.views.interned import Interned
from relcon.views.numbers import as_text, folded
from relcon.views.scopes import Agreed


@dataclass
class Network:
    """The network of a copy: who there is and what links them, asked for pictures.

    Attributes
    ----------
    found
        Everything computed.
    copy
        What the audience may see.
    people, links
        Everybody and every link, as `relcon.views.shown.network_data` lists them.
    """

    found: Answered
    copy: Copy
    people: Sequence[Mapping[str, Any]]
    links: Sequence[Mapping[str, Any]]
    agreed: Agreed = field(init=False)

    def __post_init__(self) -> None:
        """Make ready to ask what people agreed to."""
        self.agreed = Agreed(self.found)

    @cached_property
    def members(self) -> Mapping[str, Member]:
        """Everybody, with the undertakings in any position and world of this copy."""
        status = {id: self.copy.status(person) for id, person in self.found.matter.people.items()}
        worlds = self.found.worlds
        held: dict[str, dict[str, None]] = {one["id"]: {} for one in self.people}
        for id, of in held.items():
            for name in worlds:
                for position in self.found.positions:
                    of.update(dict.fromkeys(self.agreed.scopes(id, position, name)))
        return {one["id"]: Member(one["tier"], status[one["id"]], tuple(held[one["id"]])) for one in self.people}

    @cached_property
    def linked(self) -> tuple[Linked, ...]:
        """The links, as pictures know them."""
        return tuple(Linked(one["from"], one["to"], one["kind"], tuple(one["events"])) for one in self.links)

    def counted(self, person: str | None) -> Counted:
        """Return what counts for a person in any position and world, with who took part."""
        ids: set[str] = set()
        for one in self.found.worlds.values():
            if person is not None and person in one.defendants:
                for answer in one.defendants[person].positions.values():
                    ids.update(event for event, told in answer.events.items() if told.in_)
        return Counted(
            {
                n: tuple(part.person for part in event.participants)
                for n, (id, event) in enumerate(self.found.index.events.items())
                if id in ids
            }
        )

    def world(self, person: str) -> NetworkMap:
        """Return the picture of a person's world."""
        counted = self.counted(person)
        return self._placed(world(person, self.members, self.linked, counted), person, counted)

    def all(self, person: str | None) -> NetworkMap:
        """Return the picture of everybody, of many around a person."""
        counted = self.counted(person)
        return self._placed(everybody(person, self.members, self.linked, counted), person, counted)

    def _placed(self, cast: Cast, person: str | None, counted: Counted) -> NetworkMap:
        return network_map(cast, self.linked, tuple(self.found.index.undertakings), person, counted)


def network_screen(network: Network) -> dict[str, Any]:
    """Return the screen's data.

    Parameters
    ----------
    network
        Everybody, and what links them.
    """
    found, people = network.found, [one["id"] for one in network.people]
    numbers = {id: n for n, id in enumerate(people)}
    many = len(people) > MOST
    centres = found.defendants if many else people
    return {
        "card": [CARD_WIDTH, CARD_HEIGHT, SMALL_HEIGHT],
        "undertakings": list(found.index.undertakings),
        "near": {id: picture(network.world(id), numbers) for id in centres},
        "all": {id: picture(network.all(id), numbers) for id in found.defendants}
        if many and found.defendants
        else {"": picture(network.all(None), numbers)},
        **_scopes(network, people),
        **_weights(network),
        **({"counting": _counting(found)} if found.made is not None else {}),
    }


def picture(drawn: NetworkMap, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return a picture as the page holds it: cards by number, people by theirs, heights in whole pixels.

    A line is the numbers of its two cards and of its kind, how many heights and these, how many links and these.
    """
    cards = {card.id: n for n, card in enumerate(drawn.cards)}
    return {
        "columns": list(drawn.columns),
        "gutter": drawn.gutter,
        "height": drawn.height,
        "cards": [_card(card, drawn, numbers) for card in drawn.cards],
        "lines": as_text(
            number
            for one in drawn.lines
            for number in (
                *(cards[one.line.source], cards[one.line.target], LINK_KINDS.index(one.line.kind)),
                *_counted(_steps(one.route.heights)),
                *_counted(_steps(one.links)),
            )
        ),
        "hulls": [
            [hull.undertaking, [[span.column, span.top, span.bottom, int(span.inhabited)] for span in hull.spans]]
            for hull in drawn.hulls
        ],
        "left_out": drawn.left_out,
        "shelf": [[card.undertakings[0], [numbers[id] for id in card.people]] for card in drawn.shelf],
    }


def _card(card: Card, drawn: NetworkMap, numbers: Mapping[str, int]) -> list[Any]:
    """Return column, height, the people, whether it is a small one; of a group its undertaking too."""
    column, y = drawn.at[card.id]
    found = [column, y, [numbers[id] for id in card.people], int(card.small)]
    return [*found, card.undertakings[0] if card.undertakings else ""] if len(card.people) > 1 else found


def _counted(numbers: Sequence[int]) -> Sequence[int]:
    """Return numbers after how many they are."""
    return len(numbers), *numbers


def _steps(numbers: Sequence[int]) -> list[int]:
    """Return the steps from each number to the next, the first from zero; those downwards are folded in."""
    return [folded(one - before) for before, one in zip((0, *numbers), numbers, strict=False)]


def _scopes(network: Network, people: Sequence[str]) -> dict[str, Any]:
    """Return the scopes said, and by world, position and person which of them."""
    sets = Interned()
    where = {
        name: {
            position: [sets.add(dict(network.agreed.scopes(id, position, name))) for id in people]
            for position in network.found.positions
        }
        for name in network.found.worlds
    }
    columns = Interned()
    return {
        "scopes": sets.items,
        "scope_of": {name: {p: columns.add(row) for p, row in of.items()} for name, of in where.items()},
        "scope_columns": columns.items,
    }


def _weights(network: Network) -> dict[str, Any]:
    """Return, by event, kilograms of converted weight for a gram, and the unit where it is not grams."""
    edition = network.found.edition
    factors, units = [], {}
    for n, event in enumerate(network.found.index.events.values()):
        factor = converted(event, Fraction(1), edition)
        factors.append(None if factor is None else float(factor) / 1000)
        if (unit := words.unit(event.substance or "")) != "g":
            units[n] = unit
    return {"factors": factors, "units": units}


def _counting(found: Answered) -> dict[str, dict[str, list[str]]]:
    """Return, by admission and world, the positions in which any fact of it may be used against the client."""
    if found.made is None:
        return {}
    worlds, index = found.made.worlds, found.index
    facts: dict[str, set[str]] = {}
    for id, origin in index.origin.items():
        facts.setdefault(origin.admission, set()).add(id)
    used = {
        (name, position): worlds.question(name, worlds.table.client, position).facts
        for name in found.worlds
        for position in found.positions
    }
    return {
        admission: {name: [p for p in found.positions if not ids.isdisjoint(used[name, p])] for name in found.worlds}
        for admission, ids in facts.items()
    }
