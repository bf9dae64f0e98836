"""The records of the large example as they are added: exhibits behind one another, people, who agreed, deals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, Final

SEED: Final = 846
FIRST, LAST = date(2024, 6, 3), date(2025, 8, 29)


@dataclass(frozen=True)
class City:
    """A place where loads are sold on: who runs it, and of what."""

    id: str
    name: str
    substances: tuple[str, ...]
    area: str
    share: float


CITIES: Final = (
    City("kc", "Kansas City", ("methamphetamine_actual", "fentanyl"), "816", 0.45),
    City("omaha", "Omaha", ("cocaine", "methamphetamine_actual"), "402", 0.3),
    City("wichita", "Wichita", ("methamphetamine_actual",), "316", 0.25),
)


@dataclass
class Cell:
    """The people of a city."""

    city: City
    head: str
    stash: str
    wholesalers: list[str]
    sellers: list[str]


@dataclass
class Records:
    """What has been added so far, each kind of record in its order."""

    random: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311  # an example, not a secret
    people: list[dict[str, Any]] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)
    undertakings: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    lots: list[dict[str, Any]] = field(default_factory=list)
    functions: list[dict[str, Any]] = field(default_factory=list)
    authority: list[dict[str, Any]] = field(default_factory=list)
    payments: list[dict[str, Any]] = field(default_factory=list)
    phones: dict[str, str] = field(default_factory=dict)
    pages: int = 1

    def exhibit(self, id: str, kind: str, title: str, pages: int, **more: Any) -> str:
        """Add an exhibit behind the pages of the last one, and return its id."""
        first, last = self.pages, self.pages + pages - 1
        self.pages += pages
        bates = [f"MAR-{first:06d}", f"MAR-{last:06d}"]
        self.evidence.append({"id": id, "kind": kind, "title": title, "bates": bates, **more})
        return id

    def person(
        self, id: str, name: str, status: str, area: str = "", defendant: Mapping[str, Any] | None = None
    ) -> str:
        """Add a person, with a telephone where an area code is given, and return the id."""
        record: dict[str, Any] = {"id": id, "name": name}
        if area:
            self.phones[id] = f"+1{area}555{len(self.phones) + 100:04d}"
            record["phones"] = [self.phones[id]]
        record["status"] = status
        if defendant is not None:
            record["defendant"] = defendant
        self.people.append(record)
        return id

    def member(self, undertaking: str, person: str, scope: Any, evidence: Sequence[str], joined: date = FIRST) -> None:
        """Add a membership that lasts until the arrests."""
        self.undertakings[undertaking]["members"].append(
            {
                "id": f"m-{undertaking}-{person}",
                "person": person,
                "from": str(joined),
                "to": str(LAST),
                "ended_by": "arrest",
                "scope": scope,
                "evidence": list(evidence),
            }
        )

    def function(self, person: str, undertaking: str, function: str, pay: str, evidence: Sequence[str]) -> None:
        """Add what somebody did, undisputed."""
        self.functions.append(
            {
                "id": f"fn-{undertaking}-{person}",
                "person": person,
                "undertaking": undertaking,
                "function": function,
                "pay": pay,
                "motive": "profit",
                "from": str(FIRST),
                "to": str(LAST),
                "primary": "yes",
                "evidence": list(evidence),
            }
        )

    def event(
        self, kind: str, day: date, substance: str, grams: int, acts: Sequence[tuple[str, str]], **more: Any
    ) -> None:
        """Add an event of so many grams; ``acts`` are people with what each did."""
        evidence = more.pop("evidence")
        self.events.append(
            {
                "id": f"e{len(self.events) + 1}",
                "kind": kind,
                "date": str(day),
                "substance": substance,
                "quantity": f"{grams} g",
                **more,
                "evidence": list(evidence),
                "participants": [{"person": who, "act": act} for who, act in acts],
            }
        )

    def charged(self, penalty: str, substance: str, quantity: str) -> dict[str, Any]:
        """Return a worksheet's facts: one count, a criminal history drawn, a plea drawn."""
        count = {
            "count": "1",
            "statute": "21 USC 846",
            "dates": {"from": str(FIRST), "to": str(LAST)},
            "disposition": self.random.choice(("charged", "charged", "pleaded")),
            "objects": [{"substance": substance, "quantity": quantity, "penalty": penalty}],
        }
        if count["disposition"] == "pleaded":
            count["found"] = {"by": "plea", "whose": "own", "death_results": "no", "objects": count["objects"]}
        points = self.random.choice((0, 0, 0, 1, 2, 3, 5))
        return {
            "counts": [count],
            "criminal_history": {
                "points": points,
                "one_point_total": points if points < 2 else 0,
                "under_sentence": "no",
            },
            "career_offender": "no",
            "acceptance": self.random.choice(("timely", "timely", "timely", "none")),
            "disclosed_all": self.random.choice(("yes", "no", "unknown")),
        }
