"""What the memo says and does not say, in every form; what it is built from."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from relcon import api, words
from relcon.memorandum.assumed import assumptions
from relcon.memorandum.html import html
from relcon.memorandum.markdown import markdown
from relcon.memorandum.places import PARTS, PLACES
from relcon.memorandum.plain import plain, said
from relcon.reports.report import Paragraph, Section, Table
from relcon.reports.simulation_report import BLOCKS
from tests.helpers import forbidden_words
from tests.memorandum.conftest import Example, example_memo


def test_markdown_and_html_have_every_part_with_its_number(example: Example) -> None:
    text, page = markdown(example.memo), html(example.memo)
    for number, part in example.memo.numbered():
        assert f"## {number}. {part.title}\n" in text
        assert f"<h2>{number}. {part.title}</h2>" in page
    assert len(example.memo.parts) == len(PARTS)


def test_no_letter_no_admission_no_question_is_said(root: Path, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes((root / "examples" / "riverside" / "case.yaml").read_bytes())
    (tmp_path / "proffer.yaml").write_text("format: relcon/proffer/1\ncase: case.yaml\nclient: dunn\n")
    matter = api.read_proffer(tmp_path / "proffer.yaml", api.read_case(tmp_path / "case.yaml"))
    text = markdown(example_memo(matter).memo)
    for sentence in (
        "No letter is recorded",
        "No admission is recorded.",
        "No topic is recorded.",
        "change nobody else",
    ):
        assert sentence in text


def test_every_form_is_headed_as_privileged_and_ends_with_its_receipt(example: Example) -> None:
    text, page = markdown(example.memo), html(example.memo)
    assert text.startswith(f"**{words.PRIVILEGED}**")
    assert page.count(words.PRIVILEGED) == 2  # above, and at the foot of each printed page
    assert text.rstrip().endswith(example.memo.receipt)
    assert re.search(r"relcon \d.* · case [0-9a-f]{8} · proffer [0-9a-f]{8} · 2025 Manual", example.memo.receipt)


def test_the_page_loads_nothing_and_runs_nothing(example: Example) -> None:
    page = html(example.memo)
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|@import|url\(|\bon\w+=|src=", page)


def test_no_option_of_a_command_stands_in_the_memo(example: Example) -> None:
    assert re.findall(r"(?<!-)--[a-z]+", markdown(example.memo).replace("---", "")) == []


def test_every_word_is_one_that_counsel_reads(example: Example, root: Path) -> None:
    folder = root / "examples" / "riverside"
    told = re.sub(r'"[^"]*"', '""', markdown(example.memo).replace("\\", ""))  # but for the letter's own words
    found = forbidden_words.said(told, own=[folder / "case.yaml", folder / "proffer.yaml"])
    assert found == set(), forbidden_words.instead(found)


def test_it_advises_nothing_and_ranks_no_choice(example: Example) -> None:
    told = re.sub(r'"[^"]*"', "", markdown(example.memo))  # but for the letter's own words
    assert not re.search(r"\b(should|recommend|advisable|better off|best option|we suggest)\b", told)


def test_an_id_keeps_its_letters_and_a_sentence_begins_with_a_capital() -> None:
    texts = ("a1: date", "wire-14: known", "contradicted: a1", "counsel's words", "open", "e20, e21, e22 told")
    (section,) = plain([Section("", tuple(Paragraph(text, bullet=True) for text in texts))])
    told = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert told == ["a1: date", "wire-14: known", "Contradicted: a1", "Counsel's words", "Open", "e20–e22 told"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("and 2 more: simulate --section findings", "and 2 more: part 5"),
        ("named or not: --section others.", "named or not: part 8."),
        ("silent on 10 points (relcon letter questions)", "silent on 10 points (part 10)"),
        ("by house rules (relcon law --open)", "by house rules (part 12)"),
        ("said once. Fractions of a month: --exact.", "said once."),
    ],
)
def test_a_command_becomes_a_place_of_the_memo(text: str, says: str) -> None:
    assert said(text) == says


def test_every_block_of_simulate_has_a_place() -> None:
    assert set(BLOCKS) <= set(PLACES)


def test_an_option_without_a_rule_of_the_circuit_says_so(example: Example) -> None:
    receipt = example.asked.simulation.receipt
    options = {position: {**held, "statutory_quantity": "none"} for position, held in receipt.options.items()}
    options["defense"]["statutory_quantity"] = "own"
    simulation = example.asked.simulation.model_copy(
        update={"receipt": receipt.model_copy(update={"options": options | {"topics": {"supply": "told"}}})}
    )
    part = assumptions(replace(example.asked, simulation=simulation))
    (table,) = (block for block in part.sections[0].blocks if isinstance(block, Table))
    assert ("the defendant's", "no rule read", "no rule read") in [row[1:4] for row in table.rows]
    assert "Only topics: supply." in [block.text for block in part.blocks if isinstance(block, Paragraph)]


def test_what_was_written_from_memory_or_not_read_is_named(example: Example) -> None:
    (table,) = (one for one in example.memo.parts[PARTS.index("unverified")].blocks if isinstance(one, Table))
    told = {row[0]: row[1:] for row in table.rows}
    # The row of tables/4C1.1/2023-11-01.yaml whose source says so; letters/terms.yaml; positions/circuits.yaml.
    assert "from memory" in told["USSG §4C1.1(b)(2)"][0]
    assert told["United States v. Ballis, 28 F.3d 1399 (5th Cir.)"][0] == "from memory, not verified"
    assert told["United States v. Knight, 342 F.3d 697 (7th Cir.)"][0] == "by a secondary source, not verified"
    assert "United States v. Barrow, 400 F.3d 109 (2d Cir. 2005)" not in told  # its opening was read


def test_what_the_file_does_not_record_is_asked_and_not_taken_as_absent(example: Example) -> None:
    part = example.memo.parts[PARTS.index("collateral")]
    (table,) = (block for block in part.blocks if isinstance(block, Table))
    told = {row[0]: row[1:] for row in table.rows}
    assert told["Immigration"] == ("no record of it: ask", "does not name it (p. 3)")
    assert told["Other offices, states, other countries"][1] == "bound: this office alone (p. 1)"
    assert "dunn-s1" in told["State cases and sentences"][0]
    assert told["Revocation of probation, parole, release"][0] == "no sentence in force at the offense, says the file"
