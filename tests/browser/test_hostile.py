"""A matter that attacks the page from every place that takes text: nothing of it runs, with the policy and without."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser

from relcon import api
from relcon.reading.problems import InputError
from relcon.schemas import schemas
from tests.browser import walk
from tests.browser.tab import Opened, Tab
from tests.helpers.free_text import REFERENCES
from tests.helpers.hostile import ATTACKS, OTHERS, RAN, TAILS, Name, attack, example, hostile_files, unreached, write


@pytest.mark.parametrize("name", ["case", "proffer"])
def test_every_place_that_takes_text_attacks(root: Path, tmp_path: Path, name: Name) -> None:
    path, reached = write(root, tmp_path, name, attack)
    assert unreached(name, reached) == set()
    tree = json.loads(path.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schemas()[name])
    assert [error.message for error in validator.iter_errors(tree)] == []


def test_the_hostile_matter_is_a_valid_matter(root: Path, tmp_path: Path) -> None:
    case, proffer = hostile_files(root, tmp_path)
    matter = api.read_proffer(proffer, api.read_case(case), case)
    assert matter.proffer is not None
    written = case.read_text(encoding="utf-8") + proffer.read_text(encoding="utf-8")
    assert all(json.dumps(one)[1:-1] in written for one in (*ATTACKS, *OTHERS, *TAILS))
    assert all(all(one in admission.says for one in ATTACKS) for admission in matter.proffer.admissions)
    assert all("<img" in record.bates.first for record in matter.case.evidence if record.bates)


ELSEWHERE: dict[str, tuple[str | int, ...]] = {
    "case/Admitted.about": ("agreements", 0, "factual_basis", 0, "answers", 0, "about"),
    "case/Admitted.answer": ("agreements", 0, "factual_basis", 0, "answers", 0, "answer"),
    "case/CaseHeader.district": ("case", "district"),
    "case/Contact.between[]": ("contacts", 0, "between", 0),
    "case/Finding.about": ("findings", 0, "about"),
    "case/Finding.answer": ("findings", 0, "answer"),
    "case/ROOT.include[]": ("include", 0),
    "proffer/Letter.preset": ("letters", 0, "preset"),
    "proffer/ROOT.case": ("case",),
}


def test_every_place_left_out_is_tried() -> None:
    assert ELSEWHERE.keys() == REFERENCES


@pytest.mark.parametrize("place", ELSEWHERE)
def test_what_is_left_out_is_looked_up_by_the_reader(root: Path, tmp_path: Path, place: str) -> None:
    """The places that keep their text are those where the reader refuses any other."""
    trees = {"case": {**example(root, "case"), "include": [""]}, "proffer": example(root, "proffer")}
    node: Any = trees[place.partition("/")[0]]
    *way, last = ELSEWHERE[place]
    for step in way:
        node = node[step]
    node[last] = ATTACKS[0]
    if "" in trees["case"]["include"]:
        del trees["case"]["include"]
    for name, tree in trees.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(tree), encoding="utf-8")
    case = tmp_path / "case.json"
    with pytest.raises(InputError) as refused:
        api.read_proffer(tmp_path / "proffer.json", api.read_case(case), case)
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["with the policy", "without the policy"])
def test_nothing_of_the_matter_runs(tab: Tab, hostile_page: Path, tmp_path: Path, bypass_csp: bool) -> None:
    page = tab(hostile_page, bypass_csp=bypass_csp)
    used = walk.everything(page, tmp_path, "<img src=x", "</script>", "onerror=ran", "{{ 7*7 }}", "\u202e")
    walk.open_panel(page)
    page.wait_for_timeout(200)
    assert page.evaluate(f"typeof window.{RAN}") == "undefined"
    assert (
        page.evaluate("document.querySelectorAll('img[src=x], svg[onload], iframe, a[href^=javascript]').length") == 0
    )
    assert used > 20


def test_the_text_is_there_as_written(tab: Tab, hostile_page: Path) -> None:
    page = tab(hostile_page)
    heading = page.locator("h1").first.text_content() or ""
    assert all(one in heading for one in ATTACKS)
    assert all(one in page.evaluate("document.title") for one in ATTACKS)
    walk.open_panel(page)
    assert ATTACKS[0] in page.locator("#drawer").inner_text()


@pytest.mark.parametrize("text", [*ATTACKS, OTHERS[0]])
def test_the_attack_would_run_where_it_is_taken_for_markup(chromium: Browser, tmp_path: Path, text: str) -> None:
    """A page that writes the text into its HTML unescaped: the sentinel is set, so that its absence says something."""
    path = tmp_path / "control.html"
    path.write_text(f"<!doctype html><title>t</title><body><script>//{text}</script>{text}", encoding="utf-8")
    opened = Opened(chromium)
    opened.page.goto(path.as_uri())
    opened.page.wait_for_timeout(200)
    ran = opened.page.evaluate(f"typeof window.{RAN}")
    opened.closed()
    assert ran == "string"
