"""The layers hold, every target is described, and every requirement is pinned and accounted for."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from ruamel.yaml import YAML

from tests.house.imports import imported
from tests.house.requirements import everything_below, pins, project_of, required


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return project_of(root)


def test_layers_hold(root: Path) -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [str(program), "--no-cache"],
        cwd=root,
        env={"PYTHONPATH": str(root / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def targets(root: Path) -> list[str]:
    return re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_make_help_lists_every_target(root: Path) -> None:
    make = shutil.which("make")
    assert make is not None
    done = subprocess.run([make, "--no-print-directory", "help"], cwd=root, capture_output=True, text=True, check=True)
    assert [line.split()[1] for line in done.stdout.splitlines()] == targets(root)
    assert all(len(line) <= 80 and len(line.split()) > 3 for line in done.stdout.splitlines())


def test_targets_are_phony(root: Path) -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony.split() == targets(root)


def test_hooks_run_what_is_installed_here_and_fetch_nothing(root: Path) -> None:
    repositories = YAML(typ="safe").load(root / ".pre-commit-config.yaml")["repos"]
    assert [one["repo"] for one in repositories] == ["local"]
    hooks = repositories[0]["hooks"]
    assert {hook["language"] for hook in hooks} == {"system"}
    programs = [hook["entry"].split()[0] for hook in hooks]
    assert {"ruff", "mypy", "python"} == {program.removeprefix(".venv/bin/") for program in programs}
    assert all(Path(sys.executable).with_name(Path(program).name).exists() for program in programs)


def test_every_ignored_rule_has_its_reason(root: Path) -> None:
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    _, ignores = text.split("\nignore = [", 1)
    rules = [line for line in ignores.splitlines() if re.match(r'\s+"[A-Z]+\d*",', line)]
    assert len(rules) > 5
    assert [line for line in rules if not re.search(r"#\s+\w+", line)] == []


def test_everything_required_is_pinned(root: Path, project: dict[str, Any]) -> None:
    assert everything_below(required(project)) - pins(root).keys() == set()


def test_every_dependency_is_accounted_for(root: Path, project: dict[str, Any]) -> None:
    page = (root / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert [r.name for r in required(project) if f"`{r.name}`" not in page] == []


def test_what_is_imported_is_what_is_required(root: Path, project: dict[str, Any]) -> None:
    """Neither an undeclared import nor a requirement that nothing imports."""
    modules = {
        "cryptography": "distributed",  # which makes with it the key of a cluster of this machine
        "python-docx": "docx",
        "resvg-py": "resvg_py",
        "ruamel.yaml": "ruamel",
        "ruamel.yaml.clib": "ruamel",  # ruamel.yaml finds its C parser itself
        "tzdata": "zoneinfo",  # which finds it itself
    }
    extras = project["project"]["optional-dependencies"]
    wanted = project["project"]["dependencies"] + [
        line for extra in ("dask", "explore", "pandas", "seal", "tolls") for line in extras[extra]
    ]
    declared = {modules.get(name, name) for name in (Requirement(r).name for r in wanted)} - sys.stdlib_module_names
    imports = {
        name.split(".")[0]
        for path in (root / "src").rglob("*.py")
        for name in imported(path.read_text(encoding="utf-8"))
    }
    own = {"relcon", "pydantic_core"}  # pydantic_core comes with pydantic, in step with it
    assert imports - sys.stdlib_module_names - own == declared
