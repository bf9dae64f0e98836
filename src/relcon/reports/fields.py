"""The fields of a worksheet's summary, described once: tables and CSV take headings, units and cells from here.

A new column of a report is a field here, and its key in that report's list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from relcon import words
from relcon.reports.report import Column
from relcon.results.exposure import NOT_COMPUTED

Unit = Literal["grams", "levels", "months", ""]


def _value(value: Any) -> str:
    return "–" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a worksheet's summary.

    Attributes
    ----------
    key
        Its name, in lists of columns and as heading in CSV.
    attribute, end
        The summary's attribute, and of a range which end (0 low, 1 high).
    title
        Its heading in a table; a line break is meant.
    unit
        What it is counted in.
    shown
        How a summary's field is printed; by itself where nothing else is said.
    right
        Whether a table sets it to the right.
    """

    key: str
    attribute: str
    title: str
    unit: Unit = ""
    end: int | None = None
    shown: Callable[[Any], str] | None = None
    right: bool = False

    def value(self, found: object) -> Any:
        """Return the field of a summary, or of an answer drawn from one; None where it is open."""
        value = getattr(found, self.attribute)
        return value if self.end is None or value is None else value[self.end]

    def cell(self, found: object) -> str:
        """Return the field as a table prints it."""
        return _value(self.value(found)) if self.shown is None else self.shown(found)

    def plain(self, found: object) -> str:
        """Return the field as CSV holds it: nothing where it is open."""
        value = self.value(found)
        if isinstance(value, dict):
            return "; ".join(f"{name} {amount}" for name, amount in value.items())
        if isinstance(value, tuple):
            return "; ".join(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "" if value is None else str(value)


def total(found: Any) -> str:
    """Return the total: ``60+`` where a quantity is unknown, that a count's guideline leaves none."""
    if found.total is None and any(text.startswith(NOT_COMPUTED) for text in found.open):
        return "not computed"
    least = found.at_least and found.range is not None and found.by_weight
    sum_, space, of = words.total(found).partition(" ")
    return f"{sum_}{'+' if least else ''}{space}{of}"


def _valve(found: Any) -> str:
    """Return how the safety valve stands, narrow."""
    return words.wrapped(words.available(found), NARROW)


NARROW: Final = 14
"""The width of a column of words in a table of numbers."""
_FIELDS: Final = (
    Field("weight", "quantities", "Drug weight", "grams", shown=words.weight),
    Field("converted_grams", "converted_grams", "Converted\nweight", "grams", right=True),
    Field("base_offense_level", "base_offense_level", "Base", "levels", right=True),
    Field("total_offense_level", "total_offense_level", "Level", "levels", right=True),
    Field("category", "criminal_history_category", "Cat."),
    Field(
        "guideline_range", "guideline_range", "Range\n(table)", "months", shown=lambda f: words.span(f.guideline_range)
    ),
    Field("guideline_low", "guideline_range", "Table,\nlow end", "months", end=0),
    Field("guideline_high", "guideline_range", "Table,\nhigh end", "months", end=1),
    Field("minimum", "minimum", "Minimum", "months", shown=lambda found: words.minimum(found.minimum)),
    Field("maximum", "maximum", "Maximum", "months", shown=lambda found: words.months(found.maximum)),
    Field("supported_tier", "supported_tier", "Tier that the\nweight supports"),
    Field("safety_valve", "safety_valve", "Safety\nvalve", shown=_valve),
    Field("low", "range", "Range,\nlow end", "months", end=0),
    Field("high", "range", "Range,\nhigh end", "months", end=1),
    Field("total", "total", "Total,\nmonths", "months", shown=total),
    Field("total_low", "total", "Total,\nlow end", "months", end=0),
    Field("total_high", "total", "Total,\nhigh end", "months", end=1),
    Field("at_least", "at_least", "At least"),
    Field("open", "open", "Still open"),
)
FIELDS: Final = {field.key: field for field in _FIELDS}


def headings(keys: Iterable[str]) -> tuple[Column, ...]:
    """Return the columns of a table by the keys of their fields."""
    return tuple(Column(FIELDS[key].title, FIELDS[key].right) for key in keys)


def printed(found: object, keys: Iterable[str]) -> tuple[str, ...]:
    """Return a summary's row of a table."""
    return tuple(FIELDS[key].cell(found) for key in keys)


def plain(found: object | None, keys: Sequence[str]) -> tuple[str, ...]:
    """Return a summary's cells in CSV; empty ones where there is no summary."""
    return tuple("" if found is None else FIELDS[key].plain(found) for key in keys)
