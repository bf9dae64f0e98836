"""Whether a disclosure is complete: only then can a session meet the fifth safety-valve criterion."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from relcon.law.positions.options import Options
from relcon.law.ussg.s1b1_8.agreement import read_term
from relcon.proffer.sessions.reports import reported_unsaid
from relcon.proffer.sessions.spoken import Spoken, held
from relcon.records.events import Event
from relcon.records.letter import Letter
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.proffer import Admission, Topic
from relcon.records.sessions import SessionMode


def in_scope(matter: Matter, admission: Admission) -> bool:
    """Whether a disclosure that lacks an admission is partial.

    Every admission is, unless all that it records are events outside the client's course of conduct
    (``course_of_conduct``, USSG §1B1.3(a)(2)) and no letter names its topic.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5); USSG §5C1.2(a)(5) and n.1(C): the offense of conviction and all relevant conduct.
    """
    if matter.proffer is None or admission.supports or admission.topic in _topics_of_letters(matter):
        return True
    records = [record for _, record in declared_in_facts(admission.facts)]
    client = matter.proffer.client
    outside = [isinstance(one, Event) and one.course_of_conduct.get(client) == "no" for one in records]
    return not (outside and all(outside))


def topic_in_scope(matter: Matter, topic: Topic) -> bool:
    """Whether a topic that is openly declined leaves a disclosure partial: not where all on it lies outside."""
    on_it = [one for one in matter.admissions.values() if one.topic == topic.id]
    return not on_it or any(in_scope(matter, one) for one in on_it)


def _topics_of_letters(matter: Matter) -> set[str]:
    return {topic for letter in matter.letters.values() for topic in letter.terms.topics.in_.values}


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
    Rule: 18 U.S.C. §3553(f)(5) and USSG §5C1.2 n.1(C) ask for all that the defendant has on the offense of conviction
    and all relevant conduct, not for part of it. What the agents' note of a session has as not said is missing until a
    later session has it.
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


def risk(letter: Letter | None) -> str | None:
    """Return what a partial disclosure puts at risk under a letter; None where it asks for no completeness.

    Notes
    -----
    Rule: USSG §1B1.8(b)(4), n.4: a failure to comply with the agreement lifts the protection.
    """
    term = letter.terms.truthfulness.duty_complete if letter is not None else None
    if term is None or term.value == "no":
        return None
    if term.silent:
        return "the letter is silent on whether disclosure must be complete: §1B1.8 may be at risk (b)(4)"
    page = f", page {term.page}" if term.page else ""
    return f"§1B1.8 at risk: incomplete; the letter requires completeness{page} (USSG §1B1.8(b)(4), n.4)"


def counts_as_disclosure(matter: Matter, spoken: Spoken, options: Options) -> tuple[bool, str]:
    """Say whether the sessions count as the disclosure that the fifth criterion asks for, and why.

    Whatever the client has said in person must have been said in some session that counts. One does where its mode is
    ``safety_valve``; where its letter answers the term ``safety_valve_carveout``, as the letter says; where the letter
    is silent or there is none, only if counsel's ``objective`` names the safety valve and the position does not read
    silence against the client. What counsel alone has said is open (`relcon.proffer.sessions.missing`).

    Notes
    -----
    Rule: the statute asks for disclosure to the Government by the sentencing hearing, in no particular session
    (18 U.S.C. §3553(f)(5)); whether a proffer session is credited is a term of the letter
    (``sentencing.safety_valve_carveout``).
    """
    sessions = held(matter, spoken.last)
    if not sessions:
        return _credited(matter, "in_person", spoken.letter, options)
    in_person = [one for one in sessions if one.mode not in ("attorney", "reverse")]
    if not in_person:
        return False, "the client has not spoken in person in any session"
    letters = {**matter.letters, **{one.letter.id: one.letter for one in spoken.disclosures.values() if one.letter}}
    if spoken.letter is not None:
        letters[spoken.letter.id] = spoken.letter
    credit = {
        one.id: _credited(matter, one.mode, letters[one.letter] if one.letter is not None else None, options)
        for one in in_person
    }
    for id in spoken.disclosures:
        where = [one.id for one in in_person if id in one.admissions]
        if where and not any(credit[one][0] for one in where):
            return False, credit[where[-1]][1]
    told = [credit[one.id] for one in in_person if one.admissions] or [credit[in_person[-1].id]]
    return told[-1][0], "; ".join(dict.fromkeys(why for yes, why in told if yes == told[-1][0]))


def _credited(matter: Matter, mode: SessionMode, letter: Letter | None, options: Options) -> tuple[bool, str]:
    """Say whether one session counts, and why."""
    if mode == "safety_valve":
        return True, "a safety-valve session"
    if letter is not None and not letter.terms.sentencing.safety_valve_carveout.silent:
        yes = letter.terms.sentencing.safety_valve_carveout.value == "yes"
        return yes, f"the letter says that the session {'counts' if yes else 'does not count'} as one"
    objective = matter.proffer.objective if matter.proffer is not None else ()
    if "safety_valve" not in objective:
        return False, "objective in the proffer file does not name the safety valve"
    if letter is None:
        return True, "counsel offers the session as one, and no letter says otherwise"
    read = read_term(
        "safety-valve credit", letter.terms.sentencing.safety_valve_carveout, options, favors_defendant=True
    )
    return read.yes, "; ".join(read.open)
