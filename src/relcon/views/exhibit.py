"""One picture as a file for paper: the audience's copy, what is asked of it, the privilege line, the foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal

from relcon import __version__, words
from relcon.artefacts.carriers import stamped
from relcon.artefacts.figures import figures as listed
from relcon.artefacts.figures import sha256
from relcon.audiences.audience import BANNERS, OUTSIDE, Audience, copy_for
from relcon.audiences.handed import receipt_for
from relcon.figures.svg import sheet
from relcon.law.positions.options import POSITIONS
from relcon.proffer.refusal import Refusal, UnknownName
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.written import Written
from relcon.views import answers, decide_picture, network_exhibit, time
from relcon.views.answered import RECORD, answered
from relcon.views.data import COURT, JAIL, OWN, digest
from relcon.views.mitigation import timeline
from relcon.views.picture import Picture
from relcon.views.question import Question

What = Literal["decide", "matrix", "mitigation", "network", "time"]
PICTURES: Final[Mapping[What, Callable[[Question], Picture]]] = {
    "decide": decide_picture.picture,
    "matrix": answers.picture,
    "network": network_exhibit.picture,
    "time": time.picture,
}
"""What draws each picture of the page; ``mitigation`` is none of the page, and asks for no worksheet."""

SENTENCE: Final = ("quantities", "at_least", "total_offense_level", "guideline_range", "range", "total")
"""The figures in the sentence over a picture: whoever is outside the defense finds no others in its receipt."""
SPOKEN: Final = "protected"
"""The world of a picture where none is named: the letter as written."""


def exhibit(
    matter: Matter,
    what: What,
    person: str,
    position: PositionName,
    *,
    world: str | None = None,
    audience: Audience = "counsel",
    include: Sequence[str] = (),
) -> str:
    """Return a picture as SVG.

    Parameters
    ----------
    matter
        With or without its proffer.
    what, person, position
        Which picture; whose; in which position, of which ``mitigation`` has none. A filing has the defense position
        alone.
    world
        Of the proffer; the letter as written by default. Nobody outside the defense has one.
    audience, include
        As for `relcon.views.build.built`.

    Raises
    ------
    UnknownName
        For a world that there is not, or a defendant without a worksheet in this copy.
    Refusal
        Where an audience may not have what is asked for.
    """
    if what == "mitigation":
        return timeline(matter, person, audience=audience, include=include)
    ((_, drawn),) = exhibits(matter, (what,), person, position, world=world, audience=audience, include=include)
    return drawn


def exhibits(
    matter: Matter,
    pictures: Sequence[What],
    person: str,
    position: PositionName,
    *,
    world: str | None = None,
    audience: Audience = "counsel",
    include: Sequence[str] = (),
) -> list[tuple[str, str]]:
    """Return several pictures of the same question, each with its title: as `exhibit`, computed once."""
    copy = copy_for(matter, audience, include)
    if audience == "court" and position != "defense":
        raise Refusal("A filing shows the defense position alone: --position defense.")
    if audience in OUTSIDE and world is not None:
        raise Refusal("Only counsel and the client have pictures of an outcome: leave --outcome out.")
    positions = POSITIONS if audience != "court" else ("defense",)
    found = answered(copy.matter, positions=positions, without=copy.hidden, for_counsel=False)
    named = world or (SPOKEN if SPOKEN in found.worlds else found.before)
    if named not in found.worlds:
        raise UnknownName("outcome", named, tuple(one for one in found.worlds if one != RECORD))
    if person not in found.worlds[named].defendants:
        raise UnknownName("defendant with a worksheet", person, tuple(found.worlds[named].defendants))
    asked = Question(found, copy, person, position, named)
    header = copy.matter.case.case
    caption = header.caption if header is not None else ""
    mark = found.marks.get(person, "")
    manual = f"Guidelines Manual {found.edition}{f' ({mark})' if mark else ''}"
    caution = {"client": JAIL, "joint-defense": OWN, "court": COURT}.get(audience, words.ASSUMED)
    withheld = ("Not in this copy: " + "; ".join(copy.manifest) + ".",) if copy.manifest else ()
    parts = (caption, manual, f"relcon {__version__}", f"digest {digest(found, copy)[:16]}")
    foot = " · ".join(part for part in parts if part)
    said, drawn = _written(asked), []
    for what in pictures:
        picture = PICTURES[what](asked)
        title, notes = (picture.title, asked.words), (*picture.notes, *withheld, caution)
        svg = sheet(picture.drawn, title=title, notes=notes, banner=BANNERS[audience], foot=foot)
        drawn.append((picture.title, stamped(svg, "svg", receipt_for(copy, found.made_from), said)))
    return drawn


def _shown(came: Mapping[str, Any]) -> dict[str, Any]:
    """Return of a worksheet's figures what the sentence over a picture says."""
    return {name: came[name] for name in SENTENCE if name in came}


def _written(asked: Question) -> Written:
    """Return what a picture says in figures: the worksheets of the one person, for a filing the one that it shows."""
    everything = asked.found.figures
    own = {place: one for place, one in listed(everything).items() if asked.person in place.split("/")}
    if asked.outside:
        own = {place: _shown(one) for place, one in own.items() if asked.position in place.split("/")}
    return Written(figures=own, figures_sha256=sha256(everything))
