"""A mark taken out of a good file, or typed twice, is told once, on its line; nothing else is said, nothing crashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.reading.files import read_case
from relcon.reading.problems import InputError

TEXT = (Path(__file__).parents[1] / "invalid/valid.yaml").read_text(encoding="utf-8")
MARKS = "\"'{}[],:#"
# A comma at the end of a line is missed at the field after it; an id that changed is missed where it is referred to.
FEW = 0.05


@pytest.mark.parametrize("again", [False, True], ids=["taken out", "typed twice"])
def test_a_slip_is_told_once_on_its_line(tmp_path: Path, again: bool) -> None:
    file = tmp_path / "case.yaml"
    elsewhere, told = [], 0
    for at, mark in enumerate(TEXT):
        if mark not in MARKS:
            continue
        file.write_text(TEXT[:at] + (mark + mark if again else "") + TEXT[at + 1 :], encoding="utf-8")
        try:
            read_case(file)
        except InputError as error:
            told += 1
            line = TEXT.count("\n", 0, at) + 1
            if [problem.line for problem in error.problems] != [line]:
                elsewhere.append((line, TEXT[max(0, at - 20) : at + 20], str(error)))
    assert told > 80
    assert len(elsewhere) <= FEW * told, elsewhere
