"""Matters in files and what is asked of them: what a command prints, and its JSON ready to be looked into."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Final

from relcon import api, words
from relcon.proffer.proffer_run import ProfferRun, proffer_run
from relcon.records.matter import Matter
from relcon.reports.brief_report import brief_report
from relcon.reports.demo_report import demo_report
from relcon.reports.demo_shown import Shown
from relcon.reports.exposure_report import exposure_report
from relcon.reports.forms import json_text
from relcon.reports.report import Report, Table
from relcon.reports.simulation_report import BLOCKS, section_report, simulation_report
from relcon.reports.text import text
from relcon.results.brief import Brief
from relcon.results.exposure import Exposure
from relcon.results.simulation import Simulation
from tests.cli.conftest import run_command
from tests.helpers.facts import Fact
from tests.helpers.generated import Size, sections
from tests.helpers.matters import read_matter
from tests.helpers.placed import COMMANDS, WHOLE, counted
from tests.helpers.printed import Piece, pieces, tabled
from tests.helpers.read_back import Answer

_FOLDER: Final = Path(__file__).parents[2] / "examples" / "riverside"
NAMES: Final = (
    *("Ann Ash", "Ben Birch", "Cal Cedar", "Dee Dogwood", "Eli Elm", "Fay Fir", "Gil Ginkgo", "Hal Hazel", "Ida Ivy"),
    *("Joe Juniper", "Kit Katsura", "Lou Larch"),
)


@dataclass(frozen=True)
class Given:
    """A matter in files, and who and what is asked about in it."""

    files: tuple[Path, Path]
    one: str
    two: str
    event: str

    @cached_property
    def matter(self) -> Matter:
        """Case and proffer, read."""
        return read_matter(*self.files)

    @cached_property
    def case(self) -> Matter:
        """The case alone."""
        return api.read_case(self.files[0])

    @cached_property
    def _made(self) -> ProfferRun:
        return proffer_run(self.matter)

    @cached_property
    def simulation(self) -> Simulation:
        """The answer of ``simulate``, computed once for its screen and all its sections."""
        return api.simulate(self.matter, made=self._made)

    @cached_property
    def sheet(self) -> Brief:
        """The answer of ``brief``."""
        return api.brief(self.matter, made=self._made)

    @cached_property
    def exposed(self) -> Exposure:
        """The answer of ``exposure``."""
        return api.exposure(self.case)

    def printed(self, command: str) -> list[Piece]:
        """Return what a command prints, in pieces; tables that are no screen are read cell by cell."""
        report = self._report(command)
        if report is None:
            return list(pieces(self._run(command)))
        if command not in WHOLE:
            return list(pieces(text(report)))
        tables = [block for part in report.sections for block in part.blocks if isinstance(block, Table)]
        running = (
            replace(part, blocks=tuple(one for one in part.blocks if one not in tables)) for part in report.sections
        )
        return [*pieces(text(replace(report, sections=tuple(running)))), *chain.from_iterable(map(tabled, tables))]

    def json(self, command: str) -> Any:
        """Return a command's JSON, with what else its text says the figures of."""
        match command.split():
            case ["brief", *_]:
                return json.loads(json_text(self.sheet))
            case ["simulate", *_]:  # and the sheet's blocks
                return {"simulation": json.loads(json_text(self.simulation)), **json.loads(json_text(self.sheet))}
            case ["demo"]:
                return {"exposure": json.loads(json_text(self.exposed)), **json.loads(json_text(self.sheet))}
            case ["check", *_]:  # its notes say months, which are those of the ranges
                notes = json.loads(self._run(command, "json"))
                return {"notes": notes, "exposure": json.loads(json_text(self.exposed))}
            case _:
                return json.loads(self._run(command, "json"))

    @cached_property
    def _answers(self) -> dict[str, Answer]:
        return {}

    def answer(self, command: str, printed: list[Piece]) -> Answer:
        """Return a command's JSON, ready to be looked into for the figures of what it printed."""
        if not command.startswith("simulate"):
            return answer(self.files, self.matter, command, self.json(command), printed)
        if command[:8] not in self._answers:  # one for the screen and all sections
            self._answers[command[:8]] = answer(self.files, self.matter, command, self.json(command), printed)
        return self._answers[command[:8]]

    def _report(self, command: str) -> Report | None:
        """Return the report of a command whose answer takes seconds; nothing where it is run."""
        section = next((one for one in BLOCKS if command.endswith(f"--section {one}")), None)
        match command.split():
            case ["brief", *_]:
                return brief_report(self.sheet, self.matter)
            case ["simulate", *_] if section is not None:
                return section_report(self.simulation, self.sheet, self.matter, section)
            case ["simulate", *_]:
                return simulation_report(self.simulation, self.sheet, self.matter)
            case [*_, "--why"]:
                found = api.exposure(self.case, defendants=[self.one], separates=True)
                return exposure_report(found, self.case, why=True)
            case ["demo"]:
                return demo_report(
                    Shown(self.exposed, self.sheet, self.matter, *(Path("demo", one.name) for one in self.files))
                )
            case _:
                return None

    def _run(self, command: str, form: str = "table") -> str:
        named: dict[str, str | Path] = dict(zip(("CASE", "PROFFER"), self.files, strict=True))
        named |= {"ONE": self.one, "TWO": self.two, "EVENT": self.event}
        result = run_command(*[named.get(word, word) for word in command.split()], "-f", form)
        assert result.exit_code in (0, 1), result.output
        return result.stdout


def answer(files: tuple[Path, Path], matter: Matter, command: str, data: Any, printed: list[Piece]) -> Answer:
    """Return an answer's JSON, ready to be looked into."""
    stipulated = [(one.person, one.stipulates) for one in matter.agreements.values()]
    caps = [Fact(terms.cap, frozenset({id})) for id, terms in stipulated if terms is not None and terms.cap]
    return Answer(
        data,
        files,
        {id: matter.people[id].name for id in matter.defendants},
        {**words.OUTCOMES, "derivative": "and its leads followed"} if "PROFFER" in command or command == "demo" else {},
        COMMANDS[command],
        [*caps, *counted(command, data, "\n".join(one.said for one in printed), len(matter.case.events))],
    )


RIVERSIDE: Final = Given(
    (_FOLDER / "case.yaml", _FOLDER / "proffer.yaml"),
    "dunn",
    "bell",
    "e22",
)


def drawn(folder: Path, seed: int) -> Given:
    """Return a matter that is drawn, in files of a folder."""
    files = folder / "case.yaml", folder / "proffer.yaml"
    case, proffer = sections(Size(12, 30, 4), seed)
    for person, called in zip(case["people"], NAMES, strict=True):
        person["name"] = called
    for file, kind, parts in zip(files, ("case", "proffer"), (case, proffer), strict=True):
        beside = {"case": "case.yaml"} if kind == "proffer" else {}
        written = {"format": f"relcon/{kind}/1", **beside, **parts}
        file.write_text(json.dumps(written, indent=1, ensure_ascii=False), encoding="utf-8")
    people = list(read_matter(*files).defendants)
    return Given(files, people[0], people[1], "e1")
