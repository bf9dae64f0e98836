"""The network against the engine: on settings drawn at random every label, hue, width and scope is what it computed."""

from __future__ import annotations

from fractions import Fraction
from math import log10
from typing import Any, cast

import pytest
from playwright.sync_api import Page

from relcon.figures.converted import converted
from relcon.results.exposure import EventAnswer
from relcon.views.answered import Answered
from relcon.views.letters import answers_on, letters_of
from relcon.views.scopes import Agreed
from tests.browser.page_data import data_of
from tests.browser.settings import boxes, drawn, shown

COUNTS = ("O", "J")
HUES = {"·": "none", "?": "open"}
SHOWN = """() => {
  const all = (names) => [...document.querySelectorAll(names)];
  const lines = all("#network-map .line");
  const links = Object.fromEntries(lines.map((one) => [one.dataset.line, one.dataset.links]));
  return {
    lines: Object.fromEntries(lines.map((one) => [one.dataset.links, [one.getAttribute("class").match(/hue-(\\w+)/)[1],
      Number(one.querySelector(".stroke").getAttribute("stroke-width")), one.classList.contains("lit")]])),
    labels: Object.fromEntries(all("#network-list li[data-line]").map((one) => [links[one.dataset.line],
      [...one.querySelectorAll(".amount")].map((part) => part.textContent)])),
    scopes: Object.fromEntries(all(".hull-label").map((one) => [one.dataset.undertaking, one.textContent])),
  };
}"""


def test_labels_hues_widths_and_scopes_are_the_engines(riverside_tab: Page, found: Answered) -> None:
    data: dict[str, Any] = data_of(riverside_tab)
    riverside_tab.click("#tab-network")
    riverside_tab.click("#network-all")
    riverside_tab.click("#network-list summary")
    agreed, settings = Agreed(found), drawn(found, 17)
    for at, said in zip(settings, shown(riverside_tab, boxes(settings), SHOWN), strict=True):
        person, position, world = at
        letters = letters_of(found, person, position, world)
        answers = answers_on(found, person, position, world)
        drugs = 0
        for links, (hue, width, lit) in said["lines"].items():
            link = data["links"][int(links)]
            if link["kind"] != "drugs":
                assert said["labels"][links] == [" ".join(filter(None, (link["kind"], link["label"])))], at
                continue
            drugs += 1
            sums = _sums(link["events"], found, letters, answers, speaks=found.worlds[world].speaks)
            assert said["labels"][links] == ([f"{letter}{words}" for letter, words in _said(sums)] or [OUT]), (at, link)
            assert hue == HUES.get(_hue(sums), _hue(sums)), (at, link)
            assert lit == bool(sums), (at, link)
            if lit:
                assert width == pytest.approx(_width(sums), abs=0.011), (at, link)
        assert drugs > 20
        scopes = agreed.scopes(person, position, world)
        name = next(one["surname"] for one in data["people"] if one["id"] == person)
        assert said["scopes"] == {
            id: f"{id}: {scopes.get(id, f'{name} is not in it')}" for id in found.index.undertakings
        }


OUT = "drugs, not of the account"
Sum = dict[str, Any]


def _sums(events: list[int], found: Answered, letters: Any, answers: Any, *, speaks: bool) -> dict[str, Sum]:
    """Add up, by letter, what counts, what counts already in its load, what is unknown, and the converted kilograms."""
    ids, sums = list(found.index.events), dict[str, Sum]()
    for id in (ids[n] for n in events):
        letter, answer = letters.get(id, "·"), cast("EventAnswer", answers[id])
        if letter == "·" or (id in found.index.origin and not speaks):
            continue
        sum_ = sums.setdefault(letter, {"counted": Fraction(), "alone": Fraction(), "unknown": 0, "converted": 0.0})
        weight = answer.counted_grams if letter in COUNTS else answer.grams
        if weight is None:
            sum_["unknown"] += 1
        elif letter in COUNTS and Fraction(weight):
            sum_["counted"] += Fraction(weight)
            kilograms = converted(found.index.events[id], Fraction(weight), found.edition)
            sum_["converted"] += float(kilograms or 0) / 1000
        else:
            sum_["alone"] += Fraction(answer.grams or 0)
    return sums


def _said(sums: dict[str, Sum]) -> list[tuple[str, str]]:
    return [(letter, _words(letter, sums[letter])) for letter in ("O", "J", "?", "C", "P") if letter in sums]


def _words(letter: str, sum_: Sum) -> str:
    more = "+" if sum_["unknown"] else ""
    main = sum_["counted"] if letter in COUNTS else sum_["alone"]
    if main:
        return _briefly(main) + more
    if letter in COUNTS and sum_["alone"]:
        return f"({_briefly(sum_['alone'])}){more}"
    return "weight unknown"


def _briefly(grams: Fraction) -> str:
    value, unit = (float(grams) / 1000, "kg") if grams >= 1000 else (float(grams), "g")
    whole, _, rest = f"{float(f'{value:.4g}'):,.4f}".partition(".")
    return f"{whole}{'.' if rest.strip('0') else ''}{rest.rstrip('0')} {unit}"


def _hue(sums: dict[str, Sum]) -> str:
    """The larger of what counts, else the larger of what does not, else none."""
    for group in (COUNTS, ("?", "C", "P")):
        if held := [letter for letter in group if letter in sums]:
            return max(held, key=lambda letter: sums[letter]["converted"] or float(sums[letter]["alone"]) / 1e9)
    return "·"


def _width(sums: dict[str, Sum]) -> float:
    counts = sum(one["converted"] for one in sums.values())
    return min(12.0, 1.5 + 2.2 * log10(1 + counts)) if counts else 1.1
