"""The level of laundering counts, USSG §2S1.1: by the underlying offense or by the value laundered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

import numpy as np

from relcon.engine.chapter_three import chapter_three_lines
from relcon.engine.count_kinds import TRAFFICKING
from relcon.engine.count_level import CountLevel, between, change, left_out, line, not_computed, settled
from relcon.engine.drug_level import DrugLevel, without_role
from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn, Note, Texts
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, tri
from relcon.law.ussg import s2s1_1
from relcon.law.ussg.s2x1_1 import guideline_for
from relcon.records.base import Answer
from relcon.records.people import Count, Laundering

WHY: Final = "§2S1.1 n.2(C): by the laundering, not by the underlying offense"
_OF_THE_OFFENSE: Final = ("USSG §3B1.", "USSG §3C1.2")


def laundering_level(
    counts: tuple[Count, ...], inputs: WorksheetFacts, drugs: Callable[[WorksheetFacts], DrugLevel]
) -> CountLevel:
    """Return the level of laundering counts.

    Parameters
    ----------
    counts
        Counts under 18 U.S.C. §1956 or §1957: one Group (§3D1.2(d)).
    inputs
        The defendant.
    drugs
        The Chapter Two level for drugs, of given inputs.

    Notes
    -----
    Rule: USSG §2S1.1, n.2(B)-(C), n.3, n.5.
    """
    without = without_role(inputs, WHY)
    underlying = _underlying(counts, inputs)
    found = _by_underlying(counts, without, drugs(without))
    if not (underlying != YES).any():
        return found
    other = _by_value(counts, without)
    name = ", ".join(count.count for count in counts)
    why = f"count {name}: {point('laundering_underlying').said}"
    return between(found, other, underlying == NO, underlying == UNKNOWN, why)


def _underlying(counts: Sequence[Count], inputs: WorksheetFacts) -> TriArray:
    """Return whether he committed the underlying offense, or answers for it under §1B1.3(a)(1)(A)."""
    said = _answer(counts, "underlying")
    if said != "unknown":
        return tri(said, inputs.n)
    if any(guideline_for(count, inputs.edition) in TRAFFICKING for count in inputs.live_counts):
        return tri("yes", inputs.n)
    own = inputs.own_acts if inputs.own_acts is not None else tri("unknown", inputs.n)
    # That no act of his own is recorded does not show that he did not commit it.
    return np.where(own == YES, YES, UNKNOWN).astype(np.int8)


def _answer(counts: Sequence[Count], name: str) -> Answer:
    answers: set[Answer] = {getattr(count.laundering or Laundering(), name) for count in counts}
    return answers.pop() if len(answers) == 1 else "yes" if "yes" in answers and name != "underlying" else "unknown"


def _conviction(counts: tuple[Count, ...], inputs: WorksheetFacts) -> tuple[list[LineColumn], int, bool, list[Note]]:
    """Return the lines of (b)(2)(A), (B), their levels, whether (B) applies, and what n.3(C) leaves open."""
    n, edition = inputs.n, inputs.edition
    levels, cite = s2s1_1.conviction(counts, edition)
    by_laundering = cite == load("2S1.1", edition).text("laundering", "cite")
    text = f"convicted under {', '.join(dict.fromkeys(count.statute for count in counts))}"
    notes = []
    if not levels:
        text = "the sole object of the conspiracy was 18 USC 1957"
        notes = [Note(point("transaction_conspiracy").said, np.ones(n, dtype=np.bool_))]
    return [line(cite, np.full(n, levels), Texts.same(text, n))], levels, by_laundering, notes


def _sophisticated(
    counts: Sequence[Count], by_laundering: bool, inputs: WorksheetFacts
) -> tuple[list[LineColumn], Answer]:
    answer = _answer(counts, "sophisticated")
    if not by_laundering or answer == "no":
        return [], "no"
    levels = s2s1_1.sophisticated(inputs.edition)
    said = Texts.same("sophisticated laundering", inputs.n)
    return [line("USSG §2S1.1(b)(3)", np.full(inputs.n, levels), said)], answer


def _three(inputs: WorksheetFacts) -> list[LineColumn]:
    """Return Chapter Three, of which only what concerns the investigation of any offense is read for laundering."""
    return left_out(chapter_three_lines(inputs, (), False), _OF_THE_OFFENSE, WHY)


def _finished(counts: tuple[Count, ...], found: CountLevel, more: CountLevel, answer: Answer, what: str) -> CountLevel:
    """Return a level without or with a characteristic, by its answer."""
    n = found.base.size
    return between(found, more, tri(answer, n) == YES, tri(answer, n) == UNKNOWN, f"count {counts[0].count}: {what}")


def _by_underlying(counts: tuple[Count, ...], inputs: WorksheetFacts, drugs: DrugLevel) -> CountLevel:
    """Apply (a)(1)."""
    base_line = change(
        "USSG §2S1.1(a)(1)", drugs.level, drugs.level, "the level of the underlying offense, {after}"
    ).where(drugs.known)
    lines, _, by_laundering, notes = _conviction(counts, inputs)
    extra, answer = _sophisticated(counts, by_laundering, inputs)
    notes.append(Note(f"count {counts[0].count}: {point('laundering_role').said}", np.ones(inputs.n, dtype=np.bool_)))
    start, three = [*drugs.lines, base_line, *lines], _three(inputs)
    found = settled(counts, s2s1_1.GUIDELINE, drugs.base, [*start, *three], notes)
    if not extra:
        return found
    more = settled(counts, s2s1_1.GUIDELINE, drugs.base, [*start, *extra, *three], notes)
    return _finished(
        counts, found, more, answer, "whether laundering was sophisticated (USSG §2S1.1(b)(3)) is not known"
    )


def _by_value(counts: tuple[Count, ...], inputs: WorksheetFacts) -> CountLevel:
    """Apply (a)(2), (b)(1) and the greatest of (b)(2)."""
    n, edition = inputs.n, inputs.edition
    values = [count.laundering.value if count.laundering is not None else None for count in counts]
    known_values = [value for value in values if value is not None]
    if len(known_values) < len(values):
        return not_computed(counts, s2s1_1.GUIDELINE, f"count {counts[0].count}: {point('laundered_value').said}", n)
    # §3D1.3(b): the aggregate of the counts.
    total = sum(known_values, start=Fraction(0))
    base = np.full(n, s2s1_1.by_value(total, edition), dtype=np.int64)
    made = change(
        "USSG §2S1.1(a)(2)", base, base, f"level {{after}} by the value laundered, {float(total):,.0f} dollars"
    )
    lines, levels, by_laundering, notes = _conviction(counts, inputs)
    if len(counts) > 1:
        notes.append(Note(point("funds_added").said, np.ones(n, dtype=np.bool_)))
    extra, sophisticated = _sophisticated(counts, by_laundering, inputs)
    by_business = line(
        "USSG §2S1.1(b)(2)(C)",
        np.full(n, s2s1_1.business(edition) - levels),
        Texts.same("in the business of laundering funds: the greatest of (b)(2)", n),
    )
    by_proceeds = line(
        "USSG §2S1.1(b)(1)",
        np.full(n, s2s1_1.proceeds(edition)),
        Texts.same("the funds known or believed to be of, or to promote, a drug offense", n),
    )
    three = _three(inputs)
    trade, proceeds = _answer(counts, "business"), _answer(counts, "drug_proceeds")

    def level(first: bool, second: bool, third: bool) -> CountLevel:
        # (b)(3) asks for (b)(2)(B), which gives way where (b)(2)(C) is the greater: it applies no longer.
        parts = [made, *([by_proceeds] if first else []), *lines, *([by_business] if second else [])]
        parts += extra if third and not second else []
        return settled(counts, s2s1_1.GUIDELINE, base, [*parts, *three], notes)

    def with_business(first: bool, second: bool) -> CountLevel:
        what = "whether laundering was sophisticated (USSG §2S1.1(b)(3)) is not known"
        return _finished(counts, level(first, second, False), level(first, second, True), sophisticated, what)

    def with_proceeds(first: bool) -> CountLevel:
        what = "whether in the business of laundering funds (USSG §2S1.1(b)(2)(C)) is not known"
        return _finished(counts, with_business(first, False), with_business(first, True), trade, what)

    return _finished(counts, with_proceeds(False), with_proceeds(True), proceeds, point("drug_proceeds").said)
