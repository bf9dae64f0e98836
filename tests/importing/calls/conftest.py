"""A matter of three people with telephones, and calls written beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.importing.run import Done
from relcon.reading.files import read_case
from tests.importing.conftest import Small

CASE = """\
format: relcon/case/1
case: {caption: United States v. Dunn, district: ilnd}
evidence:
  - {id: tolls-1, kind: toll, title: A's records}
  - {id: tolls-2, kind: toll, title: B's records}
  - {id: wire-1, kind: intercept, title: Line sheets}
people:
  - id: dunn
    name: Terrence Dunn
    status: defendant
    phones:
      - {number: "+13125550101", from: 2025-01-01, to: 2025-06-07}
      - {number: "+13125550102", from: 2025-06-08}
  - {id: reyes, name: Ana Reyes, status: uncharged, phones: [{number: "+13125550103"}]}
  - {id: orr, name: Bo Orr, status: uncharged, phones: [{number: "+13125550104"}]}
  - {id: pike, name: Cy Pike, status: uncharged, phones: [{number: "+13125550104"}]}
"""
MAP = """\
format: relcon/map/1
kind: tolls
columns: {when: When, from: From, to: To, seconds: Seconds, medium: Type}
words: {Type: {Voice: call, SMS: text, Data: data}}
"""
HEAD = "When,From,To,Seconds,Type\n"


class Calls(Small):
    """The matter, and calls into it."""

    def tolls(self, rows: str, name: str = "a.csv", evidence: str = "tolls-1", more: str = "", **options: Any) -> Done:
        """Import rows of calls, under a map with more lines."""
        path = self.file(MAP + more, f"{name}.map.yaml")
        return self.run(HEAD + rows, "tolls", name, map=path, evidence=evidence, **{"tz": "America/Chicago", **options})

    @property
    def contacts(self) -> dict[str, tuple[str, str, int]]:
        """By id, first, last and count."""
        there = read_case(self.case).case.contacts
        return {one.id: (str(one.first), str(one.last), one.count) for one in there}


@pytest.fixture
def calls(tmp_path: Path) -> Calls:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "import.yaml").write_text("zone: America/Chicago\n", encoding="utf-8")
    return Calls(tmp_path)
