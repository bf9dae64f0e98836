"""What an open question comes to if it is answered otherwise: worksheets, where no answer has them already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from relcon.checking.duplicates import LOT, sold_on
from relcon.checking.note import Note, question
from relcon.checking.readings import SCOPE, claimed_whole
from relcon.engine.program import expose
from relcon.law.scenario import Scenario
from relcon.records.matter import Matter
from relcon.records.people import Person
from relcon.results.exposure import DefendantAnswer, Exposure

UNDER_SENTENCE: Final = "under_sentence"
MOST: Final = 12
"""So many questions are reckoned through; each is a worksheet more."""
Priced = Mapping[tuple[str, str], tuple[str, DefendantAnswer]]
"""By record and field: whose worksheet, and what it then comes to."""


def of_worksheets(exposure: Exposure, matter: Matter) -> Iterator[Note]:
    """Yield what worksheets leave open and no record shows: acceptance not recorded, a quantity not yet found."""
    for id, found in exposure.defendants.items():
        person, answers = matter.people[id], found.positions.values()
        if person.defendant is None:
            continue
        if any(one.if_accepted is not None for one in answers):
            text = "acceptance is not recorded: none is taken off (§3E1.1)"
            yield question(person, "acceptance", text)
        if any(one.if_supported is not None for one in answers):
            text = "no quantity is found or admitted: the minimum is as charged, and the weight supports a lower one"
            yield question(person, "found", text)


def priced(matter: Matter, notes: Sequence[Note]) -> Priced:
    """Return what some questions come to.

    A sentence being served (§4A1.1(e)); a Ceiling on a scope that nobody asserts; drugs that a seller bought before,
    if all that may have been sold on counts once.
    """
    found: dict[tuple[str, str], tuple[str, DefendantAnswer]] = {}
    for one in notes:
        key = one.record, one.field or ""
        if len(found) == MOST or key in found:
            continue
        if one.field == UNDER_SENTENCE:
            who, other = one.record, _serving(matter, one.record)
        elif one.field == SCOPE and one.record in matter.members:
            who, other = matter.members[one.record].person, claimed_whole(matter, one.record)
        else:
            continue
        found[key] = who, expose(other, defendants=[who]).defendants[who]
    return {**found, **_sold_once(matter, notes)}


def _sold_once(matter: Matter, notes: Sequence[Note]) -> Priced:
    """Return what a seller's worksheet comes to without all that may have been sold on, for each of the sales."""
    asked = {one.record for one in notes if one.field == LOT}
    sales: dict[str, list[str]] = defaultdict(list)
    for one in sold_on(matter) if asked else ():
        seller = next((id for id in one.sellers if id in matter.defendants), None)
        if seller is not None and one.sold.id in asked:
            sales[seller].append(one.sold.id)
    found: dict[tuple[str, str], tuple[str, DefendantAnswer]] = {}
    for seller, those in list(sales.items())[:MOST]:
        once = expose(matter, defendants=[seller], scenario=Scenario(without=frozenset(those)))
        found |= {(sale, LOT): (seller, once.defendants[seller]) for sale in those}
    return found


def _serving(matter: Matter, id: str) -> Matter:
    """Return the matter as if the offense fell under a sentence being served."""

    def person(one: Person) -> Person:
        part = one.defendant
        if one.id != id or part is None or part.criminal_history is None:
            return one
        history = part.criminal_history.model_copy(update={UNDER_SENTENCE: "yes"})
        return one.model_copy(update={"defendant": part.model_copy(update={"criminal_history": history})})

    people = tuple(map(person, matter.case.people))
    return replace(matter, case=matter.case.model_copy(update={"people": people}))
