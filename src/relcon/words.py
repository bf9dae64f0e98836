"""The words of every output: headings, names of positions and worlds, months, weights."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from relcon.law.positions.options import title
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.substances import SUBSTANCES
from relcon.results.exposure import Manual, Months

PRIVILEGED = "PRIVILEGED: ATTORNEY–CLIENT COMMUNICATION / OPINION WORK PRODUCT. Fed. R. Crim. P. 16(b)(2)."
ASSUMED = (
    'Facts marked "hypothetical" or "client" are counsel\'s assumptions for legal analysis: not a statement of the '
    "client, not adopted by the client, not for production."
)

SHOWN_SETS = 12

WORLDS = {
    "trial": "trial",
    "trial_disclosed": "trial, full disclosure",
    "silent": "plea, no statement (before)",
    "safety_valve_only": "safety-valve disclosure only",
    "protected": "proffer, letter as written",
    "derivative": "and what leads may show",
    "unprotected": "proffer, nothing protected",
    "triggered_trial": "trial, letter's triggers met",
    "triggered_sentencing": "triggers at sentencing",
    "breach": "breach: falsehood",
    "breach_refusal": "breach: refusal",
    "breach_new_crime": "breach: new crime",
    "leak": "facts others may supply",
    "agreed": "the plea agreement's terms",
}

FAILED = {
    "unreliable": "not supported in this position",
    "talk_only": "talk without an agreement",
    "acquitted": "acquitted conduct",
    "prior_sentence": "already sentenced for it",
    "protected": "protected from use",
    "course_of_conduct": "not the same course of conduct",
    "unable_or_unwilling": "not intended, or not able",
    "own_act": "not his own act, and no undertaking is named",
    "undertaking": "not a member of the undertaking",
    "participant": "nobody else criminally responsible took part",
    "scope": "outside what he agreed to",
    "timing": "before he joined or after he left",
    "furtherance": "did not further the undertaking",
    "foreseeability": "not reasonably foreseeable",
}


def short(position: PositionName) -> str:
    """Return a position's title without what stands in parentheses: ``Middle``."""
    return title(position).split(" (")[0]


def narrow(position: PositionName) -> str:
    """Return a position's short title with each word on its own line, for the heading of a narrow column."""
    return short(position).replace(" ", "\n")


def titles(positions: Sequence[PositionName]) -> str:
    """Return the full titles of positions, for a line that explains the short ones."""
    return "; ".join(title(position) for position in positions)


def person(matter: Matter, id: str) -> str:
    """Return a person's name with the id."""
    found = matter.people.get(id)
    return f"{found.name} ({id})" if found is not None else id


def manual_mark(manual: Manual | None) -> str:
    """Return the mark of a defendant's Manual: for reference, reconstructed, not computed; empty where it was read."""
    if manual is None:
        return ""
    if manual.refused is not None:
        return "NOT COMPUTED"
    if manual.reference_only:
        return f"{manual.edition} Manual, FOR REFERENCE"
    return "" if manual.status == "read" else f"{manual.edition} Manual, {manual.status}"


def substance(id: str) -> str:
    """Return the name of a substance as it stands inside a sentence; ids of no substance are read as words."""
    found = SUBSTANCES.get(id)
    name = found.name if found is not None else id.replace("_", " ")
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def unit(id: str) -> str:
    """Return what a substance is counted in: g, units or ml."""
    found = SUBSTANCES.get(id)
    return {"g": "g", "unit": "units", "ml": "ml"}[found.measure] if found is not None else "g"


def number(grams: str) -> str:
    """Return a weight with thousands set apart: ``4,664,294.65``."""
    whole, point, rest = grams.partition(".")
    return f"{int(whole):,}{point}{rest}"


def dollars(amount: Fraction) -> str:
    """Return money: ``$26,000``, cents only where there are any."""
    return f"${int(amount):,}" if amount.denominator == 1 else f"${float(amount):,.2f}"


