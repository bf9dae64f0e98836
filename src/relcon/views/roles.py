"""Role on the page: elements by position on the record, why people stand in their tier, the measures of contacts.

In a copy for anybody but counsel only levels and their reason are shown, as the worksheet shows them: who is counted
and why would say what people are. Measures are counsel's way of looking at the contacts and stand in no other copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final

from relcon.audiences.audience import Copy
from relcon.figures.told import MEANING, WARNING, collected, reasons
from relcon.network.measures import measures
from relcon.results.network import Placement
from relcon.results.roles import (
    ActivityAnswer,
    Comparator,
    ControlAnswer,
    Factor,
    FunctionAnswer,
    RoleAnswer,
    Shown,
)
from relcon.views.explanations import Told
from relcon.views.interned import Interned

KEPT: Final = 6
"""How many items, and records of an item, a page shows; `relcon roles --format json` has them all."""
LETTERS: Final = {"less": "l", "alike": "a", "more": "m", "mixed": "x", "unknown": "u"}
"""How a comparison is written in a page's data, a letter a factor."""


def role_data(said: Told, placed: Mapping[str, Placement], copy: Copy, places: Mapping[str, int]) -> dict[str, Any]:
    """Return what a page says of role: ``roles``, ``role_of``, ``tier_says`` and, for counsel, ``measures``.

    Parameters
    ----------
    said
        The page's texts; what was computed.
    placed
        Everybody's tier, as the copy has it.
    copy
        What this audience may see.
    places
        The rows of the page's records.
    """
    found, told = said.found, _Role(said, copy, places)
    role_of = {
        id: {position: told.roles.add(told.role(found.roles[id][position].found)) for position in found.positions}
        for id in found.defendants
    }
    data: dict[str, Any] = {
        "role_of": role_of,
        "roles": told.roles.items,
        "shown": told.shown.items,
        "compared": told.compared.items,
        "tier_says": {id: says for id, one in placed.items() if (says := told.texts(_further(one)))},
    }
    if copy.audience == "counsel":
        data["measures"] = _measures(said)
    return data


def _further(found: Placement) -> list[str]:
    """Return what speaks to a tier beside what the person's row says."""
    return list(reasons(found))[1 if found.by == "records" else 0 :]


class _Role:
    """Roles as a page holds them: texts, items and comparisons once, named by number."""

    def __init__(self, said: Told, copy: Copy, places: Mapping[str, int]) -> None:
        self.said, self.copy, self.places = said, copy, places
        self.roles, self.shown, self.compared = Interned(), Interned(), Interned()
        self.numbers = {id: n for n, id in enumerate(copy.matter.people)}

    def texts(self, texts: Iterable[str]) -> list[int]:
        return self.said.texts.all(map(self.copy.reason, texts))

    def role(self, answer: RoleAnswer) -> dict[str, Any]:
        up, down = answer.aggravating, answer.mitigating
        both: dict[str, Any] = {
            "up": [up.levels, up.reading, *self.texts([up.why])],
            "down": [down.levels, down.door or "", *self.texts([down.why])],
        }
        if self.copy.audience != "counsel":
            return both
        door = down.function
        return {
            **both,
            "open": [up.open, down.open],
            "reasons": self.texts(
                [*up.reasons, *map(_counted, up.activities), *([up.argument] if up.argument else [])]
            ),
            "control": self.items(_control(one) for activity in up.activities for one in activity.control),
            "not_control": self.items(up.not_control),
            "up_factors": self.factors(up.factors),
            "direct": [down.direct.substantially_less, *self.texts([down.direct.why])],
            "down_factors": self.factors(down.direct.factors),
            "compared": self.compared.all(map(self.comparison, (one for one in down.direct.comparators if one.others))),
            "functions": self.items(map(_function, door.functions)),
            "totality": [self.items(door.totality_for), self.items(door.totality_against)],
            "missing": self.texts(answer.missing),
            "cliff": [
                [row.levels, row.total_offense_level, row.total, row.safety_valve, row.months_above_none]
                for row in answer.cliff.if_all_disclosed
            ],
        }

    def factors(self, factors: Iterable[Factor]) -> list[Any]:
        rows = ([self.said.texts.add(one.name), self.items(one.for_), self.items(one.against)] for one in factors)
        return [row for row in rows if row[1] or row[2]]

    def comparison(self, found: Comparator) -> list[Any]:
        """Return a table: what the defendant is compared with, the factors, and for each person a letter a factor."""
        names = list(dict.fromkeys(name for one in found.others for name in one.by_factor))
        rows = (
            [self.numbers[one.person], "".join(LETTERS[one.by_factor.get(name, "unknown")] for name in names)]
            for one in found.others
        )
        return [*self.said.texts.all([found.what, ", ".join(names)]), *rows]

    def items(self, found: Iterable[Shown]) -> list[int]:
        """Return the numbers of items: each its text and the rows of its records, which a reader opens."""
        return [
            self.shown.add([*self.texts([one.text]), *(self.places[id] for id in one.facts[:KEPT])])
            for one in islice(found, KEPT)
        ]


def _counted(one: ActivityAnswer) -> str:
    return f"{one.title}: {one.number} participants counted; otherwise extensive: {one.extensive}"


def _control(one: ControlAnswer) -> Shown:
    return Shown(text=f"over {one.over}: {'yes' if one.counts else 'no'}, {one.why}", facts=one.shown.facts)


def _function(one: FunctionAnswer) -> Shown:
    return Shown(text=f"{one.function}, primary {one.primary}: {one.why}", facts=one.shown.facts)


def _measures(said: Told) -> dict[str, Any]:
    found = measures(said.found.matter)
    return {
        "warning": WARNING,
        "meaning": MEANING,
        "confidence": found.confidence,
        "why": list(found.why),
        "collected": list(collected(found, said.found.matter)),
        "periods": [[one.from_, one.to] for one in found.periods],
        "people": {
            id: [
                *(one.degree, one.contacts, one.betweenness, one.core, one.effective_size, one.community),
                *(one.one_source, list(one.by_period)),
            ]
            for id, one in found.people.items()
        },
    }
