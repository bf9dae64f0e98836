"""The mechanical map of the Manual's illustrations to case files, as tests/law/1B1.3/map.md says it in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

ACTS = {
    "agreed_to_sell": "sold",
    "assisted_importation": "aided",
    "bought_for_resale": "bought",
    "delivered": "delivered",
    "distributed": "sold",
    "hired_crew": "hired",
    "imported": "imported",
    "participated_in_offloading": "offloaded",
    "possessed": "possessed",
    "possessed_with_intent": "possessed",
    "procured": "caused",
    "recruited_supplied": "supplied",
    "sold": "sold",
    "supplied": "supplied",
    "transported": "carried",
}
KINDS = {
    "assisted_importation": "importation",
    "imported": "importation",
    "participated_in_offloading": "importation",
    "possessed": "possession",
    "possessed_with_intent": "possession",
}
STATUSES = {"completed": "completed", "agreed_undelivered": "agreed"}
SUBSTANCES = {"contraband": "schedule_iii"}
KNOWLEDGE = {
    # what a fact says was known, where it names a person or an undertaking
    ("N4.A.i", "A"): [{"undertaking": "J1"}],
    ("N4.C.iv", "L"): [{"person": "M"}],
    ("N4.C.iv", "M"): [{"person": "L"}],
    ("N4.C.v", "O"): [{"person": "BF"}],
    ("N4.C.vi-P", "P"): [{"person": "X1"}, {"person": "X2"}, {"person": "X3"}],
    ("N4.C.vii", "S"): [{"person": "R"}],
    ("N3B.late-joiner", "LJ"): [{"undertaking": "J1"}],
}
FROM_STATEMENT = "DEF_statement_under_agreement"


def day(order: int) -> str:
    """Return the day of an order."""
    return (date(2025, 1, 1) + timedelta(days=order)).isoformat()


def case_of(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the case file of an entry, as counsel would write it."""
    facts = entry["facts"]
    admitted = _admitted(facts)
    case: dict[str, Any] = {
        "format": "relcon/case/1",
        "case": {"caption": entry["title"]},
        "people": [_person(entry, person) for person in facts["persons"]],
    }
    agreements = facts.get("agreements", [])
    if agreements:
        case["undertakings"] = [_undertaking(agreement) for agreement in agreements]
    case["events"] = [_event(t, agreements, facts) for t in facts["transactions"] if t["id"] not in admitted]
    knowledge = _knowledge(entry)
    if knowledge:
        case["knowledge"] = knowledge
    return case


def proffer_of(entry: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the proffer file of an entry whose evidence is the defendant's own statement, or None."""
    facts = entry["facts"]
    admitted = _admitted(facts)
    if not admitted:
        return None
    events = [_event(t, [], facts) for t in facts["transactions"] if t["id"] in admitted]
    return {
        "format": "relcon/proffer/1",
        "case": f"{entry['id']}.yaml",
        "client": next(iter(entry["expected"])),
        "topics": [{"id": "earlier", "title": entry["title"]}],
        "admissions": [{"id": "statement", "topic": "earlier", "says": entry["title"], "facts": {"events": events}}],
    }


def _admitted(facts: Mapping[str, Any]) -> set[str]:
    evidence = facts.get("evidence", [])
    return {item["tx"] for item in evidence if item["source"] == FROM_STATEMENT}


def _person(entry: Mapping[str, Any], person: str) -> dict[str, Any]:
    facts = entry["facts"]
    if person not in entry["expected"]:
        return {"id": person, "name": person, "status": "undercover" if person == "AGENT" else "uncharged"}
    part: dict[str, Any] = {}
    counts = _counts(facts, person)
    if counts:
        part["counts"] = counts
    sentences = [
        {"id": f"sentence-{s['tx']}", "offense": s["tx"], "imposed": day(s["imposed_order"])}
        for s in facts.get("prior_sentences", [])
        if s["person"] == person
    ]
    if sentences:
        part["criminal_history"] = {"sentences": sentences}
    return {"id": person, "name": person, "status": "defendant", "defendant": part}


def _counts(facts: Mapping[str, Any], person: str) -> list[dict[str, Any]]:
    days = {t["id"]: day(t["order"]) for t in facts["transactions"]}
    counts: list[dict[str, Any]] = [
        {"count": str(charge["count"]), "statute": "21 USC 846"}
        for charge in facts.get("charges", [])
        if person in charge["defendants"]
    ]
    return counts + [
        {"count": str(n), "statute": "21 USC 841(a)(1)", "dates": days[tx], "disposition": "convicted"}
        for n, tx in enumerate(facts.get("counts_of_conviction", []), 1)
    ]


def _undertaking(agreement: Mapping[str, Any]) -> dict[str, Any]:
    members = []
    for party in agreement["parties"]:
        member: dict[str, Any] = {"id": f"{agreement['id']}-{party}", "person": party}
        if agreement["start_order"] is not None:
            member["from"] = day(agreement["start_order"])
        if agreement["end_order"] is not None:
            member["to"] = day(agreement["end_order"])
        members.append({**member, "scope": {"events": agreement["scope_resolved"]}})
    return {"id": agreement["id"], "title": agreement["object"], "members": members}


def _event(transaction: Mapping[str, Any], agreements: list[Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    id = transaction["id"]
    acting = [item["person"] for item in transaction["participants"]]
    of = [a["id"] for a in agreements if id in a["scope_resolved"] or set(acting) <= set(a["parties"])]
    substance = transaction["substance"]
    event: dict[str, Any] = {
        "id": id,
        "kind": next((KINDS[p["act"]] for p in transaction["participants"] if p["act"] in KINDS), "distribution"),
        "date": day(transaction["order"]),
        "substance": SUBSTANCES.get(substance, substance),
        "quantity": f"{transaction['qty']} {transaction['unit']}",
        "participants": [{"person": p["person"], "act": ACTS[p["act"]]} for p in transaction["participants"]],
    }
    if of:
        event["undertaking"] = of
    if STATUSES[transaction["status"]] != "completed":
        event["status"] = STATUSES[transaction["status"]]
    scheme = {tx for group in facts.get("same_course_or_common_scheme", []) for tx in group}
    if id in scheme:
        event["course_of_conduct"] = dict.fromkeys(acting, "yes")
    charged = "yes" if id in facts.get("counts_of_conviction", []) else "no"
    sentences = [
        {
            "person": s["person"],
            "imposed": day(s["imposed_order"]),
            "charged_here": charged,
            "sentence": f"sentence-{id}",
        }
        for s in facts.get("prior_sentences", [])
        if s["tx"] == id
    ]
    if sentences:
        event["prior_sentence"] = sentences
    return event


def _knowledge(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = [(person, of) for (id, person), known in KNOWLEDGE.items() if id == entry["id"] for of in known]
    return [{"id": f"k{n}", "person": person, "of": of} for n, (person, of) in enumerate(found, 1)]
