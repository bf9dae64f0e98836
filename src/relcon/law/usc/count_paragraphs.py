"""The penalty paragraph of 21 U.S.C. §841(b) or §960(b) under which a count falls, by its objects or its citation."""

from __future__ import annotations

from relcon.law.usc.charged_amounts import gravest_of, paragraph_of
from relcon.law.usc.own_terms import own_term
from relcon.law.usc.t18_s2 import aided
from relcon.law.usc.t21_s841.terms import paragraphs
from relcon.law.usc.t21_s841.thresholds import Section
from relcon.law.usc.t21_s846 import as_its_object, penalties_of
from relcon.law.usc.t21_s960 import SECTION, numbered, tier_of
from relcon.records.counts import Count, DrugObject
from relcon.records.dates import When


def charged_paragraph(count: Count, edition: str) -> str | None:
    """Return the gravest penalty paragraph that a count charges, whatever was found; ``None`` where it has none."""
    count = as_its_object(aided(count))
    section = penalties_of(count.statute, edition)
    if section is None or own_term(count, edition) is not None:
        return None
    return gravest(count.charged, section, edition, count.dates) or stated(count.statute, section, edition)


def graver(one: str | None, other: str | None, edition: str) -> str | None:
    """Return the graver of two penalty paragraphs; ``None`` counts as no paragraph."""
    known = [paragraph for paragraph in (one, other) if paragraph is not None]
    return min(known, key=lambda paragraph: gravity(paragraph, edition)) if known else None


def gravity(paragraph: str, edition: str) -> int:
    """Return where a paragraph stands among those of §841(b), by its terms: 0 for the gravest."""
    return paragraphs(edition).index(tier_of(paragraph, edition)[0])


def gravest(objects: tuple[DrugObject, ...], section: Section, edition: str, when: When | None = None) -> str | None:
    """Return the gravest paragraph of the objects; ``None`` without one, or if an unknown quantity may be graver."""
    found: str | None = None
    for charge in objects:
        found = graver(found, paragraph_of(charge, edition, when, section), edition)
    for charge in objects:
        perhaps = gravest_of(charge, edition, when, section)
        if perhaps is not None and (found is None or graver(found, perhaps, edition) != found):
            return None
    return found


def stated(statute: str, section: Section, edition: str) -> str | None:
    """Return a penalty paragraph written into the statute's citation, as the section cited numbers it."""
    cited: Section = "960(b)" if statute.startswith(SECTION) else "841(b)"
    for paragraph in paragraphs(edition):
        own = numbered(paragraph, cited, edition)
        if own.removeprefix(cited.removesuffix("(b)")) in statute:
            return numbered(own, section, edition)
    return None
