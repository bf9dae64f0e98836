"""A small matter typed in from a page of narrative: few answers are refused, and what is written is what it says.

``newcomer.yaml`` holds the narrative and what was typed, first instincts included (`sale`, `arrested`, `0001-0006`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from relcon.checking.check import check
from relcon.entry.adding import ask_for
from relcon.entry.blank import CASE
from relcon.entry.book import kinds
from relcon.entry.indictment import Indictment
from relcon.entry.interview import Interview
from relcon.entry.known import Known
from relcon.entry.target import Target
from relcon.packed import unpacked
from relcon.private_folders import write_new
from relcon.records.matter import Matter

MOST = 20  # refused answers: what the format asks of a newcomer, at most
_FIELD = re.compile(r"\n  (\S+) \((?:empty|needed)")
_REFUSED = re.compile(r'found "|there is no |is needed|which one|no field|would have errors')


@dataclass
class Newcomer:
    """Types what is planned for a question, or nothing but a return; ``refused`` is what was not taken."""

    plan: list[tuple[str, str]]
    refused: list[str] = field(default_factory=list)
    typed: str = ""

    def ask(self, prompt: str) -> str:
        named = _FIELD.findall(prompt)
        asked = named[-1] if named else "more" if "Anything else" in prompt else ""
        assert "changed?" not in prompt, (self.typed, self.plan)
        self.typed = self.plan.pop(0)[1] if self.plan and self.plan[0][0] == asked else ""
        return self.typed

    def say(self, text: str) -> None:
        if _REFUSED.search(text):
            self.refused.append(self.typed)


@dataclass
class Typed:
    """The matter that came of it, and the answers that were refused on the way."""

    matter: Matter
    refused: list[str]


@pytest.fixture(scope="module")
def typed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Typed:
    folder = tmp_path_factory.mktemp("newcomer")
    steps: list[dict[str, Any]] = unpacked(root / "tests" / "entry" / "newcomer.yaml")
    refused: list[str] = []
    target: Target | None = None
    for step in steps:
        talk = Newcomer([next(iter(one.items())) for one in step["answers"]])
        if step["kind"] == "indictment":
            begun = Indictment(folder, talk)
            assert begun.enter()
            write_new(folder, begun.files)
        else:
            target = Target.opened(folder / CASE)
            added = ask_for(kinds()[step["kind"]], target, Interview(talk, Known(target.read())))
            assert added is not None
            target.write(added)
        assert talk.plan == [], step["kind"]  # every answer was asked for
        refused += talk.refused
    assert target is not None
    return Typed(target.read(), refused)


def test_few_answers_are_refused(typed: Typed) -> None:
    assert len(typed.refused) < MOST
    assert {"sale", "arrested", "only the deliveries"} <= set(typed.refused)


def test_what_is_written_is_what_the_narrative_says(typed: Typed) -> None:
    matter = typed.matter
    assert matter.circuit == "7"
    assert [str(item.bates) for item in matter.evidence.values()][:2] == ["US 0001 to US 0006", "US 0007 to US 0012"]
    assert [str(event.quantity) and event.quantity.text for event in matter.events.values() if event.quantity] == [
        "2.541 g",
        "unknown",
        "0.2 g to 1 g, point 0.5 g",
        "40 grams",
        "unknown",
    ]
    series = matter.events["e3"].series
    assert series is not None and series.count is not None
    assert (series.count.low, series.count.point, series.count.high) == (2, 4, 6)
    assert {id: (one.scope.kind, one.asserted_by, str(one.from_)) for id, one in matter.members.items()} == {
        "m-stokes": ("whole", (), "2024-05-01"),
        "m-fisk-d": ("limits", ("defense", "psr"), "2024-06-06"),
        "m-fisk-g": ("whole", ("government",), "2024-05-01"),
    }
    assert matter.members["m-fisk-d"].scope.events == ("e2", "e3")


def test_nothing_that_makes_a_number_wrong_is_left_but_the_missing_counts(typed: Typed) -> None:
    assert {note.record for note in check(typed.matter).notes if note.rank == 1} == {"sandoval"}
