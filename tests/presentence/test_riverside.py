"""The invented report of Dunn, against the record and under the letter. Sums by hand from ``psr.yaml``."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from relcon import api, words
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.presentence.reckoning import Change, Reckoning
from relcon.presentence.record import OnRecord
from relcon.records.matter import Matter
from relcon.records.psr import Psr
from relcon.reports import psr_report as said
from relcon.reports.psr_screen import psr_screen
from relcon.reports.screen import SCREEN
from relcon.reports.text import text
from relcon.results.psr import Objection, PsrReview

RIVERSIDE = Path(__file__).resolve().parents[2] / "examples" / "riverside"
SOUND = ["11", "12", "14", "16", "17", "28", "29", "33", "34", "35", "60", "61"]


@cache
def matter(*, proffer: bool = True) -> Matter:
    case = api.read_case(RIVERSIDE / "case.yaml")
    return api.read_proffer(RIVERSIDE / "proffer.yaml", case, RIVERSIDE / "case.yaml") if proffer else case


@cache
def reviewed(*, proffer: bool = True) -> PsrReview:
    here = matter(proffer=proffer)
    return api.psr(here, api.read_psr(RIVERSIDE / "psr.yaml", here, RIVERSIDE / "case.yaml"))


def objection(paragraph: str) -> Objection:
    (one,) = (each for each in reviewed().objections if each.paragraph == paragraph)
    return one


def test_every_fault_is_found_and_the_sound_paragraphs_are_not() -> None:
    found = {one.number: one.grounds for one in reviewed().paragraphs}
    assert {number: grounds for number, grounds in found.items() if grounds} == {
        "13": ("attribution",),
        "15": ("twice",),
        "18": ("attribution",),
        "19": ("interview",),
        "20": ("extrapolation",),
        "25": ("conversion",),
        "26": ("characteristic",),
        "27": ("role",),
    }
    assert [number for number, grounds in found.items() if not grounds] == SOUND


def test_objections_stand_in_the_order_of_the_paragraphs() -> None:
    assert [one.paragraph for one in reviewed().objections] == ["13", "15", "18", "19", "20", "25", "26", "27"]


def test_what_it_comes_to() -> None:
    found = reviewed()
    # as written: 38 + 2 + 2 - 3 = 39; III: 324-405
    assert (found.as_written.total_offense_level, found.as_written.range) == (39, (324, 405))
    assert found.recomputed == found.as_written
    # 4,446 - 500 (13) - 1,000 (15) - 500 (19) - 180.32 (46/50 of 196) = 2,265.68 g: level 26 (2 kg to 3.5 kg), 23
    # 23, III: 57-71, below the minimum of 120
    assert found.all_sustained.quantities == {"cocaine": "2265.68"}
    assert (found.all_sustained.total_offense_level, found.all_sustained.guideline_range) == (23, (57, 71))
    assert found.all_sustained.range == (120, 120)


def test_the_report_s_findings_in_the_middle_come_to_its_figures_with_the_conversion_righted() -> None:
    """4,446 x 200 g + 850 x 3,571 g = 3,924.55 kg: 3,000 kg to 10,000 kg, level 32; 32 + 2 + 2 - 3 = 33: 168-210."""
    found = reviewed()
    assert found.positions["psr"] == objection("25").sustained
    assert found.positions["psr"].converted_grams == "3924550"
    assert (found.positions["psr"].total_offense_level, found.positions["psr"].range) == (33, (168, 210))


def test_the_report_s_findings_leave_the_defense_and_raise_the_ceiling_by_the_role_that_is_more() -> None:
    before = api.exposure(matter(proffer=False), defendants=["dunn"]).defendants["dunn"].positions
    after = reviewed().positions
    assert after["defense"].total_offense_level == before["defense"].total_offense_level
    # ¶ 27: §3B1.1(c), +2, of which the record's Ceiling has nothing; its weight is not above the Ceiling's: 31 + 2
    assert (before["government"].total_offense_level, after["government"].total_offense_level) == (31, 33)
    assert re.search(r"^ +Defense +PSR +Ceiling", printed(), re.MULTILINE)


def test_an_interview_before_the_agreement_may_be_used_and_is_no_objection() -> None:
    """Counsel spoke on February 24, before the letter of March 9: USSG §1B1.8(b)(1)."""
    read = api.read_psr(RIVERSIDE / "psr.yaml", matter(), RIVERSIDE / "case.yaml")
    (nineteen,) = (one for one in read.file.paragraphs if one.number == "19")
    earlier = nineteen.model_copy(update={"interview": date(2026, 2, 24), "told": ("a1",)})
    others = tuple(earlier if one is nineteen else one for one in read.file.paragraphs)
    found = api.psr(matter(), Psr(read.file.model_copy(update={"paragraphs": others}), "0" * 64))
    answer = next(one for one in found.paragraphs if one.number == "19")
    assert answer.grounds == () and not answer.told[0].kept_out
    assert "may be used: disclosed on 2026-02-24, before the agreement" in answer.notes[0]


def test_scope_is_the_element_that_is_not_shown_of_another_s_conduct() -> None:
    one = objection("18")
    assert (one.failed, one.positions, one.removes) == ("scope", ("government",), {"cocaine_base": "850"})
    assert "within the scope" in one.text and "(i)" in one.cite


def test_a_weak_exhibit_alone_is_an_objection_though_the_middle_counts_it() -> None:
    one = objection("13")
    assert (one.failed, one.positions) == ("unreliable", ("psr", "government"))


def test_an_interview_alone_is_kept_out_by_the_letter_and_named_without_what_was_said() -> None:
    one = objection("19")
    (told,) = next(each.told for each in reviewed().paragraphs if each.number == "19")
    assert (told.admission, told.kept_out, told.term, told.page) == ("a2", True, "sentencing.guideline_range", "2")
    assert "March 10, 2026" in one.text and "March 9, 2026, page 2" in one.text
    assert (one.acceptance, one.spoken_of) == ("asks the Manual", ())


def test_a_form_is_tested_against_the_letter_s_clause_and_a_denial_would_be_answered() -> None:
    """The letter answers factual assertions of counsel: putting to proof asserts none (Oluwanisola)."""
    positions = {"defense", "psr", "government"}
    for paragraph, admission in (("18", "a6"), ("26", "a4"), ("27", "a7")):
        one = objection(paragraph)
        assert one.spoken_of == (admission,)
        assert one.clause == dict.fromkeys(positions, "not reached")
        assert one.if_denied == dict.fromkeys(positions, "reached")
        assert set(one.denied_comes_to) == positions
    assert objection("15").spoken_of == objection("20").spoken_of == ()


def test_without_the_proffer_file_an_interview_is_open_and_nothing_else_changes() -> None:
    alone = reviewed(proffer=False)
    assert [one.paragraph for one in alone.objections] == ["13", "15", "18", "20", "25", "26", "27"]
    assert "without the proffer file" in " ".join(next(one.notes for one in alone.paragraphs if one.number == "19"))
    assert not any(one.spoken_of for one in alone.objections) and alone.open


def test_the_days() -> None:
    """Monday, August 3, 2026 and 14 days: Monday, August 17. Sentencing on Tuesday, September 15."""
    days = reviewed().deadlines
    assert days.given is not None and days.addendum is not None
    assert (days.objections.on, days.given.on, days.addendum.on) == ("2026-08-17", "2026-08-11", "2026-09-08")
    assert days.received_in_time is True


# --- the report says what the answer holds ---------------------------------------------------------------------------

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def printed(*, every: bool = True) -> str:
    return text(said.psr_report(reviewed(), matter()) if every else psr_screen(reviewed(), matter()))


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in (str(key), *leaves(item))]
    if isinstance(value, list | tuple):
        return [leaf for item in value for leaf in leaves(item)]
    return [str(value)]


def test_every_figure_of_the_report_is_the_answer_s() -> None:
    found = leaves(reviewed().model_dump(mode="json"))
    days = [words.day(date.fromisoformat(one)) for one in found if re.fullmatch(r"\d{4}-\d\d-\d\d", one)]
    grams = [one for one in found if re.fullmatch(r"\d+(\.\d+)?", one)]
    weights = [words.amount(one, id) for one in grams for id in ("cocaine", "cocaine_base", CONVERTED)]
    counts = [str(abs(int(one))) for one in found if re.fullmatch(r"-?\d+", one)]
    fixed = [said.FORMS, said.ACCEPTANCE, said.NO_PREPARATION, said.CLAUSE, said.COUNTING, words.PRIVILEGED]
    title = ["09/15/2026", str(len(reviewed().objections)), *(reviewed().receipt.edition,)]
    allowed = {number for one in (*found, *days, *weights, *counts, *fixed, *title) for number in NUMBER.findall(one)}
    for every in (False, True):
        body = printed(every=every).rpartition("relcon ")[0]
        assert {number for number in NUMBER.findall(body) if number not in allowed} == set()


def test_the_report_has_every_objection_whole_and_fits_80_columns() -> None:
    whole = printed()
    flat = " ".join(whole.split())
    for one in reviewed().objections:
        assert " ".join(one.text.split()) in flat
        assert " ".join(said.moves(one).split()) in flat
    assert max(map(len, whole.splitlines())) <= 80
    assert not re.search(r"\b(should|he|his|recommend|world)\b", whole)


def test_the_screen_answers_first_and_has_every_objection_most_months_first() -> None:
    """Alone: ¶ 18 lowers 324 to 120, by the table to 108; ¶ 25 to 168; ¶¶ 26 and 27 to 262 each; the others nothing."""
    lines = printed(every=False).splitlines()
    assert (len(lines) <= SCREEN, max(map(len, lines)) <= 80) == (True, True)
    assert lines[3].startswith("As written 324–405, level 39; with every objection sustained 120 (57–71)")
    rows = [line for line in lines if line.startswith("¶")]
    alone = [("18", "204 (216) 0 (51)"), ("25", "156 0"), ("26", "62 0 (13)"), ("27", "62 0 (13)")]
    for line, (number, fall) in zip(rows, [*alone, *((one, "0 0") for one in ("13", "15", "19", "20"))], strict=True):
        assert line.startswith(f"¶ {number},") and " ".join(line.split()).endswith(f" {fall}")
    assert any(line.startswith("Its findings on our worksheet (PSR)") and "168–210" in line for line in lines)
    assert "; said: a6" in printed(every=False) and not re.search(r"\b(should|recommend)\b", printed(every=False))


def test_the_table_for_csv_has_a_row_for_each_objection() -> None:
    flat = said.psr_report(reviewed(), matter()).flat
    assert [row[0] for row in flat.rows] == [one.paragraph for one in reviewed().objections]
    assert {len(row) for row in flat.rows} == {len(flat.columns)}


# --- what holds of any change ----------------------------------------------------------------------------------------


@cache
def reckoning() -> Reckoning:
    read = api.read_psr(RIVERSIDE / "psr.yaml", matter(), RIVERSIDE / "case.yaml")
    return Reckoning.of(read.file, matter(), "2025", OnRecord.of(matter(), read.file).weight)


PARTS = st.dictionaries(st.integers(0, 10), st.integers(0, 10**9), max_size=6)
CHANGES = st.builds(
    lambda struck, once: Change(
        {n: min(amount, reckoning().parts[n].amount) for n, amount in struck.items() if n < len(reckoning().parts)},
        once=frozenset(n for n in once if n < len(reckoning().parts)),
    ),
    PARTS,
    st.frozensets(st.integers(0, 10), max_size=6),
)


@given(CHANGES, CHANGES)
def test_sustaining_more_never_leaves_more_weight_and_the_order_does_not_matter(one: Change, other: Change) -> None:
    both = reckoning().weight_after(one | other)
    assert both == reckoning().weight_after(other | one)
    assert all(0 <= weight <= reckoning().weight_after(one)[name] for name, weight in both.items())
    assert all(weight <= reckoning().weights[name] for name, weight in both.items())
