"""Readings of a conspiracy's penalties by the weight attributed to the defendant, where the conspiracy's was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from relcon.engine.penalties import term_of
from relcon.engine.supported_tier import by_statute, perhaps_later, supported_by
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import Note
from relcon.law.months import in_months
from relcon.law.positions.quantity_rules import asks_for_own, maximum_follows, maximum_untold, quantity_rule
from relcon.law.usc.charged_amounts import paragraph_of
from relcon.law.usc.count_paragraphs import gravity
from relcon.law.usc.drug_counts import CountTerm, maximum_as, objects_of, with_found
from relcon.law.usc.t21_s841.terms import paragraphs
from relcon.law.usc.t21_s841.thresholds import Section
from relcon.law.usc.t21_s846 import as_its_object, conspires, penalties_of
from relcon.law.usc.t21_s960 import numbered
from relcon.records.people import Count, DrugObject
from relcon.records.substances import SUBSTANCES

_AS_FOUND = -1


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


def own_readings(counts: Sequence[Count], found: Sequence[CountTerm], inputs: WorksheetFacts) -> Readings:
    """Return the terms of the counts as found and, where the position takes it so, by the defendant's own weight.

    Parameters
    ----------
    counts, found
        The live drug counts, and their terms as found, else charged.
    inputs
        The defendant; the position's option ``statutory_quantity``.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 846, 963, by the circuit's reading. Nothing is lowered where no weight is attributed or
    some of it is unknown; the maximum falls only where the circuit's does.
    """
    asked = [one for one in _asked(counts, found, inputs) if one.lower.any() or one.unknown.any()]
    notes = [note for one in asked for note in _notes(one, found[one.place], inputs)]
    said = np.zeros(inputs.n, dtype=np.bool_)
    for one in asked:
        said = said | one.lower | one.unknown
    taken = [one for one in asked if inputs.statutory_quantity == "own" and _whose(one.count) == "conspiracy"]
    rows = [np.where(one.lower, column, _AS_FOUND) for one in taken for column in one.columns]
    if not rows:
        return Readings((tuple(found),), np.zeros(inputs.n, dtype=np.int64), tuple(notes), said)
    distinct, code = np.unique(np.stack(rows, axis=1), axis=0, return_inverse=True)
    readings = []
    for row in distinct.tolist():
        terms, start = list(found), 0
        for one in taken:
            positions = row[start : start + len(one.columns)]
            start += len(one.columns)
            terms[one.place] = _term(one, positions, found[one.place], inputs)
        readings.append(tuple(terms))
    return Readings(tuple(readings), code.reshape(-1).astype(np.int64), tuple(notes), said)


def _whose(count: Count) -> str:
    return count.found.whose if count.found is not None else ""


def _asked(counts: Sequence[Count], found: Sequence[CountTerm], inputs: WorksheetFacts) -> Iterator[_OfCount]:
    """Yield the conspiracy counts of known paragraph whose finding does not say that it is of the defendant's own."""
    if not (asks_for_own(inputs.circuit) or inputs.statutory_quantity == "own"):
        return
    for place, count in enumerate(counts):
        section = penalties_of(as_its_object(count).statute, inputs.edition)
        none = count.found is None or count.found.by == "none" or count.found.whose == "own"
        if none or section is None or not conspires(count) or found[place].paragraph is None or not objects_of(count):
            continue
        yield _of_count(place, count, section, inputs)


