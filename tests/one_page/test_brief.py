"""The one page: its five blocks, from the proffer of `tests.proffer.dunn` worked by hand, and one printed sheet.

In the worst world the fifth criterion is open, so the minimum stands: 28 - 3 = 25, 57-71, cut to 60-71.
Silent: level 21, 37-46, so 60 by the minimum. The safety valve: 19, 30-37. With the 3 kg of a1: 4 kg, 28 - 2 - 3 = 23,
46-57. By the table alone a1 moves level 21 to 25: 37 to 57, 20 months.
"""

from __future__ import annotations

from typing import Any

import pytest

from relcon import api
from relcon.law.positions.options import POSITIONS
from relcon.one_page.rows import rows
from relcon.one_page.said import PARTIAL, cut, moving_text, spread
from relcon.proffer.refusal import Unresolved
from relcon.records.matter import Matter
from relcon.reports.brief_report import SHEET, brief_report
from relcon.reports.text import text
from relcon.results.brief import Brief, Moved, Moving, ToResolve
from tests.proffer.dunn import MET, admission, dunn, sale

COUNTS: dict[str, Any] = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}
PEOPLE = [{"id": "kerr", "name": "Kerr", "status": "target"}]
WIRE = {"id": "wire", "kind": "intercept", "known_since": "2025-05-02", "speaker": "kerr", "bates": ["GOV-1", "GOV-3"]}
ADMISSIONS = [
    admission("a1", sale("p1", "3 kg"), already_known=["wire"]),
    admission("a2", sale("p2", "1 g"), basis="hypothetical"),
]
CASE = {"people": PEOPLE, "evidence": [WIRE]}


@pytest.fixture(scope="module")
def given() -> Matter:
    return dunn(ADMISSIONS, COUNTS, CASE)


@pytest.fixture(scope="module")
def found(given: Matter) -> Brief:
    return api.brief(given)


def test_block_1_has_six_rows_and_the_worst_of_three_is_named(found: Brief) -> None:
    assert [row.world for row in found.rows] == [
        "trial",
        "trial_disclosed",
        "silent",
        "safety_valve_only",
        "protected",
        "triggered_sentencing",
    ]
    assert [row.ranges["psr"] for row in found.rows] == [(60, 63), (41, 51), (60, 60), (30, 37), (46, 57), (60, 71)]
    assert [row.binding["psr"] for row in found.rows] == [60, 0, 60, 0, 0, 60]
    assert found.rows[-1].worst_of == ("unprotected", "triggered_sentencing", "derivative")
    assert found.rows[3].failing["psr"] == ()


def test_a_range_that_is_not_known_counts_as_the_worst(given: Matter) -> None:
    simulated = api.simulate(given).worlds
    answers = {id: one.defendants["dunn"] for id, one in simulated.items() if one.defendants}
    unknown = answers["derivative"].positions["psr"].model_copy(update={"range": None})
    positions = {**answers["derivative"].positions, "psr": unknown}
    answers["derivative"] = answers["derivative"].model_copy(update={"positions": positions})
    last = rows(answers, POSITIONS)[-1]
    assert (last.world, last.ranges["psr"], last.same) == ("derivative", None, ())


def test_block_2_has_line_months_page_and_what_is_known(found: Brief) -> None:
    (one,) = found.moving
    assert one.admission == "a1"
    assert one.months == dict.fromkeys(("defense", "psr", "government"), Moved(first=20, last=20))
    assert one.lines[0].startswith("base offense level 24 to 28 (USSG §2D1.1(a)(5), (c))")
    assert one.pages == ("wire GOV-1 to GOV-3",)
    assert one.known == ("wire: known to the government since 2025-05-02, from kerr",)
    assert one.provable == dict.fromkeys(("defense", "psr", "government"), "yes")
    assert found.moving_more == 0


def test_only_five_are_shown_those_that_move_most_in_the_order_of_the_file() -> None:
    # Level 24 holds to 2 kg; 1 kg more than the kilogram is level 26, 49 kg more 32, and so on upwards.
    grams = {"a1": "1 kg", "a2": "3 kg", "a3": "5 kg", "a4": "16 kg", "a5": "49 kg", "a6": "149 kg"}
    given = dunn([admission(id, sale(f"p{id}", quantity)) for id, quantity in grams.items()], COUNTS)
    found = api.brief(given)
    assert [one.admission for one in found.moving] == ["a2", "a3", "a4", "a5", "a6"]
    assert found.moving_more == 1


