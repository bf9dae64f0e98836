"""The words of every output: one place for each thing that is said."""

from relcon.words.amounts import Weighed, amount, converted, dollars, each, less, more, number, substance, unit, weight
from relcon.words.days import cell, day, pages, when
from relcon.words.disclosure import CRITERIA, available, barred_by, standing
from relcon.words.general import (
    ASSUMED,
    PRIVILEGED,
    SHOWN_SETS,
    failing,
    ids,
    manual_mark,
    person,
    sets,
    surname,
    wrapped,
)
from relcon.words.outcomes import FULL_DISCLOSURE, OUTCOMES, outcome
from relcon.words.positions import FOOT, named, short, titles
from relcon.words.ranges import ByTable, Ranged, level, levels, minimum, minimum_left, months, span, table_only, total
from relcon.words.reasons import REASONS, reason

__all__ = [
    "ASSUMED",
    "CRITERIA",
    "FOOT",
    "FULL_DISCLOSURE",
    "OUTCOMES",
    "PRIVILEGED",
    "REASONS",
    "SHOWN_SETS",
    "ByTable",
    "Ranged",
    "Weighed",
    "amount",
    "available",
    "barred_by",
    "cell",
    "converted",
    "day",
    "dollars",
    "each",
    "failing",
    "ids",
    "less",
    "level",
    "levels",
    "manual_mark",
    "minimum",
    "minimum_left",
    "months",
    "more",
    "named",
    "number",
    "outcome",
    "pages",
    "person",
    "reason",
    "sets",
    "short",
    "span",
    "standing",
    "substance",
    "surname",
    "table_only",
    "titles",
    "total",
    "unit",
    "weight",
    "when",
    "wrapped",
]
