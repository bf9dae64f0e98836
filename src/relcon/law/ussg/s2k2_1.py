"""USSG §2K2.1: firearms offenses, their level as far as a count says what the section asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.count_level import UNBOUNDED, CountLevel, change, left_out, not_computed, settled
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, Note, Texts
from relcon.law.open_points import point
from relcon.law.tables import TableError, load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, every, some, tri
from relcon.law.usc.t18_s924 import firearm_counts
from relcon.law.ussg import s3d1_2
from relcon.law.ussg.groundwork import OF_THE_OFFENSE, Groundwork, chapter_three
from relcon.law.ussg.s2d1_1.on_worksheet import DrugLevel
from relcon.records.base import Answer
from relcon.records.counts import Count, Weapons

GUIDELINE: Final = "§2K2.1"
_WORDS: dict[int, Answer] = {YES: "yes", NO: "no", UNKNOWN: "unknown"}
_WHY = "§2K2.1 is for the firearm; role in the drug offense is not"


def count_level(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    """Return the level of firearms counts, one Group (§3D1.2(d)): of several, that of their firearms together.

    Notes
    -----
    Rule: USSG §2K2.1(a), (b), (c)(1)(A), n.13; §2K2.4 n.4(A); §3D1.3(b).
    """
    facts, drugs = ground.facts, ground.plain
    n, edition = facts.n, facts.edition
    if not all(read(count.statute, edition) for count in counts):
        return not_computed(counts, GUIDELINE, point("firearms_statute").said, n)
    least, most = _bounds(counts, facts, drugs)
    known = least == most
    base = np.where(known, least, NULL).astype(np.int64)
    text = "level {after} by the firearm, prior convictions and use that the count names"
    made = change("USSG §2K2.1", base, base, text).where(known)
    lines = [made, *left_out(chapter_three(facts, None), OF_THE_OFFENSE, _WHY)]
    notes = [Note(point("firearms_not_asked").said, np.ones(n, dtype=np.bool_))]
    if len(counts) > 1:
        notes.append(Note(point("firearms_added").said, np.ones(n, dtype=np.bool_)))
    # §2D1.1(b)(1) looks at recorded circumstances alone: a ceiling without one would be no ceiling.
    if s3d1_2.by_quantity(facts.live_counts, edition) and not facts.recorded("firearm", "weapon"):
        notes.append(Note(point("firearm_not_recorded").said, drugs.base != NULL))
    found = settled(counts, GUIDELINE, base, lines, notes)
    change_by = sum((one.levels for one in lines), start=np.zeros(n, dtype=np.int64))
    return replace(
        found,
        least=np.where(known, found.least, least + change_by).astype(np.int64),
        most=np.where(known, found.most, np.minimum(most + change_by, UNBOUNDED)).astype(np.int64),
        missing=Texts.by_row(
            lambda first, last: f"{point('firearms_facts').said}: level {first} to {last} by what is recorded",
            least,
            most,
        ),
    )


def _bounds(counts: Sequence[Count], facts: WorksheetFacts, drugs: DrugLevel) -> tuple[IntArray, IntArray]:
    """Return the bounds of the counts' level, the cross reference to the drug offense included."""
    n, edition = facts.n, facts.edition
    others = [_with_another_felony(count, facts) for count in counts]
    whole = _together(counts, edition)
    counted = some(*(_beyond_924c(count, facts) for count in counts))
    least, most = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    for answer in np.unique(counted).tolist():
        low, high = _levels(whole, _WORDS[answer], edition)
        here = counted == answer
        least, most = np.where(here, low, least), np.where(here, high, most)
    # (c)(1): of a firearm that its own count cites.
    pairs = zip(others, counts, strict=True)
    crossed = some(*(every(one, tri((count.weapons or Weapons()).cited, n)) for one, count in pairs))
    drug = np.where(drugs.known, drugs.level, UNBOUNDED)
    least = np.where((crossed == YES) & drugs.known, np.maximum(least, drug), least)
    most = np.where(crossed != NO, np.maximum(most, drug), most)
    return least.astype(np.int64), most.astype(np.int64)


