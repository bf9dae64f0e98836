"""Words that no output uses, in templates, help, the example's output and the program's own texts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from relcon.cli.reference import page
from tests.cli.conftest import Printed, Run

FORBIDDEN = re.compile(
    r"\bworth it\b|\bworth \d+ months\b|\brac(e|es|ing)\b|\btip(s|ped|ping)?\b|\bexpos(es|ing)\b|\bleak(s|ed|ing)\b"
    r"|\brecommend\w*|\bgo/no-go\b|\byou should\b|\bwe advise\b|\bsnitch\w*|\brat(s|ted)?\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "text", ["is it worth it?", "41: worth 41 months", "the race", "what tips the level", "recommended"]
)
def test_the_scan_finds_a_word(text: str) -> None:
    assert FORBIDDEN.search(text)


@pytest.mark.parametrize("text", ["tipping_sets", "world leak", "exposure", "trace", "the rate"])
def test_the_scan_lets_pass_ids_and_other_words(text: str) -> None:
    assert FORBIDDEN.search(text) is None


def test_the_help_uses_none() -> None:
    assert FORBIDDEN.findall(page()) == []


def test_the_demonstration_uses_none(demo: tuple[Path, Printed]) -> None:
    assert FORBIDDEN.findall(demo[1].text) == []


def test_the_simulation_uses_none(run: Run, small: tuple[Path, Path]) -> None:
    assert FORBIDDEN.findall(run("simulate", *small).stdout) == []


def test_the_brief_uses_none(run: Run, small: tuple[Path, Path]) -> None:
    assert FORBIDDEN.findall(run("brief", *small).stdout) == []


def test_the_letter_uses_none(run: Run, small: tuple[Path, Path], riverside: tuple[Path, Path]) -> None:
    for command in ("show", "questions"):
        assert FORBIDDEN.findall(run("letter", command, *small).stdout) == []
    shown = run("letter", "show", *riverside)
    assert shown.exit_code == 0, shown.output
    assert FORBIDDEN.findall(shown.stdout) == []


def test_the_page_uses_none(root: Path) -> None:
    """Scripts, styles and the page's own template; the library of the network is another's."""
    files = [file for file in sorted((root / "viz").rglob("*")) if file.suffix in (".js", ".css", ".j2")]
    assert {file.name: FORBIDDEN.findall(file.read_text(encoding="utf-8")) for file in files} == {
        file.name: [] for file in files
    }


@pytest.mark.parametrize("form", ["md", "csv", "json"])
def test_other_forms_use_none(run: Run, small: tuple[Path, Path], form: str) -> None:
    for command in ("brief", "simulate"):
        written = run(command, *small, "--format", form).stdout
        # "leak" and "tipping_sets" are names of the JSON's schema, which stays as it is published.
        shown = re.sub(r"\bleak\b|\btipping_sets\b", "", written)
        assert FORBIDDEN.findall(shown) == [], command


def test_whatif_uses_none(run: Run, small: tuple[Path, Path]) -> None:
    assert FORBIDDEN.findall(run("whatif", small[0]).stdout) == []
    assert FORBIDDEN.findall(run("whatif", small[0], "-t", "wire-1", "-t", "source", "-t", "j1").stdout) == []


def test_roles_use_none(run: Run, riverside: tuple[Path, Path]) -> None:
    assert FORBIDDEN.findall(run("roles", riverside[0], "-d", "salas", "-d", "pike").stdout) == []


def test_the_templates_use_none(root: Path) -> None:
    folder = root / "src" / "relcon" / "entry" / "templates"
    found = {file.name: FORBIDDEN.findall(file.read_text(encoding="utf-8")) for file in folder.iterdir()}
    assert found == {"case.yaml": [], "proffer.yaml": []}


def texts(source: str) -> Iterator[str]:
    """Yield the literal texts of a module, docstrings left out."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docstrings:
            yield node.value


def test_no_text_of_the_program_uses_one(root: Path) -> None:
    modules = sorted((root / "src" / "relcon").rglob("*.py"))
    found = {
        f"{module.name}: {text}"
        for module in modules
        for text in texts(module.read_text(encoding="utf-8"))
        if FORBIDDEN.search(text)
    }
    assert found == set()
