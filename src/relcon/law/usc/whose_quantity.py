"""Whose quantity counts for a conspiracy's penalties, the defendant's or the conspiracy's, 21 U.S.C. §§841(b), 846.

A court may take the weight attributed to the defendant in place of the conspiracy's that was found, by the circuit's
rule and the position's option; where it does not, a tier other than that of the weight may be in play.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import Note, Texts
from relcon.law.months import in_months
from relcon.law.open_points import point
from relcon.law.positions.quantity_rules import asks_for_own, maximum_follows, maximum_untold, quantity_rule
from relcon.law.usc.charged_amounts import paragraph_of
from relcon.law.usc.count_paragraphs import gravity
from relcon.law.usc.drug_counts import CountTerm, maximum_as, objects_of, with_found
from relcon.law.usc.penalties import term_of
from relcon.law.usc.supported_tier import by_statute, perhaps_later, supported_by
from relcon.law.usc.t21_s841.terms import paragraphs
from relcon.law.usc.t21_s841.thresholds import Section
from relcon.law.usc.t21_s846 import as_its_object, conspires, penalties_of
from relcon.law.usc.t21_s960 import numbered
from relcon.records.counts import Count, DrugObject
from relcon.records.substances import SUBSTANCES

_AS_FOUND = -1
_OTHER = (
    "the weight attributed under USSG §1B1.3 would support another penalty paragraph than the one charged or found; "
    "{}: {}; verify current law"
)
_LEAST = "the tier that the attributed weight supports is the least in play; {}: {}; verify current law"


@dataclass(frozen=True, slots=True)
class Readings:
    """Terms of the counts in each reading, which of them holds where, what is said, and where that is said."""

    terms: tuple[tuple[CountTerm, ...], ...]
    code: IntArray
    notes: tuple[Note, ...]
    said: BoolArray


@dataclass(frozen=True, slots=True)
class _OfCount:
    """A count whose finding is, or may be, of the conspiracy's quantity.

    ``columns`` has for each object the less grave paragraph that the weight supports, as a position, or ``_AS_FOUND``;
    ``lower`` is where the count's gravest paragraph falls with them; ``unknown`` where the weight is not known.
    """

    place: int
    count: Count
    section: Section
    columns: tuple[IntArray, ...]
    lower: BoolArray
    unknown: BoolArray


def own_readings(counts: Sequence[Count], found: Sequence[CountTerm], facts: WorksheetFacts) -> Readings:
    """Return the terms of the counts as found and, where the position takes it so, by the defendant's own weight.

    Parameters
    ----------
    counts, found
        The live drug counts, and their terms as found, else charged.
    facts
        The defendant; the position's option ``statutory_quantity``.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 846, 963, by the circuit's reading. Nothing is lowered where no weight is attributed or
    some of it is unknown; the maximum falls only where the circuit's does.
    """
    asked = [one for one in _asked(counts, found, facts) if one.lower.any() or one.unknown.any()]
    notes = [note for one in asked for note in _notes(one, found[one.place], facts)]
    said = np.zeros(facts.n, dtype=np.bool_)
    for one in asked:
        said = said | one.lower | one.unknown
    taken = [one for one in asked if facts.statutory_quantity == "own" and _whose(one.count) == "conspiracy"]
    rows = [np.where(one.lower, column, _AS_FOUND) for one in taken for column in one.columns]
    if not rows:
        return Readings((tuple(found),), np.zeros(facts.n, dtype=np.int64), tuple(notes), said)
    distinct, code = np.unique(np.stack(rows, axis=1), axis=0, return_inverse=True)
    readings = []
    for row in distinct.tolist():
        terms, start = list(found), 0
        for one in taken:
            positions = row[start : start + len(one.columns)]
            start += len(one.columns)
            terms[one.place] = _term(one, positions, found[one.place], facts)
        readings.append(tuple(terms))
    return Readings(tuple(readings), code.reshape(-1).astype(np.int64), tuple(notes), said)


def _whose(count: Count) -> str:
    return count.found.whose if count.found is not None else ""


def _asked(counts: Sequence[Count], found: Sequence[CountTerm], facts: WorksheetFacts) -> Iterator[_OfCount]:
    """Yield the conspiracy counts of known paragraph whose finding does not say that it is of the defendant's own."""
    if not (asks_for_own(facts.circuit) or facts.statutory_quantity == "own"):
        return
    for place, count in enumerate(counts):
        section = penalties_of(as_its_object(count).statute, facts.edition)
        none = count.found is None or count.found.by == "none" or count.found.whose == "own"
        if none or section is None or not conspires(count) or found[place].paragraph is None or not objects_of(count):
            continue
        yield _of_count(place, count, section, facts)


def _of_count(place: int, count: Count, section: Section, facts: WorksheetFacts) -> _OfCount:
    weights, least = by_statute(facts), len(paragraphs(facts.edition))
    gravest_found, gravest_own = least, np.full(facts.n, least, dtype=np.int64)
    columns, nothing = [], np.ones(facts.n, dtype=np.bool_)
    for one in objects_of(count):
        paragraph = paragraph_of(one, facts.edition, count.dates, section)
        if paragraph is None:
            columns.append(np.full(facts.n, _AS_FOUND, dtype=np.int64))
            continue
        stated = gravity(paragraph, facts.edition)
        own = supported_by(weights, _family(one, tuple(weights)), facts, section)
        nothing &= own < 0
        # Of an object of which nothing is attributed, what is left without a quantity.
        bare = paragraph_of(one.model_copy(update={"penalty": None, "quantity": None}), facts.edition, None, section)
        own = np.where(own < 0, stated if bare is None else gravity(bare, facts.edition), own)
        held = np.maximum(own, stated)
        columns.append(held)
        gravest_found, gravest_own = min(gravest_found, stated), np.minimum(gravest_own, held)
    less: BoolArray = gravest_own > gravest_found
    # A threshold of later conduct may have governed all the same: then nothing less is certain.
    unknown: BoolArray = less & (facts.unknown_weight | nothing | perhaps_later(facts)[0])
    return _OfCount(place, count, section, tuple(columns), less & ~unknown, unknown)


