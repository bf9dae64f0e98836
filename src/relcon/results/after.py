"""The result ``relcon/after/1``: a session's facts for a letter, and what counsel keeps beside it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Result
from relcon.results.exposure import Receipt
from relcon.results.sessions import Reported


class Present(Result):
    """Somebody who was there, and as what."""

    name: str
    part: str


class LetterFacts(Result):
    """What a letter after a session can state: nothing that the client said, and no words of any admission."""

    caption: str | None
    docket: str | None
    client: str
    session: str
    date: str
    mode: str
    letter_entered: str | None = None
    office: str | None = None
    attendees: tuple[Present, ...] = ()
    topics: tuple[str, ...] = Field(default=(), description="As the government previewed them; no topic of counsel's.")
    read_in: tuple[str, ...] = Field(default=(), description="Protections that were read into the record.")
    not_recorded: tuple[str, ...] = Field(default=(), description="What the file does not have, with its field.")


class OpenTask(Result):
    """A task that is neither done nor declined."""

    id: str
    kind: str
    what: str
    session: str | None = None
    by: str | None = None
    due: str | None = None
    term: str | None = Field(default=None, description="The letter's term that speaks of such a task.")
    says: str | None = Field(default=None, description="What that term says.")


class Reconciled(Result):
    """One admission of the session in our own note and in the agents': said, not said, differently, not mentioned."""

    admission: str
    ours: str
    theirs: str


class After(Result):
    """A session's facts for a letter; apart from them, privileged: both notes beside the admissions, open tasks."""

    format: Literal["relcon/after/1"] = "relcon/after/1"
    receipt: Receipt
    facts: LetterFacts
    reconciled: tuple[Reconciled, ...] = ()
    ours: Reported | None = Field(default=None, description="Our own note beside the admissions, point by point.")
    theirs: Reported | None = Field(default=None, description="The agents' note likewise.")
    tasks: tuple[OpenTask, ...] = ()
    witness: str | None = Field(default=None, description="Who of the defense could testify to what was said.")
