"""USSG §2K2.1: firearms offenses, their level as far as a count says what the section asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from relcon.law.tables import TableError, load
from relcon.records.base import Answer
from relcon.records.people import Count, Weapons

GUIDELINE: Final = "§2K2.1"


def read(statute: str, edition: str) -> bool:
    """Return whether the level of a count of this statute can be told: 18 U.S.C. §922(g), (n), §924(o)."""
    return _conviction(statute, edition) is not None


def _conviction(statute: str, edition: str) -> str | None:
    named = load("2K2.1", edition).mapping("convictions")
    return next((key for key in named if statute == key or statute.startswith(f"{key}(")), None)


def together(counts: Sequence[Count], edition: str) -> Count:
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


def levels(count: Count, another_felony: Answer, edition: str) -> tuple[int, int]:
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
