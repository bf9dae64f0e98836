"""Records drawn at random, one kind after the other, as counsel would write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.helpers.drawn import day
from tests.helpers.pen import DEFENDANTS, Pen, full

PEOPLE = (*DEFENDANTS, "turned", "helper", "agent", "user", "stranger", "shadow")
UNDERTAKINGS = ("u1", "u2")
PLACES = ("corner", "garage")
LOTS = (None, None, None, "k", "k", "k", "k", "k/a", "k/a", "k/a/1", "k/b", "k/cook")
OF_IMPORTATION = ("meth_importation", "meth_importation", "meth_chemicals")
CIRCUMSTANCES = (
    *("firearm", "firearm", "family_or_fear", "violence", "body_armor", "serious_injury", "premises", "unpaid"),
    *OF_IMPORTATION,
)
MIXTURES = (["cocaine", "heroin"], ["heroin", "fentanyl"], ["methamphetamine", "fentanyl"], ["ice", "cocaine"])
SUBSTANCES = (
    "cocaine",
    "cocaine",
    "cocaine",
    "heroin",
    "methamphetamine",
    "methamphetamine_actual",
    "ice",
    "marihuana",
    "oxycodone",
)


def _participant(pen: Pen, person: str, dated: bool, unit: str) -> dict[str, Any]:
    part = None
    if pen.rarely(True, odds=3):
        part = pen.grams(unknown=True) if unit == "g" else pen.one(f"10 {unit}", "unknown")
    return full(
        {
            "person": person,
            "act": pen.one("sold", "sold", "bought", "bought", "carried", "carried", "received", "imported"),
            "knowing": pen.one("yes", "yes", "yes", "no", "unknown"),
            "from": pen.rarely(pen.when() if dated else None),
            "to": pen.rarely(day(pen.number(41, 60)), odds=6),
            "quantity": part,
            **(pen.support() if pen.rarely(True, odds=2) else {}),
        }
    )


def _free(pen: Pen, first: int, length: int) -> list[dict[str, str]]:
    """Days left out of a series, some of them in two stretches that touch."""
    start = first + pen.number(0, length - 2)
    days = {"from": day(start), "to": day(start + pen.number(0, first + length - start))}
    split = pen.number(0, length // 2)
    two = [
        {"from": day(first), "to": day(first + split)},
        {"from": day(first + split + 1), "to": day(first + length - 2)},
    ]
    return pen.one([days], [days], two) if split < length - 3 else [days]


def _series(pen: Pen, when: Any) -> tuple[Any, Any]:
    """Return the event's date and its series, which may be undated."""
    if pen.rarely(True, odds=5):
        return "unknown", full({"every": pen.one("week", None), "count": pen.one("unknown", *map(str, range(1, 5)))})
    first, length = pen.number(0, 30), pen.number(8, 45)
    series = {
        "every": pen.one("day", "week", "week", {"days": pen.number(3, 9)}, "month") if length > 32 else "week",
        "count": pen.one(
            None, "1", "3", "7", {"low": "1", "high": "6"}, {"low": "2", "point": "3", "high": "5"}, "unknown"
        ),
        "times": pen.one(None, None, "2", {"low": "1", "high": "3"}),
        "except": pen.rarely(_free(pen, first, length), odds=2),
    }
    if (series["count"] or series["times"]) and pen.rarely(True, odds=4):
        # Nobody speaks of a rhythm.
        series["every"] = None
    return {"from": day(first), "to": day(first + length)}, full(series)


def _measure(pen: Pen) -> dict[str, Any]:
    """What an event's drugs are and how much."""
    if pen.rarely(True, odds=9):
        parts = pen.one(*MIXTURES)
        # With Ice none is stated, which counts whole (Note (C)); of 0.1 the drug itself and the mixture weigh alike.
        purity = pen.one(None, "0.4", "0.1", "0.125") if parts[0] == "methamphetamine" else None
        return {"mixture": parts, "quantity": pen.grams(unknown=True), "purity": purity}
    substance = pen.one(*SUBSTANCES)
    if substance == "marihuana" and pen.rarely(True, odds=2):
        return {"substance": substance, "quantity": f"{pen.number(1, 200)} plants"}
    if substance == "oxycodone":
        return {
            "substance": substance,
            "quantity": "30 pills",
            "purity": pen.one(None, "0.1"),
            "per_unit": pen.one(None, "0.2 g"),
        }
    if substance == "cocaine" and pen.rarely(True, odds=10):
        price = {"usd": {"low": "20", "high": "30"}, "per": "1 g"}
        return {"substance": substance, "basis": {"method": "cash", "cash": {"usd": "10000", "price": price}}}
    purity = None
    if substance in ("methamphetamine", "ice"):
        purity = pen.one(None, "0.92", "0.5", "0.8", "0.79", "0.1", "0.03", "0.3333333")
    return {"substance": substance, "quantity": pen.grams(unknown=True), "purity": purity}


