"""Printed answers read back: each figure is that of the same command's JSON at the place it is told of."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from relcon import words
from tests.cli.conftest import run_command
from tests.helpers.generated import Size, sections
from tests.helpers.matters import read_matter
from tests.helpers.printed import figures
from tests.helpers.read_back import Answer, Fact, Place

RIVERSIDE: Final = Path(__file__).parents[2] / "examples" / "riverside"
PRICES: Final = (
    Place(r"against \d", ("asks",)),
    Place(r"if so|if not", ("still_open",)),
    Place(r"\btable \d", ("low_end_before", "low_end_after")),
    Place(r"either way|after the minimum", ("final_before", "final_after")),
    Place(r"alone$|alone,", ("first", "first_disclosed")),
    Place(r"with the rest", ("last", "last_disclosed")),
    Place(r"\bmore\b|to settle", ("counted",)),
)
WITHOUT: Final = (
    Place(r"a time$|^\d+ of \d+ move|\bmore\b", ("counted", "toggles")),
    Place(r"\blevel \d", ("total_offense_level",)),
    Place(
        r"^(?!.*level)[\w: ]*(?:Defense|Middle|Ceiling|all positions) (?:table )?\d",
        ("range", "total", "guideline_range"),
    ),
)
NAMES: Final = (
    *("Ann Ash", "Ben Birch", "Cal Cedar", "Dee Dogwood", "Eli Elm", "Fay Fir", "Gil Ginkgo", "Hal Hazel", "Ida Ivy"),
    *("Joe Juniper", "Kit Katsura", "Lou Larch"),
)
COMMANDS: Final[Mapping[str, tuple[Place, ...]]] = {
    "exposure CASE": (),
    "exposure CASE -d ONE": (),
    "matrix CASE -d ONE -d TWO": (
        *(Place(rf"^{row}:", (row,)) for row in ("Own act", "Joint", "Contested", "Open")),
        Place(r"^\d+ of \d+ transactions", ("counted",)),
    ),
    "roles CASE": (
        Place(r"^[A-Z][a-z]", ("levels",)),
        Place(r"^[A-Z][a-z]", ("aggravating", "mitigating")),
        Place(r"\d others", ("counted",)),
    ),
    "explain CASE ONE EVENT": (),
    "whatif CASE": WITHOUT,
    "whatif CASE -d ONE": WITHOUT,
    "editions CASE": (),
    "check CASE PROFFER": (Place(r"against", ("range", "total", "guideline_range")),),
    "letter questions CASE PROFFER": (Place(r"silent on \d|\d pairs", ("counted",)),),
    "brief CASE PROFFER": PRICES,
    "simulate CASE PROFFER": PRICES,
}
"""Which keys the figures of a command's rows and clauses stand under, besides what is so in all."""


def counted(command: str, data: Any, text: str, events: int) -> Iterator[Fact]:
    """Yield what an answer counts, and its JSON does not say as a number."""

    def fact(number: int, *tags: str) -> Fact:
        return Fact(number, frozenset({"counted", *tags}))

    if command.startswith("matrix"):
        letters = {id: _letters(one) for id, one in data["defendants"].items()}
        touched = {event for found in letters.values() for event in found}
        yield from map(fact, (len(touched), events, len(letters)))
        for id, found in letters.items():
            for row in ("Own act", "Joint", "Contested", "Open"):
                yield fact(list(found.values()).count(row), id, row)
    elif command.startswith("roles"):
        yield fact(len(re.findall(r"[(,] [A-Z]|\([A-Z]", text.partition("others: none")[2].partition(")")[0])))
    elif command.startswith("whatif"):
        positions = [one for id in data["defendants"].values() for one in id["positions"].values()]
        yield fact(len({moved for one in positions for moved in one["moves"]}))
    elif command.startswith("letter"):
        kinds = Counter(one["kind"] for found in data["questions"].values() for one in found)
        yield from map(fact, kinds.values())


def _letters(found: Any) -> dict[str, str]:
    """Return the row in which each transaction of a defendant is counted; contested is what differs by position."""
    letters = {}
    for event in dict.fromkeys(id for one in found["positions"].values() for id in one["events"]):
        told = [one["events"].get(event, {}) for one in found["positions"].values()]
        if any(one.get("open") for one in told):
            letters[event] = "Open"
        elif all(one.get("in") for one in told):
            own = any("1B1.3(a)(1)(A)" in one.get("basis", ()) for one in told)
            letters[event] = "Own act" if own else "Joint"
        elif any(one.get("in") for one in told):
            letters[event] = "Contested"
    return letters


