"""What the paper trail of a proffer lacks: who could say what was said, what was previewed, tasks by their days."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import REST, Note, note
from relcon.records.matter import Matter


def witnesses(matter: Matter) -> Iterator[Note]:
    """Yield the sessions whose attendees have counsel and nobody of the defense who takes notes."""
    for session in matter.sessions.values():
        parts = {one.part for one in session.attendees}
        if "counsel" in parts and "note_taker" not in parts:
            text = (
                "counsel is there and nobody who takes notes (part: note_taker): only counsel could testify to what "
                "was said"
            )
            yield note("open_norm", session.id, session.location, text, field="attendees")


def previews(matter: Matter) -> Iterator[Note]:
    """Yield the topics that the government previewed and on which no admission stands."""
    told = {one.topic for one in matter.admissions.values()}
    fenced = {id for id, topic in matter.topics.items() if topic.fenced}
    for session in matter.sessions.values():
        for one in session.previewed:
            if one.topic is not None and one.topic not in told | fenced:
                text = f'"{one.title}" was previewed, and no admission is on {one.topic}: it may be asked all the same'
                yield note("no_effect", session.id, session.location, text, REST, field="previewed")


def overdue(matter: Matter) -> Iterator[Note]:
    """Yield the tasks that a later session finds neither done nor declined."""
    days = [session.date for session in matter.sessions.values()]
    for task in matter.proffer.tasks if matter.proffer is not None else ():
        if task.due is None or task.done is not None or task.declined is not None:
            continue
        later = [day for day in days if day > task.due]
        if later:
            text = f"due on {task.due}, before the session of {min(later)}, and neither `done` nor `declined` has a day"
            yield note("missing_date", task.id, task.location, text, field="done")