def draw_event(pen: Pen, id: str, undertakings: Sequence[str]) -> dict[str, Any]:
    when, series = pen.when(), None
    if pen.rarely(True, odds=3):
        when, series = _series(pen, when)
    drugs = _measure(pen)
    unit = "plants" if "plants" in str(drugs.get("quantity")) else "pills" if "pills" in str(drugs) else "g"
    named = list(dict.fromkeys([pen.one(*DEFENDANTS), *pen.some(PEOPLE, 0, 2)]))
    named += [named[0]] if pen.rarely(True, odds=6) else []
    status = pen.one("completed", "completed", "completed", "agreed", "agreed", "attempted")
    less = []
    if pen.rarely(True, odds=5 if status == "completed" else 2):
        amounts = (pen.grams(unknown=True) for _ in range(2)) if unit == "g" else iter((None, None))
        less = [
            full({"person": who, "why": "no_intent", "quantity": pen.one(None, next(amounts)), **pen.support()})
            for who in pen.some(DEFENDANTS, 0, 2)
        ]
    return full(
        {
            "id": id,
            "kind": pen.one("distribution", "distribution", "possession", "purchase", "seizure", "importation"),
            "date": when,
            "time": pen.rarely(_time(pen), odds=2),
            **drugs,
            "series": series,
            "undertaking": pen.some(undertakings, 0, 2) or pen.some(undertakings, 1, 1),
            "furthers": pen.one("yes", "yes", "yes", "no", "unknown"),
            "place": pen.one(None, *PLACES),
            "lot": pen.one(*LOTS) if unit == "g" else None,
            "status": status,
            "talk_only": pen.rarely(pen.one("yes", "unknown"), odds=5) if status == "completed" else None,
            "personal_use": [
                full({"person": who, "quantity": pen.grams(unknown=True), **pen.support()})
                for who in pen.rarely(pen.some(DEFENDANTS, 1, 2), [], 6)
            ],
            "delivery": pen.one("final", "final", "partial", "unknown"),
            "sting": pen.rarely("reverse", odds=5),
            "unable_or_unwilling": less,
            "course_of_conduct": {
                who: pen.one("yes", "no", "unknown") for who in pen.rarely(pen.some(DEFENDANTS), [], 5)
            },
            "acquitted": [
                full({"person": who, "count": "2", "overlap": pen.one("yes", "no", "unknown"), **pen.support()})
                for who in pen.rarely(pen.some(DEFENDANTS, 1, 2), [], 6)
            ],
            "prior_sentence": [
                full(
                    {
                        "person": who,
                        "imposed": pen.one(day(-100), day(20), day(400), "unknown"),
                        "charged_here": pen.one("yes", "no", "no", "unknown"),
                        "sentence": f"s-{who}",
                        **pen.support(),
                    }
                )
                for who in pen.rarely(pen.some(DEFENDANTS, 1, 2), [], 6)
            ],
            "participants": [_participant(pen, person, when != "unknown", unit) for person in named],
            **pen.support(own=id.startswith("a")),
        }
    )


def _scope(pen: Pen, events: Sequence[str]) -> Any:
    limits = full(
        {
            "events": pen.rarely(pen.some(events, 1, 3)),
            "substances": pen.rarely(pen.one(["cocaine"], ["cocaine", "heroin"], ["methamphetamine"])),
            "per_event_max": pen.rarely(pen.grams(), odds=3),
            "with": pen.rarely(pen.some(PEOPLE, 1, 3), odds=3),
            "places": pen.rarely(["corner"], odds=6),
        }
    )
    return pen.one("whole", "whole", "open", limits or "whole")


def draw_member(
    pen: Pen, id: str, person: str, events: Sequence[str], undertaking: str | None = None
) -> dict[str, Any]:
    joined = pen.offset(30)
    ended = pen.one(None, "unknown", day(joined + 10), {"from": day(joined + 8), "to": day(joined + 15)})
    record = {
        "id": id,
        "person": person,
        "undertaking": undertaking,
        "from": pen.one(None, "unknown", day(joined), day(joined), {"from": day(joined), "to": day(joined + 5)}),
        "to": ended,
        "ended_by": pen.one(None, "withdrawal", "withdrawal", "arrest") if ended is not None else None,
        "scope": _scope(pen, events),
        **pen.support(own=undertaking is not None),
    }
    if isinstance(record["scope"], dict):
        record["disputed_by"] = [voice for voice in record["disputed_by"] if voice != "government"]
    return full(record)


