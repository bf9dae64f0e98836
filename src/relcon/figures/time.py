"""Time: a lane for each person, with memberships, events and what was known from when; where everything stands.

Places along the axis are shares of it, in ten-thousandths: the page is as wide as its window, paper is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from relcon.figures.encodings import MARKS, Letter, disc_radius, light
from relcon.figures.svg import Svg, text_width

WHOLE: Final = 10_000
NAMES: Final = 132
"""Room for the names, left of the axis."""
AXIS: Final = 1000
HEAD: Final = 30
LANE: Final = 34
FIRST: Final = 70
"""The height of the lane of the one whose time it is."""
BAR: Final = 13
"""Height of a membership's bar, with its gap; a lane grows where somebody has several."""
FOOT: Final = 11
"""From the foot of a lane to the line on which its events stand."""
FIRST_FOOT: Final = 30
"""The same in the first lane, where what was known stands below the events."""
BELOW: Final = 18
"""How far below its line what was known stands, so that no disc hides it."""
TIP: Final = 9
"""From the middle of a diamond to its corner, where an arrow ends."""
APART: Final = 16
"""The least from one diamond to the next."""
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_TICKS: Final = 16
DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from the first of a month to the last of one."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Sequence[date]) -> Axis:
        """Return the axis that holds some days; of none, a year that means nothing."""
        first, last = min(days, default=date(2000, 1, 1)), max(days, default=date(2000, 12, 1))
        return cls(first.replace(day=1), _next_month(last) - timedelta(days=1))

    def at(self, day: date | None, otherwise: int) -> int:
        """Return where a day stands, in ten-thousandths; what is left open stands at an end."""
        if day is None:
            return otherwise
        inside = min(max(day, self.first), self.last)
        return round(WHOLE * (inside - self.first).days / max(1, (self.last - self.first).days))

    def ticks(self) -> list[tuple[int, str]]:
        """Return the first days of months, or of every third or twelfth, with their names; each year is named once."""
        found: list[date] = []
        day = self.first
        while day <= self.last:
            found.append(day)
            day = _next_month(day)
        step = next(one for one in (1, 3, DECEMBER, 1000) if len(found) / one <= MOST_TICKS)
        kept = [one for n, one in enumerate(found) if n == 0 or (one.month - 1) % step == 0]
        named = [(one, n == 0 or one.year != kept[n - 1].year) for n, one in enumerate(kept)]
        return [(self.at(one, 0), f"{MONTHS[one.month - 1]}{f' {one.year}' if year else ''}") for one, year in named]


@dataclass(frozen=True, slots=True)
class Membership:
    """When somebody was in an undertaking, and what that person agreed to."""

    person: str
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event on the lanes of those who took part.

    Attributes
    ----------
    id, title
        The event, in words.
    start, end
        Its days; equal for one day.
    people
        Who took part, the one whose disc it is first.
    letter, kilograms
        For whose time it is; the converted weight that counts.
    """

    id: str
    title: str
    start: int
    end: int
    people: tuple[str, ...]
    letter: Letter
    kilograms: float


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody knew from a day on: its number in the list, the later event that it speaks of, and who told."""

    number: int
    person: str
    at: int
    next_: str | None
    kept_out: bool
    teller: str | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A person's lane: the name, its top and height, and the line on which events stand."""

    id: str
    name: str
    y: float
    height: float
    line: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[int, str], ...]
    members: tuple[Membership, ...]
    events: tuple[Happening, ...]
    known: tuple[Known, ...]
    height: float


def lanes(names: Mapping[str, str], members: Sequence[Membership]) -> tuple[Lane, ...]:
    """Return the lanes from top to bottom, the first one taller, each as high as its memberships ask."""
    found = []
    y = float(HEAD)
    for place, (id, name) in enumerate(names.items()):
        held = sum(one.person == id for one in members)
        foot = FOOT if place else FIRST_FOOT
        height = max(LANE if place else FIRST, BAR * held + foot + FOOT)
        found.append(Lane(id, name, y, height, y + height - foot))
        y += height + 2
    return tuple(found)


