"""Words that no output uses: every command on the example matter, help, schemas and the program's own texts."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from relcon.cli.reference import page
from tests.cli.conftest import Printed, Run
from tests.helpers.forbidden_words import ANSWERS, HELP, TEXTS, instead, said

COMMANDS = [
    "exposure CASE",
    "exposure CASE -d dunn",
    "exposure CASE -d ortega --why",
    "exposure CASE -d bell --exact",
    "matrix CASE -d dunn -d hale",
    "matrix CASE -d dunn --all",
    "explain CASE moss",
    "explain CASE ortega g1",
    "exposure CASE -d runner --why",
    "roles CASE",
    "roles CASE -d salas -d pike",
    "explain CASE dunn e22 --why",
    "whatif CASE",
    "whatif CASE -d dunn",
    "whatif CASE --believed ci7=0.6 --believed search-alder=0.9",
    "whatif CASE -d bell --believed ci7=0.6 --believed search-alder=0.9",
    "leverage CASE",
    "leverage CASE -d dunn",
    "letter show CASE PROFFER",
    "letter questions CASE PROFFER",
    "letter redline CASE PROFFER",
    "after CASE PROFFER -s s-in-person",
    "whatif CASE PROFFER --date 2026-06-01",
    "offer CASE OFFERS",
    "psr CASE PSR PROFFER",
    "editions CASE",
    "check CASE PROFFER --all",
    "law",
    "law --open",
    "law 2D1.1",
    "law 3B1.2",
]
"""What the demonstration does not print beside its page."""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("is it worth it?", {"worth it"}),
        ("41: worth 41 months", {"worth 41 months"}),
        ("what tips the level", {"tips"}),
        ("criterion 5 not met", {"not met"}),
        ("what he\n   agreed to", {"he"}),
        ("a cell that was cut …\nand more", {"…"}),
        ("sentencing.guideline_range, page 2", {"sentencing.guideline_range"}),
        ("you should plead; the judgement", {"should", "judgement"}),
    ],
)
def test_the_scan_finds_a_word(text: str, found: set[str]) -> None:
    assert said(text) == found
    assert instead(found) or found == {"sentencing.guideline_range"}


@pytest.mark.parametrize(
    "text",
    ["tipping_sets", "the weapon should have known", "exposure", "trace", "the rate", "heroin", "(…) by the table"],
)
def test_the_scan_lets_pass_ids_and_other_words(text: str) -> None:
    assert said(text) == set()


def test_counsel_may_write_what_the_program_does_not(tmp_path: Path) -> None:
    file = tmp_path / "proffer.yaml"
    file.write_text("says: Dunn asked Crane to sell for\n  him\n", encoding="utf-8")
    assert said("Dunn asked Crane to sell\n for him.", own=[file]) == set()
    assert said("It counts for him.", own=[file]) == {"him"}


def test_the_demonstration_and_the_answers_beside_its_page_use_none(demo: tuple[Path, Printed]) -> None:
    folder, printed = demo
    own = [folder / "case.yaml", folder / "proffer.yaml"]
    found = {file.stem: said(file.read_text(encoding="utf-8"), own=own) for file in (folder / "answers").iterdir()}
    assert {name: words for name, words in found.items() if words} == {}
    assert said(printed.text, own=own) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_an_answer_uses_none(run: Run, riverside: tuple[Path, Path], command: str) -> None:
    beside = [riverside[0].with_name(name) for name in ("offers.yaml", "psr.yaml")]
    files = dict(zip(("CASE", "PROFFER", "OFFERS", "PSR"), (*riverside, *beside), strict=True))
    result = run(*(files.get(word, word) for word in command.split()))
    assert result.exit_code in (0, 1), result.output
    printed = re.sub(r'"[^"]*"', "", result.stdout) if "redline" in command else result.stdout  # the letter's own words
    found = said(printed, own=[*riverside, *beside])
    assert found == set(), instead(found)


def test_the_help_uses_none() -> None:
    found = said(page(), HELP)
    assert found == set(), instead(found)


@pytest.mark.parametrize("form", ["md", "csv", "json"])
def test_other_forms_urge_nothing(run: Run, small: tuple[Path, Path], form: str) -> None:
    for command in ("brief", "simulate"):
        written = run(command, *small, "--format", form).stdout
        # "leak" and "tipping_sets" are names of the JSON's schema, which stays as it is published.
        found = said(re.sub(r"\bleak\b|\btipping_sets\b", "", written), TEXTS, small)
        assert found == set(), (command, instead(found))


def test_the_templates_use_none(root: Path) -> None:
    folder = root / "src" / "relcon" / "entry" / "templates"
    assert {file.name: said(file.read_text(encoding="utf-8"), TEXTS) for file in folder.iterdir()} == {
        "case.yaml": set(),
        "proffer.yaml": set(),
    }


def test_no_schema_speaks_of_a_person_by_a_pronoun(root: Path) -> None:
    for file in (root / "schemas").glob("*.json"):
        described = " ".join(_descriptions(json.loads(file.read_text(encoding="utf-8"))))
        assert said(described, TEXTS) & {"he", "his", "him", "she", "her"} == set(), file.name


def _descriptions(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (node["description"],) if isinstance(node.get("description"), str) else ()
        for value in node.values():
            yield from _descriptions(value)
    elif isinstance(node, list):
        for value in node:
            yield from _descriptions(value)


def phrases(source: str) -> Iterator[str]:
    """Yield the literal phrases of a module: docstrings and single words (ids, keys) left out."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            docstrings.add(str(node.value.value))  # what is said of a constant, below it
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docstrings:
            if " " in node.value:
                yield node.value


def test_no_text_of_the_program_uses_one(root: Path) -> None:
    # The words of judgments as courts print them are theirs.
    modules = [file for file in (root / "src" / "relcon").rglob("*.py") if "court_terms" not in file.parts]
    found: dict[str, set[str]] = {}
    for module in modules:
        for text in phrases(module.read_text(encoding="utf-8")):
            if words := said(text, TEXTS):
                found.setdefault(module.name, set()).update(words)
    assert found == {}


def test_the_list_says_why_and_what_to_write() -> None:
    assert instead({"world"}) == "'world': the program's own word; write: outcome"
    assert {"world", "not met"} <= {match.lower() for match in ANSWERS.findall("a world not met")}
