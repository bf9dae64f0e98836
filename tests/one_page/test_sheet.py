"""The sheet as it is printed: one sheet of 66 lines and 80 columns, whole items, names, and no word of the program."""

from __future__ import annotations

import re
from typing import Any

import pytest

from relcon import api
from relcon.records.matter import Matter
from relcon.reports.brief_report import SHEET, brief_report
from relcon.reports.text import text
from relcon.results.brief import Brief
from tests.helpers.forbidden_words import said as forbidden
from tests.one_page.test_brief import ADMISSIONS, CASE, COUNTS
from tests.proffer.dunn import admission, dunn, sale

ISO = re.compile(r"\d{4}-\d\d-\d\d")
"""A date as files have it, not as a sheet prints it."""


def crowded() -> Matter:
    """Forty people, eight admissions, long names: more than a sheet can hold."""
    people = [
        {"id": f"person-{n}", "name": f"Bartholomew Featherstonehaugh {n}", "status": "target"} for n in range(40)
    ]
    admissions: list[dict[str, Any]] = []
    for n in range(8):
        sold = {**sale(f"p{n}", f"{n + 1} kg"), "participants": [
            {"person": "dunn", "act": "bought"}, *({"person": f"person-{m}", "act": "sold"} for m in range(n, n + 12))
        ]}  # fmt: skip
        concerns = ["firearms", "violence"] if n % 3 == 0 else []
        gun = {"id": f"g{n}", "kind": "firearm", "date": "2025-05-01", "by": ["dunn"]}
        facts = {"events": [sold], "circumstances": [gun] if concerns else []}
        admissions.append({
            "id": f"admission-{n}", "topic": "supply", "says": "x", "basis": "hypothetical", "concerns": concerns,
            "facts": facts, "already_known": ["lab", "rumor"],
        })  # fmt: skip
    return dunn(admissions, None, {"people": people})


def printed(found: Brief, matter: Matter) -> str:
    """Return the printed sheet as one line."""
    return " ".join(text(brief_report(found, matter)).split())


@pytest.fixture(scope="module")
def given() -> Matter:
    return dunn(ADMISSIONS, COUNTS, CASE)


@pytest.mark.parametrize("which", ["small", "crowded"])
def test_it_is_one_sheet_of_80_columns_and_all_blocks_are_there(which: str, given: Matter) -> None:
    matter = given if which == "small" else crowded()
    lines = text(brief_report(api.brief(matter), matter)).splitlines()
    assert len(lines) <= SHEET
    assert max(map(len, lines)) <= 80
    assert [line[:2] for line in lines if re.match(r"[1-6]\. [A-Z]{2}", line)] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert any(line.startswith("Counsel's decision: [") for line in lines)
    if which == "crowded":
        assert "more: relcon simulate" in " ".join(lines[:-1])


def test_no_word_of_the_program_and_no_pronoun_is_printed(given: Matter) -> None:
    sheet = printed(api.brief(given), given)
    assert forbidden(sheet) == set()
    assert ISO.findall(sheet) == []


def test_the_privilege_line_stands_once_and_first(given: Matter) -> None:
    said = text(brief_report(api.brief(given), given))
    assert said.startswith("PRIVILEGED: ")
    assert said.count("PRIVILEGED") == 1
    assert "not a statement of the client" in said


def test_what_the_client_has_not_confirmed_says_so() -> None:
    matter = dunn([admission("a1", sale("p1", "3 kg"), basis="hypothetical")], COUNTS)
    said = printed(api.brief(matter), matter)
    assert "NOT CONFIRMED by the client. Client's word alone; no page." in said
    assert "1 The client: is a1 true? 46 against 30" in said


def test_a_partial_disclosure_says_what_it_lacks_and_the_sheet_what_was_left_out(given: Matter) -> None:
    part = printed(api.brief(given, topics=["stash"], without=["wire"]), given)
    assert part.count("This disclosure is partial: it lacks supply, a1, a2;") == 1
    assert "openly declined" not in part
    assert "topics left out: stash · without left out: wire" in part


def test_a_letter_that_promises_nothing_says_so_under_the_rows() -> None:
    none = {"is_1B1_8_agreement": {"cooperation_about_others": "yes", "no_use_promise": "no"}}
    matter = dunn([admission("a1", sale("p1", "30 kg"))], none)
    said = printed(api.brief(matter), matter)
    assert said.count("it makes no promise not to use what is said") == 1