def drawn(found: Timeline) -> Svg:
    """Draw a timeline."""
    out = Svg(NAMES + AXIS + 20, found.height)
    places = {lane.id: lane for lane in found.lanes}
    for n, lane in enumerate(found.lanes):
        out.rect(0, lane.y, out.width, lane.height, fill=light("hull" if n == 0 else "paper"))
        size = min(12.0, 12.0 * (NAMES - 14) / max(text_width(lane.name, 12), 1))
        out.text(6, lane.y + lane.height / 2 + 4, lane.name, size=size, bold=n == 0)
    for at, name in found.ticks:
        out.line(_x(at), HEAD - 6, _x(at), found.height)
        out.text(_x(at) + 4, HEAD - 10, name, size=10.5, colour="muted")
    rows: dict[str, int] = {}
    for happening in found.events:
        _stem(out, happening, places)
    for one in found.members:
        row = rows.setdefault(one.person, 0)
        rows[one.person] += 1
        _bar(out, one, places[one.person].y + 3 + BAR * row)
    for happening in found.events:
        _happening(out, happening, places)
    events, x = {one.id: one for one in found.events}, 0.0
    for known in found.known:
        x = max(_x(known.at), x + APART)
        _known(out, known, x, places, events)
    return out


def _x(at: int) -> float:
    return NAMES + AXIS * at / WHOLE


def _bar(out: Svg, one: Membership, y: float) -> None:
    part = out.group(one.label)
    width = max(4.0, _x(one.end) - _x(one.start))
    part.rect(
        _x(one.start), y, width, BAR - 2, rx=2, fill=light("surface"), stroke=light("line-strong"), stroke_width=1
    )
    room = NAMES + AXIS - _x(one.start) - 6
    size = min(9.0, 9.0 * room / max(text_width(one.label, 9), 1))
    part.text(_x(one.start) + 4, y + 8.5, one.label, size=size, halo=True)


def _stem(out: Svg, one: Happening, places: Mapping[str, Lane]) -> None:
    lines = [places[id].line for id in one.people if id in places]
    if len(lines) > 1:
        out.line(_x(one.start), min(lines), _x(one.start), max(lines), stroke=light("line-strong"))


def _happening(out: Svg, one: Happening, places: Mapping[str, Lane]) -> None:
    lines = [places[id].line for id in one.people if id in places]
    if not lines:
        return
    part, x, mark = out.group(one.title), _x(one.start), MARKS[one.letter]
    if one.end > one.start:
        part.line(x, lines[0], _x(one.end), lines[0], stroke=light("ghost"), stroke_width=4, stroke_linecap="round")
    for line in lines[1:]:
        part.circle(x, line, 2, fill=light("ink-2"))
    out_of_it = mark.fill == "none"
    part.circle(
        x,
        lines[0],
        disc_radius(one.kilograms),
        fill=light("surface" if out_of_it else mark.fill),
        stroke=light("letter-none" if out_of_it else mark.edge),
        stroke_width=1.2,
        stroke_dasharray=mark.dash,
    )


def _known(out: Svg, one: Known, x: float, places: Mapping[str, Lane], events: Mapping[str, Happening]) -> None:
    y = places[one.person].line + BELOW
    part = out.group(f"known, {one.number}")
    if one.teller is not None and one.teller in places and one.teller != one.person:
        _told(part, x, places[one.teller].line, y)
    after = events.get(one.next_ or "")
    if after is not None and (at := next((places[id].line for id in after.people if id in places), None)) is not None:
        end = _x(after.start) - disc_radius(after.kilograms) - 2
        part.path(
            f"M{x + 8:.2f} {y:.2f}C{(x + end) / 2:.2f} {y:.2f} {end - 16:.2f} {at:.2f} {end:.2f} {at:.2f}",
            stroke=light("ink"),
            stroke_width=1,
        )
        part.path(f"M{end:.2f} {at:.2f}l-6 -3v6z", fill=light("ink"))
    part.path(
        f"M{x:.2f} {y - 9:.2f}l9 9l-9 9l-9 -9z",
        fill=light("soft-P" if one.kept_out else "ink"),
        stroke=light("letter-P" if one.kept_out else "ink"),
        stroke_width=1.3,
    )
    ink = "letter-P" if one.kept_out else "on-banner"
    part.text(x, y + 3.5, str(one.number), size=9.5, bold=True, anchor="middle", colour=ink)


def _told(part: Svg, x: float, teller: float, y: float) -> None:
    """Draw the way of the words: dashed, from the lane of whoever told to the diamond of whoever heard."""
    end = y + TIP if teller > y else y - TIP
    part.path(f"M{x:.2f} {teller:.2f}V{end:.2f}", stroke=light("ink"), stroke_width=1, stroke_dasharray="2 3")
    part.circle(x, teller, 2.4, fill=light("surface"), stroke=light("ink"), stroke_width=1)
    part.path(f"M{x:.2f} {end:.2f}l-3 {6 if teller > y else -6}h6z", fill=light("ink"))


def _next_month(day: date) -> date:
    return date(day.year + day.month // DECEMBER, day.month % DECEMBER + 1, 1)