def _beyond_924c(count: Count, facts: WorksheetFacts) -> TriArray:
    """Return whether use with another felony counts, which a conviction under 18 U.S.C. §924(c) may account for.

    Notes
    -----
    Rule: USSG §2K2.4 n.4(A), third paragraph: of the firearm possessed in the course of the underlying offense. Of a
    count that counsel says is not closely related to the others it is another firearm, and its own answer stands.
    """
    if not firearm_counts(facts.live_counts):
        return _with_another_felony(count, facts)
    if count.closely_related == "no":
        return tri((count.weapons or Weapons()).another_felony, facts.n)
    return tri("no", facts.n)


def _with_another_felony(count: Count, facts: WorksheetFacts) -> TriArray:
    """Return whether the firearm was used or possessed with another felony: as the count or a circumstance says.

    Notes
    -----
    Rule: USSG §2K2.1(b)(7)(B), n.13(B): the defendant's own firearm close to drugs in drug trafficking is one.
    """
    weapons = count.weapons or Weapons()
    if weapons.another_felony != "unknown" or not facts.recorded("firearm"):
        return tri(weapons.another_felony, facts.n)
    # Presence with the drugs is enough, n.13(B), though whether it was connected with their sale is not known.
    present = (facts.own("firearm") != NO) & (facts.reaches("firearm") == YES)
    return np.where(present, YES, UNKNOWN).astype(np.int8)


def read(statute: str, edition: str) -> bool:
    """Return whether the level of a count of this statute can be told: 18 U.S.C. §922(g), (n), §924(o)."""
    return _conviction(statute, edition) is not None


def _conviction(statute: str, edition: str) -> str | None:
    named = load("2K2.1", edition).mapping("convictions")
    return next((key for key in named if statute == key or statute.startswith(f"{key}(")), None)


def _together(counts: Sequence[Count], edition: str) -> Count:
    """Return several counts as the one that §2K2.1 asks about: their firearms added, what holds of any holding.

    Parameters
    ----------
    counts
        Counts that :func:`read` knows, at least one.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §§3D1.2(d), 3D1.3(b): the level of the aggregate, characteristics of all included. A firearm that two
    counts share is entered in one of them.
    """
    if len(counts) == 1:
        return counts[0]
    every = [count.weapons or Weapons() for count in counts]
    numbers = [one.number for one in every if one.number is not None]
    priors = [one.predicates for one in every if one.predicates is not None]
    # Of an unknown number of prior convictions only the most that matters is enough.
    settled = len(priors) == len(every) or max(priors, default=0) >= _most_priors(edition)
    # (a)(4)(B), (6): one conviction as a prohibited person is enough.
    first = next((one for one in counts if _by_conviction(one, edition)), counts[0])
    weapons = Weapons(
        number=sum(numbers) if len(numbers) == len(every) else None,
        predicates=max(priors) if settled else None,
        large_capacity=_any([one.large_capacity for one in every]),
        national_act=_any([one.national_act for one in every]),
        prohibited_person=_any([one.prohibited_person for one in every]),
        stolen=_any([one.stolen for one in every]),
        serial_number=_any([one.serial_number for one in every]),
    )
    return first.model_copy(update={"weapons": weapons})


def _any(answers: Sequence[Answer]) -> Answer:
    return "yes" if "yes" in answers else "unknown" if "unknown" in answers else "no"


def had_firearm(live: Sequence[Count], edition: str) -> Answer:
    """Return whether a count of conviction is itself of a firearm that the defendant had, for §4C1.1(a)(7).

    Notes
    -----
    Rule: USSG §4C1.1(a)(7), §1B1.1 n.1(H): the offense is that of conviction. 18 U.S.C. §922(g), (n) reach ammunition
    too, so the count must name a firearm (``number``); under §924(o) it may be another conspirator's.
    """
    answers = {_had(count, edition) for count in live if read(count.statute, edition)}
    return "yes" if "yes" in answers else "unknown" if "unknown" in answers else "no"


def _had(count: Count, edition: str) -> Answer:
    number = (count.weapons or Weapons()).number
    if number == 0:
        return "no"
    return "unknown" if number is None or not _by_conviction(count, edition) else "yes"


