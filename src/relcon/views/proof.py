"""On what each event rests, and what falls if a witness or an exhibit is not believed: each left out alone.

On the record, for everybody: the same columns as those of ``relcon whatif``. They are a batch of their own. What a page
asks of outcomes is grounded with every exhibit certain, so that exhibits vanish from its circuits; with exhibits free
there, each answer would cost more than both do apart.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from relcon import words
from relcon.audiences.audience import Copy
from relcon.engine.batch import Batch
from relcon.figures.converted import converted
from relcon.figures.links import hands
from relcon.inquiry.alone import Alone
from relcon.inquiry.scenarios import Question
from relcon.inquiry.toggles import Toggle, toggles
from relcon.law.months import number
from relcon.law.scenario import Scenario
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.law.ussg.s6a1_3 import GRADES
from relcon.proffer.protection.joint_defense import held_back
from relcon.records.base import PositionName
from relcon.records.customs import MICRO
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.matter import Matter, declared_in_case
from relcon.results import weights
from relcon.results.base import Months
from relcon.results.whatif import Outcome
from relcon.views.answered import Answered
from relcon.views.interned import Interned
from relcon.words import ranges

MOST: Final = 60
"""With more witnesses and exhibits than this, only those are left out on which some record rests alone."""
WHOLE: Final = 100
"""A weight that falls is also a share of what counts, in hundredths, for the bar beside it."""
UNKNOWN: Final = Decimal("Infinity")
"""How much moves where one of two ends is unknown: most."""


def proof_data(found: Answered, copy: Copy) -> dict[str, Any]:
    """Return from whom to whom each event went, and what counts of it; for counsel also what falls with a doubt.

    Others are not told: what may be doubted, and how good it is, is what counsel thinks of a witness.

    Parameters
    ----------
    found
        What was computed: who has a worksheet, and in which positions.
    copy
        What this audience may see.
    """
    events, matter = found.index.events, copy.matter
    data: dict[str, Any] = {
        "hands": [_hands(one, matter) for one in events.values()],
        "converted": _converted(found),
    }
    if copy.audience == "counsel":
        data["best"] = [_best(one, matter) for one in events.values()]
        data["doubt"] = _doubt(found, matter)
    return data


def _hands(event: Event, matter: Matter) -> list[str]:
    """Return who gave and who took, by surname; whoever took part where that is not told."""
    through = hands(event)
    ends = [through[0], through[-1]] if len(through) > 1 else [[part.person for part in event.participants], []]
    return [", ".join(dict.fromkeys(words.surname(matter, id) for id in people)) for people in ends]


def _converted(found: Answered) -> list[dict[str, str]]:
    """Return by event, for each weight of it that counts for anybody, the same as converted drug weight."""
    events = found.index.events
    said: dict[str, dict[str, str]] = {id: {} for id in events}
    for answer in found.distinct():
        for id, one in answer.events.items():
            grams = one.counted_grams
            if one.in_ and grams is not None and grams not in said[id] and Decimal(grams):
                heavy = converted(events[id], Fraction(grams), found.edition)
                if heavy is not None:
                    said[id][grams] = words.amount(weights.grams(int(heavy * MICRO)), CONVERTED)
    return list(said.values())


def _best(event: Event, matter: Matter) -> str:
    """Return the best grade of an event's exhibits; nothing where it has none."""
    graded = {matter.evidence[id].grade for id in event.evidence}
    return next((grade for grade in GRADES if grade in graded), "")


def _doubt(found: Answered, matter: Matter) -> dict[str, Any]:
    """Return what falls with each witness and exhibit, for everybody in each position."""
    asked = doubted(matter)
    told = _Told(found, asked)
    rows = {
        position: {defendant: told.rows(defendant, position) for defendant in found.defendants}
        for position in found.positions
    }
    return {
        "toggles": [_toggle(one, matter) for one in asked],
        "rows": rows,
        "outcomes": told.outcomes.items,
        "falls": told.falls.items,
    }


def doubted(matter: Matter) -> tuple[Toggle, ...]:
    """Return the witnesses, then the exhibits, that may be left out: none that stands aside (`held_back`)."""
    aside = frozenset(held_back(matter))
    listed = (
        replace(one, off=tuple(id for id in one.off if id not in aside))
        for one in toggles(matter)
        if one.kind in ("witness", "exhibit")
    )
    found = sorted((one for one in listed if one.off), key=lambda one: one.kind != "witness")
    if len(found) > MOST:
        cited = (frozenset(getattr(record, "evidence", ())) for _, record in declared_in_case(matter.case))
        rests = set(filter(None, cited))
        found = [one for one in found if any(exhibits <= set(one.off) for exhibits in rests)]
    return tuple(found)


