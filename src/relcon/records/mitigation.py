"""Facts of a defendant's own life, with their dates: what a sentencing memorandum tells under 18 U.S.C. §3553(a)(1)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from relcon.records.base import Id, IdList, Meanings, Record
from relcon.records.dates import When


class Mitigation(Record):
    """A fact about a defendant's life. No number rests on it: it stands in the timeline of `relcon exhibit`.

    What only the client holds belongs in the proffer file; here stands what is on public record.
    """

    id: Id = Field(description="Its own name, used once in case and proffer file.", examples=["mt1"])
    person: Id = Field(description="Whose life it is of: a person with a `defendant` part.", examples=["dunn"])
    kind: Annotated[
        Literal["treatment", "test", "work", "family", "schooling", "military", "health", "service", "other"],
        Meanings(
            {
                "treatment": "treatment, of an addiction or otherwise",
                "test": "a drug test, with its result",
                "work": "work, paid or not",
                "family": "family: births, deaths, care for others",
                "schooling": "school, training, a certificate",
                "military": "military service",
                "health": "health: an illness, an injury, a diagnosis",
                "service": "service to others: a church, a team, a neighborhood",
                "other": "anything else",
            }
        ),
    ] = Field(description="What part of life it is of.", examples=["treatment"])
    what: str = Field(
        description="The fact, neutrally, in counsel's words; never interpreted.",
        examples=["Outpatient treatment, two sessions a week"],
    )
    date: When = Field(
        description="The day, or from when to when; what is not known is unknown.",
        examples=["{from: 2026-01-05, to: 2026-04-30}"],
    )
    evidence: IdList = Field(
        default=(), description="The exhibits that show it, with their pages.", examples=["[history]"]
    )
    source: str | None = Field(
        default=None,
        description="Where it is from, if no exhibit shows it: a letter, a certificate, who says so.",
        examples=["letter of the clinic, May 4, 2026"],
    )
    note: str | None = Field(
        default=None, description="Free text for people; never interpreted.", examples=["ask for the file"]
    )
