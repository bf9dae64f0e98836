"""What is left open, or taken for granted, on a count whose terms are those of 21 U.S.C. §841(b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relcon.law.months import in_months
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.usc.charged_amounts import gravest_of, open_by_day, purity_decides
from relcon.law.usc.t21_s841.terms import first_step_act, prior_kind, raised_before, term
from relcon.law.usc.t21_s841.thresholds import Section
from relcon.law.usc.t21_s851 import Priors, defined_at
from relcon.law.usc.t21_s859_861 import multiple, perhaps_third
from relcon.law.usc.t21_s960 import contrary, tier_of
from relcon.law.usc.t46_s70506 import unsaid_act
from relcon.records.counts import Count, DrugObject


@dataclass(frozen=True, slots=True)
class Told:
    """What the term of a count was reckoned from.

    Attributes
    ----------
    paragraph, tier
        The penalty paragraph, and the one of §841(b) whose terms it carries.
    earlier, most
        The prior convictions of a §851 notice, and how many of them can matter.
    death, lifts, older
        Whether death resulted; whether the safety valve names the statute; whether the law before the First Step Act
        of 2018 applies.
    third
        Whether it is a third conviction under §§859 to 861.
    sentenced
        The day of sentencing; ``None`` if not known.
    """

    paragraph: str
    tier: str
    earlier: Priors
    most: int
    death: bool
    lifts: bool
    older: bool
    third: bool
    sentenced: date | None = None


def count_notes(count: Count, objects: tuple[DrugObject, ...], told: Told, edition: str) -> tuple[str, ...]:
    """Return what a count's term leaves open, each as a sentence with the count's number."""
    named = [*_reached(count, told, edition), *_earlier_convictions(count, told, edition)]
    act = unsaid_act(count.statute, edition)
    named += [act] if act else []
    texts = [
        *([] if count.notice_851 is None else [point("who_decides").said]),
        *_unknown_priors(count, told, edition),
        *_taken_out(told, edition),
        *_older_offense(count, told, edition),
        *_unknown_death(count),
        *([ice_said(edition)] if any(purity_decides(charge, edition) for charge in objects) else ()),
        *_not_found(count, told.paragraph, edition),
    ]
    return (
        *(f"count {count.count} ({count.statute}): {text}" for text in named),
        *(f"count {count.count}: {text}" for text in texts),
    )


def unknown_paragraph(count: Count, objects: tuple[DrugObject, ...], section: Section, edition: str) -> str:
    """Say why a count's penalty paragraph is not known."""
    named = f"count {count.count} ({count.statute})"
    unclear = [charge.substance for charge in objects if gravest_of(charge, edition, count.dates, section) is not None]
    if not unclear:
        return f"{named}: no substance, quantity or penalty recorded"
    by_day = [(charge, open_by_day(charge, edition, count.dates, section)) for charge in objects]
    texts = [
        f"{charge.quantity.text if charge.quantity is not None else ''} of {charge.substance} fall under "
        f"{found[0]}, else {found[1]}; {found[2]}"
        for charge, found in by_day
        if found is not None
    ]
    if texts:
        return (
            f"{named}: {'; '.join(texts)}: what the statute requires and allows on this count is unknown and limits "
            "nothing here"
        )
    return (
        f"{named}: the quantity of {', '.join(str(one) for one in unclear)} is unknown or no weight, and no penalty "
        "paragraph is stated: what the statute requires and allows on this count is unknown and limits nothing here"
    )


def ice_said(edition: str) -> str:
    """Say what of a weight of Ice counts as the drug itself."""
    table = load("2D1.1-notes", edition)
    share = float(table.decimal("ice", "least_purity") * 100)
    return f"{point('ice_itself').said}: at least {share:g} percent ({table.text('ice', 'cite')})"


def _reached(count: Count, told: Told, edition: str) -> list[str]:
    """Say where the safety valve does not reach a count, or reaches it through another section alone."""
    if not told.lifts:
        return [f"{point('not_named').said}; {point('underlying_841').said}"]
    own = term(told.tier, 0, told.death, edition)
    through = contrary(count.statute, edition)
    return [] if through is None or not own.minimum else [point("through_960").said]


def _unknown_priors(count: Count, told: Told, edition: str) -> list[str]:
    if not told.earlier.unknown:
        return []
    number = min(told.earlier.number + len(told.earlier.unknown), told.most)
    own = term(told.tier, number, told.death, edition, told.older)
    by = None if told.third else multiple(count, count.charged, edition)
    least = in_months(own.minimum if by is None else max(own.minimum, by.minimum))
    names = ", ".join(told.earlier.unknown)
    kind = defined_at(prior_kind(told.tier, edition, told.older), told.sentenced, edition)
    counted = f"the §851 notice names {names}, not known to qualify ({kind}) and so not counted"
    return [f"{counted}; if it does, the statutory minimum is {least}"]


def _taken_out(told: Told, edition: str) -> list[str]:
    """Name the prior convictions that counsel entered as serious, and whose dates in the file say that they are not."""
    if not told.earlier.taken_out:
        return []
    kind = defined_at(prior_kind(told.tier, edition, told.older), told.sentenced, edition)
    names = ", ".join(told.earlier.taken_out)
    return [f"{names} of the §851 notice is not counted: the time served, or the release, in the file ({kind})"]


def _older_offense(count: Count, told: Told, edition: str) -> list[str]:
    """Say which law was used where a prior conviction matters and the offense began before the First Step Act."""
    act, began = first_step_act(edition), count.dates.first if count.dates is not None else None
    if not (told.earlier.number or told.earlier.unknown) or not raised_before(told.tier, edition):
        return []
    if told.older:
        return [f"sentenced before {act}: {point('older_priors').said}"]
    if began is None or began >= act:
        return []
    return [f"began before {act}: {point('act_applies').said}"]


def _unknown_death(count: Count) -> list[str]:
    if count.found is None or count.found.death_results != "unknown":
        return []
    return [point("death_unknown").said]


def _earlier_convictions(count: Count, told: Told, edition: str) -> list[str]:
    if told.third or multiple(count, count.charged, edition) is None:
        return []
    if count.follows_final == "unknown":
        return [point("first_offense").said]
    third = [point("second_offense").said] if perhaps_third(count, edition) else []
    unannounced = count.follows_final == "yes" and count.notice_851 is None
    return [*third, *([point("notice_for_second").said] if unannounced else [])]


def _not_found(count: Count, paragraph: str, edition: str) -> list[str]:
    """Say that a conviction rests on the charge alone where a quantity makes the paragraph, Apprendi and Alleyne."""
    found = count.found is not None and count.found.by != "none"
    ordinary = term(tier_of(paragraph, edition)[0], 0, False, edition)
    if found or count.disposition not in ("convicted", "pleaded") or not ordinary.minimum:
        return []
    cases = "Apprendi v. New Jersey, 530 U.S. 466 (2000); Alleyne v. United States, 570 U.S. 99 (2013)"
    return [f"no quantity found or admitted is recorded (found), and {paragraph} is as charged ({cases})"]
