"""What the statute requires and authorizes on each drug count: as found, else as charged."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.months import LIFE
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.usc.charged_amounts import gravest_of, paragraph_of, purity_decides
from relcon.law.usc.t18_s3553 import covered
from relcon.law.usc.t21_s841 import Term, paragraphs, prior_kind, supervised_release, term
from relcon.law.usc.t21_s846 import penalties_of
from relcon.law.usc.t21_s851 import Priors, priors
from relcon.law.usc.t21_s859_861 import Multiple, fixed_term, multiple, multiplied, section_of
from relcon.records.people import Count, DrugObject, Sentence


@dataclass(frozen=True, slots=True)
class CountTerm:
    """One count: its penalty paragraph and term (``None`` where not known), and what that leaves open.

    Attributes
    ----------
    count, statute
        The count's number and statute.
    paragraph, tier, term
        The penalty paragraph as charged or found; the paragraph of §841(b) whose terms it carries; the terms.
    lifts
        Whether the safety valve can lift its minimum.
    death
        Whether death or serious bodily injury was found to have resulted.
    notes
        What is not known or not computed.
    release
        The least supervised release, in months.
    consecutive
        Whether its term must run consecutively to those of other counts.
    """

    count: str
    statute: str
    paragraph: str | None
    tier: str | None
    term: Term | None
    lifts: bool
    death: bool
    notes: tuple[str, ...]
    release: int = 0
    consecutive: bool = False


def count_term(count: Count, sentences: tuple[Sentence, ...], edition: str) -> CountTerm:
    """Return the term of one live drug count.

    Parameters
    ----------
    count
        The count, not one under 18 U.S.C. §924(c).
    sentences
        The defendant's prior sentences, for a §851 notice.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 846, 851, 856(b), 859-861, 960(b), 963. Of several objects the gravest paragraph counts.
    """
    lifts = covered(count.statute, edition)
    section = penalties_of(count.statute)
    found = count.found if count.found is not None and count.found.by != "none" else None
    death = found is not None and found.death_results == "yes"
    fixed = fixed_term(count.statute, edition)
    if fixed is not None:
        return CountTerm(count.count, count.statute, None, None, fixed, lifts, death, ())
    if section is None:
        notes = (f"count {count.count} ({count.statute}): {point('other_penalties').said}",)
        return CountTerm(count.count, count.statute, None, None, None, lifts, death, notes)
    if count.disposition == "lesser" and (found is None or not found.objects):
        notes = (f"count {count.count}: convicted of a lesser offense, which is not recorded (found: objects)",)
        return CountTerm(count.count, count.statute, None, None, None, lifts, death, notes)
    objects = found.objects if found is not None and found.objects else count.charged
    paragraph = _gravest(objects, section, edition) or _stated(count.statute, section, edition)
    if paragraph is None:
        notes = (_why_unknown(count, objects, edition),)
        return CountTerm(count.count, count.statute, None, None, None, lifts, death, notes)
    tier, allows_two = _tier(paragraph, edition)
    began = count.dates.first if count.dates is not None else None
    earlier = priors(count.notice_851, sentences, prior_kind(tier, edition), began, edition)
    number = earlier.number if allows_two else min(earlier.number, 1)
    by = multiple(count, objects, edition)
    own = term(tier, number, death, edition)
    return CountTerm(
        count.count,
        count.statute,
        paragraph,
        tier,
        own if by is None else multiplied(own, by),
        lifts,
        death,
        (
            *_notes(count, tier, earlier, death, lifts, edition),
            *_of_ice(count, objects, edition),
            *_first_offense(count, by),
            *_not_found(count, paragraph, found is not None, edition),
        ),
        supervised_release(tier, number, edition) * (1 if by is None else by.times),
    )


def _not_found(count: Count, paragraph: str, found: bool, edition: str) -> tuple[str, ...]:
    """Say that a conviction rests on the charge alone where a quantity makes the paragraph, Apprendi and Alleyne."""
    tier, _ = _tier(paragraph, edition)
    minimum = term(tier, 0, False, edition).minimum
    if found or count.disposition not in ("convicted", "pleaded") or not minimum:
        return ()
    cases = "Apprendi v. New Jersey, 530 U.S. 466 (2000); Alleyne v. United States, 570 U.S. 99 (2013)"
    said = f"no quantity found or admitted is recorded (found), and {paragraph} is as charged"
    return (f"count {count.count}: {said} ({cases})",)


def _first_offense(count: Count, by: Multiple | None) -> tuple[str, ...]:
    if by is None or count.after_final_conviction != "unknown":
        return ()
    section = section_of(count.statute)
    return (f"count {count.count} ({section}): {point('first_offense').said}",)


def charged_paragraph(count: Count, edition: str) -> str | None:
    """Return the gravest penalty paragraph that a count charges, whatever was found."""
    section = penalties_of(count.statute)
    return (
        None
        if section is None
        else _gravest(count.charged, section, edition) or _stated(count.statute, section, edition)
    )


def graver(one: str | None, other: str | None, edition: str) -> str | None:
    """Return the graver of two penalty paragraphs; ``None`` counts as no paragraph."""
    known = [paragraph for paragraph in (one, other) if paragraph is not None]
    return min(known, key=lambda paragraph: paragraphs(edition).index(_tier(paragraph, edition)[0])) if known else None


def _tier(paragraph: str, edition: str) -> tuple[str, bool]:
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


def _gravest(objects: tuple[DrugObject, ...], section: str, edition: str) -> str | None:
    """Return the gravest paragraph of the objects; ``None`` without one, or if an unknown quantity may be graver."""
    gravest: str | None = None
    for charge in objects:
        paragraph = paragraph_of(charge, edition)
        if paragraph is not None:
            gravest = graver(gravest, _in_section(paragraph, section, edition), edition)
    for charge in objects:
        perhaps = gravest_of(charge, edition)
        if perhaps is not None:
            there = _in_section(perhaps, section, edition)
            if gravest is None or graver(gravest, there, edition) != gravest:
                return None
    return gravest


def _stated(statute: str, section: str, edition: str) -> str | None:
    """Return a penalty paragraph written into the statute's citation."""
    for paragraph in paragraphs(edition):
        if paragraph.removeprefix("841") in statute:
            return _in_section(paragraph, section, edition)
    return None


