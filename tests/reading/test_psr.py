"""A presentence report that is wrong: each error with its file, line and record, what is allowed and what to write."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from relcon.reading.files import read_case, read_proffer
from relcon.reading.problems import InputError, Problem
from relcon.reading.psr import read_psr
from relcon.records.matter import Matter

RIVERSIDE = Path(__file__).resolve().parents[2] / "examples" / "riverside"
HEAD = """\
format: relcon/psr/1
case: case.yaml
defendant: dunn
disclosed: 2026-08-03
paragraphs:
"""


@cache
def matter(*, proffer: bool) -> Matter:
    case = read_case(RIVERSIDE / "case.yaml")
    return read_proffer(RIVERSIDE / "proffer.yaml", case) if proffer else case


def problems(folder: Path, text: str, *, proffer: bool = True) -> list[Problem]:
    file = folder / "psr.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as wrong:
        read_psr(file, matter(proffer=proffer))
    return list(wrong.value.problems)


@pytest.mark.parametrize(
    ("line", "kind", "said"),
    [
        ("{number: 1, text: x, kind: conduct}", "wrong_word", 'found "conduct"'),
        ("{number: one, text: x, kind: total, level: 3}", "wrong_form", "a paragraph's number such as 24 or 24a"),
        ("{number: 1, text: x, kind: total}", "missing_field", "missing: level"),
        ("{number: 1, text: x, kind: role}", "missing_field", "missing: levels"),
        ("{number: 1, text: x, kind: statutory}", "missing_field", "missing: minimum or maximum"),
        ("{number: 1, text: x, kind: total, level: 3, points: 2}", "contradiction", "only for a paragraph of kind"),
        ("{number: 1, text: x, kind: offense_conduct, relies_on: [e999]}", "dangling", 'found "e999"'),
        ("{number: 1, text: x, kind: offense_conduct, sources: [e38]}", "dangling", "names something else (event)"),
        ("{number: 1, text: x, kind: offense_conduct, told: [a2]}", "missing_field", "missing: interview"),
        (
            "{number: 1, text: x, kind: offense_conduct, interview: 2026-03-10, told: [a99]}",
            "dangling",
            "admission expected",
        ),
        ("{number: 1, text: x, kind: offense_conduct, interview: 2026-03-11}", "dangling", "2026-02-24, 2026-03-10"),
        (
            "{number: 1, text: x, kind: offense_conduct, amounts: [{substance: cocaine, quantity: 3 pills}]}",
            "measure",
            "written by mass",
        ),
        (
            "{number: 1, text: x, kind: conversion, amounts: [{substance: cocaine, quantity: 1 g, converted: 3 ml}]}",
            "measure",
            "a converted drug weight",
        ),
        (
            "{number: 1, text: t, kind: weight, amounts: [{substance: meth, quantity: 1g, tested: {units: 5, of: 4}}]}",
            "contradiction",
            "more units tested",
        ),
        ("{number: 1, text: x, kind: range, range: [57]}", "wrong_form", "two entries"),
        ("{number: 1, text: x, kind: total, level: 3, leve: 2}", "unknown_field", 'did you mean "level"?'),
    ],
)
def test_an_error_is_told_at_its_line_with_what_is_allowed(tmp_path: Path, line: str, kind: str, said: str) -> None:
    found = problems(tmp_path, f"{HEAD}  - {line}\n")
    assert [(one.kind, one.line) for one in found] == [(kind, HEAD.count("\n") + 1)]
    assert said in str(found[0]) and "psr.yaml:6:" in str(found[0])


def test_a_number_twice_is_told_at_the_second(tmp_path: Path) -> None:
    line = "  - {number: 1, text: x, kind: total, level: 3}\n"
    (found,) = problems(tmp_path, HEAD + line + line)
    assert (found.kind, found.line) == ("duplicate_id", HEAD.count("\n") + 2)


@pytest.mark.parametrize(
    ("was", "becomes", "kind"),
    [
        ("defendant: dunn", "defendant: nobody", "dangling"),
        ("defendant: dunn", "defendant: varga", "wrong_place"),
        ("defendant: dunn", "defendant: hale", "other_case"),
        ("disclosed: 2026-08-03", "disclosed: 2026-08-03\nsentencing: 2026-08-01", "dates_reversed"),
        ("format: relcon/psr/1", "format: relcon/proffer/1", "other_kind"),
    ],
)
def test_what_is_wrong_with_its_head(tmp_path: Path, was: str, becomes: str, kind: str) -> None:
    text = HEAD.replace(was, becomes) + "  - {number: 1, text: x, kind: total, level: 3}\n"
    assert kind in [one.kind for one in problems(tmp_path, text)]


def test_a_report_of_another_case_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "psr.yaml"
    file.write_text(HEAD + "  - {number: 1, text: x, kind: total, level: 3}\n", encoding="utf-8")
    with pytest.raises(InputError, match="another case file"):
        read_psr(file, matter(proffer=False), RIVERSIDE / "case.yaml")


def test_admissions_are_looked_up_only_beside_the_proffer_file(tmp_path: Path) -> None:
    file = tmp_path / "psr.yaml"
    line = "  - {number: 1, text: x, kind: offense_conduct, interview: 2026-03-10, told: [a99]}\n"
    file.write_text(HEAD + line, encoding="utf-8")
    (read,) = read_psr(file, matter(proffer=False)).file.paragraphs
    assert read.told == ("a99",)


def test_a_case_file_where_a_report_is_expected_is_said(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, (RIVERSIDE / "case.yaml").read_text(encoding="utf-8"))
    assert "a case file, where a presentence report file is expected" in found.message
