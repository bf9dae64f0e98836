"""Matters drawn at random with every feature of the two formats, and scenarios for them.

What is drawn is what a case file and a proffer file may say together (relcon.reading refuses the rest): findings do
not conflict, what was made from a lot leads back to it, a replacement names a case record of its kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from hypothesis import strategies as st

from relcon.law.scenario import Scenario
from relcon.records.agreements import Failed
from tests.helpers.drawn import day
from tests.helpers.drawn_records import (
    PEOPLE,
    PLACES,
    UNDERTAKINGS,
    draw_authority,
    draw_circumstance,
    draw_event,
    draw_function,
    draw_knowledge,
    draw_member,
    draw_undertaking,
    same_drugs,
)
from tests.helpers.pen import CLIENT, DEFENDANTS, Pen, full

WORDS = ("in", "out", "open")
STEPS = ("own_act", "undertaking", "participant", "scope", "timing", "furtherance", "foreseeability")
BYTES = 3000
"""How many choices a matter takes at most."""
PRONGS = ("all", "all", "all", *get_args(Failed), *STEPS)


def _events(pen: Pen, ids: Sequence[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for id in ids:
        again = bool(found) and pen.rarely(True, odds=3)
        found.append(same_drugs(pen, id, found[-1]) if again else draw_event(pen, id, UNDERTAKINGS))
    return found


def _members(case: Mapping[str, Any]) -> dict[str, str]:
    """Return whose each membership is, by its id; an undertaking may have none."""
    return {one["id"]: one["person"] for undertaking in case["undertakings"] for one in undertaking.get("members", ())}


KINDS = (*["step"] * 4, "timing", "joined", "quantity", "total", "role", "extensive", "characteristic", "unable")


def _found(pen: Pen, case: Mapping[str, Any]) -> tuple[str, str, Any, Any]:
    """Draw what a finding is of: its kind, the prong, what it is about and the answer."""
    kind, prong, answer = pen.one(*KINDS), pen.one(*PRONGS), pen.one(*WORDS)
    events, members = [event["id"] for event in case["events"]], _members(case)
    if kind == "timing" and members:
        return kind, "timing", pen.one(*members), answer
    if kind == "joined":
        return kind, "undertaking", pen.one(*UNDERTAKINGS), answer
    if kind == "quantity":
        return kind, "quantity", pen.one(*events), pen.grams(unknown=True)
    if kind == "total":
        return kind, "quantity", pen.one("cocaine", "heroin", "methamphetamine", "ice"), pen.grams()
    if kind == "role":
        return kind, "role", pen.one(None, *UNDERTAKINGS), pen.one("4", "3", "-2", "0")
    if kind == "extensive":
        return kind, "extensive", pen.one(*UNDERTAKINGS), answer
    if kind == "characteristic":
        circumstances = [record["id"] for record in case["circumstances"]]
        return kind, "characteristic", pen.one(*circumstances, *UNDERTAKINGS), answer
    if kind == "unable":
        claimed = [event["id"] for event in case["events"] if event.get("unable_or_unwilling")]
        return kind, "unable_or_unwilling", pen.one(*(claimed or events)), pen.one(*WORDS, pen.grams())
    return kind, prong, pen.one(*events, *events, *members, *UNDERTAKINGS), answer


def _whom(pen: Pen, kind: str, about: str, case: Mapping[str, Any]) -> str:
    """Draw the defendant of whom it is found, mostly one to whom it says something."""
    members = _members(case)
    if kind == "joined":
        # Somebody whom nothing else shows to be a member.
        joined = {person for id, person in members.items() if id.startswith(about)}
        named = [person for person in DEFENDANTS if person not in joined]
    elif kind == "unable":
        claims = [event.get("unable_or_unwilling", ()) for event in case["events"] if event["id"] == about]
        named = [claim["person"] for claim in claims[0]]
    else:
        named = [person for person in DEFENDANTS if person == members.get(about)]
    return str(pen.one(*named * 3, *DEFENDANTS))


def _findings(pen: Pen, case: Mapping[str, Any]) -> list[dict[str, Any]]:
    events, members = [event["id"] for event in case["events"]], _members(case)
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for n in range(pen.number(0, 6)):
        kind, prong, about, answer = _found(pen, case)
        defendant = _whom(pen, kind, about, case)
        by = pen.one("court", "stipulation", "psr", "government", "counsel")
        finding = {"id": f"j{n}", "defendant": defendant, "about": about, "prong": prong, "answer": answer, "by": by}
        found.setdefault((defendant, about, prong), {**finding, "positions": pen.rarely(["psr", "defense"], odds=6)})
        if kind == "step" and pen.rarely(True, odds=2):
            # Another of his, about the same or about something nearer or farther: which of the two answers?
            prong = "all" if prong != "all" else pen.one(*STEPS)
            his = [id for id, person in members.items() if person == defendant]
            about = pen.one(about, pen.one(*events, *his, *his, *UNDERTAKINGS))
            second = {**finding, "id": f"j{n}b", "about": about, "prong": prong, "answer": pen.one(*WORDS)}
            found.setdefault((defendant, about, prong), second)
    return [{key: value for key, value in finding.items() if value is not None} for finding in found.values()]


def _replacing(pen: Pen, records: list[dict[str, Any]], old: Sequence[str]) -> list[dict[str, Any]]:
    for record in records:
        if old and pen.rarely(True, odds=3):
            record["replaces"] = [pen.one(*old)]
    return records


def _facts(pen: Pen, id: str, case: Mapping[str, Any], rich: bool) -> dict[str, Any]:
    events = [event["id"] for event in case["events"]]
    members = list(_members(case))
    circumstances = [record["id"] for record in case["circumstances"]]
    new = f"{id}u"
    undertakings = [draw_undertaking(pen, new, events)] if rich and pen.rarely(True, odds=4) else []
    joined = [*UNDERTAKINGS, *(record["id"] for record in undertakings)]
    at = range(pen.number(0, 2 if rich else 1))

    def replacing(section: str, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return _replacing(pen, records, [record["id"] for record in case[section]])

    def once() -> range:
        return range(pen.number(0, 1))

    return full(
        {
            "events": replacing("events", [draw_event(pen, f"{id}e{n}", joined) for n in at]),
            "undertakings": undertakings,
            "members": _replacing(
                pen,
                [draw_member(pen, f"{id}m{n}", pen.one(*DEFENDANTS), events, pen.one(*joined)) for n in once()],
                members,
            ),
            "knowledge": replacing(
                "knowledge", [draw_knowledge(pen, f"{id}k{n}", events, circumstances) for n in once()]
            ),
            "authority": replacing("authority", [draw_authority(pen, f"{id}a{n}") for n in once()]),
            "functions": replacing("functions", [draw_function(pen, f"{id}f{n}") for n in once()]),
            "circumstances": replacing("circumstances", [draw_circumstance(pen, f"{id}g{n}", events) for n in once()]),
        }
    )


def _admission(pen: Pen, id: str, case: Mapping[str, Any]) -> dict[str, Any]:
    supportable = [
        record["id"] for name in ("undertakings", "events", "knowledge", "authority") for record in case[name]
    ]
    supportable += _members(case)
    lead = {"id": f"{id}l", "to": "more", "facts": _facts(pen, f"{id}l", case, rich=False)}
    return full(
        {
            "id": id,
            "topic": "stash",
            "says": "something",
            "grade": pen.one("strong", "fair", "weak"),
            "facts": _facts(pen, id, case, rich=True),
            "supports": pen.some(supportable, 0, 2),
            "leads": pen.rarely([lead], odds=3),
            "independent": pen.rarely(pen.some(["weak", "fair", "strong", "granted", "mine"], 1, 2), odds=3),
        }
    )


def _plea(pen: Pen, id: str, case: Mapping[str, Any]) -> dict[str, Any]:
    admitted = [record["id"] for name in ("events", "knowledge", "authority", "circumstances") for record in case[name]]
    basis = {"text": "something", "facts": pen.some([*admitted, *_members(case)], 1, 3)}
    plea = {"id": id, "person": pen.one(*DEFENDANTS), "entered": pen.one(day(90), day(90), None)}
    return full({**plea, "factual_basis": [basis], **pen.support()})


def _person(pen: Pen, id: str, events: Sequence[str]) -> dict[str, Any]:
    counts = [
        {
            "count": "1",
            "statute": pen.one("21 USC 846", "21 USC 841(a)(1)"),
            "dates": pen.one(None, {"from": day(0), "to": day(60)}),
        }
    ]
    counts.append(
        {
            "count": "2",
            "statute": pen.one("21 USC 841(a)(1)", "21 USC 846"),
            "dates": {"from": day(0), "to": day(60)},
            "disposition": "acquitted",
        }
    )
    uses = [
        full({"event": event, "quantity": pen.grams(unknown=True), **pen.support()})
        for event in pen.rarely(pen.some(events, 1, 2), [], 2)
    ]
    sentence = {"id": f"s-{id}", "offense": "PWID", "imposed": day(-100), "points": 3}
    return {
        "id": id,
        "name": id,
        "status": "defendant",
        "defendant": {
            "counts": [full(count) for count in counts],
            "personal_use": uses,
            "criminal_history": {"sentences": [sentence]},
        },
    }


OPTIONS: Mapping[str, Sequence[Any]] = {
    "quantity": ["low", "point", "high"],
    "grounds": [["agreed"], ["knowledge", "supervised"], ["took_part", "nature"], ["agreed", "object", "knowledge"]],
    "took_part_scale": ["none", "1", "3"],
    "weak": ["in", "out"],
    "client_word": ["believed", "corroborated", "conceded"],
    "suppressed": ["in", "out"],
    "open_norm": ["in", "out"],
    "straddling": ["in", "open", "out"],
    "slice": ["in", "midpoint", "out"],
    "membership_end": ["as_recorded", "with_evidence", "by_finding"],
    "record_dates": ["shorten", "lengthen"],
    "personal_use_conspiracy": ["in", "out", "by_circuit"],
    "personal_use_other": ["in", "out"],
    "acquitted_overlap": ["in", "out"],
    "unable_or_unwilling": ["holds", "undisputed", "by_finding"],
    "purity_mix": ["rows", "per_event"],
    "delivery_unknown": ["delivered", "agreed", "larger"],
    "aggravating_role": ["lowest_compelled", "lowest_corroborated", "highest"],
    "mitigating_role": ["highest", "undisputed_else_lowest", "lowest_if_undisputed"],
    "firearm_connection": ["in", "out"],
    "presence": ["named", "place_and_date"],
    "imported_lot": ["importing", "any_event"],
}


@dataclass(frozen=True)
class Drawn:
    """The sections of a case file and of a proffer file."""

    case: dict[str, Any]
    proffer: dict[str, Any]


def matters() -> st.SearchStrategy[Drawn]:
    """Draw a case and a proffer."""
    return st.binary(min_size=BYTES, max_size=BYTES).map(drawn_from)


def drawn_from(choices: bytes) -> Drawn:
    """Write the matter that these choices make."""
    pen = Pen(choices)
    events = [f"e{n}" for n in range(pen.number(2, 6))]
    circumstances = [f"g{n}" for n in range(pen.number(1, 2))]
    changed = pen.rarely(pen.some(list(OPTIONS), 1, 6), [], 2)
    changes = {name: pen.one(*OPTIONS[name]) for name in changed}
    evidence = [
        {"id": "weak", "kind": "statement", "grade": "weak"},
        {"id": "weak2", "kind": "statement", "grade": "weak"},
        {"id": "fair", "kind": "statement"},
        {"id": "strong", "kind": "seizure", "grade": "strong"},
        {"id": "granted", "kind": "seizure", "challenge": {"ground": "suppression", "status": "granted"}},
    ]
    case: dict[str, Any] = {
        "case": {"caption": "A matter", "circuit": pen.one("1", "7")},
        "evidence": evidence,
        "places": [{"id": id, "name": id} for id in PLACES],
        "lots": [
            {"id": "k", "substance": "cocaine"},
            {"id": "k/cook", "substance": "cocaine_base", "made_from": "k/a"},
        ],
        "people": [
            *(_person(pen, id, events) for id in DEFENDANTS),
            {
                "id": "turned",
                "name": "turned",
                "status": "informant",
                "flipped": pen.one(day(20), {"from": day(15), "to": day(25)}),
            },
            full(
                {"id": "helper", "name": "helper", "status": "cooperator", "flipped": pen.one(None, day(30), "unknown")}
            ),
            {"id": "agent", "name": "agent", "status": "undercover"},
            {"id": "user", "name": "user", "status": pen.one("customer", "unwitting")},
            {"id": "stranger", "name": "stranger", "status": pen.one("uncharged", "unidentified")},
            {"id": "shadow", "name": "shadow", "status": "unidentified", "may_be": pen.some(PEOPLE, 0, 2)},
        ],
        "undertakings": [draw_undertaking(pen, id, events) for id in UNDERTAKINGS],
        "events": _events(pen, events),
        "knowledge": [draw_knowledge(pen, f"k{n}", events, circumstances) for n in range(pen.number(0, 3))],
        "authority": [draw_authority(pen, f"a{n}") for n in range(pen.number(0, 5))],
        "functions": [draw_function(pen, f"f{n}") for n in range(pen.number(0, 2))],
        "circumstances": [draw_circumstance(pen, id, events) for id in circumstances],
        "positions": {name: changes for name in pen.some(["defense", "psr", "government"], 0, 2) if changes},
    }
    case["findings"] = _findings(pen, case)
    case["agreements"] = [_plea(pen, f"pa{n}", case) for n in range(pen.number(0, 2))]
    proffer = {
        "client": CLIENT,
        "evidence": [{"id": "mine", "kind": "photo", "grade": "strong", "held_by": "client"}],
        "topics": [{"id": "stash", "title": "the stash"}],
        "admissions": [_admission(pen, f"ad{n}", case) for n in range(pen.number(0, 2))],
    }
    return Drawn(case, proffer)


def scenarios(facts: Sequence[str], switches: Sequence[str], n: int, seed: int) -> list[Scenario]:
    """Return scenarios: everything on, nothing on, and others in which toggles are on at different odds."""
    random = np.random.default_rng(seed)

    def some(names: Sequence[str], odds: float) -> frozenset[str]:
        return frozenset(name for name in names if random.random() < odds)

    found = [Scenario(), Scenario(frozenset(switches), frozenset(facts), frozenset(facts))]
    while len(found) < n:
        off, client, others = random.choice([0.0, 0.02, 0.1, 0.4]), random.choice([0.0, 0.5, 0.8, 1.0]), random.random()
        found.append(Scenario(some(switches, float(off)), some(facts, float(client)), some(facts, others)))
    return found[:n]
