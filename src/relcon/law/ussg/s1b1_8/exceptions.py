"""USSG §1B1.8(b)(1), facts from another source, and violent offenses: what is never kept out of the range.

Of (b) the others ask nothing of a single fact: (2) prior convictions and sentences are no admissions here and count in
every world (n.2); (3) a prosecution for perjury or a false statement is another case; (4) a breach is a world, in which
nothing is kept out (n.4); (5) a motion under §5K1.1 lets the court weigh what was said on whether and how far to go
below the range, which is not the range (n.1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from relcon.law.positions.options import Options
from relcon.law.ussg.s1b1_8.disclosure import Decision
from relcon.records.evidence import Evidence
from relcon.records.proffer import Admission

VIOLENT: Final = frozenset({"violence", "death"})
"""Words of ``concerns`` that bring an admission near a violent offense, 18 U.S.C. §3553(f), last sentence."""

VIOLENT_KINDS: Final = frozenset({"violence", "threat", "death", "serious_injury"})
"""Kinds of circumstance that do the same."""

INDEPENDENT: Final = "United States v. Pham, 463 F.3d 1239 (11th Cir. 2006)"
"""The same fact from another source is not information provided under the agreement. Known from a secondary source."""


def too_early(day: date, entered: date) -> Decision:
    """What was disclosed before the agreement was entered was known before it, whatever letter the session names."""
    why = f"disclosed on {day}, before the agreement was entered on {entered}"
    return Decision(True, "before any agreement", why, "USSG §1B1.8(b)(1)")


def before_agreement(day: date | None, entered: date | None, options: Options) -> Decision | None:
    """Say whether the session came before the agreement; None where it did not.

    An agreement whose day is not recorded leaves that open, read by ``open_norm``.
    """
    if entered is not None:
        return too_early(day, entered) if day is not None and day < entered else None
    usable = options.open_norm == "in"
    read = "counting" if usable else "kept out"
    why = "when the agreement was entered is not recorded"
    note = f"{why}, and so whether this was said before: read as {read}"
    return Decision(usable, "before any agreement", why, "USSG §1B1.8(b)(1)", open=(note,))


def known_before(
    admission: Admission, entered: date | None, options: Options, evidence: Callable[[str], Evidence]
) -> Decision | None:
    """Say whether the government knew of it before it entered into the agreement; None where no exhibit says so.

    The day that counts is that of the agreement, not of the session; the same day is not before. Without a date, of
    the exhibit or of the agreement, it is open and read by ``open_norm``.
    """
    cite = "USSG §1B1.8(b)(1)"
    undated: list[str] = []
    for id in admission.already_known:
        since = evidence(id).known_since
        if since is None or entered is None:
            undated.append(id)
        elif since < entered:
            why = f"known to the government since {since} ({id}), before the agreement of {entered}"
            return Decision(True, "known before", why, cite)
    if not undated:
        return None
    usable = options.open_norm == "in"
    read = "known before" if usable else "not shown to be known before"
    note = (
        f"since when the government knew of it ({', '.join(undated)}), or when the agreement was entered, has no date"
    )
    why = f"{', '.join(undated)} shows that the government had it"
    return Decision(usable, "known before", why, cite, open=(f"{note}: read as {read}",))


def in_open_court(pleas: Sequence[tuple[str, date | None]]) -> Decision:
    """Return the ground for what the defendant's own plea has already put on the record: no letter reaches it.

    Notes
    -----
    Rule: Fed. R. Crim. P. 11(b)(3): the factual basis is the plea's, not information provided under an agreement to
    cooperate (USSG §1B1.8(a)).
    """
    told = ", ".join(f"{id}, {day if day is not None else 'undated'}" for id, day in dict(pleas).items())
    return Decision(True, "admitted in a plea", f"admitted in the factual basis of a plea ({told})", "USSG §1B1.8(a)")


def independent_source(admission: Admission, ruled_out: Callable[[str], bool]) -> Decision | None:
    """Say whether the same fact comes from a source that owes nothing to the session; None where none stands."""
    other = [id for id in admission.independent if not ruled_out(id)]
    if not other:
        return None
    why = f"shown by a source that owes nothing to the session: {', '.join(other)}"
    return Decision(True, "independent source", why, INDEPENDENT)


def violent(admission: Admission) -> bool:
    """Whether an admission concerns violence: by its ``concerns``, or by a violent circumstance that it records.

    Rule: §5C1.2 n.1(A), a crime of violence under 18 U.S.C. §16: used or threatened. Death and serious injury are read
    as violent; whether they are is open, and flagged.
    """
    kinds = {circumstance.kind for circumstance in admission.facts.circumstances}
    return bool(VIOLENT & set(admission.concerns)) or bool(kinds & VIOLENT_KINDS)
