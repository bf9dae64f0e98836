"""The penalty paragraph of 21 U.S.C. §841(b) or §960(b) under which a count falls, by its objects or its citation."""

from __future__ import annotations

from relcon.law.tables import load
from relcon.law.usc.charged_amounts import gravest_of, paragraph_of
from relcon.law.usc.t21_s841.other_offenses import own_term
from relcon.law.usc.t21_s841.terms import paragraphs
from relcon.law.usc.t21_s846 import as_its_object, penalties_of
from relcon.records.dates import When
from relcon.records.people import Count, DrugObject


def charged_paragraph(count: Count, edition: str) -> str | None:
    """Return the gravest penalty paragraph that a count charges, whatever was found; ``None`` where it has none."""
    count = as_its_object(count)
    section = penalties_of(count.statute)
    if section is None or own_term(count, edition) is not None:
        return None
    return gravest(count.charged, section, edition, count.dates) or stated(count.statute, section, edition)


def graver(one: str | None, other: str | None, edition: str) -> str | None:
    """Return the graver of two penalty paragraphs; ``None`` counts as no paragraph."""
    known = [paragraph for paragraph in (one, other) if paragraph is not None]
    return (
        min(known, key=lambda paragraph: paragraphs(edition).index(tier_of(paragraph, edition)[0])) if known else None
    )


def tier_of(paragraph: str, edition: str) -> tuple[str, bool]:
    """Return the paragraph of §841(b) whose terms a paragraph carries, and whether a second prior raises them."""
    table = load("960b", edition)
    if table.has("paragraphs", paragraph):
        return table.text("paragraphs", paragraph, "terms_of"), table.flag("paragraphs", paragraph, "two_priors")
    return paragraph, True


def _in_section(paragraph: str, section: str, edition: str) -> str:
    """Return an amount's paragraph as the count's own penalty section numbers it."""
    if section == "841(b)" or paragraph.startswith("960"):
        return paragraph
    table = load("960b", edition)
    same = [own for own in table.mapping("paragraphs") if table.text("paragraphs", own, "terms_of") == paragraph]
    return same[0] if same else paragraph


def gravest(objects: tuple[DrugObject, ...], section: str, edition: str, when: When | None = None) -> str | None:
    """Return the gravest paragraph of the objects; ``None`` without one, or if an unknown quantity may be graver."""
    found: str | None = None
    for charge in objects:
        paragraph = paragraph_of(charge, edition, when)
        if paragraph is not None:
            found = graver(found, _in_section(paragraph, section, edition), edition)
    for charge in objects:
        perhaps = gravest_of(charge, edition, when)
        if perhaps is not None:
            there = _in_section(perhaps, section, edition)
            if found is None or graver(found, there, edition) != found:
                return None
    return found


def stated(statute: str, section: str, edition: str) -> str | None:
    """Return a penalty paragraph written into the statute's citation."""
    for paragraph in paragraphs(edition):
        if paragraph.removeprefix("841") in statute:
            return _in_section(paragraph, section, edition)
    return None
