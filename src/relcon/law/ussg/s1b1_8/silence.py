"""USSG §1B1.8(a), "except to the extent provided in the agreement": what an agreement says where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.positions.options import Options
from relcon.records.terms import Term


@dataclass(frozen=True, slots=True)
class Reading:
    """A yes/no term as a position reads it: yes or no, and what was open about it."""

    yes: bool
    term: Term
    open: tuple[str, ...] = ()


def read_term(name: str, term: Term, options: Options, *, favors_defendant: bool) -> Reading:
    """Read a yes/no (or barred/allowed) term; a silent one by the option ``silent_term``.

    Parameters
    ----------
    name
        The term's name, for the note.
    term
        As entered from the letter.
    options
        The position's.
    favors_defendant
        Whether a *yes* (or *barred*) protects him: silence then reads *yes* against the government, *no* for it.

    Notes
    -----
    Rule: a silent term is open; option ``silent_term`` reads it against the drafter (United States v. Melvin, 730 F.3d
    29 (1st Cir. 2013), secondary source) or for it (house default).
    """
    if not term.silent:
        return Reading(term.value in ("yes", "barred"), term)
    against = options.silent_term == "against_government"
    read = "against the government" if against else "for the government"
    return Reading(against == favors_defendant, term, (f"the letter is silent on {name}: read {read}",))
