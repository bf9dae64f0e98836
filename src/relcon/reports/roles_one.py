"""One defendant's role on a screen: levels, who is counted, over whom, both grounds of §3B1.2, what +2 would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon import words
from relcon.event_words import shown_by
from relcon.figures.tiers import title
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports.exposure_report import by_text, led
from relcon.reports.report import Block, Table, columns
from relcon.reports.role_elements import By
from relcon.reports.roles_table import FUNCTIONS, cliffs
from relcon.results.network import Placement
from relcon.results.roles import ActivityAnswer, RoleAnswer
from relcon.results.roles_format import Roles

ACTIVITIES: Final = 3
"""How many activities are told; the rest are counted."""
GROUND: Final[Mapping[str, str]] = {
    "yes": "substantially less culpable than the average participant: found",
    "no": "substantially less culpable than the average participant: no",
    "open": "substantially less culpable than the average participant: needs a finding",
}


def one_screen(id: str, by: By, found: Roles, matter: Matter) -> Iterator[Block]:
    """Yield a defendant's role on a screen.

    Parameters
    ----------
    id, by
        Whose; by position.
    found, matter
        The answer; for names and pages.
    """
    asked = tuple(by)
    yield Table(
        columns("Levels", *map(words.short, asked)),
        (
            ("Aggravating, §3B1.1", *(_level(one.aggravating.levels, one.aggravating.open) for one in by.values())),
            ("Mitigating, §3B1.2", *(_level(one.mitigating.levels, one.mitigating.open) for one in by.values())),
        ),
    )
    yield from led("Up        ", _said({p: one.aggravating.why.split("; ", 1) for p, one in by.items()}, asked))
    yield from led("Control   ", _control(by, matter))
    yield from led("Counted   ", _activities(by, matter))
    yield from led("Ground 1  ", _said({p: [_direct(one)] for p, one in by.items()}, asked))
    yield from led("Ground 2  ", _functions(by, asked, matter))
    yield from led("Lacking   ", _said({p: one.missing for p, one in by.items()}, asked))
    yield from led("Place     ", [_place(found.tiers[id])])
    yield from cliffs({id: by}, matter, found)


def _level(levels: int, is_open: bool) -> str:
    return "open" if is_open else words.levels(levels)


def _said(texts: Mapping[PositionName, Sequence[str]], asked: Sequence[PositionName]) -> Iterator[str]:
    """Yield each text once, first those that not all positions say, with the positions that do."""
    for text, held in sorted(by_text(texts).items(), key=lambda one: len(one[1]) == len(asked)):
        where = words.named(held, asked)
        said = f"{where}: {text}" if where else f"{text[0].upper()}{text[1:]}"
        yield f"{said}."


def _control(by: By, matter: Matter) -> Iterator[str]:
    """Yield over whom control is recorded, whether it counts, with its record and pages."""
    asked = tuple(by)
    texts: dict[PositionName, list[str]] = {}
    for position, one in by.items():
        for activity in one.aggravating.activities:
            for held in activity.control:
                state = "counts" if held.counts else f"does not count: {held.why}"
                pages = shown_by(held.shown.evidence, matter)
                said = f"over {words.surname(matter, held.over)}, {state} ({held.record}: {pages})"
                texts.setdefault(position, []).append(said)
    yield from _said(texts, asked)


def _activities(by: By, matter: Matter) -> Iterator[str]:
    """Yield who is counted as a participant in each activity, by the position that counts most."""
    seen: dict[str, ActivityAnswer] = {}
    for one in by.values():
        for activity in one.aggravating.activities:
            if activity.undertaking not in seen or activity.number > seen[activity.undertaking].number:
                seen[activity.undertaking] = activity
    told = list(seen.values())
    for activity in told[:ACTIVITIES]:
        people = ", ".join(words.surname(matter, one.person) for one in activity.participants if one.counts)
        five = "five or more" if activity.five_or_more else "fewer than five"
        yield f"{activity.title} ({activity.undertaking}): {activity.number}, {five}: {people or 'nobody'}."
    if len(told) > ACTIVITIES:
        yield f"And {len(told) - ACTIVITIES} more: --why."


def _direct(one: RoleAnswer) -> str:
    ground = one.mitigating.direct
    if not ground.more_than_one_participant:
        return "§3B1.2 itself: no other participant is counted"
    return f"§3B1.2 itself: {GROUND[ground.substantially_less]}"


def _functions(by: By, asked: Sequence[PositionName], matter: Matter) -> Iterator[str]:
    """Yield the functions of §2D1.1(e)(2)(B), what each is taken for, with its record and pages."""
    texts: dict[PositionName, list[str]] = {}
    for position, one in by.items():
        ground = one.mitigating.function
        if not ground.in_edition:
            texts[position] = ["§2D1.1(e)(2)(B): not in this Manual"]
            continue
        texts[position] = [
            f"§2D1.1(e)(2)(B): {FUNCTIONS.get(each.function, each.function.replace('_', ' '))}, "
            f"{_primary(each.primary)}: {words.levels(each.taken)} "
            f"({each.record}: {shown_by(each.shown.evidence, matter)})"
            for each in ground.functions
        ] or ["§2D1.1(e)(2)(B): no function is recorded"]
    yield from _said(texts, asked)


def _primary(state: str) -> str:
    return {"yes": "the primary function", "no": "not the primary function"}.get(state, "primary or not: unknown")


def _place(found: Placement) -> str:
    return f"{title(found)} in the organization; it sets no level."
