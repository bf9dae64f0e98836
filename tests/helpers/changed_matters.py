"""A matter told otherwise: other names, another order, one deal as two, strangers beside it, a narrower agreement."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from random import Random
from typing import Any

from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter, declared_in_case, declared_in_proffer, record_id

WORDS = ("weak", "fair", "strong", "granted", "supply", "retail")
"""Ids that are words of the format too."""
KEPT = {"sentence"}
"""Kinds whose ids are keys of their own."""


def names_of(read: Matter) -> list[str]:
    """Return the ids that a matter declares, without those that are a word of the format too, as ``strong`` is."""
    assert read.proffer is not None
    declared = [*declared_in_case(read.case), *declared_in_proffer(read.proffer)]
    ids = [record_id(record) for kind, record in declared if kind not in KEPT]
    return [id for id in dict.fromkeys(ids) if id not in WORDS]


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Return records with other ids; of a part of a lot, the lot's name changes."""
    if isinstance(value, dict):
        return {_other(key, names): renamed(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [renamed(item, names) for item in value]
    return _other(value, names) if isinstance(value, str) else value


def _other(text: str, names: Mapping[str, str]) -> str:
    if text in names:
        return names[text]
    lot, slash, part = text.partition("/")
    return f"{names[lot]}{slash}{part}" if slash and lot in names else text


def shuffled(sections: Mapping[str, Any], random: Random) -> dict[str, Any]:
    """Return the sections of a file with their records in another order."""
    found = copy.deepcopy(dict(sections))
    for section in found.values():
        if isinstance(section, list):
            random.shuffle(section)
    return found


PEOPLE_BESIDE = ("beside-one", "beside-two")


def with_strangers(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return a case with two people more who deal with one another, in an undertaking of their own."""
    found = copy.deepcopy(dict(case))
    found["people"] += [{"id": id, "name": id, "status": "uncharged"} for id in PEOPLE_BESIDE]
    found["places"] = [*found.get("places", ()), {"id": "beside-place", "name": "elsewhere"}]
    found["evidence"] += [{"id": "beside-report", "kind": "statement", "grade": "strong"}]
    members = [{"id": f"{id}-m", "person": id, "scope": "whole"} for id in PEOPLE_BESIDE]
    found["undertakings"] += [{"id": "beside", "title": "beside", "members": members, "evidence": ["beside-report"]}]
    deal = {
        "kind": "distribution", "date": "2025-01-20", "substance": "heroin", "quantity": "90000 g",
        "undertaking": "beside", "place": "beside-place", "evidence": ["beside-report"],
        "participants": [{"person": "beside-one", "act": "sold"}, {"person": "beside-two", "act": "bought"}],
    }  # fmt: skip
    found["events"] += [{"id": f"beside-{n}", **deal} for n in range(3)]
    return found


def plain(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return a case without what makes the size of a single deal matter, and without what hangs on one by its id.

    Limits on what one deal may weigh, what somebody knew of up to an amount, the scale that an undertaking implies,
    deals on one lot, amounts of one participant, own use, what somebody could not deliver, and findings.
    """
    found = copy.deepcopy(dict(case))
    for undertaking in found["undertakings"]:
        undertaking.pop("nature_implies_scale", None)
        undertaking.get("object", {}).pop("per_event_max", None)
        for member in undertaking.get("members", ()):
            if isinstance(member.get("scope"), dict):
                member["scope"] = "whole"
    for one in found["knowledge"]:
        one.pop("up_to", None)
    for event in found["events"]:
        for name in ("lot", "personal_use", "unable_or_unwilling"):
            event.pop(name, None)
        for participant in event["participants"]:
            participant.pop("quantity", None)
    for name in ("findings", "agreements", "circumstances"):
        found[name] = []
    found["knowledge"] = [one for one in found["knowledge"] if not {"event", "circumstance"} & one["of"].keys()]
    for person in found["people"]:
        person.get("defendant", {}).pop("personal_use", None)
    # Whoever took part foresees deals of any size, not those up to what went through the same hands.
    found["positions"] = {name: {"took_part_scale": "none"} for name in POSITIONS}
    return found


def halved(case: Mapping[str, Any], number: int) -> dict[str, Any] | None:
    """Return the case with one deal told as two of half its weight; nothing where that is no whole number of grams."""
    event = case["events"][number]
    amount, _, unit = str(event.get("quantity", "")).partition(" ")
    if unit != "g" or not amount.isdigit() or int(amount) % 2 or "series" in event:
        return None
    half = {**event, "quantity": f"{int(amount) // 2} g"}
    events = [*case["events"]]
    events[number : number + 1] = [half, {**half, "id": f"{event['id']}-too"}]
    return {**case, "events": events}
