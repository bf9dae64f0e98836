"""The walks of ``docs/architecture.md`` are those of the program as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.walks import BEGIN, END, WALKS, Steps, walk


@pytest.mark.slow
@pytest.mark.parametrize("title", WALKS)
def test_the_page_shows_the_walks_of_today(root: Path, title: str) -> None:
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert walk(title, WALKS[title]) in page, "run: python -m tests.house.walks docs/architecture.md"


def test_no_module_and_no_kind_comes_twice(root: Path) -> None:
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    walks = [line for line in page.partition(BEGIN)[2].partition(END)[0].splitlines() if line.startswith("**")]
    assert len(walks) == 5
    for line in walks:
        steps = [step.split() for step in line.partition("): ")[2].split(" → ")]
        assert len(steps) > 5
        assert all(len({step[part] for step in steps}) == len(steps) for part in (0, 1)), line


def test_the_last_kind_that_a_module_gives_stands_where_it_is_given() -> None:
    def kind(name: str, home: str) -> type:
        return type(name, (), {"__module__": f"relcon.{home}"})

    case, context, circuit, text = (
        kind("CaseFile", "records.case"),
        kind("Context", "law.context"),
        kind("Circuit", "engine.circuit"),
        kind("Text", "law.line"),
    )
    steps = Steps()
    steps.given = {
        context: "relcon.engine.circuit",
        case: "relcon.reading.merge",
        circuit: "relcon.engine.circuit",
        text: "relcon.law.line",
    }
    takers = {f"relcon.law.{name}" for name in "abc"}
    steps.takers.update({context: takers, case: takers, circuit: takers, text: {"relcon.law.a"}})
    assert steps.path() == [("relcon.reading.merge", "CaseFile"), ("relcon.engine.circuit", "Circuit")]
