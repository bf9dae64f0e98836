"""What the statute requires and authorizes on each drug count: as found, else as charged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from relcon.law.months import LIFE, in_months
from relcon.law.open_points import point
from relcon.law.usc.count_notes import Told, count_notes, unknown_paragraph
from relcon.law.usc.count_paragraphs import gravest, stated
from relcon.law.usc.other_terms import other_term
from relcon.law.usc.own_terms import own_term
from relcon.law.usc.t18_s2 import aided
from relcon.law.usc.t18_s3553 import covered
from relcon.law.usc.t21_s841.terms import Term, older_law, prior_kind, supervised_release, term
from relcon.law.usc.t21_s846 import as_its_object, penalties_of
from relcon.law.usc.t21_s848 import enterprise_term
from relcon.law.usc.t21_s851 import Priors, priors
from relcon.law.usc.t21_s859_861 import (
    Multiple,
    additional,
    fixed_term,
    multiple,
    multiplied,
    serious_priors,
    third_offense,
    up_to,
)
from relcon.law.usc.t21_s960 import cite_of, tier_of
from relcon.law.usc.t21_s960a import terrorism_term
from relcon.law.usc.t21_s962 import second_import
from relcon.records.counts import Count, DrugObject
from relcon.records.history import Sentence


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


def count_term(count: Count, sentences: tuple[Sentence, ...], edition: str, sentenced: date | None = None) -> CountTerm:
    """Return the term of one live drug count.

    Parameters
    ----------
    count
        The count, not one under 18 U.S.C. §924(c).
    sentences
        The defendant's prior sentences, for a §851 notice.
    edition
        The Manual edition, for its date.
    sentenced
        The day of sentencing, for the law before the First Step Act of 2018; ``None`` if not known.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 846, 848, 849, 851, 856(b), 858-861, 960(b), 960a, 962, 963. Of several objects the
    gravest paragraph counts.
    """
    count = aided(count)
    lifts, count = covered(count.statute, edition), as_its_object(count)
    section = penalties_of(count.statute, edition)
    found = count.found if count.found is not None and count.found.by != "none" else None
    death = found is not None and found.death_results == "yes"
    unknown = CountTerm(count.count, count.statute, None, None, None, lifts, death, ())
    fixed = fixed_term(count.statute, edition)
    if fixed is not None:
        return replace(unknown, term=fixed)
    own = other_term(count, edition) or enterprise_term(count, edition) or own_term(count, edition)
    if own is not None:
        return replace(unknown, term=own[0], notes=(own[1],) if own[1] else ())
    if section is None:
        missing = f"count {count.count} ({count.statute}): {point('other_penalties').said}"
        return replace(unknown, notes=(missing,))
    if count.disposition == "lesser" and (found is None or not found.objects):
        missing = f"count {count.count}: convicted of a lesser offense, which is not recorded (found: objects)"
        return replace(unknown, notes=(missing,))
    objects = objects_of(count)
    paragraph = gravest(objects, section, edition, count.dates) or stated(count.statute, section, edition)
    if paragraph is None:
        return replace(unknown, notes=(unknown_paragraph(count, objects, section, edition),))
    return _by_paragraph(replace(unknown, paragraph=paragraph), count, objects, sentences, edition, sentenced)


def with_found(count: Count, tiers: Sequence[str | None]) -> Count:
    """Return a count as if other penalty paragraphs had been found for its objects, one each; ``None`` as found."""
    objects = tuple(
        one if tier is None else one.model_copy(update={"penalty": tier})
        for one, tier in zip(objects_of(count), tiers, strict=True)
    )
    found = count.found.model_copy(update={"objects": objects}) if count.found is not None else None
    return count.model_copy(update={"found": found})


def objects_of(count: Count) -> tuple[DrugObject, ...]:
    """Return what decides of a count: what was found, else what is charged.

    Notes
    -----
    Rule: Apprendi v. New Jersey, 530 U.S. 466 (2000); Alleyne v. United States, 570 U.S. 99 (2013).
    """
    found = count.found is not None and count.found.by != "none" and count.found.objects
    return count.found.objects if found and count.found is not None else count.charged


def maximum_as(own: CountTerm, found: CountTerm) -> CountTerm:
    """Return a term whose maximum is that of another reading of the same count."""
    if own.term is None or found.term is None:
        return own
    return replace(own, term=replace(own.term, maximum=found.term.maximum))


def _by_paragraph(
    known: CountTerm,
    count: Count,
    objects: tuple[DrugObject, ...],
    sentences: tuple[Sentence, ...],
    edition: str,
    sentenced: date | None,
) -> CountTerm:
    """Return the term of a count whose penalty paragraph is known."""
    paragraph, older = known.paragraph or "", older_law(sentenced, edition)
    tier, allows_two = tier_of(paragraph, edition)
    third = third_offense(count, edition)
    if third is not None:
        tier = third[0]
    began = count.dates.first if count.dates is not None else None
    kind = prior_kind(tier, edition, older)
    terror = terrorism_term(count.statute, tier, term(tier, 0, known.death, edition, older), edition)
    earlier = Priors(0, ()) if terror is not None else priors(count.notice_851, sentences, kind, began, edition)
    most = earlier.number + len(earlier.unknown) if allows_two else 1
    number = min(earlier.number, most)
    by = multiple(count, objects, edition) if third is None else None
    own, release = term(tier, number, known.death, edition, older), supervised_release(tier, number, edition)
    imported = cite_of(paragraph, edition)
    if imported is not None:
        own = replace(own, cite=imported)
    told = Told(paragraph, tier, earlier, most, known.death, known.lifts, older, third is not None, sentenced)
    notes = count_notes(count, objects, told, edition)
    if terror is not None:
        if count.notice_851 is not None:
            notes = (*notes, f"count {count.count}: {point('terrorism_priors').said}")
        return replace(known, tier=tier, term=terror[0], release=terror[1], notes=notes)
    times = up_to(count.statute, edition)
    if times is not None:
        limit = "life" if own.maximum >= LIFE else f"{times * own.maximum} months"
        why = f"count {count.count} ({count.statute}): imprisonment up to {limit}; {point('up_to_triple').said}"
        return replace(known, tier=tier, notes=(*notes, why))
    if third is not None:
        own = replace(own, cite=third[1])
    elif by is not None:
        own, release, doubled = _multiplied(count, own, (tier, number, known.death, older), by, edition)
        notes = (*notes, *doubled)
    if penalties_of(count.statute, edition) == "960(b)":
        own, release, again = second_import(count, (own, release), tier, sentences, edition, older)
        notes = (*notes, *again)
    own, release, more = _by_serious_priors(count, own, release, sentences, edition, older)
    own, added = _with_additional(count, own, edition)
    return replace(known, tier=tier, term=own, notes=(*notes, *more, *added), release=release)


def _multiplied(
    count: Count, own: Term, of: tuple[str, int, bool, bool], by: Multiple, edition: str
) -> tuple[Term, int, tuple[str, ...]]:
    """Return a term and a supervised release as §§849 and 859 to 861 multiply them, and what they leave open.

    Notes
    -----
    Rule: 21 U.S.C. §859(b) multiplies what §841(b) has for a second or subsequent offense, the others the release of a
    first one; what a §851 prior does to the maximum that they multiply is open, and the greater stands.
    """
    tier, number, death, older = of
    at_least = max(number, 1) if by.second else number
    most = term(tier, at_least, death, edition, older).maximum
    first = term(tier, 0, death, edition, older).maximum
    found = multiplied(own, most, by)
    release = max(
        supervised_release(tier, number, edition), by.times * supervised_release(tier, int(by.second), edition)
    )
    lesser = multiplied(own, first, by).maximum
    notes = []
    if by.second:
        notes.append(f"count {count.count}: {by.times} times {in_months(most)}; {point('second_or_subsequent').said}")
    elif number and lesser != found.maximum:
        text = f"count {count.count}: {by.times} times {in_months(most)}, {in_months(lesser)} by a first offense's term"
        notes.append(f"{text}; {point('doubled_prior').said}")
    return found, release, tuple(notes)


def _by_serious_priors(
    count: Count, own: Term, release: int, sentences: tuple[Sentence, ...], edition: str, older: bool
) -> tuple[Term, int, tuple[str, ...]]:
    """Raise a term under §§849 and 859 to 861 after two serious felonies, whatever paragraph its amount falls under."""
    rule = serious_priors(count, edition)
    if rule is None:
        return own, release, ()
    number, paragraph = rule
    raised = term(paragraph, number, False, edition, older)
    began = count.dates.first if count.dates is not None else None
    found: Priors = priors(count.notice_851, sentences, prior_kind(paragraph, edition, older), began, edition)
    if found.number + len(found.unknown) < number:
        return own, release, ()
    if found.number < number:
        text = (
            f"count {count.count}: with {', '.join(found.unknown)} of the §851 notice, not known to qualify, the "
            f"minimum would be {in_months(raised.minimum)} ({raised.cite}, for two such felonies)"
        )
        return own, release, (text,) if raised.minimum > own.minimum else ()
    cite = raised.cite if raised.minimum > own.minimum else own.cite
    return (
        Term(max(own.minimum, raised.minimum), LIFE, cite),
        max(release, supervised_release(paragraph, number, edition)),
        (),
    )


def _with_additional(count: Count, own: Term, edition: str) -> tuple[Term, tuple[str, ...]]:
    """Add what comes on top of a section's own maximum where the count names it; else say what may."""
    found = additional(count.statute, edition)
    if found is None:
        return own, ()
    months, charged = found
    if charged:
        return replace(own, maximum=min(own.maximum + months, LIFE)), ()
    text = f"count {count.count}: a term of at most {months} months may come on top; {point('additional_term').said}"
    return own, (text,)