def _family(one: DrugObject, weights: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids whose weight is of an object: its own, the mixture's, the drug's itself; all where it has none."""
    if one.substance is None:
        return weights
    mixture = SUBSTANCES[one.substance].mixture_id or one.substance
    itself = SUBSTANCES[mixture].actual_id
    return (mixture, *((itself,) if itself is not None else ()))


def _term(one: _OfCount, positions: Sequence[int], found: CountTerm, facts: WorksheetFacts) -> CountTerm:
    """Return a count's term by paragraphs other than those found; the maximum too where the circuit takes it so."""
    if all(position == _AS_FOUND for position in positions):
        return found
    own = term_of(with_found(one.count, _names(one, positions, facts.edition)), facts)
    return own if maximum_follows(facts.circuit) else maximum_as(own, found)


def _names(one: _OfCount, positions: Sequence[int], edition: str) -> list[str | None]:
    order = paragraphs(edition)
    return [None if at == _AS_FOUND else numbered(order[at], one.section, edition) for at in positions]


def _notes(one: _OfCount, found: CountTerm, facts: WorksheetFacts) -> Iterator[Note]:
    """Yield what is said, in one wording for each reading of the count."""
    rows = np.stack(one.columns, axis=1)
    somewhere: BoolArray = one.lower | one.unknown
    for row in np.unique(rows[somewhere], axis=0).tolist():
        here: BoolArray = (rows == row).all(axis=1)
        own = _term(one, row, found, facts)
        yield Note(_said(one, own, found, facts), here & one.lower)
        yield Note(_left(one, own, found, facts), here & one.unknown)


def _said(one: _OfCount, own: CountTerm, found: CountTerm, facts: WorksheetFacts) -> str:
    opening = f"count {one.count.count}: "
    rule = f"{quantity_rule(facts.circuit)}; verify current law"
    supports = f"the weight attributed here supports {_span(own)}"
    if _whose(one.count) == "unspecified":
        return (
            f"{opening}whose quantity was found is not said (found: whose); {_span(found)} as found; "
            f"if the conspiracy's, {supports}; {rule}"
        )
    if facts.statutory_quantity != "own":
        return f"{opening}the conspiracy's quantity was found; {_span(found)} as found, though {supports}; {rule}"
    apart = "" if maximum_follows(facts.circuit) else ", the maximum as found"
    untold = ", the maximum too, which is not told apart" if maximum_untold(facts.circuit) else ""
    return (
        f"{opening}the conspiracy's quantity was found; {supports}{apart}{untold}, taken in place of {_span(found)}; "
        f"a court that takes the conspiracy's keeps that; {rule}"
    )


def _left(one: _OfCount, own: CountTerm, found: CountTerm, facts: WorksheetFacts) -> str:
    return (
        f"count {one.count.count}: whose quantity counts ({quantity_rule(facts.circuit)}) does not lower "
        f"{_span(found)} as found: the weight attributed is unknown in part, or none; "
        f"what is known would support {_span(own)}"
    )


def _span(count: CountTerm) -> str:
    if count.term is None:
        return str(count.paragraph)
    least = f"at least {in_months(count.term.minimum)}" if count.term.minimum else "no minimum"
    return f"{count.paragraph} ({least}, at most {in_months(count.term.maximum)})"


def least_in_play(facts: WorksheetFacts, supports: Texts) -> BoolArray:
    """Return where the tier that the weight supports is only the least that the circuit's rule may bring.

    Parameters
    ----------
    facts
        The defendant.
    supports
        The tier that the attributed weight supports.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 960(b), in a conspiracy by the circuit's reading; the whole conspiracy's weight is at
    least the defendant's.
    """
    if not by_weight(facts.live_counts, facts.edition) or asks_for_own(facts.circuit):
        return np.zeros(facts.n, dtype=np.bool_)
    gravest = supports.texts[0]
    graver = np.array([text != gravest for text in supports.texts], dtype=np.bool_)
    result: BoolArray = graver[supports.code]
    return result


def whose_quantity(facts: WorksheetFacts, supports: Texts, applied: Texts, said: BoolArray) -> tuple[Note, ...]:
    """Say what the circuit was read to hold, where it matters.

    Parameters
    ----------
    facts, supports
        The defendant; the tier that the attributed weight supports.
    applied
        The gravest paragraph found, else charged, which gives the minimum; empty where none is known.
    said
        Where it is said already, of a count whose finding is of the conspiracy's quantity.
    """
    if not by_weight(facts.live_counts, facts.edition):
        return ()
    differs = np.array([[one not in ("", taken) for taken in applied.texts] for one in supports.texts], dtype=np.bool_)
    other: BoolArray = differs[supports.code, applied.code] & ~said
    something = np.array([bool(text) for text in supports.texts], dtype=np.bool_)[supports.code]
    how = point("whose_quantity").text, quantity_rule(facts.circuit)
    return (
        Note(_OTHER.format(*how), other),
        Note(_LEAST.format(*how), least_in_play(facts, supports) & something & ~other),
    )


def by_weight(live: Iterable[Count], edition: str) -> bool:
    """Return whether a live count is of a conspiracy whose penalties go by weight: not so, say, that of §856(b)."""
    return any(conspires(count) and penalties_of(as_its_object(count).statute, edition) is not None for count in live)
