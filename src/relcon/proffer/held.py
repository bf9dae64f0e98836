"""The sessions held up to one of them."""

from __future__ import annotations

from relcon.records.matter import Matter
from relcon.records.proffer import Session


def held(matter: Matter, last: Session | None) -> tuple[Session, ...]:
    """Return the sessions in order of date, up to and including the last one asked for; none where there is none."""
    sessions = tuple(matter.sessions.values())
    return sessions[: [one.id for one in sessions].index(last.id) + 1] if last is not None else ()
