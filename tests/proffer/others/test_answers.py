"""Everyone else: whom the client implicates, what each could say of him by the records, what they may supply."""

from __future__ import annotations

from typing import Any

from relcon.law.positions.options import POSITIONS
from relcon.proffer.simulate import simulate
from relcon.records.matter import Matter
from relcon.results.others import OtherAnswer
from tests.proffer.dunn import CASE, admission, dunn, sale

ORTIZ = {"id": "ortiz", "name": "Ortiz", "status": "cooperator", "phones": ["+13125550199"]}
CASE_OF_ALL: dict[str, Any] = {
    "people": [*CASE["people"], ORTIZ, {"id": "quiet", "name": "Quiet", "status": "uncharged"}],
    "evidence": [
        *CASE["evidence"],
        {"id": "ortiz-302", "kind": "statement", "speaker": "ortiz", "bates": ["GOV-0000801", "GOV-0000804"]},
    ],
    "undertakings": [
        {"id": "west", "title": "x", "members": [{"id": "m-dunn", "person": "dunn", "scope": "whole"}]},
    ],
    "events": [*CASE["events"], sale("e2", "100 g", evidence=["ortiz-302"])],
    "knowledge": [
        {"id": "k1", "person": "ortiz", "of": {"undertaking": "west"}, "since": "2025-02-01", "how": "told"},
        {"id": "k2", "person": "ortiz", "of": {"person": "reyes"}},
    ],
    "contacts": [
        {"id": "c1", "between": ["dunn", "+13125550199"], "medium": "call", "first": "2025-01-02", "last": "2025-02-03",
         "count": "7", "evidence": ["lab"]},
        {"id": "c2", "between": ["reyes", "ortiz"], "medium": "call", "first": "2025-01-02", "last": "2025-02-03",
         "count": "9"},
    ],
    "payments": [{"id": "pay", "date": "2025-05-02", "from": "dunn", "to": "reyes", "usd": "2500", "kind": "paid"}],
}  # fmt: skip
GUN = {"id": "g1", "kind": "firearm", "date": "2025-06-03", "by": ["reyes"], "connection": "yes"}
TOLD: list[dict[str, Any]] = [
    admission("a1", sale("p1", "3 kg")),
    {"id": "a2", "topic": "stash", "says": "x", "facts": {"circumstances": [GUN]}},
]


def made(**proffer: Any) -> Matter:
    return dunn(TOLD, case=CASE_OF_ALL, **proffer)


def found(**proffer: Any) -> dict[str, OtherAnswer]:
    return simulate(made(**proffer)).others


def test_the_client_implicates_by_weight_level_and_lines_in_every_world_in_which_he_speaks() -> None:
    reyes = found()["reyes"]
    assert set(reyes.implicated) >= {"safety_valve_only", "protected", "unprotected", "breach_refusal"}
    assert not {"trial", "silent", "leak", "agreed"} & set(reyes.implicated)
    for world in reyes.implicated.values():
        for position in POSITIONS:
            # e2 on the record: 100 g, 20 kg converted, level 16. With 3 kg: 3.1 kg, 620 kg, level 26; his gun +2.
            assert (world[position].converted_grams, world[position].levels) == ("+600000", "+12")
    assert reyes.named_in == ("a1", "a2")
    assert any(line.startswith("USSG §2D1.1(b)(1): not applied to +2") for line in reyes.crosses)


def test_who_could_say_what_of_the_client() -> None:
    said = {id: [(one.record, one.kind, one.admission) for one in other.could_say] for id, other in found().items()}
    assert said["reyes"] == [("e2", "event", None), ("pay", "payment", None), ("p1", "event", "a1")]
    assert said["ortiz"] == [("e2", "statement", None), ("k1", "knowledge", None), ("c1", "contact", None)]
    assert "quiet" not in said  # no record shows that he knows anything


def test_what_each_could_say_has_its_pages_and_its_date() -> None:
    ortiz = {one.record: one for one in found()["ortiz"].could_say}
    assert ortiz["e2"].pages == ("ortiz-302 GOV-0000801 to GOV-0000804",)
    assert (ortiz["c1"].how, ortiz["c1"].date, ortiz["c1"].pages) == ("call: 7", "2025-01-02 to 2025-02-03", ("lab",))
    assert (ortiz["k1"].how, ortiz["k1"].date) == ("told: west", "since 2025-02-01")


def test_an_unknowing_participant_could_not_say_it_was_his() -> None:
    unknowing = sale("e2", "100 g", participants=[
        {"person": "reyes", "act": "carried", "knowing": "no"}, {"person": "dunn", "act": "bought"}
    ])  # fmt: skip
    others = simulate(dunn([], case={"events": [*CASE["events"], unknowing]})).others
    assert "reyes" not in others or others["reyes"].could_say == ()


def test_facts_others_may_supply_are_those_on_their_topics() -> None:
    others = [{"person": "ortiz", "proffered": "2026-02-01", "likely_topics": ["stash"]}]
    given = found(others=others)
    assert (given["ortiz"].may_supply, given["ortiz"].proffered) == (("a2",), "2026-02-01")
    assert given["reyes"].may_supply == ()
