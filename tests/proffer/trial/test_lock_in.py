"""Trial lock-in: theories against admissions under each wording of the letter, and what opens nothing."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.letters.rule_410 import rule_410
from relcon.law.positions.options import POSITIONS
from relcon.proffer.protection.asserted import asserted
from relcon.proffer.simulate import simulate
from relcon.proffer.trial.lock_in import Trials, read_in
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.lock_in import Opening
from tests.proffer.dunn import MET, admission, dunn, sale, table

WEST = {"undertakings": [{"id": "west", "title": "x", "members": []}]}
MEMBER = {"id": "pm", "person": "dunn", "undertaking": "west", "scope": "whole"}
STORED = [{"person": "reyes", "act": "supplied"}, {"person": "dunn", "act": "stored"}]
ADMITTED: dict[str, dict[str, Any]] = {
    "bought": admission("a1", sale("p1", "3 kg")),
    "stored": admission("a1", sale("p1", "3 kg", participants=STORED)),
    "others": admission("a1", sale("p1", "3 kg", participants=[{"person": "reyes", "act": "sold"}])),
    "member": {"id": "a1", "topic": "supply", "says": "x", "facts": {"members": [MEMBER]}},
    "less": admission("a1", sale("p1", "500 g", replaces=["e1"])),
    "saw": {
        "id": "a1", "topic": "supply", "says": "x",
        "facts": {"knowledge": [{"id": "pk", "person": "dunn", "of": {"person": "reyes"}}]},
    },
    "led": {
        "id": "a1", "topic": "supply", "says": "x",
        "facts": {"authority": [{"id": "pa", "by": "dunn", "over": "reyes", "undertaking": "west",
                                 "acts": ["directed"]}]},
    },
    "for_profit": {
        "id": "a1", "topic": "supply", "says": "x",
        "facts": {"functions": [{"id": "pf", "person": "dunn", "undertaking": "west", "function": "transport",
                                 "pay": "flat_fee", "motive": "profit"}]},
    },
}  # fmt: skip
OPEN_TO_FACTS = {"rebuttal": "factual_assertions_of_counsel", "rebuttal_standard": "contradicts", "impeachment": "none"}
SUBSTANTIVE = {"is_1B1_8_agreement": MET, "case_in_chief": "barred_unless_trigger", "rebuttal_form": "substantive"}


def made(what: str, terms: dict[str, Any], **proffer: Any) -> Matter:
    return dunn([ADMITTED[what]], {**SUBSTANTIVE, **terms}, WEST, **proffer)


def trial(what: str, terms: dict[str, Any], **proffer: Any) -> Trials:
    return Trials(table(made(what, terms, **proffer)))


def opened(found: Trials) -> set[str]:
    """Return the theories that open the admission, in every position alike."""
    by_position = [{name for name in rule_410().theories if only(found, name, p).opens} for p in POSITIONS]
    assert by_position[0] == by_position[1] == by_position[2]
    return by_position[0]


def only(found: Trials, theory: str = "identity", position: PositionName = "psr") -> Opening:
    return found.openings[theory, position]["a1"]


@pytest.mark.parametrize(
    ("what", "contradicted"),
    [
        # Buying for himself is what a buyer says: only who it was and how much are contradicted.
        ("bought", {"identity", "quantity"}),
        ("stored", {"identity", "quantity", "buyer_seller", "no_agreement"}),
        ("others", set()),
        ("member", {"identity", "buyer_seller", "no_agreement"}),
        ("less", {"identity"}),  # the smaller figure is what an attack on quantity asserts
        ("saw", set()),
        ("led", {"identity", "buyer_seller", "no_agreement", "duress"}),
        ("for_profit", {"identity", "buyer_seller", "no_agreement", "duress"}),
    ],
)
def test_what_each_theory_contradicts_under_a_letter_that_asks_for_contradiction(
    what: str, contradicted: set[str]
) -> None:
    assert opened(trial(what, OPEN_TO_FACTS)) == contradicted


def test_a_wider_standard_reaches_what_only_tends_against_the_theory() -> None:
    # What Reyes sold weighs against "it was less" where a conspiracy is charged; that he saw Reyes, against "not me".
    wider = {**OPEN_TO_FACTS, "rebuttal_standard": "fairly_rebuts"}
    assert opened(trial("others", wider)) == {"quantity"}
    assert opened(trial("saw", wider)) == {"identity", "no_agreement"}
    assert opened(trial("saw", {**OPEN_TO_FACTS, "rebuttal_standard": "directly_or_indirectly"})) == {
        "identity",
        "no_agreement",
    }


WAYS = rule_410().ways


@pytest.mark.parametrize(
    ("level", "ways"),
    [
        ("none", []),
        ("D_evidence", ["testimony", "own_evidence"]),
        ("any_defense_evidence", ["testimony", "own_evidence", "defense_evidence"]),
        ("elicited_on_cross", ["testimony", "own_evidence", "defense_evidence", "cross"]),
        ("factual_assertions_of_counsel", ["testimony", "own_evidence", "defense_evidence", "cross", "assertion"]),
        ("any_argument", ["testimony", "own_evidence", "defense_evidence", "cross", "assertion", "argument"]),
        ("position_inconsistent", ["testimony", "own_evidence", "defense_evidence", "cross", "assertion", "argument"]),
    ],
)
def test_each_level_opens_by_the_ways_that_its_cases_name(level: str, ways: list[str]) -> None:
    found = trial("bought", {**OPEN_TO_FACTS, "rebuttal": level})
    for position in POSITIONS:
        one = only(found, position=position)
        assert (one.ways, one.opens) == (tuple(WAYS[way] for way in ways), bool(ways))
        assert only(found, "duress", position).ways == ()


def test_his_own_testimony_alone_opens_nothing_that_he_does_not_give() -> None:
    terms = {**OPEN_TO_FACTS, "rebuttal": "none", "impeachment": "if_D_testifies_inconsistent"}
    found = only(trial("bought", terms))
    assert (found.opens, found.counts, found.ways) == (False, False, (WAYS["testimony"],))
    # Whenever he testifies: also where nothing that he admitted is contradicted.
    at_all = only(trial("bought", {**terms, "impeachment": "if_D_testifies_at_all"}), "duress")
    assert (at_all.opens, at_all.relation, at_all.ways) == (False, None, (WAYS["testimony"],))


def test_a_letter_that_allows_the_case_in_chief_opens_everything() -> None:
    found = trial("bought", {**OPEN_TO_FACTS, "case_in_chief": "allowed", "rebuttal": "none"})
    assert opened(found) == set(rule_410().theories)
    assert set(next(iter(found.safe())).letters.values()) == {"open: decided on other wording"}


def test_a_waiver_for_sentencing_alone_opens_nothing_at_trial() -> None:
    assert opened(trial("bought", {**OPEN_TO_FACTS, "stages": ["sentencing"]})) == set()


def test_what_was_decided_not_to_open_is_said_for_the_wording_on_which_it_was() -> None:
    safe = {one.what: one for one in trial("bought", OPEN_TO_FACTS).safe()}
    assert set(safe) >= {"attacking the sufficiency of the evidence", "arguing that intent was not proved"}
    assert {tuple(one.letters.values()) for one in safe.values()} == {("read as like the wording decided on",)}
    other = trial("bought", {**OPEN_TO_FACTS, "rebuttal": "any_argument"}).safe()
    assert {tuple(one.letters.values()) for one in other} == {("open: decided on other wording",)}


def test_a_silent_letter_is_read_by_position_and_it_is_said() -> None:
    found = trial("bought", {})
    reads = {p: only(found, position=p) for p in POSITIONS}
    assert [one.opens for one in reads.values()] == [False, True, True]
    assert all(any("silent" in note for note in one.open) for one in reads.values())


def test_what_no_letter_reaches_is_left_to_the_rule_and_open() -> None:
    for changes in (
        {"sessions": [{"id": "s1", "date": "2026-02-12", "mode": "attorney", "admissions": ["a1"]}]},
        {"sessions": [{"id": "s1", "date": "2026-03-12", "mode": "safety_valve", "admissions": ["a1"]}]},
    ):
        found = trial("bought", OPEN_TO_FACTS, **changes)
        assert [only(found, position=p).opens for p in POSITIONS] == [False, True, True]
        assert "Fed. R. Evid. 410" in only(found).open[0]
        assert only(found, "duress").open == ()  # nothing in it touches that theory


def test_the_worksheet_after_trial_counts_what_the_theory_opens() -> None:
    given = made("bought", OPEN_TO_FACTS, theories=["quantity", "duress"])
    found = simulate(given, worlds=["triggered_trial"])
    upper = found.worlds["triggered_trial"].defendants["dunn"].positions
    for position in POSITIONS:
        # 1 kg, level 24, nothing off after trial: 51-63, the minimum of 60 above its low end. 3 kg more, 28: 78-97.
        quantity, duress = (found.lock_in.theories[name].positions[position] for name in ("quantity", "duress"))
        assert (
            (quantity.total_offense_level, quantity.range)
            == (28, (78, 97))
            == (
                upper[position].total_offense_level,
                upper[position].range,
            )
        )
        assert (duress.total_offense_level, duress.range) == (24, (60, 63))
    assert [name for name, one in found.lock_in.theories.items() if one.chosen] == ["quantity", "duress"]


def test_against_credibility_only_it_is_open_whether_it_counts() -> None:
    found = trial("bought", {**OPEN_TO_FACTS, "rebuttal_form": "impeachment_only"})
    reads = [only(found, position=p) for p in POSITIONS]
    assert [(one.opens, one.counts) for one in reads] == [(True, False), (True, True), (True, True)]
    assert all("credibility only" in one.open[-1] for one in reads)


UNDATED = {"date": "unknown"}


def withdrawn(day: str | None, **more: Any) -> Matter:
    member = {"id": "m1", "person": "dunn", "scope": "whole", "from": "2025-01-10", "to": day or "2025-11-02",
              "ended_by": "withdrawal" if day else "arrest"}  # fmt: skip
    west = {"undertakings": [{"id": "west", "title": "x", "members": [member]}]}
    return dunn([admission("a1", sale("p1", "3 kg", **more))], {**SUBSTANTIVE, **OPEN_TO_FACTS}, west)


def test_withdrawal_is_contradicted_by_what_came_after_it() -> None:
    # The admitted sale is of May 1, 2025.
    for day, more, opens in (("2025-04-01", {}, True), ("2025-06-01", {}, False), ("2025-04-01", UNDATED, False)):
        assert ("withdrawal" in opened(Trials(table(withdrawn(day, **more))))) is opens
    unknown = simulate(withdrawn(None), worlds=["silent"]).lock_in
    assert any("no day on which the client left" in note for note in unknown.open)


def test_what_an_admission_supports_it_says() -> None:
    given = dunn([{"id": "a1", "topic": "supply", "says": "x", "supports": ["e1"]}])
    kinds = {one.kind for one in asserted(given, "dunn", given.admissions["a1"])}
    assert {"own_act", "own_weight"} <= kinds


def test_every_kind_that_a_theory_names_is_one_that_an_admission_can_say() -> None:
    named = {kind for one in rule_410().theories.values() for kind in one.contradicts | one.tends}
    assert named <= {
        "own_act", "contact", "payment", "control", "membership", "function", "circumstance", "knowledge", "joint_act",
        "shared_pay", "credit", "own_weight", "other_weight", "size_known", "after_withdrawal", "undated", "profit",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("circuit", "said"), [("7", "2d Cir.; no 7th Cir. case read"), ("2", "2d Cir."), (None, "2d Cir.")]
)
def test_it_is_said_which_circuit_s_case_was_read_and_that_none_of_this_court_s_was(
    circuit: str | None, said: str
) -> None:
    assert read_in("United States v. Rosemond, 841 F.3d 95 (2d Cir. 2016)", circuit) == said
