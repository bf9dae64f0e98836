"""Drawn matters as files and as records, each drawn once in a run; the same seed gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from benchmarks.measuring import ROOT, Effort
from relcon.api import read_case, read_proffer
from relcon.records.matter import Matter
from tests.helpers.generated import Size, sections

SEED = 20251101


@dataclass(frozen=True)
class Files:
    """A matter in a folder: its case file and its proffer file."""

    case_file: Path
    proffer_file: Path

    @classmethod
    def drawn(cls, size: Size, folder: Path, seed: int = SEED) -> Files:
        """Draw a matter and write it as counsel would, in YAML."""
        folder.mkdir()
        made = cls(folder / "case.yaml", folder / "proffer.yaml")
        case, proffer = sections(size, seed)
        _write(made.case_file, {"format": "relcon/case/1", **case})
        _write(made.proffer_file, {"format": "relcon/proffer/1", "case": made.case_file.name, **proffer})
        return made

    @cached_property
    def case(self) -> Matter:
        """The case, without its proffer."""
        return read_case(self.case_file)

    @cached_property
    def matter(self) -> Matter:
        """The case and its proffer."""
        return read_proffer(self.proffer_file, self.case)


def _write(file: Path, parts: Mapping[str, Any]) -> None:
    yaml = YAML(typ="safe")
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # None is only its default
    yaml.dump(json.loads(json.dumps(parts)), file)  # through JSON, so that nothing is an alias of something else


@dataclass(frozen=True, eq=False)
class Scale:
    """How much is measured, and how long.

    Attributes
    ----------
    folder
        Where matters are written.
    events, people, admissions
        Of the large matter.
    few_people
        Of the matter that is put to the oracle too.
    growing
        The sizes that grow: ten times the people, ten times the events, one admission more.
    nodes
        Of the network that is written.
    calls
        Rows of the call records that are imported.
    matters, of_office
        How many matters an office has, and the size of each.
    samples
        Answers compared one by one.
    effort
        How long a row is repeated.
    only_runs
        Too small to judge by: it only shows that everything runs, on a drawn matter in place of the example.
    """

    folder: Path
    events: int
    people: int
    admissions: int
    few_people: int
    growing: Size
    nodes: int
    calls: int
    matters: int
    of_office: Size
    samples: int
    effort: Effort
    only_runs: bool = False
    _drawn: dict[Size, Files] = field(default_factory=dict)

    def drawn(self, size: Size) -> Files:
        """Return a drawn matter."""
        if size not in self._drawn:
            self._drawn[size] = Files.drawn(size, self.folder / str(len(self._drawn)))
        return self._drawn[size]

    @property
    def large(self) -> Files:
        """The large matter."""
        return self.drawn(Size(self.people, self.events, self.admissions))

    @property
    def smaller(self) -> Files:
        """As many events, fewer people."""
        return self.drawn(Size(self.few_people, self.events, self.admissions))

    @cached_property
    def example(self) -> Files:
        """The example matter; a drawn one where only the running is shown."""
        if self.only_runs:
            return self.drawn(Size(people=4, events=8, admissions=1))
        folder = ROOT / "examples" / "riverside"
        return Files(folder / "case.yaml", folder / "proffer.yaml")


def scales(folder: Path) -> dict[str, Scale]:
    """Return the sizes by name; ``usual`` is that of the table, ``full`` has five times the events."""
    usual: dict[str, Any] = {
        "people": 200,
        "admissions": 16,
        "few_people": 20,
        "growing": Size(people=16, events=300, admissions=11),
        "nodes": 10_000,
        "calls": 1_000_000,
        "matters": 12,
        "of_office": Size(people=24, events=250, admissions=1),
        "samples": 6,
    }
    small = Scale(
        folder,
        events=24,
        people=8,
        admissions=3,
        few_people=8,
        growing=Size(people=8, events=60, admissions=7),
        nodes=100,
        calls=10_000,
        matters=2,
        of_office=Size(people=4, events=8, admissions=1),
        samples=2,
        effort=Effort(seconds=0, least=1, most=1),
        only_runs=True,
    )
    return {
        "small": small,
        "usual": Scale(folder, events=1000, effort=Effort(seconds=20, least=3, most=20), **usual),
        "full": Scale(folder, events=5000, effort=Effort(seconds=60, least=3, most=20), **usual),
    }
