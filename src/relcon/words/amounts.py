"""Drug weight as counsel reads it: at most four digits, unless a threshold asks for more."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache
from typing import Final, Protocol

from relcon.law.tables import NEWEST
from relcon.law.usc.t21_s841.thresholds import SECTIONS, ends, starts
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED, row, row_keys
from relcon.records.customs import MICRO
from relcon.records.substances import SUBSTANCES

ALL_CONVERTED: Final = "converted drug weight (§2D1.1 n.8(D))"
"""What drugs of several kinds are added up as."""
NO_LESS: Final = "no less lowers it"
"""What is said where no weight that falls away lowers the level."""
DIGITS: Final = 4
"""Significant digits, where no threshold asks for more."""
_NARROW: Final = {"cocaine_base": "base", "methamphetamine": "meth", "fentanyl_related_substance": "fentanyl rel."}
"""Names in a narrow cell."""
_MOST_DIGITS: Final = 28
_KILOGRAM: Final = Decimal(1000)


def substance(id: str, *, narrow: bool = False) -> str:
    """Return the name of a substance as it stands inside a sentence; ids of no substance are read as words.

    ``narrow`` is the name in a narrow cell: ``base``, ``meth``.
    """
    if narrow and id in _NARROW:
        return _NARROW[id]
    found = SUBSTANCES.get(id)
    name = found.name if found is not None else id.replace("_", " ")
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def unit(id: str) -> str:
    """Return what a substance is counted in: g, units or ml."""
    found = SUBSTANCES.get(id)
    return {"g": "g", "unit": "units", "ml": "ml"}[found.measure] if found is not None else "g"


def number(grams: str) -> str:
    """Return a figure with thousands set apart and no digit lost: ``4,664,294.65``."""
    whole, point, rest = grams.partition(".")
    return f"{int(whole):,}{point}{rest}"


def dollars(amount: Fraction) -> str:
    """Return money: ``$26,000``, cents only where there are any."""
    return f"${int(amount):,}" if amount.denominator == 1 else f"${float(amount):,.2f}"


def amount(grams: str, id: str, edition: str = NEWEST) -> str:
    """Return an amount of a substance with its unit: ``204 g``, ``3.296 kg``, ``1,250 units``.

    Parameters
    ----------
    grams
        As an answer has it: grams, units or millilitres, exact.
    id
        Of the substance; `CONVERTED` for a converted drug weight.
    edition
        The Manual whose Drug Quantity Table must not be crossed by rounding.

    Notes
    -----
    No rounding crosses an amount at which USSG §2D1.1(c), 21 U.S.C. §841(b) or §960(b) begins.
    """
    return _printed(_rounded(Decimal(grams), _thresholds(id, edition)), unit(id))


def converted(grams: str, edition: str = NEWEST) -> str:
    """Return a converted drug weight: ``4,664 kg converted``."""
    return f"{amount(grams, CONVERTED, edition)} converted"


def more(grams: str, id: str) -> str:
    """Return a least amount that is to be added, never rounded below it: ``204 g``."""
    return _printed(_up(Decimal(grams)), unit(id))


def no_more(*, capped: bool) -> str:
    """Return that no weight that is added raises the level, and whether that is the cap's doing."""
    return f"no more raises it{': the mitigating-role cap holds' if capped else ''}"


def less(grams: str, id: str) -> str:
    """Return a least amount that is to fall away, never rounded below it: ``more than 852.7 g``, ``4 g or more``."""
    exact = Decimal(grams)
    below = exact - Decimal(1) / MICRO
    if not below:
        return "any amount"
    if len(f"{below.normalize():f}") < len(f"{exact.normalize():f}"):
        return f"more than {_printed(_up(below), unit(id))}"
    return f"{_printed(_up(exact), unit(id))} or more"


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


def weight(answer: Weighed, *, narrow: bool = False) -> str:
    """Return the weight that sets the level: of the one substance, or converted where there are several.

    Where a quantity is unknown it reads ``or more``; in a ``narrow`` cell ``+``, with ``conv.`` for converted.
    """
    least = ("+" if narrow else " or more") if answer.at_least else ""
    if not answer.quantities:
        return "unknown" if answer.at_least else "none"
    if len(answer.quantities) == 1:
        ((id, grams),) = answer.quantities.items()
        said = amount(grams, id)
        return f"{said}{least} {substance(id, narrow=True)}" if narrow else f"{said} {substance(id)}{least}"
    if answer.converted_grams is None:
        return f"{len(answer.quantities)} substances{least}"
    said = amount(answer.converted_grams, CONVERTED)
    return f"{said}{least} conv." if narrow else f"{said} converted{least}"


def each(answer: Weighed) -> str:
    """Return every amount: ``4.946 kg cocaine + 1.029 kg cocaine base``."""
    return " + ".join(f"{amount(grams, id)} {substance(id)}" for id, grams in answer.quantities.items())


@cache
def _thresholds(id: str, edition: str) -> tuple[Decimal, ...]:
    """Return every amount at which a level or a penalty paragraph begins, in grams or pieces."""
    found = SUBSTANCES.get(id)
    micro: set[int] = set()
    keys: Iterable[str | None] = (CONVERTED,) if found is None else (found.row, id)
    for key in keys:
        if key in row_keys(edition):
            micro |= {int(least) for least in row(key, edition).minimums}
    if found is not None:
        for section in SECTIONS:
            last = ends(id, edition, section)
            micro |= {one.amount for one in (*starts(id, edition, section), *([last] if last is not None else []))}
    return tuple(Decimal(one) / MICRO for one in sorted(micro))


def _rounded(exact: Decimal, thresholds: Iterable[Decimal]) -> Decimal:
    for digits in range(DIGITS, _MOST_DIGITS):
        near = Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(exact)
        if all((limit <= exact) == (limit <= near) for limit in thresholds):
            return near
    return exact


def _up(exact: Decimal) -> Decimal:
    return Context(prec=DIGITS, rounding=ROUND_CEILING).plus(exact)


def _printed(value: Decimal, of: str) -> str:
    if of == "g" and value >= _KILOGRAM:
        value, of = value / _KILOGRAM, "kg"
    return f"{number(f'{value.normalize():f}')} {of}"