def _toggle(one: Toggle, matter: Matter) -> dict[str, Any]:
    exhibits = [matter.evidence[id] for id in one.off]
    pages = (words.pages(item.bates) for item in exhibits if item.bates is not None)
    own = exhibits[0] if one.kind == "exhibit" else None
    return {
        "id": one.id,
        "kind": one.kind,
        "title": one.title or (own.kind.replace("_", " ") if own is not None else one.id),
        "off": list(one.off),
        "pages": ", ".join(dict.fromkeys(pages)),
        "notes": _notes(own) if own is not None else [],
    }


def _notes(one: Evidence) -> list[str]:
    """Return what sets an exhibit apart: a grade that is not the usual one, a motion against it."""
    usual = Evidence.model_fields["grade"].default
    graded = [one.grade] if one.grade != usual else []
    return [*graded, *([f"{one.challenge.ground} {one.challenge.status}"] if one.challenge is not None else [])]


class _Told:
    """What each toggle left out alone comes to, outcomes and lists of events once each."""

    def __init__(self, found: Answered, asked: tuple[Toggle, ...]) -> None:
        self.asked, self.outcomes, self.falls = asked, Interned(), Interned()
        given = Scenario(without=frozenset(held_back(found.matter)))
        switched = {leaf: True for one in asked for leaf in one.leaves}
        self.batch = Batch(found.index, given=given, switched=switched)
        self.numbers = {id: place for place, id in enumerate(found.index.events)}
        self.places = {one.id: place for place, one in enumerate(asked)}

    def rows(self, defendant: str, position: PositionName) -> list[Any]:
        """Return the outcome as recorded; then a row for each toggle that changes anything, what falls most first.

        A row has the toggle, the outcome without it, the events that fall, the weight that falls, and its share.
        """
        alone = Alone.of(Question(self.batch, defendant, position, self.asked))
        before = alone.outcomes[0]
        moving = {
            id: column
            for id, column in alone.columns.items()
            if alone.code[column] != alone.code[0] or alone.fallen[column]
        }

        def most_first(id: str) -> tuple[Decimal, ...]:
            after = alone.outcomes[moving[id]]
            return (*(-change for change in _changes(before, after)), Decimal(-len(alone.fallen[moving[id]])))

        return [
            self._outcome(before),
            *(
                [
                    self.places[id],
                    self._outcome(alone.outcomes[moving[id]]),
                    self.falls.add([self.numbers[event] for event in alone.fallen[moving[id]]]),
                    *_lost(before, alone.outcomes[moving[id]]),
                ]
                for id in sorted(moving, key=lambda id: (most_first(id), self.places[id]))
            ),
        ]

    def _outcome(self, one: Outcome) -> int:
        """Return the number of an outcome: weight, level, months, and the range by the table, as they are said."""
        weight = words.amount(one.converted_grams, CONVERTED) if one.converted_grams is not None else words.weight(one)
        return self.outcomes.add(
            [
                f"≥ {weight}" if one.at_least and one.converted_grams is not None else weight,
                one.total_offense_level,
                ranges.span(one.total),
                ranges.span(one.guideline_range),
            ]
        )


def _changes(before: Outcome, after: Outcome) -> tuple[Decimal, ...]:
    """Return by how much the level, the weight, the low end and the low end by the table move."""
    return (
        _change(before.total_offense_level, after.total_offense_level),
        _change(before.converted_grams, after.converted_grams),
        _change(_low(before.total), _low(after.total)),
        _change(_low(before.guideline_range), _low(after.guideline_range)),
    )


def _change(old: int | str | None, new: int | str | None) -> Decimal:
    if old == new:
        return Decimal(0)
    return UNKNOWN if old is None or new is None else abs(Decimal(new) - Decimal(old))


def _low(found: tuple[Months, Months] | None) -> int | None:
    return None if found is None else number(found[0])


def _lost(before: Outcome, after: Outcome) -> tuple[str, int]:
    """Return the converted weight that falls (or comes), as it is said, and which share of what counts it is."""
    if before.converted_grams is None or after.converted_grams is None:
        return "", 0
    old, change = Decimal(before.converted_grams), Decimal(after.converted_grams) - Decimal(before.converted_grams)
    if not change:
        return "", 0
    said = words.amount(f"{abs(change).normalize():f}", CONVERTED)
    share = min(WHOLE, int(abs(change) * WHOLE / old)) if old else WHOLE
    return f"{'−' if change < 0 else '+'}{said}", share
