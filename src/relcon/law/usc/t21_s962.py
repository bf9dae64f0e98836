"""21 U.S.C. §962: an import offense after a felony drug offense has twice the term otherwise authorized."""

from __future__ import annotations

from dataclasses import replace

from relcon.law.months import LIFE, in_months
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.usc.t21_s841.terms import Term, prior_kind, supervised_release, term
from relcon.law.usc.t21_s851 import priors
from relcon.records.counts import Count
from relcon.records.history import Sentence


def second_import(
    count: Count,
    found: tuple[Term, int],
    tier: str,
    sentences: tuple[Sentence, ...],
    edition: str,
    older: bool,
) -> tuple[Term, int, tuple[str, ...]]:
    """Return the term and the least supervised release of an import count after a felony drug offense, with notes.

    Parameters
    ----------
    count
        A count whose penalties are those of 21 U.S.C. §960(b).
    found
        Its term and its least supervised release, in months, as §960(b) has them.
    tier
        The paragraph of §841(b) whose terms it has, for the supervised release of a first offense.
    sentences
        The prior sentences of the defendant.
    edition
        The Manual edition, for its date.
    older
        Whether the law before the First Step Act of 2018 applies.

    Notes
    -----
    Rule: 21 U.S.C. §962(a)-(c), reached from 46 U.S.C. §70506(a) too. How it sits with the greater terms that §960(b)
    has itself after such a conviction is open: the greater maximum and the lesser release stand, which hold either way.
    """
    table = load("962", edition)
    times, cite = table.integer("second", "times"), table.text("second", "cite")
    began = count.dates.first if count.dates is not None else None
    earlier = priors(count.notice_851, sentences, table.text("second", "prior_kind"), began, edition)
    own, release = found
    least = max(release, times * supervised_release(tier, 0, edition))
    maximum = min(times * own.maximum, LIFE)
    if not earlier.number:
        raised = prior_kind(tier, edition, older) == table.text("second", "prior_kind")
        perhaps = min(times * (term(tier, 1, False, edition, older).maximum if raised else own.maximum), LIFE)
        if not earlier.unknown or perhaps == own.maximum:
            return own, release, ()
        names = ", ".join(earlier.unknown)
        text = f"if {names} is a felony drug offense, imprisonment up to {in_months(perhaps)} ({cite})"
        return own, release, (f"count {count.count}: {text}",)
    if maximum == own.maximum and least == release:
        return own, release, ()
    text = (
        f"count {count.count}: {times} times {in_months(own.maximum)}, {in_months(maximum)} at most ({cite})"
        f"; {point('second_import').said}"
    )
    return replace(own, maximum=maximum), least, (text,)
