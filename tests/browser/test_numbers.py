"""The numbers and letters on the page equal the engine's own answers, on random masks where something changes.

The oracle asks the one-scenario program once for each world and position: it knows no switch table and no page.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.proffer.proffer_run import ProfferRun
from relcon.records.base import PositionName
from relcon.results.exposure import PositionAnswer
from relcon.results.summary import summary
from relcon.words import ranges
from tests.browser.answers import every_event, head
from tests.browser.answers import letters as letters_shown
from tests.browser.frame import answer as answer_of
from tests.proffer.admissions.test_switches import engine

OWN = "1B1.3(a)(1)(A)"
SEEDS = range(6)
Answers = dict[PositionName, PositionAnswer]


class Place(NamedTuple):
    """What is asked: a world, a defendant and the admissions that count."""

    world: str
    defendant: str
    said: frozenset[str]


def all_positions(made: ProfferRun, at: Place) -> Answers:
    return {position: engine(made, (position, at.world, at.defendant), at.said) for position in POSITIONS}


def letters(
    events: Iterable[str], answers: Answers, position: PositionName, unprotected: PositionAnswer | None
) -> dict[str, str]:
    """Return each event's letter by the rule of the key: own act, joint, open, contested, out of the range."""
    found = dict.fromkeys(events, "·")
    for id, one in answers[position].events.items():
        elsewhere = [answer.events[id] for other, answer in answers.items() if other != position]
        if one.in_:
            found[id] = "O" if OWN in one.basis else "J"
        elif one.open:
            found[id] = "?"
        elif any(other.in_ or other.open for other in elsewhere):
            found[id] = "C"
        elif unprotected is not None and unprotected.events[id].in_:
            found[id] = "P"
    return found


def expected_letters(made: ProfferRun, at: Place, position: PositionName) -> dict[str, str]:
    client = at.defendant == made.worlds.table.client
    every = frozenset(made.worlds.table.spoken.disclosures)
    counted = engine(made, (position, "unprotected", at.defendant), every) if client else None
    return letters(made.worlds.table.index.events, all_positions(made, at), position, counted)


def said(answer: PositionAnswer) -> dict[str, str]:
    """Return the figures of a worksheet as every output says them; a weight that is a floor carries its sign."""
    found, least = summary(answer), "≥ " if answer.at_least else ""
    grams = answer.converted_grams
    return {
        "level": words.level(answer.total_offense_level),
        "months": ranges.cell(found) if found.total is None else ranges.or_higher(found.total, found),
        "minimum": words.minimum_basis(found),
        "weight": words.weight(answer) if grams is None else f"{least}{words.amount(grams, CONVERTED)}",
    }


def written(answer: PositionAnswer) -> dict[str, str]:
    """Return the figures of a set of admissions: as every output says them, but on what the minimum stands."""
    least, left = answer.statutory.minimum, answer.statutory.binding
    minimum = words.minimum(least) if least != 0 else "none"
    return {**said(answer), "minimum": f"{minimum} lifted" if least and left == 0 else minimum}


@pytest.fixture
def page(riverside_tab: Page) -> Page:
    riverside_tab.click("#tab-answers")
    return riverside_tab


def turn(page: Page, made: ProfferRun, at: Place, position: PositionName) -> None:
    """Turn the page there by its own controls; a mix is one of what counts where nothing is protected."""
    said = tuple(made.worlds.table.spoken.disclosures)
    page.select_option("#person", made.worlds.table.client)
    page.select_option("#world", at.world)
    page.select_option("#position", position)
    page.click("#tab-decide")
    if at.said != frozenset(said):
        for place, id in enumerate(said):
            page.set_checked(f"#switch-{place}", id in at.said)
    page.select_option("#person", at.defendant)
    page.click("#tab-answers")


def shown_figures(page: Page) -> dict[str, str]:
    return {name: answer_of(page, name) for name in ("level", "months", "minimum", "weight")}


def shown_letters(page: Page, defendant: str) -> dict[str, str]:
    every_event(page)
    return letters_shown(page, defendant)


def some_mask(made: ProfferRun, random: Random, defendant: str) -> Place:
    """Draw a mask at which at least one cell differs from all counted."""
    said = tuple(made.worlds.table.spoken.disclosures)
    for _ in range(60):
        some = frozenset(id for id in said if random.random() < 0.5)
        full, drawn = (cells(made, Place("unprotected", defendant, which)) for which in (frozenset(said), some))
        if drawn != full:
            return Place("unprotected", defendant, some)
    raise AssertionError(f"no mask changes a cell of {defendant}")


def cells(made: ProfferRun, at: Place) -> list[bool]:
    found = engine(made, ("government", at.world, at.defendant), at.said)
    return [one.in_ for one in found.events.values()]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("defendant", ["dunn", "bell"])
def test_a_random_mask_shows_what_the_engine_answers(page: Page, made: ProfferRun, defendant: str, seed: int) -> None:
    random = Random(f"{defendant} {seed}")  # noqa: S311  # a choice of masks, not a secret
    at = some_mask(made, random, defendant)
    position = random.choice(POSITIONS)
    turn(page, made, at, position)
    assert shown_letters(page, defendant) == expected_letters(made, at, position)
    answer = engine(made, (position, at.world, defendant), at.said)
    every = at.said == frozenset(made.worlds.table.spoken.disclosures)
    assert shown_figures(page) == (said(answer) if every else written(answer))


@pytest.mark.parametrize("defendant", ["dunn", "salas", "crane"])
@pytest.mark.parametrize("world", ["trial", "silent", "protected", "unprotected"])
def test_all_counted_shows_what_the_engine_answers(page: Page, made: ProfferRun, world: str, defendant: str) -> None:
    at = Place(world, defendant, frozenset(made.worlds.table.spoken.disclosures))
    for position in POSITIONS:
        turn(page, made, at, position)
        answer = engine(made, (position, world, defendant), at.said)
        assert shown_figures(page) == said(answer)
    assert shown_letters(page, defendant) == expected_letters(made, at, position)


def test_every_column_shows_its_own_defendant(page: Page, made: ProfferRun) -> None:
    turn(page, made, Place("unprotected", "dunn", frozenset()), "psr")
    every_event(page)
    columns = page.locator(".who-head").evaluate_all("all => all.map((one) => one.dataset.person)")
    assert columns[0] == "dunn"
    assert len(columns) > 6
    for id in columns:
        wanted = written(engine(made, ("psr", "unprotected", id), frozenset()))
        assert head(page, id, "level").split()[-1] == wanted["level"]
        assert head(page, id, "weight") == wanted["weight"]
        if id != "dunn":
            at = Place("unprotected", id, frozenset())
            assert letters_shown(page, id) == expected_letters(made, at, "psr")
