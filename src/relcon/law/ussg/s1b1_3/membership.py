"""From when to when a defendant's agreement ran, as a position reads it: n.3(B), n.4(C)(iii); withdrawal law."""

from __future__ import annotations

from relcon.law.positions.readings import Span, inexact, span
from relcon.law.standing import Standing
from relcon.law.ussg.s6a1_3 import holding
from relcon.records.undertakings import Membership


def agreement_span(membership: Membership, standing: Standing) -> tuple[Span, tuple[str, ...]]:
    """Return the days of an agreement, and what had to be read or assumed.

    An end by completion or arrest counts in every position. An end by withdrawal counts as recorded for the defense,
    with evidence in the predicted PSR, and only by a finding for the government (option ``membership_end``). A
    finding on the membership's timing answers for every position it binds.
    """
    notes: list[str] = []
    end = membership.to
    found = standing.finding("timing", [[membership.id]])
    if found is not None and found.prong == "timing":
        if found.answer.word == "out":
            end = None
        notes.append(f"end of {membership.id}: finding {found.id} ({found.by}): {found.answer}")
    elif membership.ended_by == "withdrawal" and end is not None:
        rule = standing.options.membership_end
        shown = bool(holding(membership, standing).by)  # an exhibit, or an admission that counts
        if rule == "by_finding" or (rule == "with_evidence" and not shown):
            end = None
            notes.append(
                f"withdrawal of {membership.person} ({membership.id}) not counted here: it needs a finding or evidence"
            )
        else:
            notes.append(f"withdrawal of {membership.person} ({membership.id}) read as recorded")
    if inexact(membership.from_) or inexact(end):
        way = "shortens" if standing.options.record_dates == "shorten" else "lengthens"
        notes.append(f"dates of {membership.id} are not exact: read so that it {way} the record")
    return span(membership.from_, end, standing.options), tuple(notes)
