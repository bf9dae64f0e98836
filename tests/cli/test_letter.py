"""``relcon letter``: show, compare, questions, in every form."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import jsonschema
import pytest

from relcon.schemas import schemas
from tests.cli.conftest import Run
from tests.helpers.forbidden_words import TEXTS, said

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
    return forms(run, riverside, offered, {"show": ("table", "json"), "questions": ("table", "json")})


@pytest.fixture(scope="module")
def whole(run: Run, riverside: Files) -> dict[str, str]:
    """Two of them with every reason and every name."""
    asked = {"show": ["--why"], "questions": ["--why"], "exact": ["--exact", "--all"]}
    return {
        name: " ".join(run("letter", "questions" if name == "exact" else name, *riverside, *more).stdout.split())
        for name, more in asked.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_each_fits_80_columns_under_the_privilege_heading(answers: dict[str, dict[str, str]], name: str) -> None:
    lines = answers[name]["table"].splitlines()
    assert lines[0].startswith("PRIVILEGED") and max(map(len, lines)) <= 80
    assert answers[name]["md"].startswith("**PRIVILEGED")
    assert answers[name]["csv"].startswith('"PRIVILEGED') or answers[name]["csv"].startswith("PRIVILEGED")


@pytest.mark.parametrize("name", NAMES)
def test_each_uses_the_words_that_counsel_reads(answers: dict[str, dict[str, str]], name: str) -> None:
    for text in answers[name].values():
        assert said(text, TEXTS) == set()
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


def test_show_says_first_what_it_does_to_the_range(example: dict[str, dict[str, str]], whole: dict[str, str]) -> None:
    lines = example["show"]["table"].splitlines()
    assert len(lines) <= 42
    assert lines[3] == "WHAT IT DOES TO THE RANGE"
    assert lines[4].startswith(" use in the range: kept out of the range")
    assert '"We may follow wherever the information points, and use what we find there." (p. 2)' in whole["show"]
    assert "Defense: open, read against the government: the hearing is kept;" in whole["show"]


def test_questions_begin_with_what_moves_the_range_most_months_first(example: dict[str, dict[str, str]]) -> None:
    # Middle reads silence on credit as no; told in full and credited, 46-57 (riverside_expected.yaml). In Defense
    # silence is read as yes, so 46. By the table 57 stands against 97 where an objection lets all in.
    printed = example["questions"]["table"]
    lines = printed.splitlines()
    assert len(lines) <= 40
    assert lines[3].startswith("MOVES THE RANGE, most months first") and lines[3].endswith("Low end, Middle")
    assert "120; 46* if yes and all is" in lines[4]  # a7 may cost the safety valve
    text = " ".join(printed.split())
    assert "Silence: for the client in Defense (46 if complete*), else for the government." in text
    assert "120 either way; by the" in text
    places = [
        text.index(group)
        for group in ("MOVES THE RANGE", "MATTERS AT TRIAL", "NOT PUT INTO A NUMBER HERE", "BESIDE IT")
    ]
    assert places == sorted(places)
    assert "2 pairs do not fit together" in text


def test_names_of_terms_are_printed_where_they_are_typed_alone(
    example: dict[str, dict[str, str]], whole: dict[str, str]
) -> None:
    for name in ("sentencing.safety_valve_carveout", "kastigar_waived"):
        assert name not in example["questions"]["table"]
        assert name in whole["questions"] and name in whole["exact"]
    assert "SILENT ON" in whole["exact"] and "obstruction [truthfulness.obstruction_3C1_1]" in whole["exact"]


def test_what_a_letter_is_silent_on_has_one_count_wherever_it_is_said(example: dict[str, dict[str, str]]) -> None:
    # The letter has no version and lists no uses: nothing is asked about either.
    asked = [
        one for one in json.loads(example["questions"]["json"])["questions"]["letter-1"] if one["kind"] == "silent"
    ]
    shown = json.loads(example["show"]["json"])["letters"][0]["terms"]
    assert [one["terms"] for one in asked] == [[one["term"]] for one in shown if one["silent"] and not one["answered"]]
    said = " ".join(example["show"]["table"].split())
    assert f"silent on {len(asked)} points;" in " ".join(example["questions"]["table"].split())
    assert f"SILENT, and so open: {len(asked)} points" in said
    assert "nothing to ask: the form used; only for some purposes." in said


def test_with_why_each_question_has_its_authority_and_every_reading(whole: dict[str, str]) -> None:
    assert "Why: whether the government must show at a hearing" in whole["questions"]
    assert "(Kastigar v. United States, 406 U.S. 441)" in whole["questions"]
    assert "If no: Defense 46 if complete* to 120. Proffer, letter honored." in whole["questions"]


def test_no_person_is_a_pronoun(example: dict[str, dict[str, str]]) -> None:
    assert re.findall(r"\b(?:he|his|him|himself|she|her)\b", example["questions"]["table"]) == []


def test_what_credit_would_do_after_a_full_disclosure_stands_beside_what_it_does_now(
    example: dict[str, dict[str, str]],
) -> None:
    asked = json.loads(example["questions"]["json"])["questions"]["letter-1"]
    credit = next(one for one in asked if one["terms"] == ["sentencing.safety_valve_carveout"])
    yes = next(one for one in credit["clauses"] if one["otherwise"] == {"sentencing.safety_valve_carveout": "yes"})
    cell = yes["if_complete"]["protected"]["psr"]
    assert yes["worlds"] == {} and (cell["low_end"], cell["otherwise"]) == (120, 46)
    assert credit["moves"] == "range"
    assert credit["read_for"] == {"defense": "client", "psr": "government", "government": "government"}


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
    first = next(line for line in run("letter", "compare", *small, one).stdout.splitlines() if " against " in line)
    assert re.fullmatch(r"Letter (of \w+ \d+, \d{4}|letter-1, not dated) against l5", first)
    refused = run("letter", "compare", *small, two)
    assert refused.exit_code == 1 and "one letter is compared" in refused.output
