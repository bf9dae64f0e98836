"""The requirements with hashes are those of the constraints: every package, each with the hashes of its files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.requirements import everything_below, pins, project_of, used_with

HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def locked(root: Path, name: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Return each package of a file with its requirement and its hashes; every word of the file is one of these."""
    text = (root / "requirements" / name).read_text(encoding="utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if not line.startswith("#")]
    found: dict[str, tuple[Requirement, list[str]]] = {}
    for line in lines:
        wanted, *hashes = re.split(r"\s+(?=--)", line.strip())
        requirement = Requirement(wanted)
        found[canonicalize_name(requirement.name)] = (requirement, hashes)
    assert len(found) == len(lines)
    return found


@pytest.mark.parametrize("name", ["core.txt", "all.txt"])
def test_every_package_is_pinned_as_in_the_constraints_and_hashed(root: Path, name: str) -> None:
    pinned, found = pins(root), locked(root, name)
    assert {one: str(of.specifier) for one, (of, _) in found.items()} == {one: f"=={pinned[one]}" for one in found}
    assert [one for one, (_, hashes) in found.items() if not hashes or not all(map(HASH.fullmatch, hashes))] == []


def test_every_pin_is_locked(root: Path) -> None:
    assert set(locked(root, "all.txt")) == set(pins(root)), "run make lock"


def test_the_smallest_install_is_locked_whole_and_alone(root: Path) -> None:
    here = {name for name, (of, _) in locked(root, "core.txt").items() if of.marker is None or of.marker.evaluate()}
    assert here == everything_below(used_with(project_of(root))[""]), "run make lock"


@pytest.mark.parametrize("name", ["core.txt", "all.txt"])
def test_a_package_that_not_every_machine_needs_says_which_do(root: Path, name: str) -> None:
    """Wheels for Python 3.11 to 3.13 are among the hashes: no package is left to one version of Python alone."""
    markers = [str(of.marker) for of, _ in locked(root, name).values() if of.marker is not None]
    assert [marker for marker in markers if "python_full_version < '3.13'" in marker] == []
