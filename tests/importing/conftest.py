"""A small matter, and files of discovery written beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from relcon.importing.request import Request
from relcon.importing.run import Done, run
from relcon.importing.store import Store
from relcon.reading.files import read_case
from relcon.records.events import Event

CASE = """\
# Counsel's own words, above.
format: relcon/case/1
include: []   # nothing yet
case: {caption: United States v. Dunn, district: ilnd}

evidence:
  - {id: seizures-1, kind: seizure, title: Property reports}
  - {id: seizures-2, kind: seizure, title: More of them}
  - {id: labs-1, kind: lab_report, title: Laboratory}
places: [{id: flat, name: the flat}]
people:
  - id: dunn
    name: Terrence Dunn   # T
    aliases: [T]
    status: defendant
  - {id: reyes, name: Ana Reyes, status: uncharged}
  - {id: reyes-2, name: Bo Reyes, aliases: [Ana Reyes], status: uncharged}
"""
SEIZURES = """\
Exhibit,Date,Location,From,Alleged Drug,Gross Weight,How Obtained
N-1,03/17/2025,the flat,"DUNN, TERRENCE",Cocaine,64.9 g,Purchase
N-2,03/18/2025,a street,T,Heroin,2 oz,Seizure
"""
SEIZURES_MAP = """\
format: relcon/map/1
kind: seizures
columns: {exhibit: Exhibit, date: Date, place: Location, person: From, substance: Alleged Drug, gross: Gross Weight,
  how: How Obtained}
words:
  How Obtained: {Purchase: {kind: distribution, act: sold, sting: buy}, Seizure: {kind: seizure, act: possessed}}
"""
LABS = """\
Exhibit,Lab No.,Substance,Gross (g),Net (g),Purity
N-1,L-1,Cocaine HCl,64.9,61.8,83%
"""
LABS_MAP = """\
format: relcon/map/1
kind: labs
columns: {exhibit: Exhibit, lab_no: Lab No., substance: Substance, gross: {column: Gross (g), unit: g},
  net: {column: Net (g), unit: g}, purity: Purity}
"""


@dataclass(frozen=True)
class Small:
    """A matter in a folder of its own, with two maps."""

    folder: Path

    @property
    def case(self) -> Path:
        return self.folder / "case.yaml"

    def file(self, text: str | bytes, name: str = "list.csv") -> Path:
        """Write a file of discovery."""
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def request(self, text: str | bytes, kind: str = "seizures", name: str = "list.csv", **options: Any) -> Request:
        """Return an import of a file with this in it, under the map of its kind."""
        given = {"map": self.folder / f"{kind}.map.yaml", "evidence": f"{kind}-1", **options}
        return Request(kind, self.file(text, name), self.case, **given)

    def run(self, text: str | bytes, kind: str = "seizures", name: str = "list.csv", **options: Any) -> Done:
        """Import a file with this in it."""
        return run(self.request(text, kind, name, **options))

    def event(self, id: str) -> Event:
        """Return an event as the case file then reads."""
        found = read_case(self.case).by_id(id)
        assert isinstance(found, Event)
        return found

    @property
    def store(self) -> Store:
        return Store.opened(self.case)

    @property
    def state(self) -> dict[str, bytes]:
        """Every file of the folder, and what it holds."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A matter of three people, before anything is imported."""
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "seizures.map.yaml").write_text(SEIZURES_MAP, encoding="utf-8")
    (tmp_path / "labs.map.yaml").write_text(LABS_MAP, encoding="utf-8")
    return Small(tmp_path)


def fates(done: Done) -> dict[str, str]:
    """Return, by row, why it has its fate; furniture left out."""
    assert done.tally is not None
    return {fate.row.label: fate.reason for fate in done.tally if fate.name != "furniture"}
