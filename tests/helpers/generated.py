"""Big matters, drawn from a seed: crews, loads, resellers, the records that tie people to them, and a proffer.

The same seed gives the same matter, record for record. Everything goes through the records' own models.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from relcon.records.matter import Matter
from tests.helpers.matters import matter

FIRST = date(2023, 1, 1)
DAYS = 900
CREW = 8
"""People to an undertaking; everybody is in one, every fourth in two."""

DRUGS = ("cocaine", "cocaine", "cocaine", "heroin", "methamphetamine", "cocaine_base")


@dataclass(frozen=True)
class Size:
    """How much to draw; ``crew`` people make an undertaking. Every fourth person, and at least two, has a worksheet."""

    people: int = 20
    events: int = 500
    admissions: int = 8
    crew: int = CREW


def generated(size: Size, seed: int = 1) -> Matter:
    """Return a matter of a size.

    Parameters
    ----------
    size : Size
        People, events, admissions.
    seed : int
        What is drawn.

    Returns
    -------
    Matter
        The client is the first person, ``p0``.
    """
    return matter(*sections(size, seed))


def sections(size: Size, seed: int = 1) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a matter of a size as the sections of its case file and of its proffer file."""
    drawn = _Drawn(size, Random(seed))  # noqa: S311  # a test's data, not a secret
    return drawn.case(), drawn.proffer()


def admitted(given: Matter) -> Mapping[str, tuple[str, ...]]:
    """Return, by admission, the names of the facts that it brings: records inside it, and ``admission>record``."""
    found: dict[str, tuple[str, ...]] = {}
    for one in given.admissions.values():
        facts = one.facts
        records = (*facts.events, *facts.members, *facts.knowledge, *facts.authority)
        found[one.id] = (*(record.id for record in records), *(f"{one.id}>{record}" for record in one.supports))
    return found


