"""Amounts that the penalty paragraph stated with them contradicts, 21 U.S.C. §§841(b) and 960(b)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from relcon.law.open_points import point
from relcon.law.usc.charged_amounts import gravest_of, paragraph_of
from relcon.law.usc.count_paragraphs import gravity
from relcon.law.usc.drug_counts import objects_of
from relcon.law.usc.t21_s841.thresholds import Section
from relcon.law.usc.t21_s846 import as_its_object, conspires, penalties_of
from relcon.law.usc.t21_s960 import numbered
from relcon.records.counts import Count, DrugObject
from relcon.records.dates import When
from relcon.records.substances import SUBSTANCES


def contradicted_notes(counts: Sequence[Count], edition: str) -> Iterator[str]:
    """Yield what is said of counts whose amount and stated penalty paragraph disagree, with the count's number."""
    for count in counts:
        yield from (f"count {count.count}: {text}" for text in contradicted(count, edition))


def contradicted(count: Count, edition: str) -> Iterator[str]:
    """Yield, of a count's objects as found, else charged, those whose amount and stated paragraph disagree.

    Said too where a conspiracy's quantity was found on a count that charges none.

    Parameters
    ----------
    count
        A live drug count.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 960(b). The paragraph stated is taken; an interval disagrees only if the whole of it does.
    """
    section = penalties_of(as_its_object(count).statute, edition)
    if section is None:
        return
    if count.found is not None and count.found.whose == "conspiracy" and not conspires(count):
        yield point("no_conspiracy").said
    found = count.found is not None and count.found.by != "none" and count.found.objects
    how = "found" if found else "charged"
    for one in objects_of(count):
        reached = _reached(one, section, edition, count.dates)
        if reached is not None and one.penalty is not None and one.quantity is not None:
            name = numbered(one.penalty, section, edition)
            told = f"{one.quantity.text} of {one.substance}, as {how}, reaches {reached}, and {name} is stated with it"
            yield f"{told}; {point('stated_paragraph').said}"


def _reached(one: DrugObject, section: Section, edition: str, when: When | None) -> str | None:
    """Return the paragraph that an amount reaches where it is another than the one stated; ``None`` if it may be it."""
    if one.penalty is None or one.substance is None or one.quantity is None or one.quantity.low is None:
        return None
    alone = one.model_copy(update={"penalty": None})
    if gravest_of(alone, edition, when, section) is not None:
        return None
    quantity, stated = one.quantity, gravity(one.penalty, edition)
    itself = SUBSTANCES[SUBSTANCES[one.substance].mixture_id or one.substance].actual_id
    least = paragraph_of(alone, edition, when, section)
    most = [
        paragraph_of(
            alone.model_copy(update={"substance": id, "quantity": replace(quantity, low=quantity.high)}),
            edition,
            when,
            section,
        )
        for id in dict.fromkeys((one.substance, itself or one.substance))
    ]
    if least is None:
        return None
    if gravity(least, edition) < stated:
        return least
    best = min((found for found in most if found is not None), key=lambda found: gravity(found, edition), default=least)
    return best if gravity(best, edition) > stated else None