def draw_undertaking(pen: Pen, id: str, events: Sequence[str]) -> dict[str, Any]:
    named = [person for person in DEFENDANTS if pen.rarely(False, True, 4)]
    named += [pen.one(*PEOPLE) for _ in range(pen.number(0, 2))]
    scale = {"quantity": pen.grams(), "substance": pen.one(None, "cocaine"), **pen.support()}
    plain = {
        "kinds": pen.one([], ["distribution"]),
        "substances": pen.one([], ["cocaine"]),
        "per_event_max": pen.one(None, "500 g"),
    }
    return full(
        {
            "id": id,
            "title": id,
            "substances": pen.rarely(["cocaine", "heroin"], odds=6),
            "object": pen.one(None, full(plain)),
            "nature_implies_scale": pen.one(None, None, full(scale)),
            "nature_implies": pen.rarely(["firearm"]),
            "members": [draw_member(pen, f"{id}-m{n}", person, events) for n, person in enumerate(named)],
            **pen.support(),
        }
    )


def same_drugs(pen: Pen, id: str, event: dict[str, Any]) -> dict[str, Any]:
    """Draw the same deal again, as another source has it: agreed where that was completed, or on another day."""
    other = "agreed" if event["status"] == "completed" else "completed"
    again = {
        "id": id,
        "lot": event.get("lot", "k"),
        "status": pen.one(other, other, event["status"]),
        "delivery": pen.one("final", "partial", "partial", "unknown", "unknown"),
        "kind": pen.one("distribution", "purchase"),
    }
    if "series" not in event and pen.rarely(True, odds=3):
        again["date"] = pen.when(unknown=False)
    elif " g" in str(event.get("quantity")):
        again["quantity"] = pen.grams()
    if again["status"] != "completed":
        event = {name: value for name, value in event.items() if name != "talk_only"}
    return {**event, **again}


def draw_knowledge(pen: Pen, id: str, events: Sequence[str], circumstances: Sequence[str]) -> dict[str, Any]:
    of = pen.one(
        {"event": pen.one(*events)},
        {"undertaking": pen.one(*UNDERTAKINGS)},
        {"person": pen.one(*PEOPLE)},
        {"circumstance": pen.one(*circumstances)},
    )
    record = {
        "id": id,
        "person": pen.one(*DEFENDANTS),
        "of": of,
        "up_to": pen.one(None, None, pen.grams()),
        "since": pen.one(None, pen.when()),
    }
    return full({**record, **pen.support(own=id.startswith("a"))})


def draw_authority(pen: Pen, id: str) -> dict[str, Any]:
    # Few people, so that chains and cycles of authority are common.
    by, over = pen.some(pen.one(PEOPLE[:3], PEOPLE[:5], (*PEOPLE[:2], "stranger")), 2, 2)
    acts = pen.some(("recruited", "directed", "paid_wage", "set_terms"), 1, 3)
    start = pen.offset(30)
    record = {
        "id": id,
        "by": by,
        "over": over,
        "undertaking": pen.one(*UNDERTAKINGS),
        "acts": acts,
        "from": pen.one(None, None, day(start), "unknown"),
        "to": pen.one(None, None, day(start + 10), {"from": day(start + 5), "to": day(start + 20)}),
    }
    return full({**record, **pen.support(own=id.startswith("ad"))})


def draw_function(pen: Pen, id: str) -> dict[str, Any]:
    record = {
        "id": id,
        "person": pen.one(*DEFENDANTS),
        "undertaking": pen.one(*UNDERTAKINGS),
        "function": pen.one("organize", "transport", "errand", "user_retail", "store"),
        "pay": pen.one(None, "none", "margin"),
        "motive": pen.one(None, "addiction", "profit"),
        "primary": pen.one("yes", "yes", "no", "unknown"),
    }
    return full({**record, **pen.support(own=id.startswith("ad"))})


def _time(pen: Pen) -> Any:
    """Draw hours of few kinds, so that they often meet, and as often do not."""
    return pen.one("09:00", "14:30", {"from": "14:00", "to": "15:00"}, {"from": "09:00", "to": "14:30"})


def draw_circumstance(pen: Pen, id: str, events: Sequence[str]) -> dict[str, Any]:
    record = {
        "id": id,
        "kind": pen.one(*CIRCUMSTANCES),
        "date": pen.when(),
        "time": pen.rarely(_time(pen), odds=2),
        "events": pen.rarely(pen.some(events, 1, 2), [], 2),
        "lot": pen.rarely(pen.one(*LOTS), odds=3),
        "place": pen.one(None, *PLACES),
        "by": pen.some(PEOPLE, 0, 2),
        "undertaking": pen.some(UNDERTAKINGS, 0, 2),
        "connection": pen.one("yes", "no", "unknown"),
    }
    return full({**record, **pen.support(own=id.startswith("ad"))})
