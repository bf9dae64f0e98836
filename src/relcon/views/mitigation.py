"""The timeline of a defendant's life, for paper: facts with their dates and what shows each. Nothing is computed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from relcon import __version__, words
from relcon.artefacts.carriers import stamped
from relcon.audiences.audience import BANNERS, OUTSIDE, Audience, copy_for
from relcon.audiences.handed import receipt_for
from relcon.engine.program import receipt
from relcon.figures.mitigation import Fact, Life, drawn
from relcon.figures.svg import sheet
from relcon.figures.time import Axis
from relcon.proffer.refusal import Refusal
from relcon.records.matter import Matter
from relcon.records.mitigation import Mitigation
from relcon.results.written import Written

DIGITS: Final = 16


def timeline(matter: Matter, person: str, *, audience: Audience = "counsel", include: Sequence[str] = ()) -> str:
    """Return the picture as SVG.

    Parameters
    ----------
    matter, person
        With or without its proffer; whose life.
    audience, include
        As for `relcon.views.build.built`. Nobody outside the defense has it.

    Raises
    ------
    Refusal
        For an audience outside the defense, and where nothing is recorded.
    """
    if audience in OUTSIDE:
        raise Refusal("Facts of a life are in no copy for a joint defense or the court: leave --audience out.")
    copy = copy_for(matter, audience, include)
    held = copy.matter
    name = held.people[person].name
    told = sorted((one for one in held.mitigation.values() if one.person == person), key=_order)
    if not told:
        raise Refusal(f"No fact of the life of {name} is recorded: relcon add mitigation, in the case or proffer file.")
    header = held.case.case
    hashes = (("case", held.case_sha256), ("proffer", held.proffer_sha256))
    foot = [header.caption if header is not None else "", f"relcon {__version__}"]
    foot += [f"{of} {digest[:DIGITS]}" for of, digest in hashes if digest]
    svg = sheet(
        drawn(_life(told, held)),
        title=(f"{name}: facts and dates", f"{words.counted(len(told), 'fact')}, by date; no number rests on them"),
        banner=BANNERS[audience],
        foot=" · ".join(part for part in foot if part),
    )
    return stamped(svg, "svg", receipt_for(copy, receipt(held, (), (), (), ())), Written())


def _order(one: Mitigation) -> tuple[bool, date, date, str]:
    """Order by the first day, then the last; what has no date stands last."""
    first, last = one.date.first or date.max, one.date.last or date.max
    return one.date.first is None, first, last, one.id


def _life(told: Sequence[Mitigation], matter: Matter) -> Life:
    days = [day for one in told for day in (one.date.first, one.date.last) if day is not None]
    axis = Axis.over(days)
    facts = tuple(
        Fact(number, one.kind.capitalize(), _span(one, axis), words.when(one.date), _says(one, matter))
        for number, one in enumerate(told, start=1)
    )
    lanes = dict.fromkeys(one.lane for one in facts if one.span is not None)
    return Life(tuple(lanes), tuple(axis.ticks()) if days else (), facts)


def _span(one: Mitigation, axis: Axis) -> tuple[int, int] | None:
    first, last = one.date.first, one.date.last
    return None if first is None or last is None else (axis.at(first, 0), axis.at(last, 0))


def _says(one: Mitigation, matter: Matter) -> str:
    """Return the fact, with the pages of the exhibits that show it, or where it is from."""
    shown = []
    for id in one.evidence:
        exhibit = matter.evidence[id]
        pages = f", {words.pages(exhibit.bates)}" if exhibit.bates is not None else ""
        shown.append(f"{exhibit.title or id}{pages}")
    sources = "; ".join([*shown, *([one.source] if one.source else [])])
    return f"{one.what} ({sources or 'no exhibit and no source recorded'})"
