"""What the reference shows as a whole file, or a whole section, is read; nothing is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon.checking.check import check
from relcon.reading.files import read_case, read_proffer
from relcon.reference.examples import folder, sections
from relcon.reference.records import records
from relcon.reference.topics import topics

WHOLE = [
    block
    for topic in topics()
    for block in re.findall(r"```yaml\n(.*?)```", topic.text, re.DOTALL)
    if block.startswith("format:")
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_file_is_read_and_answers(text: str, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(text, encoding="utf-8")
    matter = read_case(file)
    assert matter.defendants
    assert {note.rank for note in check(matter).notes} <= {4}


def test_there_is_a_whole_file() -> None:
    assert len(WHOLE) == 1


def test_the_invented_matter_is_read_and_nothing_is_wrong_with_it() -> None:
    case = Path(str(folder() / "case.yaml"))
    matter = read_proffer(case.with_name("proffer.yaml"), read_case(case), case)
    assert {note.rank for note in check(matter).notes} <= {4}


def test_every_section_has_an_example() -> None:
    top = {entry.path for entry in records().values() if entry.path and "." not in entry.path}
    assert top - {*sections("case"), *sections("proffer")} == set()


def test_sections_are_cut_whole() -> None:
    for file in ("case", "proffer"):
        whole = folder().joinpath(f"{file}.yaml").read_text(encoding="utf-8")
        lines = [line for line in whole.splitlines() if line and not line.startswith("#")]
        assert [line for text in sections(file).values() for line in text.splitlines() if line] == lines
