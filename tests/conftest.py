"""What every test may use: the shared data folder and the property-test profiles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.pages import Pages

ROOT = Path(__file__).resolve().parents[1]

# `ci` repeats the same examples on every run, so that a red run is red again; `fuzz` looks for new ones.
settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "fuzz", deadline=None, max_examples=5000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the repository: law texts and data that the project does not carry."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared (law texts and test data) is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def production(shared: Path) -> Path:
    """An invented production of discovery, with the truth of what it says beside it."""
    folder = shared / "data" / "production-a"
    if not folder.is_dir():
        pytest.skip("the folder ../shared has no data/production-a")
    return folder


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Pages:
    """Pages of `relcon view`, each built once for all workers."""
    return Pages(tmp_path_factory, root)
