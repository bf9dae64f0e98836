"""Of very many rows that are not used each keeps its reason, also where they are told in number only."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.importing.calls import large, plain
from relcon.importing.calls.reading import read_with_care
from relcon.importing.request import Outcome, Request
from relcon.importing.run import run
from tests.importing.calls.conftest import HEAD, MAP, Calls
from tests.importing.calls.test_large import APART, HEAD_APART, apart, grounds, rows
from tests.importing.calls.test_reading import GOOD

if TYPE_CHECKING:
    from relcon.importing.request import Step


def reasons(found: Outcome) -> dict[int, str]:
    """Return of every row why it is used or not: by its fate, or by what is kept of it."""
    assert found.table is not None
    stored = pl.read_parquet(io.BytesIO(found.table)).select("place", pl.col("reason").cast(pl.String))
    return dict(stored.iter_rows()) | {fate.row.number: fate.reason for fate in found.tally}


@settings(max_examples=60, deadline=None)
@given(drawn=st.one_of(st.tuples(st.just(HEAD), rows), st.tuples(st.just(HEAD_APART), apart)), shown=st.integers(0, 3))
def test_every_row_has_the_reason_that_it_has_row_by_row(drawn: tuple[str, list[str]], shown: int) -> None:
    head, lines = drawn
    good = GOOD if head == HEAD else "2025-06-08,01:30:00,3125550102,3125550103,IN,1:00,\n"
    text, map_ = head + "\n".join(lines * 3 + [good]), (MAP if head == HEAD else APART) + "dates: {order: mdy}\n"
    with pytest.MonkeyPatch.context() as patch, grounds(text, map_, "UTC") as ground:
        slow = read_with_care(ground)
        patch.setattr(large, "SHOWN", shown)
        fast = large.read_large(ground, 0)
    assert fast is not None
    assert fast.tally.counts == slow.tally.counts
    assert len(fast.tally) == fast.read == slow.read
    wanted = reasons(slow)
    told = reasons(fast)
    assert told == {row: wanted[row] for row in told}
    missing = {reason for row, reason in wanted.items() if row not in told}
    assert missing <= {"same_row"}  # of which nothing is kept: the row before is the same, letter by letter


def test_the_steps_are_told_by_bytes_and_one_that_is_broken_off_leaves_nothing(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large.read_large, "__defaults__", (0,))
    monkeypatch.setattr(plain, "PIECE", 100)
    text = HEAD + GOOD * 5
    told: list[tuple[str, int, int]] = []

    def moved(step: Step, done: int = 0, of: int = 1) -> None:
        told.append((step, done, of))
        if len(told) == until:
            raise KeyboardInterrupt

    path = calls.file(MAP, "m.yaml")
    (calls.folder / "a.csv").write_text(text, encoding="utf-8")
    options = {"map": path, "evidence": "tolls-1", "tz": "America/Chicago", "moved": moved}
    request = Request("tolls", calls.folder / "a.csv", calls.case, **options)  # type: ignore[arg-type]
    before, until = calls.state, 1
    while True:
        told.clear()
        try:
            run(request)
        except KeyboardInterrupt:
            assert calls.state == before
            until += 1
        else:
            break
    assert [step for step, _, _ in told] == ["reading"] * (len(told) - 2) + ["joining", "writing"]
    read = [done for _, done, _ in told[:-2]]
    assert len(read) > 1
    assert sorted(set(read)) == read
    assert read[-1] == told[0][2] == len(text)
    assert calls.state != before