def more_than(grams: str) -> str:
    """Return a least amount in grams, written as *more than* the round figure that it passes by a microgram."""
    exact = Decimal(grams)
    below = exact - Decimal("0.000001")
    if len(f"{below.normalize():f}") < len(grams):
        return f"more than {number(f'{below.normalize():f}')}"
    return number(grams)


class Weighed(Protocol):
    """An answer that gives drug weight."""

    @property
    def quantities(self) -> dict[str, str]:
        """Amounts by substance, as text."""

    @property
    def at_least(self) -> bool:
        """Whether a quantity is unknown."""

    @property
    def converted_grams(self) -> str | None:
        """Converted drug weight."""


def weight(answer: Weighed) -> str:
    """Return the weight that sets the level: of the one substance, or converted where there are several."""
    if not answer.quantities:
        found = "unknown" if answer.at_least else "none"
    elif len(answer.quantities) == 1:
        ((id, grams),) = answer.quantities.items()
        found = f"{number(grams)} {unit(id)} {substance(id)}"
    elif answer.converted_grams is None:
        found = f"{len(answer.quantities)} substances"
    else:
        found = f"{number(answer.converted_grams)} g converted"
    return f"at least {found}" if answer.at_least and answer.quantities else found


def failing(criteria: Mapping[str, str]) -> list[str]:
    """Return the safety-valve criteria that are not met, then those that are unknown: ``1, 4 not met``."""
    return [
        f"{', '.join(number for number, state in criteria.items() if state == wanted)} {wanted}"
        for wanted in ("not met", "unknown")
        if wanted in criteria.values()
    ]


def sets(found: Sequence[Sequence[str]], count: int, *, complete: bool) -> str:
    """Return sets of ids in a line, ``a2; a1 + a4``; of many the first, and how many more were found."""
    listed = "; ".join(" + ".join(ids) for ids in found[:SHOWN_SETS])
    more = f"; {count - SHOWN_SETS} more, in the JSON" if count > SHOWN_SETS else ""
    return f"{listed}{more}{'' if complete else ' (the list is not complete)'}"


def wrapped(text: str, width: int) -> str:
    """Return text on lines of at most so many characters, broken between words, for a narrow column."""
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)) or text


def months(value: Months | None) -> str:
    """Return months, ``life``, or a dash where they were not computed."""
    return "–" if value is None else str(value)


def span(value: tuple[Months, Months] | None) -> str:
    """Return a range of months: ``57–71``, one number where both ends are the same, a dash where there is none."""
    if value is None:
        return "–"
    low, high = value
    return str(low) if low == high else f"{low}–{high}"


class Ranged(Protocol):
    """An answer that gives a guideline range, and the whole with consecutive terms."""

    @property
    def range(self) -> tuple[Months, Months] | None:
        """The guideline range."""

    @property
    def total(self) -> tuple[Months, Months] | None:
        """The range and consecutive terms."""


def total(answer: Ranged) -> str:
    """Return the whole in months, and the range within it where consecutive terms come on top: ``183–198 (63–78)``."""
    whole = span(answer.total)
    return whole if answer.total == answer.range else f"{whole} ({span(answer.range)})"


def minimum(value: Months | None) -> str:
    """Return a statutory minimum: ``none`` where it is zero."""
    return "none" if value == 0 else months(value)


def minimum_left(least: Months | None, binding: Months | None) -> str:
    """Return a statutory minimum, and what the safety valve leaves of it; nothing is said where that is not known."""
    if least in (None, 0) or binding in (None, least):
        return minimum(least)
    return f"{minimum(least)}, {'lifted' if binding == 0 else f'{months(binding)} left'}"


def level(value: int | None) -> str:
    """Return an offense level or a dash."""
    return "–" if value is None else str(value)


def levels(value: int | None) -> str:
    """Return a change of levels with its sign; ``open`` where it was left open."""
    return "open" if value is None else f"{value:+d}" if value else "0"
