"""What a proffer file leaves idle or unprotected: admissions, letters, sessions, and what its objective needs."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import HARM, REST, Note, note
from relcon.records.matter import Matter
from relcon.records.proffer import ProfferFile

OF_COUNSEL = ("attorney", "reverse")
"""Modes in which the client does not speak."""


def idle_admissions(matter: Matter) -> Iterator[Note]:
    """Yield the admissions that are said in no session, though there are sessions, and those that say nothing."""
    said = {id for session in matter.sessions.values() for id in session.admissions}
    for admission in matter.admissions.values():
        if matter.sessions and admission.id not in said:
            text = "an admission in no session: it is never said. List it under `admissions` of a session"
            yield note("no_effect", admission.id, admission.location, text)
        if not admission.says.strip():
            text = "`says` is empty: write the fact in counsel's words"
            yield note("no_effect", admission.id, admission.location, text)


def letters_and_sessions(matter: Matter) -> Iterator[Note]:
    """Yield the letters under which no session is held, and the sessions held under no letter."""
    named = {session.letter for session in matter.sessions.values()}
    for letter in matter.letters.values():
        if matter.sessions and letter.id not in named:
            text = f"a letter under which no session is held: it protects nothing. Write letter: {letter.id} in one"
            yield note("no_effect", letter.id, letter.location, text)
    for session in matter.sessions.values():
        if session.letter is None and session.mode != "reverse":
            text = (
                "a session under no letter: USSG §1B1.8 keeps nothing said in it out of the range, and a later "
                "agreement does not reach back (§1B1.8(b)(1))"
            )
            yield note("open_norm", session.id, session.location, text, field="letter")


NO_OBJECTIVE = (
    "objective is empty, so no session is credited for (f)(5), whatever is told in it: write what counsel is after, "
    "objective: [safety_valve], [cooperation] or both"
)


def objectives(matter: Matter) -> Iterator[Note]:
    """Yield that no objective is named where one decides a row, and those of which the files lack what they turn on."""
    if matter.proffer is not None:
        if not matter.proffer.objective and _asks_for_an_objective(matter):
            yield note("open_norm", "proffer", matter.proffer.location, NO_OBJECTIVE, HARM, field="objective")
        for text in _lacking(matter, matter.proffer):
            yield note("no_effect", "proffer", matter.proffer.location, text, REST)


def _asks_for_an_objective(matter: Matter) -> bool:
    """Whether the objective decides if a session counts: the client speaks, and mode and letter leave it open."""
    silent = {id for id, letter in matter.letters.items() if letter.terms.sentencing.safety_valve_carveout.silent}
    spoken = [one for one in matter.sessions.values() if one.mode not in (*OF_COUNSEL, "safety_valve")]
    if matter.sessions:
        return any(one.letter is None or one.letter in silent for one in spoken)
    return bool(silent or matter.admissions)


def _lacking(matter: Matter, proffer: ProfferFile) -> Iterator[str]:
    if "safety_valve" in proffer.objective:
        sessions = matter.sessions.values()
        if sessions and all(one.mode in OF_COUNSEL for one in sessions):
            yield (
                "objective safety_valve, and the client speaks in no session (mode in_person, written or "
                "safety_valve): criterion 5 cannot be met by these"
            )
        part = matter.people[proffer.client].defendant
        if part is not None and part.criminal_history is None:
            yield "objective safety_valve, and the client's criminal_history is not stated: criterion 1 stays unknown"
    if "cooperation" in proffer.objective and not proffer.benefit.model_fields_set:
        yield "objective cooperation, and no `benefit`: no motion and no departure is estimated, so none is shown"
