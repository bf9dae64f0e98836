"""What an admission could support that is not charged, and admissions that narrow."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.letters.new_charges import new_charges
from relcon.proffer.admissions.answers import could_charge
from relcon.proffer.simulate import simulate
from relcon.records.circumstances import CircumstanceKind
from relcon.records.facts import Function
from tests.proffer.dunn import CASE, admission, dunn, sale, table

GUN = {"id": "g1", "kind": "firearm", "date": "2025-06-03", "by": ["dunn"], "connection": "unknown"}


def found(one: dict[str, Any], case: dict[str, Any] | None = None) -> list[str]:
    made = table(dunn([one], case=case))
    return list(could_charge(made, made.matter.admissions["a1"]))


def circumstance(**changes: Any) -> dict[str, Any]:
    return {"id": "a1", "topic": "supply", "says": "x", "facts": {"circumstances": [{**GUN, **changes}]}}


def with_count(**count: Any) -> dict[str, Any]:
    client, *others = CASE["people"]
    first = client["defendant"]["counts"]
    part = {**client["defendant"], "counts": [*first, {"count": "2", **count}]}
    return {"people": [{**client, "defendant": part}, *others]}


def test_his_own_firearm_where_no_count_is_under_924c() -> None:
    assert found(circumstance()) == ["g1: a firearm possessed in furtherance of the offense (18 U.S.C. §924(c))"]
    assert found(circumstance(by=["reyes"])) == []
    assert found(circumstance(connection="no")) == []
    charged = with_count(statute="18 USC 924(c)", firearm="possessed")
    assert found(circumstance(), charged) == []
    acquitted = with_count(statute="18 USC 924(c)", firearm="possessed", disposition="acquitted")
    assert len(found(circumstance(), acquitted)) == 1


def test_a_function_and_a_statute_known_from_memory_says_so() -> None:
    case = {"undertakings": [{"id": "west", "title": "x", "members": []}]}
    washed = {"id": "pf", "person": "dunn", "undertaking": "west", "function": "launder"}
    one = {"id": "a1", "topic": "supply", "says": "x", "facts": {"functions": [washed]}}
    assert found(one, case) == ["pf: money laundering (18 U.S.C. §1956; unverified)"]


def test_the_act_itself_where_only_a_conspiracy_is_charged() -> None:
    client, *others = CASE["people"]
    charged = [{**count, "statute": "21 USC 846"} for count in client["defendant"]["counts"]]
    case = {"people": [{**client, "defendant": {**client["defendant"], "counts": charged}}, *others]}
    act = "p1: the act itself (21 U.S.C. §841(a)(1)); only a conspiracy is charged"
    assert found(admission("a1", sale("p1", "1 kg")), case) == [act]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, []),
        ({"substance": "heroin"}, ["p1: a drug that no count names"]),
        ({"date": "2024-05-01"}, ["p1: outside the dates of every count"]),
        ({"date": {"from": "2024-05-01", "to": "2025-01-01"}}, []),  # one day of it is inside
        ({"date": "unknown"}, []),
        (
            {"date": "2026-03-20"},
            [
                "p1: outside the dates of every count",
                "p1: after the agreement of 2026-03-09: a new crime is a breach (USSG §1B1.8(b)(4))",
            ],
        ),
        ({"date": "2024-05-01", "participants": [{"person": "reyes", "act": "sold"}]}, []),  # no part of his
    ],
)
def test_his_own_deals_against_the_counts(more: dict[str, Any], says: list[str]) -> None:
    assert found(admission("a1", sale("p1", "1 kg", **more))) == says


def test_every_kind_is_one_that_a_record_can_have() -> None:
    functions = Function.model_fields["function"].annotation
    kinds = {*CircumstanceKind.__args__, *functions.__args__}  # type: ignore[union-attr, attr-defined]
    assert set(new_charges()) <= kinds


def test_a_narrowing_admission_names_what_it_replaces_and_moves_the_other_way() -> None:
    # 3 kg on the record, level 26; his account of the second event takes 1.5 kg off: 1.5 kg, level 24. Only the defense
    # takes his word against a lab report: for the others e2 stands, and he is contested.
    case = {"events": [*CASE["events"], sale("e2", "2 kg", evidence=["lab"])]}
    one = simulate(dunn([admission("a1", sale("n2", "500 g", replaces=["e2"]))], case=case), worlds=["silent"])
    told = one.admissions["a1"]
    assert told.narrows == {"n2": ("e2",)}
    found = {p: (told.first[p].grams, told.first[p].levels, told.shapley[p].levels) for p in ("defense", "psr")}
    assert found == {"defense": ("-1500", -2, "-2"), "psr": ("0", 0, "0")}
    assert told.contested == {"defense": {}, "psr": {"n2": ("e2",)}, "government": {"n2": ("e2",)}}
    assert told.protected["psr"].startswith("contested: e2 stands")
    assert one.tipping_sets == ()  # it crosses no line against him