def perhaps_connected(live: Sequence[Count], edition: str) -> Answer:
    """Return ``unknown`` where the firearm of a count may be the defendant's, in connection with the drug offense.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(2); USSG §5C1.2(a)(2), n.1(C). A conviction for having a firearm does not say with what; it
    is none where counsel says that it was in connection with no other felony offense. §924(o) is of a drug offense's.
    """
    for count in live:
        weapons = count.weapons or Weapons()
        if not read(count.statute, edition) or weapons.number == 0:
            continue
        if weapons.another_felony != "no" or not _by_conviction(count, edition):
            return "unknown"
    return "no"


def _levels(count: Count, another_felony: Answer, edition: str) -> tuple[int, int]:
    """Return the least and the greatest level that a count's answers leave possible, before the cross reference.

    Parameters
    ----------
    count
        A count that :func:`read` knows, with its ``weapons``.
    another_felony
        Whether the firearm was used or possessed in connection with another felony offense, (b)(7)(B).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2K2.1(a), (b)(1), (4), (7)(B), n.10. A characteristic of which a count cannot speak ((b)(2), (3), (5),
    (6), (8)-(10)) is not among these.
    """
    found = list(_possible(count, another_felony, edition))
    return min(found), max(found)


def _by_conviction(count: Count, edition: str) -> bool:
    """Return whether a conviction is itself one of a prohibited person."""
    place = _conviction(count.statute, edition) or ""
    return load("2K2.1", edition).text("convictions", place, "prohibited") == "yes"


def _possible(count: Count, another_felony: Answer, edition: str) -> Iterator[int]:
    weapons = count.weapons or Weapons()
    prohibited = (True,) if _by_conviction(count, edition) else _either(weapons.prohibited_person)
    priors = (weapons.predicates,) if weapons.predicates is not None else range(_most_priors(edition) + 1)
    numbers = (weapons.number,) if weapons.number is not None else _numbers(edition)
    for large, listed, person, prior, number, stolen, serial, other in product(
        _either(weapons.large_capacity),
        _either(weapons.national_act),
        prohibited,
        priors,
        numbers,
        _either(weapons.stolen),
        _either(weapons.serial_number),
        _either(another_felony),
    ):
        level = _base(large, listed, person, prior, edition) + _number(number, edition)
        yield _after(level, stolen, serial, other, edition)


def _either(answer: Answer) -> tuple[bool, ...]:
    return {"yes": (True,), "no": (False,), "unknown": (False, True)}[answer]


def _base(large: bool, listed: bool, prohibited: bool, priors: int, edition: str) -> int:
    """Apply (a): the greatest."""
    table, weapon, several = load("2K2.1", edition), large or listed, priors >= _most_priors(edition)
    holds = {
        "weapon_two": weapon and several,
        "two": several,
        "weapon_one": weapon and priors > 0,
        "one": priors > 0,
        "weapon_prohibited": weapon and prohibited,
        "listed": listed,
        "prohibited": prohibited,
        "otherwise": True,
    }
    return max(table.integer("base", name, "level") for name, applies in holds.items() if applies)


def _most_priors(edition: str) -> int:
    """Return the number of earlier convictions beyond which more change nothing."""
    return load("2K2.1", edition).integer("priors", "most")


def _rows(edition: str) -> list[tuple[int, int]]:
    found = []
    for row in load("2K2.1", edition).items("numbers"):
        if not isinstance(row, Mapping):
            raise TableError("2K2.1: a number is a mapping")
        found.append((int(str(row["least"])), int(str(row["levels"]))))
    return found


def _numbers(edition: str) -> Sequence[int]:
    return (1, *(least for least, _ in _rows(edition)))


def _number(number: int, edition: str) -> int:
    """Apply (b)(1)."""
    return next((levels for least, levels in _rows(edition) if number >= least), 0)


def _after(level: int, stolen: bool, serial: bool, other: bool, edition: str) -> int:
    """Apply (b)(4), the limit after (b)(5), and (b)(7)(B)."""
    table = load("2K2.1", edition)
    # (b)(4): (A) or (B), not both.
    marked = table.integer("serial_number", "levels") if serial else table.integer("stolen", "levels") if stolen else 0
    level = min(level + marked, table.integer("most", "level"))
    if other:
        level = max(level + table.integer("another_felony", "levels"), table.integer("another_felony", "least"))
    return level
