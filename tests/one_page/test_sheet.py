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
from tests.proffer.dunn import CASE as THEIRS
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


def test_what_the_client_has_not_adopted_is_set_apart_and_asked_about_without_a_price() -> None:
    told = [admission("a1", sale("p1", "3 kg"), basis="hypothetical"), admission("a2", sale("p2", "3 kg"))]
    matter = dunn(told, COUNTS)
    lines = text(brief_report(api.brief(matter), matter)).splitlines()
    block = lines[next(n for n, line in enumerate(lines) if line.startswith("2. WHAT")) :]
    assert "IN COUNSEL'S WORDS (proffer file)" in block[0]
    adopted, notes, mine = (
        next(n for n, line in enumerate(block) if line.startswith(start))
        for start in ("a2 ", "Apart, whatever the months: in counsel's notes, not adopted by the client:", "a1 ")
    )
    assert adopted < notes < mine
    said = " ".join(block)
    assert "Client's word" not in said[said.index("a1 ") :]
    asked = block[block.index(next(line for line in block if line.startswith("6. ASK FIRST"))) + 1]
    assert asked == "1 The client: what does the client say of a1 (counsel's notes)?"


def test_who_has_spoken_before_is_said_with_what_is_then_still_new() -> None:
    # Reyes sold what a1 tells of, and can tell it: nothing of it stays new.
    others = [{"person": "reyes", "proffered": "2026-02-01"}]
    matter = dunn([admission("a1", sale("p1", "3 kg"))], COUNTS, others=others)
    said = printed(api.brief(matter), matter)
    assert "Already proffered: Reyes; of what is new to the government, nothing is then left." in said
    alone = dunn([admission("a1", sale("p1", "3 kg"))], COUNTS)
    assert "Already proffered" not in printed(api.brief(alone), alone)


def test_an_unknown_career_offender_stands_next_to_the_rows_and_is_looked_up_first() -> None:
    # Two earlier felonies that may be violent. If so: at most 40 years, level 34 - 3 = 31, category VI, 188-235;
    # if not, level 24 - 3 = 21 in category III, 46-57, and the minimum of 60 binds: (f)(1) fails.
    client, *others = THEIRS["people"]
    earlier = [
        {"id": f"s{n}", "offense": "x", "imposed": f"202{n}-01-01", "violent": "unknown", "points": "3"} for n in (0, 1)
    ]
    history = {**client["defendant"]["criminal_history"], "sentences": earlier}
    unknown = {**client["defendant"], "criminal_history": history, "career_offender": "unknown"}
    matter = dunn(
        [admission("a1", sale("p1", "3 kg"))], COUNTS, {"people": [{**client, "defendant": unknown}, *others]}
    )
    lines = text(brief_report(api.brief(matter), matter)).splitlines()
    career = lines.index("Career offender unknown (career_offender): if so 188–235 (§4B1.1).")
    assert career < next(n for n, line in enumerate(lines) if line.startswith("Middle: our prediction"))
    assert "1 The record: a career offender (§4B1.1), or not? 188 against 60" in lines


def test_a_partial_disclosure_says_what_it_lacks_and_the_sheet_what_was_left_out(given: Matter) -> None:
    part = printed(api.brief(given, topics=["stash"], without=["wire"]), given)
    assert part.count("This disclosure is partial: it lacks supply, a1, a2;") == 1
    assert "openly declined" not in part
    assert "only topics: stash · left out: wire" in part


def test_a_letter_that_promises_nothing_is_not_called_honored_and_the_months_say_why() -> None:
    # 31 kg: level 32 - 3 = 29, 87-108 in category I; kept out, as a safety-valve disclosure, 19: 30.
    none = {"is_1B1_8_agreement": {"cooperation_about_others": "yes", "no_use_promise": "no"}}
    matter = dunn([admission("a1", sale("p1", "30 kg"))], none)
    said = printed(api.brief(matter), matter)
    assert "letter honored" not in said
    assert said.count("Proffer, no promise made ") == 1
    assert said.count("No promise made: what is said under this letter counts (Middle: 30 to 87);") == 1
    promised = dunn([admission("a1", sale("p1", "30 kg"))], COUNTS)
    assert "Proffer, letter honored " in printed(api.brief(promised), promised)
