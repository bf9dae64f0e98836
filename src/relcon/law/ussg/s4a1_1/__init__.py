"""USSG §4A1.1: criminal history points, their sum in words, the category and its worksheet line."""

from relcon.law.ussg.s4a1_1.itemised import no_points, points
from relcon.law.ussg.s4a1_1.on_worksheet import category_of, history_notes, line, sum_told
from relcon.law.ussg.s4a1_1.sums import UNBOUNDED, Part, Points

__all__ = ["UNBOUNDED", "Part", "Points", "category_of", "history_notes", "line", "no_points", "points", "sum_told"]
