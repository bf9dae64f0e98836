"""The large example as it is drawn: its exhibits and people, what each agreed to, the loads and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from typing import Any, Final

from tests.helpers.interstate_records import CITIES, FIRST, LAST, Cell, Records

LOADS: Final = 40
SURNAMES: Final = (
    "Abbot Alder Baines Bishop Brandt Calloway Carver Chase Coburn Dalton Decker Drummond Eads Farrow Finch Garrick "
    "Goss Hadley Harlan Hobbs Ingram Jarvis Keene Kirby Lasker Lowry Mabry Mercer Nance Norwood Oakes Orton Paxton "
    "Pruitt Quarles Radley Rusk Sadler Sayers Selby Tandy Teller Upshaw Varner Voss Waddell Weems Yates"
)
GIVEN: Final = (
    "Alvin Bea Carl Dora Earl Fay Glen Hope Ivan Joy Kent Lila Miles Nell Owen Pia Reed Sue Todd Una Vern Wilma Zane"
)


@dataclass
class Interstate(Records):
    """The matter, drawn from the seed; ``draw`` gives the sections of its case file."""

    cells: list[Cell] = field(default_factory=list)
    couriers: list[str] = field(default_factory=list)

    def _exhibits(self) -> None:
        known = {"known_since": "2025-09-02"}
        self.exhibit("wire-1", "intercept", "Marrow's phone, 2025", 420, grade="strong", **known)
        self.exhibit("wire-2", "intercept", "Stroud's phone, 2025", 260, grade="strong", **known)
        self.exhibit("ledger-1", "ledger", "Stroud's books: loads, fees, who owes", 88, grade="fair", **known)
        for place, days in (("yuma", "Yuma yard"), ("road", "Interstate 40 plate readers")):
            self.exhibit(f"surv-{place}", "surveillance", f"Surveillance: {days}", 60, grade="fair", **known)
        for city in CITIES:
            name = city.name
            self.exhibit(
                f"texts-{city.id}", "message", f"Phones seized in {name}, downloads", 310, grade="strong", **known
            )
            self.exhibit(f"surv-{city.id}", "surveillance", f"Pole camera, {name}", 140, grade="fair", **known)
            self.exhibit(
                f"buys-{city.id}",
                "controlled_buy",
                f"Controlled buys, {name}, with laboratory",
                75,
                grade="strong",
                **known,
            )
            self.exhibit(
                f"search-{city.id}",
                "seizure",
                f"Search of the stash in {name}, with laboratory",
                90,
                date="2025-08-29",
                grade="strong",
                **known,
            )
            self.exhibit(
                f"ci-{city.id}",
                "statement",
                f"Interviews of the informant in {name}",
                22,
                speaker=f"ci-{city.id}-p",
                grade="weak",
                **known,
            )
        self.exhibit(
            "stops", "seizure", "Two traffic stops on Interstate 40, with laboratory", 48, grade="strong", **known
        )
        self.exhibit("history", "record", "Certified prior judgments, all defendants", 160, known_since="2025-12-01")
        for n, who in enumerate(("Marrow", "Stroud", "the head of Kansas City"), 1):
            self.exhibit(f"tolls-{n}", "toll", f"Call records of {who}", 300, known_since="2025-03-10")

    def _people(self) -> None:
        names = iter(
            f"{given} {surname}" for given, surname in zip(cycle(GIVEN.split()), SURNAMES.split(), strict=False)
        )
        self.person("rios", "Tomas Rios", "uncharged", "928")
        self.person("cantu", "Elena Cantu", "uncharged", "928")
        top = ("841(b)(1)(A)", "methamphetamine_actual", "50 g")
        self.person("marrow", "Dean Marrow", "defendant", "816", self.charged(*top))
        self.people[-1]["defendant"] |= {"acceptance": "timely", "disclosed_all": "no"}
        self.person("stroud", "Iris Stroud", "defendant", "816", self.charged(*top))
        for n in range(1, 9):
            self.couriers.append(self.person(f"courier-{n}", next(names), "defendant", "806", self.charged(*top)))
        for city in CITIES:
            low = ("841(b)(1)(B)", city.substances[0], "5 g" if "actual" in city.substances[0] else "500 g")
            head, stash = (
                self.person(f"{city.id}-{part}", next(names), "defendant", city.area, self.charged(*top))
                for part in ("head", "stash")
            )
            wholesale = [
                self.person(f"{city.id}-w{n}", next(names), "defendant", city.area, self.charged(*top))
                for n in (1, 2, 3)
            ]
            sellers = [
                self.person(f"{city.id}-s{n}", next(names), "defendant", city.area, self.charged(*low))
                for n in range(1, 9)
            ]
            self.cells.append(Cell(city, head, stash, wholesale, sellers))
            self.person(f"ci-{city.id}-p", f"Informant {city.id.upper()}-1", "informant")
            self.people[-1]["flipped"] = "2025-01-20"
        self.person("uco", "The undercover officer", "undercover")
        for n in range(1, 4):
            self.person(f"buyer-{n}", f"End user {n}", "customer")
        self.person("clerk", "The storage clerk", "unwitting")
        self.person("driver", '"Slim", not identified', "unidentified")

    def _agreements(self) -> None:
        titles = {
            "road": "Bringing Rios's loads from Yuma",
            **{c.id: f"Selling Marrow's drugs in {c.name}" for c in CITIES},
        }
        for id, title in titles.items():
            source = ["wire-1", "ledger-1"] if id == "road" else [f"texts-{id}"]
            substances = sorted({one for c in CITIES if id in ("road", c.id) for one in c.substances})
            self.undertakings[id] = {
                "id": id,
                "title": title,
                "substances": substances,
                "evidence": source,
                "members": [],
            }
            for boss in ("marrow", "stroud"):
                self.member(id, boss, "whole", ("wire-1", "wire-2"))
        self.function("marrow", "road", "organize", "share", ("wire-1",))
        for who in ("stroud", *self.couriers):
            self.authority.append(
                {
                    "id": f"au-road-{who}",
                    "by": "marrow",
                    "over": who,
                    "undertaking": "road",
                    "acts": ["recruited", "paid_wage"],
                    "from": str(FIRST),
                    "to": str(LAST),
                    "evidence": ["wire-1"],
                }
            )
        self.function("stroud", "road", "relay", "wage", ("wire-2", "ledger-1"))
        for cell in self.cells:
            self._cell(cell)

    def _cell(self, cell: Cell) -> None:
        id, texts = cell.city.id, [f"texts-{cell.city.id}"]
        self.member(id, cell.head, "whole", texts)
        self.function(cell.head, id, "supply", "margin", texts)
        self.member(id, cell.stash, {"with": [cell.head]}, [f"surv-{id}"])
        self.function(cell.stash, id, "store", "wage", [f"surv-{id}"])
        self.authority.append(
            {
                "id": f"au-{id}-stash",
                "by": cell.head,
                "over": cell.stash,
                "undertaking": id,
                "acts": ["directed", "paid_wage"],
                "from": str(FIRST),
                "to": str(LAST),
                "evidence": texts,
            }
        )
        for n, who in enumerate(cell.wholesalers):
            joined = FIRST + timedelta(days=30 * n)
            self.member(id, who, {"with": [cell.head], "per_event_max": "2 kg"}, texts, joined)
            self.function(who, id, "wholesale", "margin", texts)
        for n, who in enumerate(cell.sellers):
            above = cell.wholesalers[n % 3]
            joined = FIRST + timedelta(days=25 * n)
            scope = {"with": [above], "per_event_max": "8 oz", "substances": list(cell.city.substances)}
            self.member(id, who, scope, [*texts, f"surv-{id}"], joined)
            self.function(who, id, "retail", "margin", [f"surv-{id}"])

    def _loads(self) -> Iterator[tuple[date, int, str, int]]:
        step = (LAST - FIRST).days / LOADS
        for n in range(LOADS):
            day = FIRST + timedelta(days=round(n * step) + self.random.randrange(3))
            substance = ("methamphetamine_actual", "methamphetamine_actual", "cocaine", "fentanyl")[n % 4]
            grams = self.random.randrange(2, 9) * (100 if substance == "fentanyl" else 1000)
            courier = self.couriers[self.random.randrange(len(self.couriers))]
            self.lots.append({"id": f"k{n}", "substance": substance, "title": f"load {n + 1}, {day:%B %Y}"})
            self.event(
                "purchase",
                day,
                substance,
                grams,
                (("rios", "supplied"), ("marrow", "bought"), (courier, "carried")),
                lot=f"k{n}",
                undertaking="road",
                basis={"method": "ledger"},
                evidence=("ledger-1", "wire-1"),
            )
            self.payments.append(
                {
                    "id": f"p{n}",
                    "date": str(day + timedelta(days=1)),
                    "from": "stroud",
                    "to": courier,
                    "usd": "2000",
                    "kind": "paid",
                    "for": f"e{len(self.events)}",
                    "evidence": ["ledger-1"],
                }
            )
            yield day, n, substance, grams

    def _couriers_agreed(self) -> None:
        trips: dict[str, list[str]] = {who: [] for who in self.couriers}
        for one in self.events:
            if one["undertaking"] == "road":
                trips[one["participants"][-1]["person"]].append(one["id"])
        for who, made in trips.items():
            if made:
                self.member("road", who, {"events": made}, ("ledger-1", "surv-road"))
                self.function(who, "road", "transport", "flat_fee", ("ledger-1", "surv-road"))

    def _sold_on(self, day: date, load: int, substance: str, grams: int) -> None:
        takers = [cell for cell in self.cells if substance in cell.city.substances]
        for n, cell in enumerate(takers):
            id, lot = cell.city.id, f"k{load}/{n}"
            part = grams // (len(takers) + 1)
            more = {"undertaking": id, "basis": {"method": "agreed"}}
            self.event(
                "distribution",
                day + timedelta(days=2),
                substance,
                part,
                (("marrow", "sold"), (cell.head, "bought"), (cell.stash, "stored")),
                lot=lot,
                evidence=("wire-1", f"texts-{id}"),
                **more,
            )
            wholesaler = cell.wholesalers[self.random.randrange(3)]
            for k, who in enumerate([wholesaler, *self.random.sample(cell.wholesalers, 1)]):
                self.event(
                    "distribution",
                    day + timedelta(days=4 + k),
                    substance,
                    part // 3,
                    ((cell.head, "sold"), (who, "bought")),
                    lot=f"{lot}/{k}",
                    evidence=(f"texts-{id}",),
                    **more,
                )
                mine = [seller for m, seller in enumerate(cell.sellers) if cell.wholesalers[m % 3] == who]
                for s, seller in enumerate(self.random.sample(mine, 2 - k)):
                    self.event(
                        "distribution",
                        day + timedelta(days=6 + s),
                        substance,
                        min(part // 9, 220),
                        ((who, "sold"), (seller, "bought")),
                        lot=f"{lot}/{k}/{s}",
                        evidence=(f"texts-{id}", f"surv-{id}"),
                        **more,
                    )

    def _buys_and_searches(self) -> None:
        for n in range(24):
            cell = self.cells[n % 3]
            id, seller = cell.city.id, cell.sellers[(n // 3) % 8]
            day = date(2025, 2, 3) + timedelta(days=7 * n)
            self.event(
                "distribution",
                day,
                cell.city.substances[0],
                self.random.randrange(7, 57),
                ((seller, "sold"), ("uco", "bought")),
                sting="buy",
                undertaking=id,
                basis={"method": "seized"},
                evidence=(f"buys-{id}",),
            )
        for cell in self.cells:
            self.event(
                "seizure",
                LAST,
                cell.city.substances[0],
                900,
                ((cell.stash, "possessed"), (cell.head, "possessed")),
                undertaking=cell.city.id,
                basis={"method": "seized"},
                evidence=(f"search-{cell.city.id}",),
            )
        for load in (12, 28):
            event = next(one for one in self.events if one.get("lot") == f"k{load}")
            self.event(
                "seizure",
                date.fromisoformat(event["date"]),
                event["substance"],
                950,
                ((event["participants"][-1]["person"], "possessed"),),
                lot=f"k{load}",
                undertaking="road",
                basis={"method": "seized"},
                evidence=("stops",),
            )
        for cell in self.cells:
            self.event(
                "distribution",
                FIRST,
                cell.city.substances[0],
                1000,
                ((cell.head, "sold"), ("driver", "bought")),
                undertaking=cell.city.id,
                basis={"method": "testimony"},
                evidence=(f"ci-{cell.city.id}",),
            )
            self.events[-1]["date"] = "unknown"

    def _street(self, wanted: int) -> None:
        """Add small sales of the sellers until there are so many events."""
        while len(self.events) < wanted:
            cell = self.random.choice(self.cells)
            seller, buyer = self.random.choice(cell.sellers), f"buyer-{self.random.randrange(1, 4)}"
            day = FIRST + timedelta(days=self.random.randrange(220, 440))
            self.event(
                "distribution",
                day,
                cell.city.substances[0],
                self.random.randrange(1, 8),
                ((seller, "sold"), (buyer, "bought")),
                undertaking=cell.city.id,
                basis={"method": "observed"},
                evidence=(f"surv-{cell.city.id}",),
            )

    def draw(self) -> dict[str, Any]:
        """Draw the matter and return the sections of its case file."""
        self._exhibits()
        self._people()
        self._agreements()
        for load in list(self._loads()):
            self._sold_on(*load)
        self._couriers_agreed()
        self._buys_and_searches()
        self._street(600)
        firearm = {
            "id": "g1",
            "kind": "firearm",
            "date": str(LAST),
            "by": ["kc-stash"],
            "undertaking": "kc",
            "connection": "unknown",
            "evidence": ["search-kc"],
        }
        premises = {
            "id": "g2",
            "kind": "premises",
            "date": {"from": str(FIRST), "to": str(LAST)},
            "by": ["omaha-stash"],
            "undertaking": "omaha",
            "connection": "yes",
            "evidence": ["search-omaha", "surv-omaha"],
        }
        return {
            "case": {
                "caption": "United States v. Marrow et al.",
                "docket": "4:25-cr-00209",
                "district": "mowd",
                "sentencing_date": "2026-10-14",
                "offense_ended": str(LAST),
            },
            "evidence": self.evidence,
            "lots": self.lots,
            "people": self.people,
            "undertakings": list(self.undertakings.values()),
            "events": self.events,
            "authority": self.authority,
            "functions": self.functions,
            "payments": self.payments,
            "circumstances": [firearm, premises],
        }