def _of_count(place: int, count: Count, section: Section, inputs: WorksheetFacts) -> _OfCount:
    weights, least = by_statute(inputs), len(paragraphs(inputs.edition))
    gravest_found, gravest_own = least, np.full(inputs.n, least, dtype=np.int64)
    columns, nothing = [], np.ones(inputs.n, dtype=np.bool_)
    for one in objects_of(count):
        paragraph = paragraph_of(one, inputs.edition, count.dates, section)
        if paragraph is None:
            columns.append(np.full(inputs.n, _AS_FOUND, dtype=np.int64))
            continue
        stated = gravity(paragraph, inputs.edition)
        own = supported_by(weights, _family(one, tuple(weights)), inputs, section)
        nothing &= own < 0
        # Of an object of which nothing is attributed, what is left without a quantity.
        bare = paragraph_of(one.model_copy(update={"penalty": None, "quantity": None}), inputs.edition, None, section)
        own = np.where(own < 0, stated if bare is None else gravity(bare, inputs.edition), own)
        held = np.maximum(own, stated)
        columns.append(held)
        gravest_found, gravest_own = min(gravest_found, stated), np.minimum(gravest_own, held)
    less: BoolArray = gravest_own > gravest_found
    # A threshold of later conduct may have governed all the same: then nothing less is certain.
    unknown: BoolArray = less & (inputs.unknown_weight | nothing | perhaps_later(inputs)[0])
    return _OfCount(place, count, section, tuple(columns), less & ~unknown, unknown)


def _family(one: DrugObject, weights: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids whose weight is of an object: its own, the mixture's, the drug's itself; all where it has none."""
    if one.substance is None:
        return weights
    mixture = SUBSTANCES[one.substance].mixture_id or one.substance
    itself = SUBSTANCES[mixture].actual_id
    return (mixture, *((itself,) if itself is not None else ()))


def _term(one: _OfCount, positions: Sequence[int], found: CountTerm, inputs: WorksheetFacts) -> CountTerm:
    """Return a count's term by paragraphs other than those found; the maximum too where the circuit takes it so."""
    if all(position == _AS_FOUND for position in positions):
        return found
    own = term_of(with_found(one.count, _names(one, positions, inputs.edition)), inputs)
    return own if maximum_follows(inputs.circuit) else maximum_as(own, found)


def _names(one: _OfCount, positions: Sequence[int], edition: str) -> list[str | None]:
    order = paragraphs(edition)
    return [None if at == _AS_FOUND else numbered(order[at], one.section, edition) for at in positions]


def _notes(one: _OfCount, found: CountTerm, inputs: WorksheetFacts) -> Iterator[Note]:
    """Yield what is said, in one wording for each reading of the count."""
    rows = np.stack(one.columns, axis=1)
    somewhere: BoolArray = one.lower | one.unknown
    for row in np.unique(rows[somewhere], axis=0).tolist():
        here: BoolArray = (rows == row).all(axis=1)
        own = _term(one, row, found, inputs)
        yield Note(_said(one, own, found, inputs), here & one.lower)
        yield Note(_left(one, own, found, inputs), here & one.unknown)


def _said(one: _OfCount, own: CountTerm, found: CountTerm, inputs: WorksheetFacts) -> str:
    opening = f"count {one.count.count}: "
    rule = f"{quantity_rule(inputs.circuit)}; verify current law"
    supports = f"the weight attributed here supports {_span(own)}"
    if _whose(one.count) == "unspecified":
        return (
            f"{opening}whose quantity was found is not said (found: whose); {_span(found)} as found; "
            f"if the conspiracy's, {supports}; {rule}"
        )
    if inputs.statutory_quantity != "own":
        return f"{opening}the conspiracy's quantity was found; {_span(found)} as found, though {supports}; {rule}"
    apart = "" if maximum_follows(inputs.circuit) else ", the maximum as found"
    untold = ", the maximum too, which is not told apart" if maximum_untold(inputs.circuit) else ""
    return (
        f"{opening}the conspiracy's quantity was found; {supports}{apart}{untold}, taken in place of {_span(found)}; "
        f"a court that takes the conspiracy's keeps that; {rule}"
    )


def _left(one: _OfCount, own: CountTerm, found: CountTerm, inputs: WorksheetFacts) -> str:
    return (
        f"count {one.count.count}: whose quantity counts ({quantity_rule(inputs.circuit)}) does not lower "
        f"{_span(found)} as found: the weight attributed is unknown in part, or none; "
        f"what is known would support {_span(own)}"
    )


def _span(count: CountTerm) -> str:
    if count.term is None:
        return str(count.paragraph)
    least = f"at least {in_months(count.term.minimum)}" if count.term.minimum else "no minimum"
    return f"{count.paragraph} ({least}, at most {in_months(count.term.maximum)})"
