"""The result ``relcon/waiting/1``: what a later day changes, by the file's own dates. Nothing is estimated."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Result
from relcon.results.exposure import Receipt
from relcon.results.value import Ahead


class OnTheWay(Result):
    """A day of the file between the session and the day that was asked for."""

    date: str
    what: str
    record: str | None = None


class Waiting(Result):
    """Who will have spoken by a day, what is then still new, and which days of the file pass."""

    format: Literal["relcon/waiting/1"] = "relcon/waiting/1"
    receipt: Receipt
    client: str
    day: str
    session: str | None = Field(description="The last session of the file; null where there is none.")
    session_date: str | None
    spoken: tuple[str, ...] = Field(default=(), description="People whose recorded proffers come by that day.")
    undated: tuple[str, ...] = Field(default=(), description="People named as speakers without a day.")
    by_session: Ahead | None = Field(default=None, description="What is new on the day of the session.")
    by_day: Ahead | None = Field(default=None, description="What is new by the day asked for.")
    passes: tuple[OnTheWay, ...] = ()
    timely: tuple[str, ...] = Field(default=(), description="Provisions for which the time matters, as rules.")
