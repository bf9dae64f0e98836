"""Whether a disclosure is complete: only then can a session meet the fifth safety-valve criterion."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from relcon.law.positions.options import Options
from relcon.law.ussg.s1b1_8.silence import read_term
from relcon.proffer.reports import reported_unsaid
from relcon.proffer.scope import in_scope, topic_in_scope
from relcon.proffer.sessions import Spoken
from relcon.records.matter import Matter

Criterion = Literal["met", "not met", "unknown"]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that keeps a disclosure from being complete: an admission or a topic, and why."""

    what: str
    why: str
    kind: Literal["admission", "topic"]


def gaps(matter: Matter, spoken: Spoken, said: AbstractSet[str] | None = None) -> tuple[Gap, ...]:
    """Return what is missing for a complete disclosure.

    Parameters
    ----------
    matter : Matter
        With its proffer.
    spoken : Spoken
        What has been said by the end of a session.
    said : set of str, optional
        The admissions taken as said; all that were by default.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5) and USSG §5C1.2 n.1(C) ask for all that he has on the offense of conviction and all
    relevant conduct, not for part of it. What the agents' note of a session has as not said is missing until a later
    session has it.
    """
    if not matter.admissions:
        return (Gap("admissions", "none is recorded: what a complete disclosure would hold is not known", "admission"),)
    taken = spoken.mask if said is None else said
    unreported = reported_unsaid(matter, spoken.last)
    found = [
        Gap(topic.id, "a topic that is openly declined", "topic")
        for topic in matter.topics.values()
        if topic.fenced and topic_in_scope(matter, topic)
    ]
    for id, admission in matter.admissions.items():
        if not in_scope(matter, admission):
            continue
        if id not in taken:
            found.append(Gap(id, spoken.unsaid.get(id, "not said"), "admission"))
        elif id in unreported:
            found.append(Gap(id, unreported[id], "admission"))
        elif admission.basis == "unresolved":
            found.append(Gap(id, "not resolved by counsel", "admission"))
    return tuple(found)


def criterion5(complete: bool, when_complete: Criterion) -> Criterion:
    """Return the fifth criterion by this session: never met, and never open, where the disclosure is partial.

    Parameters
    ----------
    complete : bool
        Whether nothing is missing.
    when_complete : {"met", "not met", "unknown"}
        What the world says of a complete disclosure.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5); design semantics §4, "Complete or partial".
    """
    return when_complete if complete else "not met"


def counts_as_disclosure(matter: Matter, spoken: Spoken, options: Options) -> tuple[bool, str]:
    """Say whether the last session counts as the disclosure that the fifth criterion asks for, and why.

    It does where its mode is ``safety_valve``; where the letter answers the term ``safety_valve_carveout``, as the
    letter says; where the letter is silent or there is none, only if counsel's ``objective`` names the safety valve
    and the position does not read silence against him.

    Notes
    -----
    Rule: the statute asks for disclosure to the Government by the sentencing hearing, in no particular session
    (18 U.S.C. §3553(f)(5)); whether a proffer session is credited is a term of the letter
    (``sentencing.safety_valve_carveout``).
    """
    mode = spoken.last.mode if spoken.last is not None else "in_person"
    if mode == "safety_valve":
        return True, "a safety-valve session"
    if mode in ("attorney", "reverse"):
        return False, "the client himself has not spoken in this session"
    letter = spoken.letter
    if letter is not None and not letter.terms.sentencing.safety_valve_carveout.silent:
        yes = letter.terms.sentencing.safety_valve_carveout.value == "yes"
        return yes, f"the letter says that the session {'counts' if yes else 'does not count'} as one"
    objective = matter.proffer.objective if matter.proffer is not None else ()
    if "safety_valve" not in objective:
        return False, "counsel does not offer the session as a safety-valve disclosure"
    if letter is None:
        return True, "counsel offers the session as one, and no letter says otherwise"
    read = read_term(
        "safety-valve credit", letter.terms.sentencing.safety_valve_carveout, options, favors_defendant=True
    )
    return read.yes, "; ".join(read.open)
