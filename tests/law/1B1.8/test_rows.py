"""What an admission can do, row by row, in the worlds of a proffer: rows.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.proffer.flags import flags
from relcon.proffer.proffer_run import proffer_run
from relcon.proffer.sessions.completeness import gaps
from relcon.proffer.simulate import simulate
from relcon.proffer.trial.lock_in import Trials
from relcon.records.matter import Matter
from relcon.results.exposure import PositionAnswer
from tests.helpers.matters import changed, read_yaml
from tests.proffer.dunn import MET, admission, dunn, sale

CASES: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("rows.yaml"))["cases"]
# The rows of ../shared/law/proffer.md §7; what each wording opens at trial, in full: proffer/trial/test_lock_in.py.
ROWS = (
    "charging, superseding, investigating others",
    "case in chief",
    "he testifies",
    "defense witnesses, cross, opening, argument",
    "derivative evidence",
    "guideline range",
    "within the range, variance",
    "statutory minimum",
    "role and safety valve",
    "acceptance",
    "obstruction",
    "motion",
    "prior convictions and sentences",
    "others",
    "trial and disclosure",
    "factual basis of a plea",
    "a lead",
    "only for impeachment",
)


def given(case: dict[str, Any]) -> Matter:
    """Return the matter of a case: what is said, under which letter, beside which exhibits."""
    told = dict(case.get("admission", {}))
    base = admission("a1", sale("p1", told.pop("quantity", "3 kg")))
    if case.get("leads"):
        base["leads"] = [{"id": "l2", "to": "a stash", "facts": {"events": [sale("p2", case["leads"]["a1"])]}}]
    said = {**base, **told}
    terms = changed({"is_1B1_8_agreement": MET}, case.get("terms", {}))
    record = changed({}, case.get("case", {}))
    if "evidence" in case:
        record = changed(record, {"evidence": [{"id": "x1", "kind": "statement", **case["evidence"]}]})
    plain = {
        "letters": [{"id": "l1", "entered": "2026-03-09", "terms": terms}],
        "sessions": [
            {"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": [said["id"]]}
        ],
        "topics": [{"id": "supply", "title": "Supply"}, {"id": "stash", "title": "Stash"}],
    }
    return dunn([said], case=record, **changed(plain, case.get("proffer", {})))


def found(answer: PositionAnswer, protection: str) -> dict[str, Any]:
    """Return what a case may expect of an answer."""
    bounds, final = answer.guideline_range, answer.range
    return {
        "grams": answer.quantities.get("cocaine", "0"),
        "total": str(answer.total_offense_level),
        "category": answer.criminal_history_category,
        "low": None if bounds is None else str(bounds[0]),
        "range_low": None if final is None else str(final[0]),
        "minimum": str(answer.statutory.minimum),
        "charged": answer.statutory.charged_tier,
        "supported": answer.statutory.supported_tier,
        "aggravating": str(answer.role.aggravating),
        "criteria": answer.safety_valve.criteria,
        "lines": {line.cite: str(line.levels) for line in answer.lines if line.applied},
        "failed": {id: event.failed for id, event in answer.events.items()},
        "open": " ".join(answer.open),
        "protection": protection,
    }


def meets(got: Any, wanted: Any) -> bool:
    """Whether an answer is what a case expects: a mapping in the parts that it names, a text in its words."""
    if isinstance(wanted, dict):
        return all(got.get(name) == (None if word == "null" else word) for name, word in wanted.items())
    return bool(got == wanted)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['row']}: {case['name']}" for case in CASES])
def test_row(case: dict[str, Any]) -> None:
    made = proffer_run(given(case))
    table = made.worlds.table
    asked = {
        (world, who, position): made.worlds.question(world, "reyes" if who == "reyes" else "dunn", position)
        for world, expected in case.get("expect", {}).items()
        for who in expected
        for position in POSITIONS
        if who in ("all", "reyes", position)
    }
    made.batch.ask(asked.values())
    for (world, who, position), question in asked.items():
        got = found(made.batch.answer(question), str(table.decisions[position]["a1"]))
        for key, wanted in case["expect"][world][who].items():
            good = wanted in got[key] if key in ("open", "protection") else meets(got[key], wanted)
            assert good, f"{world}, {who}, {position}: {key}: {got[key]}"
    told = flags(table, gaps(table.matter, table.spoken))
    for flag in case.get("flags", ()):
        assert any(flag in text for text in told), flag


@pytest.mark.parametrize("case", [case for case in CASES if "trial" in case], ids=lambda case: case["name"])
def test_what_a_defense_at_trial_opens(case: dict[str, Any]) -> None:
    made = proffer_run(given(case))
    trials = Trials(made.worlds.table)
    made.batch.ask(trials.questions())
    for theory, expected in case["trial"].items():
        for position in POSITIONS:
            opening = trials.opened(theory, position)["a1"]
            bounds = made.batch.answer(trials.question(theory, position)).guideline_range
            got = {
                "opens": str(opening.opens),
                "ways": str(list(opening.ways)),
                "low": None if bounds is None else str(bounds[0]),
            }
            assert meets(got, expected["all"]), f"{theory}, {position}: {got}"
    safe = {one.what: one.letters["l1"] for one in trials.safe()}
    assert meets(safe, case.get("safe", {}))


@pytest.mark.parametrize("case", [case for case in CASES if "stops_at" in case], ids=lambda case: case["name"])
def test_where_a_motion_stops(case: dict[str, Any]) -> None:
    for one in simulate(given(case)).break_even:
        (rung,) = (rung for rung in one.ladder if rung.alternative == "proffer_and_motion")
        assert {motion: str(rung.stops_at[motion]) for motion in ("5K1.1", "3553e")} == case["stops_at"]


@pytest.mark.parametrize("case", [case for case in CASES if "lead" in case], ids=lambda case: case["name"])
def test_what_a_lead_alone_brings_and_what_the_world_leaves_open(case: dict[str, Any]) -> None:
    made = simulate(given(case))
    for position, (grams, note) in case["lead"].items():
        one = made.admissions["a1"].leads["l2"][position]
        assert (one.grams, note in "; ".join(one.open)) == (grams.replace("+0", "0"), True), (position, one)
        assert any("derivative use" in text for text in one.open) is bool(note)
    for world, notes in case.get("world_open", {}).items():
        for note in notes:
            assert any(note in text for text in made.worlds[world].open), made.worlds[world].open


def test_every_row_has_its_cases() -> None:
    named = [case["row"] for case in CASES]
    assert named[0] == "the Manual's example"
    assert tuple(dict.fromkeys(named[1:])) == ROWS
