"""The public names of the package: pinned here, so that changing one is a decision."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import relcon

PUBLIC = ["__version__", "explain", "exposure", "read_case", "read_proffer", "roles", "simulate", "view", "whatif"]


def test_public_names_are_pinned() -> None:
    assert relcon.__all__ == PUBLIC
    assert dir(relcon) == PUBLIC


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "__version__"])
def test_public_function_forwards_to_the_api(name: str) -> None:
    from relcon import api

    assert getattr(relcon, name) is getattr(api, name)
    assert callable(getattr(relcon, name))


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="recommend"):
        _ = relcon.recommend


def test_importing_the_package_imports_nothing_of_its_own(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, relcon; print(*(n for n in sys.modules if n.startswith('relcon.')))"],
        env={"PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []
