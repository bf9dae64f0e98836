"""What the memo says and does not say, in every form; what it is built from."""

from __future__ import annotations

import re

from relcon import words
from relcon.memorandum.html import html
from relcon.memorandum.markdown import markdown
from relcon.memorandum.places import PARTS
from tests.memorandum.conftest import Example


def test_markdown_and_html_have_every_part_with_its_number(example: Example) -> None:
    text, page = markdown(example.memo), html(example.memo)
    for number, part in example.memo.numbered():
        assert f"## {number}. {part.title}\n" in text
        assert f"<h2>{number}. {part.title}</h2>" in page
    assert len(example.memo.parts) == len(PARTS)


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


def test_it_advises_nothing_and_ranks_no_choice(example: Example) -> None:
    told = re.sub(r'"[^"]*"', "", markdown(example.memo))  # but for the letter's own words
    assert not re.search(r"\b(should|recommend|advisable|better off|best option|we suggest)\b", told)


def test_what_the_file_does_not_record_is_asked_and_not_taken_as_absent(example: Example) -> None:
    part = example.memo.parts[PARTS.index("collateral")]
    (table,) = (block for block in part.blocks if hasattr(block, "rows"))
    told = {row[0]: row[1:] for row in table.rows}
    assert told["Immigration"] == ("no record of it: ask", "not left out of its promise by name (p. 3)")
    assert told["Other offices, states, other countries"][1] == "bound: this office alone (p. 1)"
    assert "dunn-s1" in told["State cases and sentences"][0]
    assert told["Revocation of probation, parole, release"][0] == "no sentence in force at the offense, says the file"