def _why_unknown(count: Count, objects: tuple[DrugObject, ...], edition: str) -> str:
    named = f"count {count.count} ({count.statute})"
    unclear = [charge.substance for charge in objects if gravest_of(charge, edition) is not None]
    if not unclear:
        return f"{named}: no substance, quantity or penalty recorded"
    return (
        f"{named}: the quantity of {', '.join(str(one) for one in unclear)} is unknown or no weight, and no penalty "
        "paragraph is stated: what the statute requires and allows on this count is unknown and limits nothing here"
    )


def _of_ice(count: Count, objects: tuple[DrugObject, ...], edition: str) -> tuple[str, ...]:
    if not any(purity_decides(charge, edition) for charge in objects):
        return ()
    return (f"count {count.count}: {ice_said(edition)}",)


def ice_said(edition: str) -> str:
    """Say what of a weight of Ice counts as the drug itself."""
    table = load("2D1.1-notes", edition)
    share = float(table.decimal("ice", "least_purity") * 100)
    return f"{point('ice_itself').said}: at least {share:g} percent ({table.text('ice', 'cite')})"


def _otherwise(statute: str) -> str:
    if penalties_of(statute) == "960(b)":
        return "an import offense may count as one under 21 USC 960"
    return point("underlying_841").said


def _notes(count: Count, tier: str, earlier: Priors, death: bool, lifts: bool, edition: str) -> tuple[str, ...]:
    notes = []
    if not lifts:
        notes.append(f"count {count.count} ({count.statute}): {point('not_named').said}; {_otherwise(count.statute)}")
    if earlier.unknown:
        own = term(tier, earlier.number + len(earlier.unknown), death, edition)
        by = multiple(count, count.charged, edition)
        raised = own if by is None else multiplied(own, by)
        least = "life" if raised.minimum == LIFE else f"{raised.minimum} months"
        notes.append(
            f"count {count.count}: the §851 notice names {', '.join(earlier.unknown)}, not known to qualify and so not "
            f"counted; if it does, the statutory minimum is {least}"
        )
    if count.found is not None and count.found.death_results == "unknown":
        notes.append(f"count {count.count}: {point('death_unknown').said}")
    return tuple(notes)
