"""USSG §6A1.2: the days of a presentence report, by Fed. R. Crim. P. 32(e)(2), (f)(1), (g), counted by Rule 45(a)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from relcon.law.tables import load

WEEKEND: Final = 5  # Saturday, counted from Monday as 0, and what follows it
WEEK: Final = 7  # days
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """A period counted in days.

    Attributes
    ----------
    on
        The last day on which it may be done.
    days, cite
        How many days, and the provision.
    counted_to
        The day to which so many days lead, before any is passed over.
    passed
        The Saturdays, Sundays and legal holidays passed over, by day, with the holiday's name.
    observed
        The holiday that may be observed on the last day itself; empty where none is.
    """

    on: date
    days: int
    cite: str
    counted_to: date
    passed: Mapping[date, str]
    observed: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a presentence report: objections, and, where the day of sentencing is known, the other two."""

    objections: Counted
    given: Counted | None
    addendum: Counted | None


def days(received: date, sentencing: date | None, edition: str) -> Days:
    """Return the last days that run from a report's receipt, and back from sentencing.

    Parameters
    ----------
    received
        The day on which the report was received.
    sentencing
        The day of sentencing, where it is set.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §6A1.2(a)-(c). The court may change a time for good cause (Fed. R. Crim. P. 32(b)(2)).
    """
    back = (
        (None, None)
        if sentencing is None
        else (_back("given", sentencing, edition), _back("addendum", sentencing, edition))
    )
    return Days(_counted("objections", received, edition, 1), *back)


def _back(what: str, sentencing: date, edition: str) -> Counted:
    return _counted(what, sentencing, edition, -1)


def _counted(what: str, event: date, edition: str, way: int) -> Counted:
    """Count from an event, forward (1) or back (-1).

    Notes
    -----
    Fed. R. Crim. P. 45(a)(1): the day of the event is not counted, every other is, and the last is, unless it is a
    Saturday, a Sunday or a legal holiday; (a)(5): from there to the next day in the direction of the count.
    """
    table = load("6A1.2", edition)
    length = table.integer(what, "days")
    counted_to = event + way * length * _ONE_DAY
    on, passed = counted_to, {}
    while why := _passed_over(on, edition):
        passed[on] = why
        on += way * _ONE_DAY
    return Counted(on, length, table.text(what, "cite"), counted_to, passed, _observed(on, edition))


def _passed_over(day: date, edition: str) -> str:
    holiday = holidays(day.year, edition).get(day, "")
    return holiday or (day.strftime("%A") if day.weekday() >= WEEKEND else "")


def _observed(day: date, edition: str) -> str:
    """Return the holiday of a weekend that is observed on this Friday or Monday; empty where there is none.

    A Friday may precede New Year's Day of the next year.
    """
    way = {WEEKEND - 1: _ONE_DAY, 0: -_ONE_DAY}.get(day.weekday())
    beside = None if way is None else day + way
    return "" if beside is None else holidays(beside.year, edition).get(beside, "")


@cache
def holidays(year: int, edition: str) -> Mapping[date, str]:
    """Return the legal holidays of a year by day, those set aside by statute for the whole country.

    Notes
    -----
    Fed. R. Crim. P. 45(a)(6)(A), (B); 5 U.S.C. §6103(a).
    """
    table = load("6A1.2", edition)
    found: dict[date, str] = {}
    for name in table.mapping("holidays", "fixed"):
        at = ("holidays", "fixed", name)
        if not table.has(*at, "since") or year >= table.integer(*at, "since"):
            found[date(year, table.integer(*at, "month"), table.integer(*at, "day"))] = name
    for name in table.mapping("holidays", "weekday"):
        at = ("holidays", "weekday", name)
        month, weekday, which = (table.integer(*at, key) for key in ("month", "weekday", "which"))
        found[_of_month(year, month, weekday, which)] = name
    return found


def _of_month(year: int, month: int, weekday: int, which: int) -> date:
    """Return the which-th such weekday of a month; the last one for -1."""
    first = date(year, month, 1)
    every = [day for day in (first + n * _ONE_DAY for n in range(WEEK)) if day.weekday() == weekday]
    while (following := every[-1] + WEEK * _ONE_DAY).month == month:
        every.append(following)
    return every[which - 1] if which > 0 else every[which]
