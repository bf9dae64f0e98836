"""The network on paper: the same places as on the page, in the light, with its legend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from relcon.figures.cast import Card
from relcon.figures.encodings import DASHES, MARKS, Letter, light, link_width
from relcon.figures.layers import CARD_HEIGHT, CARD_WIDTH, SMALL_HEIGHT
from relcon.figures.links import LINK_KINDS
from relcon.figures.network_map import Hull, NetworkMap
from relcon.figures.strands import LETTERS, Strand
from relcon.figures.svg import Svg, text_width
from relcon.figures.tiers import TIERS

TOP: Final = 34
SIDE: Final = 14
AROUND: Final = 48
"""Room beside the last column for lines from one card of it to another."""
EDGE: Final = 11
"""How far an undertaking's outline is from its cards."""
PILLS: Final = 25
PILL: Final = 17
LEGEND: Final = 64
SHELF: Final = (84, 40, 10)
ASIDE: Final = (0, -9, 9)


@dataclass(frozen=True, slots=True)
class Words:
    """What is written: on each card its name and a note; on each outline a scope, or None; the titles of letters."""

    cards: Mapping[str, tuple[str, str]]
    scopes: Mapping[str, str | None]
    person: str
    letters: Mapping[Letter, str]


Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def drawn(picture: NetworkMap, strands: Sequence[Strand], words: Words, own: str, plain: frozenset[str]) -> Svg:
    """Return a picture.

    Parameters
    ----------
    picture, strands
        The places; what each line stands for.
    words
        What is written.
    own, plain
        The person's card; cards of people who are no defendants.
    """
    shelf = -(-len(picture.shelf) // max(1, (picture.width + SHELF[2]) // (SHELF[0] + SHELF[2])))
    below = 30 + shelf * (SHELF[1] + SHELF[2]) if picture.shelf else 0
    out = Svg(picture.width + SIDE * 2 + AROUND, TOP + picture.height + below + LEGEND)
    for n, tier in enumerate(picture.columns):
        left = SIDE + picture.left(n)
        out.rect(
            left - 9, 0, CARD_WIDTH + 18, TOP + picture.height + 8, rx=6, fill=light("soft-none"), fill_opacity=0.5
        )
        out.text(left + CARD_WIDTH / 2, 14, TIERS[tier], size=11, colour="muted", anchor="middle")
    part = out.group(transform=f"translate({SIDE} {TOP})")
    for hull in picture.hulls:
        mine = words.scopes.get(hull.undertaking) is not None
        part.path(
            outline(hull, picture),
            fill=light("hull-own" if mine else "hull"),
            fill_opacity=0.8,
            stroke=light("ink-2" if mine else "line-strong"),
        )
    taken = [_box(card, picture) for card in picture.cards]
    ordered = sorted(strands, key=lambda one: (one.lit, one.converted))
    for one in ordered:
        _line(part, picture, one)
    for hull in sorted(picture.hulls, key=lambda hull: words.scopes.get(hull.undertaking) is None):
        taken.append(_edge(part, hull, picture, words, taken))
    lit = {id for one in strands if one.lit for id in _ends(picture, one)} | {own}
    for card in picture.cards:
        _card(part, card, picture, words, faded=card.id not in lit, own=card.id == own, dashed=card.id in plain)
    for spot, one in pills(picture, strands, taken):
        _pill(part, one, spot)
    if picture.shelf:
        _shelf(part, picture, words)
    _legend(out, strands, words, TOP + picture.height + below + 16)
    return out


def outline(hull: Hull, picture: NetworkMap) -> str:
    """Return the path of an undertaking's outline: through its columns, with level ends at each."""
    edges = [
        (picture.left(s.column) - EDGE, picture.left(s.column) + CARD_WIDTH + EDGE, s.top - EDGE, s.bottom + EDGE)
        for s in hull.spans
    ]
    upper, lower = f"M{edges[0][0]},{edges[0][2]}L{edges[0][1]},{edges[0][2]}", ""
    for before, edge in pairwise(edges):
        middle = (before[1] + edge[0]) / 2
        upper += f"C{middle},{before[2]} {middle},{edge[2]} {edge[0]},{edge[2]}L{edge[1]},{edge[2]}"
        lower = f"L{edge[0]},{edge[3]}C{middle},{edge[3]} {middle},{before[3]} {before[1]},{before[3]}{lower}"
    last = edges[-1]
    return f"{upper}L{last[1]},{last[3]}{lower}L{edges[0][0]},{edges[0][3]}Z"


def pills(picture: NetworkMap, strands: Sequence[Strand], taken: list[Box]) -> Iterator[tuple[Box, Strand]]:
    """Yield the labels that find a place on their line, the heaviest first, on no card, name or other label."""
    labelled = [one for one in strands if one.lit and one.parts and (one.kind == "drugs" or one.near)]
    ordered = sorted(labelled, key=lambda one: (one.kind != "drugs", -one.converted, one.number))
    for one in ordered[:PILLS]:
        width = _pill_width(one)
        spots = (
            (x - width / 2, y + aside - PILL / 2, width, float(PILL))
            for x, y in picture.curve(picture.lines[one.number]).spots
            for aside in ASIDE
        )
        spot = next((box for box in spots if not any(_meet(box, other) for other in taken)), None)
        if spot is not None:
            taken.append(spot)
            yield spot, one


def _meet(one: Box, two: Box) -> bool:
    apart = one[0] > two[0] + two[2] + 2 or two[0] > one[0] + one[2] + 2
    return not (apart or one[1] > two[1] + two[3] + 1 or two[1] > one[1] + one[3] + 1)


def _height(card: Card) -> int:
    return SMALL_HEIGHT if card.small else CARD_HEIGHT


def _box(card: Card, picture: NetworkMap) -> Box:
    column, y = picture.at[card.id]
    return picture.left(column) - 2, y - _height(card) / 2 - 1, CARD_WIDTH + 4, _height(card) + 2


def _ends(picture: NetworkMap, one: Strand) -> tuple[str, str]:
    line = picture.lines[one.number].line
    return line.source, line.target


def _line(out: Svg, picture: NetworkMap, one: Strand) -> None:
    curve = picture.curve(picture.lines[one.number])
    colour = "ghost" if not one.lit else "ink-2" if one.hue == "·" else MARKS[one.hue].edge
    width = link_width(one.converted, one.kind) if one.lit else 1.0
    round_ends = "round" if one.kind == "contact" else None
    out.path(
        curve.path,
        stroke=light(colour),
        stroke_width=width,
        stroke_dasharray=DASHES[one.kind],
        stroke_linecap=round_ends,
    )
    if one.kind != "contact":
        (x, y), way, half = curve.tip, curve.towards, max(3.6, min(6.5, 2.6 + width / 2)) if one.lit else 3
        out.path(f"M{x:g},{y:g}l{-7 * way},{-half:g}l0,{2 * half:g}z", fill=light(colour))


def _edge(out: Svg, hull: Hull, picture: NetworkMap, words: Words, taken: Sequence[Box]) -> Box:
    """Write an undertaking's name and scope on its edge, where nothing else is."""
    scope = words.scopes.get(hull.undertaking)
    said = f"{hull.undertaking}: {f'{words.person} is not in it' if scope is None else scope}"
    width = text_width(said, 11) + 12
    spans = sorted((s for s in hull.spans if s.inhabited), key=lambda s: s.top - s.bottom)
    places = [
        (x, y)
        for span in spans
        for x in (picture.left(span.column) - 2, picture.left(span.column) + CARD_WIDTH - width + 6)
        for y in (span.top - 25, span.bottom + 9)
    ]
    boxes: list[Box] = [(max(-8, min(picture.width - width + 8, x)), y, width, PILL) for x, y in places]
    box = next((one for one in boxes if not any(_meet(one, other) for other in taken)), boxes[0])
    edge = light("line-strong" if scope is None else "ink-2")
    out.rect(*box, rx=4, fill=light("surface"), stroke=edge, stroke_width=0.8)
    out.text(box[0] + 6, box[1] + 12.5, said, size=11, colour="ink-2")
    return box


def _card(out: Svg, card: Card, picture: NetworkMap, words: Words, *, faded: bool, own: bool, dashed: bool) -> None:
    column, y = picture.at[card.id]
    left, top, (name, note) = picture.left(column), y - _height(card) / 2, words.cards[card.id]
    edge = light("line-strong" if faded else "ink-2")
    if len(card.people) > 1:
        out.rect(left + 4, top - 4, CARD_WIDTH, _height(card), rx=4, fill=light("surface"), stroke=light("line-strong"))
    out.rect(
        left,
        top,
        CARD_WIDTH,
        _height(card),
        rx=4,
        fill=light("ink" if own else "surface"),
        stroke=light("ink") if own else edge,
        stroke_dasharray="3 2.5" if dashed else None,
    )
    colour = "surface" if own else "muted" if faded else "ink"
    size = 10.0 if card.small else 11.5
    wide = text_width(name, size)
    out.text(left + 8, top + 17, name, size=min(size, size * (CARD_WIDTH - 14) / wide), colour=colour, bold=not faded)
    if not card.small and note:
        room = min(10.0, 10 * (CARD_WIDTH - 14) / text_width(note, 10))
        out.text(left + 8, top + 31, note, size=room, colour="surface" if own else "muted")


def _pill_width(one: Strand) -> float:
    return 5 + sum((15 if letter else 0) + text_width(said, 11) + 7 for letter, said in one.parts)


def _pill(out: Svg, one: Strand, box: Box) -> None:
    out.rect(*box, rx=8.5, fill=light("surface"), stroke=light("line-strong"))
    x = box[0] + 6
    for letter, said in one.parts:
        if letter is not None:
            out.badge(x + 5.5, box[1] + PILL / 2, letter, side=11)
            x += 15
        out.text(x, box[1] + 12.5, said, size=11)
        x += text_width(said, 11) + 7


def _shelf(out: Svg, picture: NetworkMap, words: Words) -> None:
    across = max(1, (picture.width + SHELF[2]) // (SHELF[0] + SHELF[2]))
    held = sum(len(card.people) for card in picture.shelf)
    top = picture.height + 24
    said = f"{len(picture.shelf)} undertakings in which nothing is {words.person}’s, {held} people"
    out.text(0, top, said, size=11, colour="muted")
    for n, card in enumerate(picture.shelf):
        x, y = n % across * (SHELF[0] + SHELF[2]), top + 8 + n // across * (SHELF[1] + SHELF[2])
        out.rect(x, y, SHELF[0], SHELF[1], rx=4, fill=light("surface"), stroke=light("line-strong"))
        out.text(x + 8, y + 17, card.undertakings[0], size=11, colour="muted")
        out.text(x + 8, y + 31, f"{len(card.people)} people", size=10, colour="muted")


def _legend(out: Svg, strands: Sequence[Strand], words: Words, y: float) -> None:
    """Say what is drawn: hues, dashes, widths."""
    x = float(SIDE)
    for letter in LETTERS:
        if any(letter in one.by or (one.hue == letter and one.lit) for one in strands):
            out.badge(x + 7, y + 4, letter)
            out.text(x + 18, y + 8, words.letters[letter], size=11, colour="ink-2")
            x += text_width(words.letters[letter], 11) + 34
    if any(said.startswith("(") for one in strands for _, said in one.parts if one.kind == "drugs"):
        out.text(x, y + 8, "( ) already counted in its load", size=11, colour="ink-2")
    x = float(SIDE)
    for kind in LINK_KINDS:
        if any(one.kind == kind for one in strands):
            out.line(x, y + 24, x + 34, y + 24, stroke=light("ink-2"), stroke_width=1.6, stroke_dasharray=DASHES[kind])
            out.text(x + 40, y + 28, kind, size=11, colour="ink-2")
            x += text_width(kind, 11) + 58
    most = max((one.converted for one in strands), default=0)
    for kilograms in [one for one in (10, 100, 1000, 10000) if one <= 10 * most][-3:]:
        out.line(x, y + 24, x + 22, y + 24, stroke=light("ink-2"), stroke_width=link_width(kilograms))
        out.text(x + 28, y + 28, f"{kilograms:,}", size=11, colour="ink-2")
        x += 64
    if most:
        out.text(x, y + 28, "kg converted that count", size=11, colour="ink-2")
