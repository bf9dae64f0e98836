"""The example matter's data, computed once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.records.matter import Matter
from relcon.views.build import blocks
from tests.helpers.matters import read_matter

RIVERSIDE = Path(__file__).parents[2] / "examples" / "riverside"
Blocks = tuple[dict[str, Any], dict[str, Any] | None]


@pytest.fixture(scope="session")
def matter() -> Matter:
    return read_matter(RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml")


@pytest.fixture(scope="session")
def counsel(matter: Matter) -> Blocks:
    return blocks(matter)


@pytest.fixture(scope="session")
def court(matter: Matter) -> Blocks:
    return blocks(matter, "court")


@pytest.fixture(scope="session")
def client(matter: Matter) -> Blocks:
    return blocks(matter, "client")
