"""A case written as a workbook and read back is the same case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from relcon.importing.workbook.reading import ReadWorkbook, read_workbook
from relcon.importing.workbook.rows import TooLong
from relcon.importing.workbook.writing import filled_workbook
from relcon.reading.files import read_case
from relcon.reading.merge import finished_case
from relcon.reading.problems import InputError
from relcon.records.case import CaseFile
from relcon.writing.as_written import as_written
from tests.helpers.drawn_matters import Drawn, matters
from tests.helpers.matters import case, matter

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # an example takes a second
ROOT = Path(__file__).parents[3]


def said(case: CaseFile) -> Any:
    """What a case states; that a list is empty is no statement, but of prior sentences."""

    def plain(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            made = {key: plain(one, key) for key, one in value.items()}
            return {
                key: one for key, one in made.items() if one not in ([], {}) or key in ("sentences", "mixture", "with")
            }
        return [plain(one) for one in value] if isinstance(value, list) else value

    written = as_written(case)
    return plain({key: value for key, value in written.items() if key != "include"})


def through_workbook(case: CaseFile, folder: Path) -> ReadWorkbook:
    (folder / "workbook.xlsx").write_bytes(filled_workbook(case))
    return read_workbook(folder / "workbook.xlsx")


def may_be_written(case: CaseFile, file: Path) -> bool:
    """Whether a file may say what was drawn: some of it contradicts itself."""
    file.write_text(json.dumps(as_written(case)), encoding="utf-8")
    try:
        read_case(file)
    except InputError:
        return False
    return True


@pytest.mark.parametrize("file", ["examples/riverside/case.yaml", "tests/reading/files/everything.yaml"])
def test_a_case_comes_back_from_a_workbook(file: str, tmp_path: Path) -> None:
    before = read_case(ROOT / file).case
    read = through_workbook(before, tmp_path)
    assert said(finished_case(read.case)) == said(before)
    assert read.notes == ()


@settings(max_examples=10, phases=NO_SHRINKING, suppress_health_check=list(HealthCheck))
@given(matters())
def test_any_case_comes_back_from_a_workbook(tmp_path: Path, drawn: Drawn) -> None:
    before = matter(drawn.case).case
    assume(may_be_written(before, tmp_path / "case.yaml"))
    assert said(finished_case(through_workbook(before, tmp_path).case)) == said(before)


ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=40),
    st.sampled_from(
        ["=1+1", "+1", "_x000D_", "x_x005F_x000D_", "a; b", "2025-06-01..2025-06-30", "  x ", "{a: b}", "45690"]
    ),
    st.sampled_from(["“two tires”", "a\u00a0b", "zero\u200bwidth", "'", "unknown", "TOTAL", "null", "~", "1.10"]),
)


@settings(max_examples=8, phases=NO_SHRINKING, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(ANY_TEXT, min_size=10, max_size=40))
def test_any_text_comes_back_from_a_workbook(tmp_path: Path, texts: list[str]) -> None:
    people = [
        {"id": f"p{n}", "name": text, "status": "target", "aliases": [text], "note": text}
        for n, text in enumerate(texts)
    ]
    before = case(case={"caption": texts[0], "docket": texts[1]}, people=people).case
    assert said(through_workbook(before, tmp_path).case) == said(before)


def test_what_no_cell_can_hold_is_refused_by_name() -> None:
    long = case(case={"caption": "A"}, places=[{"id": "yard", "name": "x" * 40_000}]).case
    with pytest.raises(TooLong, match="sheet places, record yard"):
        filled_workbook(long)