def test_block_4_names_what_to_resolve(found: Brief) -> None:
    said = {(one.kind, one.text) for one in found.resolve}
    assert ("unresolved", "a2 is hypothetical: the client has not confirmed it") in said
    assert ("input", "no sentencing date") in said
    (letter,) = (one.text for one in found.resolve if one.kind == "letter")
    assert letter.startswith("l1 is silent on ")
    assert "derivative_use" in letter
    assert "no_use_promise" not in letter


def test_a_conflict_stands_first_with_both_pages() -> None:
    # The record's 2 kg of May 1 on lot k1; the client's 500 g on the same lot.
    lots = [{"id": "k1", "substance": "cocaine"}]
    case = {**CASE, "lots": lots, "events": [sale("e2", "2 kg", lot="k1", evidence=["wire"])]}
    found = api.brief(dunn([admission("a1", sale("p1", "500 g", lot="k1"))], COUNTS, case))
    first = found.resolve[0]
    assert first.kind == "conflict"
    assert "500 g" in first.text
    assert "2 kg" in first.text
    assert "wire GOV-1 to GOV-3" in first.pages


def test_block_5_is_new_against_duplicate_by_target(found: Brief) -> None:
    (target,) = found.only_client
    assert (target.person, target.new, target.duplicate) == ("reyes", ("a2",), ("a1",))


def part_text(part: Brief, matter: Matter) -> str:
    """Return the printed page as one line."""
    return " ".join(text(brief_report(part, matter)).split())


def test_a_complete_disclosure_is_not_called_partial(found: Brief, given: Matter) -> None:
    assert found.complete
    assert PARTIAL not in part_text(found, given)


def test_topics_and_exhibits_left_out_are_named_in_the_receipt(given: Matter) -> None:
    part = api.brief(given, topics=["stash"], without=["wire"])
    assert not part.complete
    assert PARTIAL in part_text(part, given)
    assert part_text(part, given).endswith(", topics stash, without wire.")
    assert any(one.text.startswith("for a complete disclosure: ") for one in part.resolve)
    assert part.moving == ()
    assert set(part.receipt.options["topics"]) == {"stash"}
    assert set(part.receipt.options["without"]) == {"wire"}


def test_what_counsel_has_not_resolved_stops_it() -> None:
    with pytest.raises(Unresolved):
        api.brief(dunn([admission("a1", sale("p1", "3 kg"), basis="unresolved")]))


# One printed sheet


def crowded() -> Matter:
    """Twenty people, eight admissions, long names: more than a sheet can hold."""
    people = [
        {"id": f"person-{n}", "name": f"Bartholomew Featherstonehaugh {n}", "status": "target"} for n in range(40)
    ]
    admissions = []
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


@pytest.mark.parametrize("which", ["small", "crowded"])
def test_the_table_is_one_sheet_of_80_columns_and_all_blocks_are_there(which: str, given: Matter) -> None:
    matter = given if which == "small" else crowded()
    lines = text(brief_report(api.brief(matter), matter)).splitlines()
    assert len(lines) <= SHEET
    assert max(map(len, lines)) <= 80
    headings = [line for line in lines if line[:2] in ("1.", "2.", "3.", "4.", "5.")]
    assert headings == [
        "1. Minimum and range, in months",
        "2. If counted, these facts move a line",
        "3. Still open",
        "4. Resolve before the session",
        "5. What only the client can give",
    ]
    assert any(line.startswith("Counsel's decision: [") for line in lines)
    if which == "crowded":
        assert sum("more: relcon simulate" in line for line in lines) == 3


def test_what_is_cut_ends_at_a_word_and_says_so() -> None:
    assert cut("one two three", 8) == "one two …"
    assert cut("one two", 7) == "one two"


def test_each_kind_has_its_first_entry_before_any_has_its_second() -> None:
    found = [ToResolve(kind="conflict", text=str(n)) for n in range(3)] + [ToResolve(kind="input", text="3")]
    assert [one.text for one in spread(found, 2)] == ["0", "3"]
    assert [one.text for one in spread(found, 3)] == ["0", "1", "3"]


def test_an_entry_counts_the_lines_that_it_leaves_out() -> None:
    one = Moving(
        admission="a1",
        says="x",
        lines=("base offense level 24 to 28 (USSG): added first, all positions", "b: added first", "c: added last"),
        months={"defense": Moved(first=0, last=0), "psr": Moved(first=9, last=None)},
        pages=(),
        known=(),
        provable={"defense": "no", "psr": "partly"},
    )
    assert moving_text(one) == (
        "a1: base offense level 24 to 28; b and 1 more; low end D 0; M +9 first, open last; "
        "no page shows it; provable without it: D no; M partly"
    )
