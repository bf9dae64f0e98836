"""Errors of a case and of its proffer are told together, with their files; a swapped pair is called so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

CASE = """format: relcon/case/1
case: {{caption: X, about: 10%}}
people:
  - {{id: a, name: A, status: {status}, defendant: {{}}}}
"""
PROFFER = """format: relcon/proffer/1
case: case.yaml
client: a
date: 2026-02-01
mode: in person
topics: [{id: t, title: T}]
admissions:
  - {id: a 1, topic: t, says: x, facts: {events: [{id: e1, kind: possession, date: unknown, substance: cocaine,
     quantity: about 2 g}]}}
"""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    files = tmp_path / "case.yaml", tmp_path / "proffer.yaml"
    files[1].write_text(PROFFER, encoding="utf-8")
    return files


def test_a_case_with_errors_hides_none_of_the_proffer_s(run: Run, pair: tuple[Path, Path]) -> None:
    case, proffer = pair
    case.write_text(CASE.format(status="codefendant"), encoding="utf-8")
    result = run("check", case, proffer)
    said = " ".join(result.stderr.split())
    assert result.exit_code == 1
    for expected in ('did you mean "defendant"?', 'did you mean "in_person"?', 'did you mean "a-1"?'):
        assert expected in said
    assert "about 2 g" not in said  # the case file says what about means
    assert "3 errors (1 in" in said
    assert "What a field or a word means: relcon help WORD" in said
    assert max(len(line) for line in result.stderr.splitlines() if str(case.parent) not in line) <= 80


def test_a_bad_id_in_a_short_form_is_an_error_of_the_file(run: Run, pair: tuple[Path, Path]) -> None:
    case, proffer = pair
    case.write_text(CASE.format(status="defendant"), encoding="utf-8")
    result = run("check", case, proffer)
    assert result.exit_code == 1
    assert "allowed: letters, digits, _ . and -" in " ".join(result.stderr.split())


def test_a_swapped_pair_is_called_so(run: Run, pair: tuple[Path, Path]) -> None:
    case, proffer = pair
    case.write_text(CASE.format(status="defendant"), encoding="utf-8")
    result = run("check", proffer, case)
    said = " ".join(result.stderr.split())
    assert "a proffer file, where a case file is expected; the case comes first: relcon check CASE PROFFER" in said
    assert "a case file, where a proffer file is expected" in said
    assert "2 errors (1 in" in said