@dataclass(frozen=True)
class Given:
    """A matter in files, and who and what is asked about in it."""

    files: tuple[Path, Path]
    one: str
    two: str
    event: str

    def ask(self, command: str, form: str = "table") -> str:
        """Return what a command prints."""
        named: dict[str, str | Path] = dict(zip(("CASE", "PROFFER"), self.files, strict=True))
        named |= {"ONE": self.one, "TWO": self.two, "EVENT": self.event}
        result = run_command(*[named.get(word, word) for word in command.split()], "-f", form)
        assert result.exit_code in (0, 1), result.output
        return result.stdout

    def answer(self, command: str, text: str) -> Answer:
        """Return a command's JSON, ready to be looked into."""
        data = json.loads(self.ask(command, "json"))
        if command.startswith("check"):  # its notes say months, which are those of the ranges
            data = {"notes": data, "exposure": json.loads(self.ask("exposure CASE", "json"))}
        if command.startswith("simulate"):  # and the sheet's blocks
            data = {"simulation": data, **json.loads(self.ask("brief CASE PROFFER", "json"))}
        matter = read_matter(*self.files)
        stipulated = [(one.person, one.stipulates) for one in matter.agreements.values()]
        caps = [Fact(terms.cap, frozenset({id})) for id, terms in stipulated if terms is not None and terms.cap]
        return Answer(
            data,
            self.files,
            {id: matter.people[id].name for id in matter.defendants},
            {**words.OUTCOMES, "derivative": "and its leads followed"} if "PROFFER" in command else {},
            COMMANDS[command],
            [*caps, *counted(command, data, text, len(matter.case.events))],
        )


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Given]:
    """Return matters by name: the example, and two that are drawn."""

    @cache
    def named(name: str) -> Given:
        if name == "riverside":
            return Given((RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml"), "dunn", "bell", "e22")
        folder = tmp_path_factory.mktemp(name)
        files = folder / "case.yaml", folder / "proffer.yaml"
        case, proffer = sections(Size(12, 30, 4), int(name[-1]))
        for person, called in zip(case["people"], NAMES, strict=True):
            person["name"] = called
        for file, kind, parts in zip(files, ("case", "proffer"), (case, proffer), strict=True):
            beside = {"case": "case.yaml"} if kind == "proffer" else {}
            written = {"format": f"relcon/{kind}/1", **beside, **parts}
            file.write_text(json.dumps(written, indent=1, ensure_ascii=False), encoding="utf-8")
        people = list(read_matter(*files).defendants)
        return Given(files, people[0], people[1], "e1")

    return named


@pytest.fixture(scope="module")
def asked(given: Callable[[str], Given]) -> Callable[[str, str], tuple[str, Answer]]:
    @cache
    def found(name: str, command: str) -> tuple[str, Answer]:
        text = given(name).ask(command)
        return text, given(name).answer(command, text)

    return found


ASKED: Final = [
    (name, command) for name in ("riverside", "drawn-1") for command in COMMANDS
    if name == "riverside" or not command.startswith("letter")  # no letter is drawn
]  # fmt: skip


@pytest.mark.parametrize(("name", "command"), ASKED)
def test_each_figure_printed_is_the_json_s(
    asked: Callable[[str, str], tuple[str, Answer]], name: str, command: str
) -> None:
    text, answer = asked(name, command)
    assert [(one.kind, one.text, one.row, one.sentence) for one in answer.unread(text)] == []


def test_a_number_that_is_one_more_is_noticed(asked: Callable[[str, str], tuple[str, Answer]]) -> None:
    """Of 1,070 all but 56 are: where the next number is as true of the same place, nothing shows it."""
    told = unnoticed = 0
    for name, command in ASKED:
        text, answer = asked(name, command)
        told += sum(one.kind not in ("law", "label") and not answer.untold(one) for one in figures(text))
        unnoticed += len(answer.unnoticed(text))
    assert told > 900
    assert unnoticed <= told * 0.055, (unnoticed, told)
