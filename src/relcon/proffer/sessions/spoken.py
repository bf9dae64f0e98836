"""Sessions in order, and what has been said once a session is over: sessions add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relcon.law.ussg.s1b1_8.disclosure import Disclosure
from relcon.proffer.refusal import UnknownName
from relcon.records.letter import Letter
from relcon.records.matter import Matter
from relcon.records.proffer import Admission
from relcon.records.sessions import Session


def held(matter: Matter, last: Session | None) -> tuple[Session, ...]:
    """Return the sessions in order of date, up to and including the last one asked for; none where there is none."""
    sessions = tuple(matter.sessions.values())
    return sessions[: [one.id for one in sessions].index(last.id) + 1] if last is not None else ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """What has been said up to and including a session.

    Attributes
    ----------
    last
        The session, or None where the file has none: then all is taken as said at once, under the only letter.
    disclosures
        By admission, in the order of the file. An admission first said in an earlier session stays there; one on a
        topic that is openly declined is not said.
    unsaid
        Every other admission of the file, with the reason.
    letter
        The letter that covers the session, or None.
    """

    last: Session | None
    disclosures: Mapping[str, Disclosure]
    unsaid: Mapping[str, str]
    letter: Letter | None

    @property
    def mask(self) -> frozenset[str]:
        """The admissions that are said."""
        return frozenset(self.disclosures)


def spoken(matter: Matter, session: str | None = None, letters: Mapping[str, Letter] | None = None) -> Spoken:
    """Return what has been said after a session.

    Parameters
    ----------
    matter : Matter
        With its proffer.
    session : str, optional
        The session's id; the last by default.
    letters : mapping, optional
        The letters to read, by id; as counsel wrote them by default.

    Raises
    ------
    UnknownName
        Where there is no such session.
    """
    sessions = list(matter.sessions.values())
    if session is not None and session not in matter.sessions:
        raise UnknownName("session", session, list(matter.sessions))
    last = matter.sessions[session] if session is not None else sessions[-1] if sessions else None
    held = sessions[: sessions.index(last) + 1] if last is not None else []
    read = matter.letters if letters is None else letters
    disclosures: dict[str, Disclosure] = {}
    unsaid: dict[str, str] = {}
    for admission in matter.admissions.values():
        first = next((one for one in held if admission.id in one.admissions), None)
        topic = matter.topics.get(admission.topic)
        if topic is not None and topic.fenced:
            unsaid[admission.id] = f"topic {topic.id} is openly declined"
        elif first is not None or last is None:
            disclosures[admission.id] = _disclosure(read, admission, first, held)
        elif any(admission.id in one.admissions for one in sessions):
            unsaid[admission.id] = "said in a later session"
        else:
            unsaid[admission.id] = "in no session"
    return Spoken(last, disclosures, unsaid, _covering(read, last))


def _covering(letters: Mapping[str, Letter], session: Session | None) -> Letter | None:
    """Return the letter of a session; where the file has no session, its only letter."""
    if session is None:
        return next(iter(letters.values())) if len(letters) == 1 else None
    return letters[session.letter] if session.letter is not None else None


def _disclosure(
    letters: Mapping[str, Letter], admission: Admission, session: Session | None, held: list[Session]
) -> Disclosure:
    letter = _covering(letters, session)
    if session is None:
        return Disclosure(admission, "in_person", None, letter)
    if letter is not None:
        return Disclosure(admission, session.mode, session.date, letter)
    entered = [letters[one.letter].entered or one.date for one in held if one.letter is not None]
    return Disclosure(admission, session.mode, session.date, None, min(entered, default=None))
