"""USSG §4A1.1: points and category as the worksheet says them; what is shown sums to the total, at both its ends."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NULL, OPEN, LineColumn, Note, Texts
from relcon.law.months import range_in_months
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.ussg import s5a
from relcon.law.ussg.s4a1_1.stated import COUNSELS
from relcon.law.ussg.s4a1_1.sums import Part, Points


def category_of(points: Points, edition: str) -> IntArray:
    """Return the criminal history category, ``NULL`` unless every possible number of points gives the same one."""
    least, most = s5a.category(points.low, edition), s5a.category(points.high, edition)
    return np.where(least == most, least, NULL)


def line(points: Points, category: IntArray, facts: WorksheetFacts, career_offender: BoolArray) -> LineColumn:
    """Return the line of §4A1.1: points and category.

    Parameters
    ----------
    points, category
        The defendant's points; the category, ``NULL`` where not known.
    facts
        The defendant.
    career_offender
        Where §4B1.1(b) gives the category whatever the points.
    """
    names = tuple(facts.dropped_sentences)
    told = sum_told(points)
    notes = _notes(points, facts)

    def write(low: int, high: int, number: int, elsewhere: int, parts: int, *gone: int) -> str:
        out = [name for name, one in zip(names, gone, strict=True) if one]
        # §4A1.2(a)(1): a sentence for conduct that is part of the instant offense is no prior sentence.
        less = f"not sentence {', '.join(out)}, whose conduct counts here" if out else ""
        if number == NULL and elsewhere:
            return "the points do not matter: a career offender's category is VI (USSG §4B1.1(b))"
        total = f"{low} criminal history point{'' if low == 1 else 's'}" if low == high else f"{low} to {high} points"
        shown = "; ".join(filter(None, [told.texts[parts], less]))
        if number == NULL:
            missing = "; ".join(filter(None, [*points.missing, less]))
            known = f"; {total} ({shown})" if points.parts else ""
            return f"criminal history category unknown, so no range: {missing}{known}{notes}"
        return f"{total}{f' ({shown})' if shown else ''}: category {s5a.ROMAN[number - 1]}{notes}"

    why = Texts.by_row(
        write, points.low, points.high, category, career_offender, told.code, *facts.dropped_sentences.values()
    )
    state = np.where((category == NULL) & ~career_offender, OPEN, APPLIED).astype(np.int8)
    return LineColumn.saying(load("4A1.1", facts.edition).cite, state, why)


def _notes(points: Points, facts: WorksheetFacts) -> str:
    """Say how the words of each sentence were read, and what is taken of offenses that the file does not sort."""
    read = f"; {'; '.join(points.read)}" if points.read else ""
    sentences = facts.history.sentences if facts.history is not None else ()
    unsorted = any(one.points is None and one.minor is None and one.uncounted is None for one in sentences)
    return f"{read}; by length of sentence, taking it {point('not_left_out').text}" if unsorted else read


def sum_told(points: Points) -> Texts:
    """Return the sum as text in each scenario, such as ``3+2+0 to 1, plus 1 for the status (USSG §4A1.1(e))``.

    Parameters
    ----------
    points
        With the parts of the sum; without any the text is empty.
    """
    if not points.parts:
        return Texts.same("", points.low.size)
    return Texts.by_row(
        lambda *row: _sum(points.parts, row), *(end for part in points.parts for end in (part.low, part.high))
    )


def _sum(parts: tuple[Part, ...], row: tuple[int, ...]) -> str:
    ends = list(zip(parts, row[::2], row[1::2], strict=True))
    own = "+".join(_ends(low, high) for part, low, high in ends if not part.of)
    more = [(part.of, low, high) for part, low, high in ends if part.of and (low or high)]
    if parts[0].of == COUNSELS:
        whole = next((low for of, low, _ in more if of == COUNSELS), 0)
        rest = [one for one in more if one[0] != COUNSELS]
        own = COUNSELS + (f" of {whole}" if rest else "")
        more = rest
    return ", ".join([own or "0", *(_more(*one) for one in more)])


def _more(of: str, low: int, high: int) -> str:
    less = min(low, high) < 0
    return f"{'less' if less else 'plus'} {_ends(abs(low), abs(high))} {of}"


def _ends(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def history_notes(
    points: Points, category: IntArray, total: IntArray, without_points: IntArray, edition: str
) -> list[Note]:
    """Give the ranges between which the answer lies where the criminal history category is unknown.

    Parameters
    ----------
    points, category
        The defendant's points; the category, ``NULL`` where not known.
    total
        The total offense level, ``NULL`` without one.
    without_points
        The same level if there are no points at all and §4C1.1 applies, where that is possible.
    edition
        The Manual edition.
    """
    unknown = category == NULL
    if not unknown.any():
        return []
    missing = "; ".join(points.missing)
    notes = [Note(f"criminal history category unknown, so no range: {missing}", unknown)]
    ends = (s5a.category(points.low, edition), s5a.category(points.high, edition))
    cases = np.stack([total, without_points, *ends], axis=1)
    for level, fewer, least, most in np.unique(cases[unknown & (total != NULL)], axis=0).tolist():
        here = unknown & (cases == [level, fewer, least, most]).all(axis=1)
        first = _range_in(fewer, least, edition)
        first += f" (level {fewer}, with USSG §4C1.1)" if fewer != level else ""
        shown = f"{first} to {_range_in(level, most, edition)}"
        notes.append(Note(f"at total offense level {level} the guideline range would be from {shown}", here))
    return notes


def _range_in(level: int, number: int, edition: str) -> str:
    low, high = (int(end[0]) for end in s5a.guideline_range(np.array([level]), np.array([number]), edition))
    return f"{range_in_months(low, high)} in category {s5a.ROMAN[number - 1]}"
