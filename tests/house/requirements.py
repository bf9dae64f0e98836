"""What the project requires, as `pyproject.toml`, `constraints.txt` and the installed metadata say."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"([A-Za-z0-9_.\-]+)==([A-Za-z0-9_.\-]+)")
FOR_DEVELOPERS = ("test", "supply", "docs", "dev")
"""Extras with which nobody installs relcon to use it."""


def project_of(root: Path) -> dict[str, Any]:
    """Return what `pyproject.toml` says."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def pins(root: Path) -> dict[str, str]:
    """Return the pinned version of every package; each is pinned once, and every line is a pin."""
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    matches = {line: PIN.fullmatch(line) for line in lines}
    assert [line for line, match in matches.items() if match is None] == []
    found: dict[str, str] = {canonicalize_name(one.group(1)): one.group(2) for one in matches.values() if one}
    assert len(found) == len(lines)
    return found


def used_with(project: dict[str, Any]) -> dict[str, list[Requirement]]:
    """Return the requirements of the smallest install, under "", and of each extra for users."""
    table = project["project"]
    extras = {name: of for name, of in table["optional-dependencies"].items() if name not in FOR_DEVELOPERS}
    return {name: [Requirement(line) for line in of] for name, of in {"": table["dependencies"], **extras}.items()}


def required(project: dict[str, Any]) -> list[Requirement]:
    table = project["project"]
    lines = [*table["dependencies"], *(line for extra in table["optional-dependencies"].values() for line in extra)]
    return [r for r in map(Requirement, lines) if r.name != "relcon"]


def everything_below(requirements: list[Requirement]) -> set[str]:
    """Return the names of the requirements and of all that they require here, as their installed metadata say."""
    names: set[str] = set()
    todo = list(requirements)
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        if name in names:
            continue
        names.add(name)
        try:
            below = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # an extra that this environment left out
            continue
        extras = requirement.extras or {""}
        todo += [
            line
            for line in map(Requirement, below)
            if line.marker is None or any(line.marker.evaluate({"extra": extra}) for extra in extras)
        ]
    return names
