"""After a session: the facts that a letter can state, both notes beside the admissions, the tasks that are open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from relcon.law.letters.meanings import meanings
from relcon.proffer.letter.answers import letter_receipt
from relcon.proffer.letter.chosen import client_of
from relcon.proffer.refusal import UnknownName
from relcon.proffer.sessions.reports import compared
from relcon.records.letter import Letter
from relcon.records.matter import Matter
from relcon.records.sessions import MODES, Session
from relcon.records.tasks import Task
from relcon.records.terms import term_of
from relcon.results.after import After, LetterFacts, OpenTask, Present, Reconciled
from relcon.results.sessions import Reported

TERMS: Final[Mapping[str, str]] = {
    "controlled_call": "dangerous_tasks",
    "controlled_purchase": "dangerous_tasks",
    "documents": "letter.documents_covered",
    "testimony": "testify_required",
    "correction": "breach.notice_cure",
}
"""By kind of task, the term of a letter that speaks of it."""


def after(matter: Matter, session: str) -> After:
    """Return what there is to write down after a session.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    session : str
        Which session.

    Raises
    ------
    NoProffer
        Where there is no proffer file.
    UnknownName
        Where there is no such session.

    Notes
    -----
    Into ``facts`` goes nothing of an admission: topics stand there as the government previewed them, since counsel's
    own titles may tell what was said.
    """
    client_of(matter)
    if session not in matter.sessions:
        raise UnknownName("session", session, list(matter.sessions))
    held = matter.sessions[session]
    ours, theirs = compared(matter, held, held.notes), compared(matter, held, held.report)
    return After(
        receipt=letter_receipt(matter),
        facts=_facts(matter, held),
        reconciled=tuple(
            Reconciled(admission=id, ours=_stands(id, ours), theirs=_stands(id, theirs)) for id in _spoken_of(held)
        ),
        ours=ours,
        theirs=theirs,
        tasks=tuple(_open(matter, held)),
        witness=next((one.name for one in held.attendees if one.part == "note_taker"), None),
    )


def _facts(matter: Matter, session: Session) -> LetterFacts:
    header, letter = matter.case.case, _letter(matter, session)
    missing = {
        "attendees": not session.attendees,
        "previewed": not session.previewed,
        "letter": session.letter is None,
    }
    return LetterFacts(
        caption=header.caption if header is not None else None,
        docket=header.docket if header is not None else None,
        client=matter.people[client_of(matter)].name,
        session=session.id,
        date=session.date.isoformat(),
        mode=MODES.says[session.mode].partition(":")[0],
        letter_entered=letter.entered.isoformat() if letter is not None and letter.entered is not None else None,
        office=letter.office if letter is not None else None,
        attendees=tuple(Present(name=one.name, part=one.part) for one in session.attendees),
        topics=tuple(one.title for one in session.previewed),
        read_in=tuple(one.words for one in session.read_in),
        not_recorded=tuple(name for name, lacks in missing.items() if lacks),
    )


def _letter(matter: Matter, session: Session) -> Letter | None:
    return matter.letters.get(session.letter) if session.letter is not None else None


def _spoken_of(session: Session) -> list[str]:
    """Return the admissions of a session, then those of which only a note speaks."""
    found = list(session.admissions)
    for note in (session.notes, session.report):
        if note is not None:
            found += [*note.said, *note.not_said, *(one.admission for one in note.said_differently)]
    return list(dict.fromkeys(found))


def _stands(admission: str, note: Reported | None) -> str:
    """Return what a note makes of an admission, in a word or two."""
    if note is None:
        return "no note"
    if admission in note.said:
        return "said"
    if admission in note.not_said:
        return "not said"
    if any(one.admission == admission for one in note.said_differently):
        return "otherwise"
    return "not mentioned"


def _open(matter: Matter, session: Session) -> Iterator[OpenTask]:
    """Yield the tasks that follow from a session, or from none that is named, and are neither done nor declined."""
    tasks = matter.proffer.tasks if matter.proffer is not None else ()
    for task in tasks:
        if task.done is None and task.declined is None and task.session in (None, session.id):
            yield _task(task, _letter(matter, session))


def _task(task: Task, letter: Letter | None) -> OpenTask:
    name = TERMS.get(task.kind)
    says = None
    if name is not None and letter is not None:
        says = meanings()[name].says(term_of(letter.terms, name))
    return OpenTask(
        id=task.id,
        kind=task.kind,
        what=task.what,
        session=task.session,
        by=task.by,
        due=task.due.isoformat() if task.due is not None else None,
        term=name,
        says=says,
    )
