"""From an empty folder to a first memo: the commands of the guide, in its order, with what a small matter answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import relcon
from relcon.cli.app import app
from tests.entry.test_indictment import ALL as INDICTMENT

GUIDE = (Path(__file__).parents[2] / "docs" / "first-hour.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^\| \d+ \| `relcon ([^`]+)` \|", GUIDE, re.MULTILINE)
ANSWERS = {
    "add defendant my-matter/case.yaml": (
        "person=stokes", "criminal_history={points: 0, one_point_total: 0, under_sentence: no}", "career_offender=no",
        "acceptance=timely",
    ),
    "add evidence my-matter/case.yaml": ("id=search", "kind=seizure", "title=Search", "bates=[GOV-1, GOV-9]"),
    "add event my-matter/case.yaml": (
        "id=e1", "kind=distribution", "date=2024-06-10", "substance=crack", "quantity=6 g", "evidence=[search]",
        "participants=[{person: fisk, act: sold}]",
    ),
    "add letter my-matter/proffer.yaml": (
        "id=letter-1", "entered=2024-12-01",
        "terms={is_1B1_8_agreement: {cooperation_about_others: yes, no_use_promise: yes}}",
    ),
    "add topic my-matter/proffer.yaml": ("id=sales", "title=Sales"),
    "add session my-matter/proffer.yaml": ("id=session-1", "date=2024-12-02", "mode=in_person", "letter=letter-1"),
    "add admission my-matter/proffer.yaml": (
        "id=a1", "topic=sales", "says=In June 2024 Fisk sold another 30 grams.", "session=session-1",
    ),
    "add event my-matter/proffer.yaml": (
        "admission=a1", "id=e2", "kind=distribution", "date=2024-06-11", "substance=crack", "quantity=30 g",
        "participants=[{person: fisk, act: sold}]",
    ),
}  # fmt: skip
"""What each step that asks is told, field by field."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every step of the guide was taken."""
    here = tmp_path_factory.mktemp("first-memo")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        for step in STEPS:
            told = [word for field in ANSWERS.get(step, ()) for word in ("--set", field)]
            typed = "".join(f"{answer}\n" for answer in INDICTMENT) if "--from" in step else None
            result = CliRunner().invoke(app, [*step.split(), *told], input=typed)
            assert result.exit_code == 0, (step, result.output)
    return here


def test_the_way_begins_with_nothing_and_ends_with_a_memo(folder: Path) -> None:
    assert len(STEPS) == 14 and set(ANSWERS) <= set(STEPS)
    assert (folder / "memo.docx").read_bytes()[:2] == b"PK"


def test_what_the_admission_brings_is_counted_where_nothing_is_protected(folder: Path) -> None:
    files = folder / "my-matter"
    matter = relcon.read_proffer(files / "proffer.yaml", relcon.read_case(files / "case.yaml"))
    worlds = relcon.simulate(matter, worlds=["silent", "unprotected"]).worlds
    client = relcon.brief(matter).client
    grams = [worlds[name].defendants[client].positions["psr"].quantities for name in ("silent", "unprotected")]
    assert [one["cocaine_base"] for one in grams] == ["6", "36"]  # 6 g on record, and the 30 g of a1