def _day(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


class _Drawn:
    """The sections of one matter, each drawn in turn from one stream."""

    def __init__(self, size: Size, random: Random) -> None:
        self.size, self.random = size, random
        self.people = [f"p{n}" for n in range(size.people)]
        self.exhibits = [f"x{n}" for n in range(max(12, size.events // 10))]
        self.weak = self.exhibits[::6]
        self.thin: dict[str, list[str]] = {}
        self.crews = self._crews()
        self.homes = {one: [crew for crew, people in self.crews.items() if one in people] for one in self.people}
        self.places = [f"place{n}" for n in range(4)]
        self.by_crew: dict[str, list[str]] = {crew: [] for crew in self.crews}
        self.events = [self._event(n) for n in range(size.events)]

    def _crews(self) -> dict[str, list[str]]:
        number = max(2, self.size.people // self.size.crew)
        crews: dict[str, list[str]] = {f"u{n}": [] for n in range(number)}
        for n, person in enumerate(self.people):
            crews[f"u{n % number}"].append(person)
            if n % 4 == 0:
                crews[f"u{(n + 1) % number}"].append(person)
        return crews

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _evidence(self) -> list[str]:
        return self.random.sample(self.exhibits, self.random.choice((1, 1, 2, 3)))

    def _quantity(self) -> Any:
        grams = self.random.choice((2, 5, 14, 28, 28, 60, 125, 250, 1000))
        if self._chance(0.02):
            return "unknown"
        if self._chance(0.2):
            return {"low": f"{grams} g", "high": f"{grams * 2} g"}
        return f"{grams} g"

    def _when(self, offset: int) -> Any:
        if self._chance(0.02):
            return "unknown"
        if self._chance(0.1):
            return {"from": _day(offset), "to": _day(offset + self.random.randint(1, 20))}
        return _day(offset)

    def case(self) -> dict[str, Any]:
        """Return the case file."""
        return {
            "case": {"caption": "United States v. Nobody", "sentencing_date": "2026-09-15"},
            "evidence": [self._exhibit(n, id) for n, id in enumerate(self.exhibits)],
            "places": [{"id": id, "name": id} for id in self.places],
            "lots": [
                {"id": f"lot-{crew}-{n}", "substance": "cocaine"}
                for crew in self.crews
                for n in range(1 + self.size.events // (20 * len(self.crews)))
            ],
            "people": [self._person(n, id) for n, id in enumerate(self.people)],
            "undertakings": [self._undertaking(crew, people) for crew, people in self.crews.items()],
            "events": self.events,
            "knowledge": [self._knowledge(f"k{n}") for n in range(2 * self.size.people)],
            "authority": [self._authority(f"a{n}") for n in range(self.size.people // 2)],
            "functions": [self._function(f"f{n}") for n in range(self.size.people // 2)],
            "circumstances": [self._circumstance(f"g{n}") for n in range(1 + self.size.people // 10)],
            "findings": [self._finding(f"j{n}") for n in range(self.size.people // 5)],
        }

    def _exhibit(self, n: int, id: str) -> dict[str, Any]:
        grade = "weak" if id in self.weak else self.random.choice(("strong", "fair", "fair"))
        return {"id": id, "kind": "statement" if n % 3 else "intercept", "title": id, "grade": grade}

    def _person(self, n: int, id: str) -> dict[str, Any]:
        if n in self._worksheets():
            history = {"points": str(n % 7), "one_point_total": "0"}
            part = {"counts": self._counts(), "acceptance": "timely", "criminal_history": history}
            return {"id": id, "name": id, "status": "defendant", "defendant": part}
        status = self.random.choice(("uncharged", "uncharged", "target", "customer", "informant", "undercover"))
        flipped = {"flipped": _day(self.random.randint(200, DAYS))} if status == "informant" else {}
        return {"id": id, "name": id, "status": status, **flipped}

    def _counts(self) -> list[dict[str, Any]]:
        charged = {"substance": "cocaine", "quantity": "5 kg", "penalty": "841(b)(1)(A)"}
        dates = {"from": _day(0), "to": _day(DAYS)}
        return [
            {"count": "1", "statute": "21 USC 846", **charged, "disposition": "pleaded", "dates": dates},
            {"count": "4", "statute": "21 USC 841", **charged, "disposition": "acquitted", "dates": dates},
        ]

    def _worksheets(self) -> range:
        return range(max(2, self.size.people // 4))

    def _undertaking(self, crew: str, people: list[str]) -> dict[str, Any]:
        scale = {"quantity": f"{self.random.choice((500, 1000))} g", "evidence": self._evidence()}
        return {
            "id": crew,
            "title": crew,
            "object": {"kinds": ["distribution"], "per_event_max": "500 g"},
            **({"nature_implies_scale": scale} if self._chance(0.5) else {}),
            "members": [self._member(f"m-{crew}-{person}", crew, person) for person in people],
            "evidence": self._evidence(),
        }

    def _member(self, id: str, crew: str, person: str) -> dict[str, Any]:
        start, end = self.random.randint(0, 200), self.random.randint(500, DAYS)
        from_ = {"from": _day(start), "to": _day(start + 30)} if self._chance(0.2) else _day(start)
        until = {"to": _day(end), "ended_by": self.random.choice(("completion", "withdrawal", "arrest"))}
        return {
            "id": id,
            "person": person,
            "from": from_,
            **(until if self._chance(0.6) else {}),
            "scope": self._scope(crew),
            "evidence": self._evidence(),
        }

    def _scope(self, crew: str) -> Any:
        limits: dict[str, Any] = {}
        if self._chance(0.5):
            limits["with"] = self.random.sample(self.crews[crew], min(4, len(self.crews[crew])))
        if self._chance(0.5):
            limits["per_event_max"] = f"{self.random.choice((250, 500))} g"
        if self._chance(0.2):
            limits["substances"] = ["cocaine", "cocaine_base"]
        if self._chance(0.1):
            limits["places"] = self.places[:2]
        if self._chance(0.1) and self.by_crew[crew]:
            limits = {"events": self.random.sample(self.by_crew[crew], min(5, len(self.by_crew[crew])))}
        return self.random.choice(("whole", "open", limits or "whole", limits or "whole"))

    def _event(self, n: int) -> dict[str, Any]:
        crew = self.random.choice(list(self.crews))
        people = self.random.sample(self.crews[crew], min(self.random.choice((2, 2, 3)), len(self.crews[crew])))
        part_of_it = self._chance(0.9)
        if part_of_it:
            self.by_crew[crew].append(f"e{n}")
        substance = self.random.choice(DRUGS)
        status = "agreed" if self._chance(0.04) else "completed"
        start = self.random.randint(0, DAYS)
        made: dict[str, Any] = {
            "id": f"e{n}",
            "kind": self.random.choice(("distribution", "distribution", "possession", "purchase")),
            "date": self._when(start),
            "substance": substance,
            "quantity": self._quantity(),
            "undertaking": crew if part_of_it else [],
            "place": self.random.choice(self.places),
            "status": status,
            "furthers": self.random.choice(("yes",) * 18 + ("no", "unknown")),
            "participants": [
                self._participant(*one) for one in zip(people, ("sold", "bought", "carried"), strict=False)
            ],
            "evidence": self._evidence(),
        }
        if substance == "methamphetamine" and self._chance(0.5):
            made["purity"] = self.random.choice(("0.6", "0.92"))
        if self._chance(0.08):
            made["series"] = {"every": "week", "count": str(self.random.randint(2, 12))}
            made["date"] = {"from": _day(start), "to": _day(start + 100)}
        elif self._chance(0.15) and substance == "cocaine":
            made["lot"] = f"lot-{crew}-{self.random.randrange(1 + self.size.events // (20 * len(self.crews)))}"
            made["lot"] += self.random.choice(("", "/a", "/b"))
        if part_of_it and self._chance(0.1):
            # Informants' hearsay: what an admission may corroborate.
            made["evidence"] = [self.random.choice(self.weak)]
            self.thin.setdefault(crew, []).append(made["id"])
        self._exclude(made, people[0], status)
        return made

    def _exclude(self, event: dict[str, Any], person: str, status: str) -> None:
        """Let little of what §1B1.3 excludes be there: it is rare in real matters too."""
        draw = self.random.random()
        if draw < 0.01 and person in self.people[: len(self._worksheets())]:
            event["acquitted"] = [{"person": person, "count": "4", "overlap": "unknown"}]
        elif draw < 0.02:
            event["course_of_conduct"] = {person: self.random.choice(("no", "unknown"))}
        elif draw < 0.03:
            event["asserted_by"] = ["government"]
        elif draw < 0.04:
            event["disputed_by"] = ["defense"]
        elif status == "agreed" and draw < 0.5:
            event["unable_or_unwilling"] = [
                {"person": person, "quantity": "5 g", "why": "no_intent", "evidence": self._evidence()}
            ]

    def _participant(self, person: str, act: str) -> dict[str, Any]:
        made: dict[str, Any] = {"person": person, "act": act}
        if self._chance(0.05):
            made["knowing"] = self.random.choice(("no", "unknown"))
        if self._chance(0.1):
            made["quantity"] = "5 g"
        if self._chance(0.1):
            made["evidence"] = self._evidence()
        return made

    def _knowledge(self, id: str) -> dict[str, Any]:
        person = self.random.choice(self.people)
        crew = self.random.choice(self.homes[person])
        of: dict[str, str] = {"undertaking": crew}
        if self._chance(0.3):
            of = {"person": self.random.choice(self.crews[crew])}
        elif self._chance(0.5) and self.by_crew[crew]:
            of = {"event": self.random.choice(self.by_crew[crew])}
        made = {"id": id, "person": person, "of": of, "how": "told", "evidence": self._evidence()}
        if self._chance(0.5):
            made["up_to"] = f"{self.random.choice((125, 500))} g"
        if self._chance(0.5):
            made["since"] = self._when(self.random.randint(0, 400))
        return made

    def _authority(self, id: str) -> dict[str, Any]:
        crew = self.random.choice(list(self.crews))
        by, over = self.random.sample(self.crews[crew], 2)
        acts = self.random.choice((["directed"], ["recruited", "set_terms"], ["recruited"]))
        return {"id": id, "by": by, "over": over, "undertaking": crew, "acts": acts, "evidence": self._evidence()}

    def _function(self, id: str) -> dict[str, Any]:
        person = self.random.choice(self.people)
        return {
            "id": id,
            "person": person,
            "undertaking": self.random.choice(self.homes[person]),
            "function": self.random.choice(("retail", "transport", "errand", "organize", "wholesale")),
            "pay": "wage",
            "motive": "profit",
            "primary": self.random.choice(("yes", "unknown")),
            "evidence": self._evidence(),
        }

    def _circumstance(self, id: str) -> dict[str, Any]:
        crew = self.random.choice(list(self.crews))
        return {
            "id": id,
            "kind": self.random.choice(("firearm", "violence", "premises")),
            "date": self._when(self.random.randint(0, DAYS)),
            "place": self.random.choice(self.places),
            "by": [self.random.choice(self.crews[crew])],
            "undertaking": crew,
            "connection": "yes",
            "evidence": self._evidence(),
        }

    def _finding(self, id: str) -> dict[str, Any]:
        person = self.people[self.random.choice(self._worksheets())]
        crew = self.random.choice(self.homes[person])
        about = self.random.choice(self.by_crew[crew])
        prong, answer = self.random.choice(
            (("scope", "in"), ("foreseeability", "out"), ("timing", "in"), ("all", "in"))
        )
        return {"id": id, "defendant": person, "about": about, "prong": prong, "answer": answer, "by": "court"}

    def proffer(self) -> dict[str, Any]:
        """Return the proffer file: one session, every admission its own topic's."""
        names = [f"ad{n}" for n in range(self.size.admissions)]
        return {
            "client": self.people[0],
            "topics": [{"id": "all", "title": "All of it"}],
            "sessions": [{"id": "s1", "date": "2026-03-10", "mode": "in_person", "admissions": names}],
            "admissions": [self._admission(n, id) for n, id in enumerate(names)],
        }

    def _admission(self, n: int, id: str) -> dict[str, Any]:
        client = self.people[0]
        crew = self.random.choice(self.homes[client])
        facts: dict[str, Any] = {}
        kind = n % 4
        if kind == 0:
            facts["events"] = [self._own_event(f"pe{n}", crew)]
        elif kind == 1:
            facts["knowledge"] = [
                {"id": f"pk{n}", "person": client, "of": {"undertaking": crew}, "up_to": "500 g", "evidence": []}
            ]
        elif kind == 2:
            facts["members"] = [
                {
                    "id": f"pm{n}",
                    "person": client,
                    "undertaking": crew,
                    "scope": {"per_event_max": "500 g"},
                    "evidence": [],
                    "replaces": [f"m-{crew}-{client}"] if self._chance(0.5) else [],
                }
            ]
        else:
            over = self.random.choice([person for person in self.crews[crew] if person != client])
            facts["authority"] = [
                {"id": f"pa{n}", "by": client, "over": over, "undertaking": crew, "acts": ["directed"], "evidence": []}
            ]
        thin = self.thin.get(crew, [])
        supported = self.random.sample(thin, min(3, len(thin)))
        return {
            "id": id,
            "topic": "all",
            "says": "An invented fact.",
            "grade": self.random.choice(("fair", "fair", "weak")),
            "facts": facts,
            "supports": supported,
        }

    def _own_event(self, id: str, crew: str) -> dict[str, Any]:
        other = self.random.choice([person for person in self.crews[crew] if person != self.people[0]])
        return {
            "id": id,
            "kind": "distribution",
            "date": _day(self.random.randint(250, 480)),
            "substance": "cocaine",
            "quantity": f"{self.random.choice((100, 400, 900))} g",
            "undertaking": crew,
            "participants": [{"person": other, "act": "sold"}, {"person": self.people[0], "act": "bought"}],
            "evidence": [],
        }
