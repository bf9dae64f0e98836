"""USSG §2S1.1: money laundering, by the underlying offense or by the value laundered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

import numpy as np

from relcon.law.count_level import CountLevel, applied, between, change, left_out, not_computed, settled
from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn, Note, Texts
from relcon.law.open_points import point
from relcon.law.tables import TableError, load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, tri
from relcon.law.ussg.groundwork import OF_THE_OFFENSE, Groundwork, chapter_three, without_role
from relcon.law.ussg.s2d1_1.on_worksheet import DrugLevel
from relcon.law.ussg.s2d1_2 import TRAFFICKING
from relcon.law.ussg.s2x1_1 import guideline_for
from relcon.records.base import Answer
from relcon.records.counts import Count, Laundering

GUIDELINE: Final = "§2S1.1"
_LAUNDERING: Final = "18 USC 1956"
_TRANSACTION: Final = "18 USC 1957"

_WHY: Final = "§2S1.1 n.2(C): by the laundering, not by the underlying offense"


def count_level(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    """Return the level of laundering counts, one Group (§3D1.2(d)).

    Notes
    -----
    Rule: USSG §2S1.1, n.2(B)-(C), n.3, n.5.
    """
    # n.2(C): Chapter Three by the laundering, not by the underlying offense.
    without = without_role(ground.facts, _WHY)
    underlying = _underlying(counts, ground.facts)
    found = _by_underlying(counts, without, ground.drugs(without))
    if not (underlying != YES).any():
        return found
    other = _by_value(counts, without)
    name = ", ".join(count.count for count in counts)
    why = f"count {name}: {point('laundering_underlying').said}"
    return between(found, other, underlying == NO, underlying == UNKNOWN, why)


def _underlying(counts: Sequence[Count], facts: WorksheetFacts) -> TriArray:
    """Return whether the defendant committed the underlying offense, or answers for it under §1B1.3(a)(1)(A)."""
    said = _answer(counts, "underlying")
    if said != "unknown":
        return tri(said, facts.n)
    if any(guideline_for(count, facts.edition) in TRAFFICKING for count in facts.live_counts):
        return tri("yes", facts.n)
    own = facts.own_acts if facts.own_acts is not None else tri("unknown", facts.n)
    # That no act of the defendant's own is recorded does not show that it was not committed so.
    return np.where(own == YES, YES, UNKNOWN).astype(np.int8)


def _answer(counts: Sequence[Count], name: str) -> Answer:
    answers: set[Answer] = {getattr(count.laundering or Laundering(), name) for count in counts}
    return answers.pop() if len(answers) == 1 else "yes" if "yes" in answers and name != "underlying" else "unknown"


def _conviction(counts: tuple[Count, ...], facts: WorksheetFacts) -> tuple[list[LineColumn], int, bool, list[Note]]:
    """Return the lines of (b)(2)(A), (B), their levels, whether (B) applies, and what n.3(C) leaves open."""
    n, edition = facts.n, facts.edition
    levels, cite = conviction(counts, edition)
    by_laundering = cite == load("2S1.1", edition).text("laundering", "cite")
    text = f"convicted under {', '.join(dict.fromkeys(count.statute for count in counts))}"
    notes = []
    if not levels:
        text = "the sole object of the conspiracy was 18 USC 1957"
        notes = [Note(point("transaction_conspiracy").said, np.ones(n, dtype=np.bool_))]
    return [applied(cite, levels, Texts.same(text, n))], levels, by_laundering, notes


def _sophisticated(
    counts: Sequence[Count], by_laundering: bool, facts: WorksheetFacts
) -> tuple[list[LineColumn], Answer]:
    answer = _answer(counts, "sophisticated")
    if not by_laundering or answer == "no":
        return [], "no"
    levels = load("2S1.1", facts.edition).integer("sophisticated", "levels")
    said = Texts.same("sophisticated laundering", facts.n)
    return [applied("USSG §2S1.1(b)(3)", levels, said)], answer


def _three(facts: WorksheetFacts) -> list[LineColumn]:
    """Return Chapter Three, of which only what concerns the investigation of any offense is read for laundering."""
    return left_out(chapter_three(facts, None), OF_THE_OFFENSE, _WHY)


def _finished(counts: tuple[Count, ...], found: CountLevel, more: CountLevel, answer: Answer, what: str) -> CountLevel:
    """Return a level without or with a characteristic, by its answer."""
    n = found.base.size
    return between(found, more, tri(answer, n) == YES, tri(answer, n) == UNKNOWN, f"count {counts[0].count}: {what}")


def _by_underlying(counts: tuple[Count, ...], facts: WorksheetFacts, drugs: DrugLevel) -> CountLevel:
    """Apply (a)(1)."""
    base_line = change(
        "USSG §2S1.1(a)(1)", drugs.level, drugs.level, "the level of the underlying offense, {after}"
    ).where(drugs.known)
    lines, _, by_laundering, notes = _conviction(counts, facts)
    extra, answer = _sophisticated(counts, by_laundering, facts)
    notes.append(Note(f"count {counts[0].count}: {point('laundering_role').said}", np.ones(facts.n, dtype=np.bool_)))
    start, three = [*drugs.lines, base_line, *lines], _three(facts)
    found = settled(counts, GUIDELINE, drugs.base, [*start, *three], notes)
    if not extra:
        return found
    more = settled(counts, GUIDELINE, drugs.base, [*start, *extra, *three], notes)
    return _finished(
        counts, found, more, answer, "whether laundering was sophisticated (USSG §2S1.1(b)(3)) is not known"
    )


def _by_value(counts: tuple[Count, ...], facts: WorksheetFacts) -> CountLevel:
    """Apply (a)(2), (b)(1) and the greatest of (b)(2)."""
    n, edition = facts.n, facts.edition
    values = [count.laundering.value if count.laundering is not None else None for count in counts]
    known_values = [value for value in values if value is not None]
    if len(known_values) < len(values):
        return not_computed(counts, GUIDELINE, f"count {counts[0].count}: {point('laundered_value').said}", n)
    # §3D1.3(b): the aggregate of the counts.
    total = sum(known_values, start=Fraction(0))
    base = np.full(n, _by_table(total, edition), dtype=np.int64)
    made = change(
        "USSG §2S1.1(a)(2)", base, base, f"level {{after}} by the value laundered, {float(total):,.0f} dollars"
    )
    lines, levels, by_laundering, notes = _conviction(counts, facts)
    if len(counts) > 1:
        notes.append(Note(point("funds_added").said, np.ones(n, dtype=np.bool_)))
    extra, sophisticated = _sophisticated(counts, by_laundering, facts)
    table = load("2S1.1", edition)
    by_business = applied(
        "USSG §2S1.1(b)(2)(C)",
        table.integer("business", "levels") - levels,
        Texts.same("in the business of laundering funds: the greatest of (b)(2)", n),
    )
    by_proceeds = applied(
        "USSG §2S1.1(b)(1)",
        table.integer("proceeds", "levels"),
        Texts.same("the funds known or believed to be of, or to promote, a drug offense", n),
    )
    three = _three(facts)
    trade, proceeds = _answer(counts, "business"), _answer(counts, "drug_proceeds")

    def level(first: bool, second: bool, third: bool) -> CountLevel:
        # (b)(3) asks for (b)(2)(B), which gives way where (b)(2)(C) is the greater: it applies no longer.
        parts = [made, *([by_proceeds] if first else []), *lines, *([by_business] if second else [])]
        parts += extra if third and not second else []
        return settled(counts, GUIDELINE, base, [*parts, *three], notes)

    def with_business(first: bool, second: bool) -> CountLevel:
        what = "whether laundering was sophisticated (USSG §2S1.1(b)(3)) is not known"
        return _finished(counts, level(first, second, False), level(first, second, True), sophisticated, what)

    def with_proceeds(first: bool) -> CountLevel:
        what = "whether in the business of laundering funds (USSG §2S1.1(b)(2)(C)) is not known"
        return _finished(counts, with_business(first, False), with_business(first, True), trade, what)

    return _finished(counts, with_proceeds(False), with_proceeds(True), proceeds, point("drug_proceeds").said)


def _by_table(value: Fraction, edition: str) -> int:
    """Return the base offense level by the value of the laundered funds, in dollars.

    Notes
    -----
    Rule: USSG §2S1.1(a)(2) with the table of §2B1.1(b)(1).
    """
    base = load("2S1.1", edition).integer("by_value", "level")
    for row in load("2B1.1-loss", edition).items("levels"):
        if not isinstance(row, Mapping):
            raise TableError("2B1.1-loss: a row is a mapping")
        if value > int(str(row["more_than"])):
            return base + int(str(row["levels"]))
    return base


def conviction(counts: Sequence[Count], edition: str) -> tuple[int, str]:
    """Return the levels of (b)(2)(A) or (B), the greatest, and the cite; of neither, 0 and the note that says so.

    Notes
    -----
    Rule: USSG §2S1.1(b)(2)(A), (B), n.3(C): not (B) for a conspiracy whose sole object was 18 U.S.C. §1957.
    """
    table = load("2S1.1", edition)
    if any(_under(count.statute, _LAUNDERING) and not only_transaction(count) for count in counts):
        return table.integer("laundering", "levels"), table.text("laundering", "cite")
    if any(_under(count.statute, _TRANSACTION) for count in counts):
        return table.integer("transaction", "levels"), table.text("transaction", "cite")
    return 0, "USSG §2S1.1 n.3(C)"


def only_transaction(count: Count) -> bool:
    """Whether a count is a conspiracy whose sole object, as recorded, was 18 U.S.C. §1957."""
    return _under(count.statute, f"{_LAUNDERING}(h)") and _under(count.to_violate or "", _TRANSACTION)


def _under(statute: str, section: str) -> bool:
    return statute == section or statute.startswith(f"{section}(")
