"""Lesser counts in print: a row each, why there is no number, and that only the government can agree."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from relcon import api
from relcon.records.matter import Matter
from relcon.reports.report import Report, Section, Table
from relcon.reports.simulation_lesser import LACKS, lesser_counts, lesser_in_short
from relcon.reports.text import text
from relcon.results.lesser import LesserCount
from relcon.results.simulation import Simulation

RIVERSIDE = Path(__file__).resolve().parents[2] / "examples" / "riverside"


@cache
def matter() -> Matter:
    return api.read_proffer(RIVERSIDE / "proffer.yaml", api.read_case(RIVERSIDE / "case.yaml"))


@cache
def found() -> Simulation:
    return api.simulate(matter(), worlds=["silent"])


def printed(*sections: Section) -> str:
    return text(Report(title="", sections=sections, flat=Table((), ()), warnings=(), closing=(), sheet=False))


def with_(*lesser: LesserCount) -> Simulation:
    return found().model_copy(update={"lesser": lesser})


def test_each_count_has_a_row_with_its_minimum_and_range_in_each_position() -> None:
    """By hand in `tests/proffer/test_lesser_counts.py`: 23, III: 57-71; 31: 135-168; at least 60, at most 48."""
    lines = [" ".join(line.split()) for line in printed(*lesser_counts(found(), matter())).splitlines()]
    assert "§841(b)(1)(B) # 60 60–71 (57–71) 60–71 (57–71) 135–168" in lines
    assert "§841(b)(1)(C) # none 57–71 57–71 135–168" in lines
    assert "§843(b), at most 48 # none 48 (57–71) 48 (57–71) 48 (135–168)" in lines
    assert "§844(a) # unknown unknown unknown unknown" in lines


def test_it_is_said_why_there_is_no_number_and_who_must_agree() -> None:
    whole = " ".join(printed(*lesser_counts(found(), matter())).split())
    assert f"§844(a) unknown: {LACKS['final_convictions']}." in whole
    assert "# needs the government's agreement; no offer of it is on record." in whole
    assert "In place of counts 1, 5; plea, no disclosure." in whole
    short = " ".join(printed(*lesser_in_short(found())).split())
    assert "Each needs the government's agreement; no offer of it is on record." in short


def test_an_offer_on_record_is_named_and_its_row_has_no_mark() -> None:
    offered = with_(*(one.model_copy(update={"offered_by": ("offer-x",)}) for one in found().lesser[:1]))
    whole = printed(*lesser_counts(offered, matter()))
    assert "(offer-x)" in whole and "#" not in whole and "no offer" not in whole
    assert "offer-x offers §841(b)(1)(B)" in " ".join(printed(*lesser_in_short(offered)).split())


def test_where_nothing_is_told_apart_nothing_is_printed() -> None:
    assert list(lesser_counts(with_(), matter())) == list(lesser_in_short(with_())) == []
    unknown = with_(LesserCount(statute="21 USC 846", in_place_of=("1",), lacks="paragraph"))
    assert "a lower paragraph unknown: the penalty paragraph charged (case.yaml:" in " ".join(
        printed(*lesser_counts(unknown, matter())).split()
    )
