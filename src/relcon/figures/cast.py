"""Who has a card in a picture of the network: a person's world, or everybody; of many, groups instead of people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from relcon.figures.links import LinkKind

MOST: Final = 40
"""Up to so many people everybody has a card."""
CROWDED: Final = 90
"""Above so many lines only those of the person's account, or that end at the person, are drawn."""
ALONE: Final = 7
"""How many of those near the person keep a card of their own among more than that."""
NO_BRIDGE: Final = ("informant", "undercover", "customer", "unwitting")
"""Whose other links are nobody's business: a customer of two people does not make them near."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person as the picture knows one: tier, status, undertakings in any position."""

    tier: str
    status: str
    undertakings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """A link as the picture knows one: its two people, its kind, and the events behind it."""

    source: str
    target: str
    kind: LinkKind
    events: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts for a person in any position and outcome: the events, and who took part in each."""

    events: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Card:
    """A card: one person, or the people of an undertaking (or of none) in one tier.

    Attributes
    ----------
    id
        The person's, or of a group one that no person has.
    people
        Those it stands for.
    tier, undertakings
        Its column, and the rows that it belongs to.
    small
        Whether it stands one step out.
    """

    id: str
    people: tuple[str, ...]
    tier: str
    undertakings: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """The cards of a picture, and those on the shelf below: an undertaking each in which nothing is the person's."""

    cards: tuple[Card, ...]
    shelf: tuple[Card, ...] = ()

    @property
    def folded(self) -> bool:
        """Whether any card stands for several people, or any is on the shelf."""
        return bool(self.shelf) or any(len(card.people) > 1 for card in self.cards)


def world(person: str, people: Mapping[str, Member], links: Sequence[Linked], counted: Counted) -> Cast:
    """Return the cast of a person's world: who is linked with the person or in a counted event, and one step out."""
    near = _near(person, people, links, counted)
    shown = {person, *near}
    bridges = {id for id in shown if id != person and people[id].status not in NO_BRIDGE and people[id].tier != "none"}
    ends = [(one.source, one.target) for one in links]
    out = {b for a, b in [*ends, *((b, a) for a, b in ends)] if a in bridges and b not in shown}
    if len(shown | out) <= MOST:
        cards = [_own(id, people, small=id in out) for id in people if id in shown | out]
        return Cast(tuple(cards))
    return _folded(person, [id for id in people if id in shown | out], near, people, counted, ALONE)


def everybody(person: str | None, people: Mapping[str, Member], links: Sequence[Linked], counted: Counted) -> Cast:
    """Return the cast of all people; of more than `MOST` folded around a person."""
    if len(people) <= MOST:
        return Cast(tuple(_own(id, people) for id in people))
    near = _near(person, people, links, counted) if person is not None else []
    return _folded(person, list(people), near, people, counted, 0)


def _own(id: str, people: Mapping[str, Member], *, small: bool = False) -> Card:
    one = people[id]
    return Card(id, (id,), one.tier, one.undertakings, small)


def _near(person: str, people: Mapping[str, Member], links: Sequence[Linked], counted: Counted) -> list[str]:
    """Return who is linked with a person or in a counted event, the nearest first: by events, then links, then id."""
    shared: dict[str, int] = {}
    for taking_part in counted.events.values():
        for one in taking_part:
            shared[one] = shared.get(one, 0) + 1
    direct: dict[str, int] = {}
    for link in links:
        if person in (link.source, link.target):
            other = link.target if link.source == person else link.source
            direct[other] = direct.get(other, 0) + 1 + len(link.events)
    found = ({*shared, *direct} & people.keys()) - {person}
    return sorted(found, key=lambda one: (-direct.get(one, 0), -shared.get(one, 0), one))


def _folded(
    person: str | None,
    who: Sequence[str],
    near: Sequence[str],
    people: Mapping[str, Member],
    counted: Counted,
    alone: int,
) -> Cast:
    """Fold all but a person and the nearest: by undertaking and tier; whole undertakings that are not the person's."""
    single = {person, *near[:alone]} if person is not None else set()
    touched = {*near, *(one for taking_part in counted.events.values() for one in taking_part)}
    own = {one for id in touched | single if id in people for one in people[id].undertakings}
    groups: dict[tuple[str, str], list[str]] = {}
    shelf: dict[str, list[str]] = {}
    cards: list[Card] = []
    for id in who:
        if id in single:
            cards.append(_own(id, people))
            continue
        of = people[id].undertakings
        mine = next((one for one in of if one in own), None)
        if mine is None and of:
            shelf.setdefault(of[0], []).append(id)
        else:
            groups.setdefault((mine or "", people[id].tier), []).append(id)
    for (undertaking, tier), held in groups.items():
        cards.append(_own(held[0], people) if len(held) == 1 else _group(undertaking, tier, held))
    return Cast(tuple(cards), tuple(_group(of, "", held) for of, held in shelf.items()))


def _group(undertaking: str, tier: str, people: Iterable[str]) -> Card:
    # No id of a record has a slash.
    return Card(f"{undertaking}/{tier}", tuple(people), tier, (undertaking,) if undertaking else ())


def card_of(cast: Cast) -> dict[str, str]:
    """Return, by person, the card in the picture; those on the shelf have none."""
    return {id: card.id for card in cast.cards for id in card.people}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a picture, each with the numbers of the links that it stands for; how many links are left out."""

    shown: tuple[tuple[Linked, tuple[int, ...]], ...]
    left_out: int


def drawn(cast: Cast, links: Sequence[Linked], person: str | None, counted: Counted) -> Lines:
    """Return the lines of a picture: links between its cards.

    Parameters
    ----------
    cast, links
        Who has a card; all links.
    person, counted
        Where cards are groups, or lines are many, only those of this person's account, or that end at the person, are
        drawn.
    """
    card = card_of(cast)
    found: dict[tuple[str, str, LinkKind], list[int]] = {}
    own: set[int] = set()
    for n, link in enumerate(links):
        ends = card.get(link.source), card.get(link.target)
        if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
            continue
        found.setdefault((ends[0], ends[1], link.kind), []).append(n)
        if person in (link.source, link.target) or any(one in counted.events for one in link.events):
            own.add(n)
    narrowed = person is not None and (cast.folded or len(found) > CROWDED)
    kept = {key: [n for n in held if not narrowed or n in own] for key, held in found.items()}
    left_out = sum(len(held) for held in found.values()) - sum(len(held) for held in kept.values())
    return Lines(tuple((Linked(*key), tuple(held)) for key, held in kept.items() if held), left_out)
