"""``relcon letter``: show, compare, questions, in every form."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import jsonschema
import pytest

from relcon.schemas import schemas
from tests.cli.conftest import Run
from tests.cli.test_words import FORBIDDEN

Files = tuple[Path, Path]
NAMES = ["show", "compare", "questions"]
OFFERED = """\
id: offered
entered: 2026-03-20
terms:
  derivative_use: {value: barred, quote: "nor anything found by it", page: 2}
  sentencing: {safety_valve_carveout: yes, guideline_range: barred, rebut_at_sentencing: yes}
"""


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("letters") / "offered.yaml"
    file.write_text(OFFERED, encoding="utf-8")
    return file


def forms(run: Run, files: Files, offered: Path, asked: dict[str, tuple[str, ...]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, wanted in asked.items():
        found[name] = {}
        for form in wanted:
            more = [offered] if name == "compare" else []
            result = run("letter", name, *files, *more, "--format", form)
            assert result.exit_code == 0, result.output
            found[name][form] = result.stdout
    return found


@pytest.fixture(scope="module")
def answers(run: Run, small: Files, offered: Path) -> dict[str, dict[str, str]]:
    """Each command on the small matter, in each form."""
    return forms(run, small, offered, dict.fromkeys(NAMES, ("table", "json", "csv", "md")))


@pytest.fixture(scope="module")
def example(run: Run, riverside: Files, offered: Path) -> dict[str, dict[str, str]]:
    """Two of them on the example matter, as text."""
    return forms(run, riverside, offered, {"show": ("table",), "questions": ("table",)})


@pytest.mark.parametrize("name", NAMES)
def test_each_fits_80_columns_under_the_privilege_heading(answers: dict[str, dict[str, str]], name: str) -> None:
    lines = answers[name]["table"].splitlines()
    assert lines[0].startswith("PRIVILEGED") and max(map(len, lines)) <= 80
    assert answers[name]["md"].startswith("**PRIVILEGED")
    assert answers[name]["csv"].startswith('"PRIVILEGED') or answers[name]["csv"].startswith("PRIVILEGED")


@pytest.mark.parametrize("name", NAMES)
def test_each_uses_the_words_that_counsel_reads(answers: dict[str, dict[str, str]], name: str) -> None:
    for text in answers[name].values():
        assert FORBIDDEN.findall(text) == []
    assert "counsel's decision" in " ".join(answers[name]["table"].split())


@pytest.mark.parametrize("name", NAMES)
def test_json_follows_the_schema(answers: dict[str, dict[str, str]], name: str) -> None:
    answer = json.loads(answers[name]["json"])
    jsonschema.validate(answer, schemas()["letter"])
    assert answer["format"] == "relcon/letter/1"


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_one_table(answers: dict[str, dict[str, str]], name: str) -> None:
    table = [row for row in csv.reader(answers[name]["csv"].splitlines()) if len(row) > 1]
    assert len(table) >= 2 and len({len(row) for row in table}) == 1


def test_show_gives_the_letters_words_and_what_each_position_makes_of_silence(
    example: dict[str, dict[str, str]],
) -> None:
    text = " ".join(example["show"]["table"].split())
    assert '"We may follow wherever the information points, and use what we find there." (page 2)' in text
    assert "Defense: open, read against the government: the hearing is kept;" in text


def test_questions_are_asked_term_by_term(example: dict[str, dict[str, str]]) -> None:
    # Defense: silence on safety-valve credit is read as yes, so 46-57; read as no, 120 binds. In the Middle the
    # disclosure leaves acts untold, and 120 binds either way (tests/examples/riverside_expected.yaml).
    text = " ".join(example["questions"]["table"].split())
    assert (
        "Read as no, protected: the low end if this term read otherwise: 120 months, as it stands 46 (Defense)" in text
    )
    assert "Kastigar hearing (silent): Is a hearing on the source of the evidence waived?" in text


def test_a_name_that_is_not_there_is_a_usage_error_with_the_nearest(run: Run, small: Files) -> None:
    result = run("letter", "compare", *small, "nyed-2006")
    assert result.exit_code == 2 and "nyed-2005" in result.output
    assert run("letter", "show", *small, "-l", "letter-2").exit_code == 2


def test_errors_of_a_letter_file_are_listed_with_their_lines(run: Run, small: Files, tmp_path: Path) -> None:
    file = tmp_path / "letter.yaml"
    file.write_text("id: l1\nterms:\n  derivative_use: never\n  kastigar: yes\n", encoding="utf-8")
    result = run("letter", "compare", *small, file)
    assert result.exit_code == 1
    assert "letter.yaml:3" in result.output and "letter.yaml:4" in result.output and "kastigar_waived" in result.output
    assert run("letter", "compare", *small, tmp_path / "none.yaml").exit_code == 1


def test_a_proffer_file_with_one_letter_stands_for_it_and_one_with_two_does_not(
    run: Run, small: Files, tmp_path: Path
) -> None:
    head = "format: relcon/proffer/1\ncase: x.yaml\nclient: dunn\n"
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text(head + "letters: [{id: l5, terms: {derivative_use: barred}}]\n", encoding="utf-8")
    two.write_text(head + "letters: [{id: l5}, {id: l6}]\n", encoding="utf-8")
    assert "Letter letter-1 against l5" in run("letter", "compare", *small, one).stdout
    refused = run("letter", "compare", *small, two)
    assert refused.exit_code == 1 and "one letter is compared" in refused.output
