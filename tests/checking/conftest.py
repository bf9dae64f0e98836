"""Small matters, written as a case file's sections."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from relcon.reading.files import read_case
from relcon.records.matter import Matter

PEOPLE = """
people:
  - {id: ann, name: Ann, status: uncharged}
  - {id: bob, name: Bob, status: uncharged}
  - {id: cee, name: Cee, status: uncharged}
"""
Read = Callable[[str], Matter]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a case of these sections; three people are there unless the text brings its own."""

    def made(sections: str) -> Matter:
        file = tmp_path / "case.yaml"
        people = "" if "people:" in sections else PEOPLE
        file.write_text(
            f"format: relcon/case/1\ncase: {{caption: U.S. v. Nobody}}\n{people}{sections}", encoding="utf-8"
        )
        return read_case(file)

    return made
