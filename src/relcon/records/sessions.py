"""Sessions of a proffer, and what the agents' notes make of them."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from relcon.records.base import Id, IdList, Meanings, Record, Whole
from relcon.records.dates import Day, When
from relcon.records.numbers import Amount
from relcon.records.quantity import Quantity

SessionMode = Literal["reverse", "attorney", "in_person", "written", "safety_valve", "grand_jury"]

MODES: Final = Meanings(
    {
        "reverse": "a reverse proffer: the government shows its evidence, the client says nothing",
        "attorney": "counsel speaks for the client: an attorney proffer; covered as the letter says",
        "in_person": "the client speaks with the government: an ordinary proffer session",
        "written": "the client writes: a signed statement",
        "safety_valve": (
            "the disclosure of 18 U.S.C. §3553(f)(5): what is told raises no level, unless it is of a violent offense"
        ),
        "grand_jury": "the client testifies before a grand jury",
    }
)
"""What each mode of a session is."""


class SaidDifferently(Record):
    """What the agents' note has otherwise than an admission; what is left out is not compared."""

    admission: Id = Field(description="The admission that is meant.", examples=["a1"])
    says: str = Field(description="The words of the note; not interpreted.", examples=["Dunn said one kilogram."])
    page: str | None = Field(default=None, description="The page of the note.", examples=["GOV-0000101"])
    record: Id | None = Field(
        default=None, description="Which record of the admission is meant, where it has several.", examples=["ae1"]
    )
    date: When | None = Field(default=None, description="The date in the note.", examples=["2025-05-21"])
    quantity: Quantity | None = Field(default=None, description="The quantity in the note.", examples=["1 kg"])
    usd: Amount | None = Field(default=None, description="The dollars in the note.", examples=["500"])
    count: Whole | None = Field(default=None, description="How often, in the note.", examples=["2"])
    people: IdList = Field(default=(), description="All whom the note names in it.", examples=["[reyes]"])
    place: Id | None = Field(default=None, description="The place in the note.", examples=["west-side"])


class Report(Record):
    """The agents' note of a session, admission by admission."""

    evidence: IdList = Field(default=(), description="The exhibit that is the note.", examples=["[302-dunn]"])
    said: IdList = Field(default=(), description="Admissions that the note has as counsel has them.", examples=["[a1]"])
    not_said: IdList = Field(
        default=(),
        description="Admissions that the note leaves out: they are missing from a disclosure until said again.",
        examples=["[a2]"],
    )
    said_differently: tuple[SaidDifferently, ...] = Field(
        default=(),
        description="Admissions that the note has otherwise.",
        examples=["[{admission: a1, says: Dunn said one kilogram., quantity: 1 kg}]"],
    )


class Attendee(Record):
    """Somebody who was in the room, or will be."""

    name: str = Field(description="Who; a name as counsel writes it.", examples=["A. Reed"])
    part: Annotated[
        Literal["client", "counsel", "note_taker", "prosecutor", "agent", "interpreter", "other"],
        Meanings(
            {
                "client": "the client",
                "counsel": "counsel for the client",
                "note_taker": "somebody of the defense who takes notes and can testify to what was said",
                "prosecutor": "for the government",
                "agent": "an agent of the government",
                "interpreter": "an interpreter",
                "other": "somebody else",
            }
        ),
    ] = Field(description="As what.", examples=["counsel"])


class Previewed(Record):
    """What the government said beforehand that it would ask about."""

    title: str = Field(description="What it is about, as the government put it.", examples=["The supply in May"])
    topic: Id | None = Field(default=None, description="The topic of `topics` that it is.", examples=["stash"])


class ReadIn(Record):
    """A protection that was read into the record of a session."""

    words: str = Field(description="What was said; not interpreted.", examples=["Nothing today waives Rule 410."])
    by: str | None = Field(default=None, description="By whom.", examples=["the prosecutor"])
    page: str | None = Field(default=None, description="Where it is noted.", examples=["our notes, p. 1"])


class Session(Record):
    """A session; they are taken in order of date."""

    id: Id = Field(description="Its own name, used once in case and proffer file.", examples=["s2"])
    date: Day = Field(
        description="The day. What is said before the letter is entered is not protected by it.",
        examples=["2026-03-10"],
    )
    mode: Annotated[SessionMode, MODES] = Field(description="What kind of session.", examples=["in_person"])
    letter: Id | None = Field(
        default=None, description="The letter that covers it; left out, no letter does.", examples=["l1"]
    )
    admissions: IdList = Field(
        default=(),
        description="What is said in it; an admission in no session counts as not said.",
        examples=["[a1, a2]"],
    )
    report: Report | None = Field(
        default=None,
        description="The agents' note of it, once there is one.",
        examples=["{evidence: [302-dunn], said: [a1], not_said: [a2]}"],
    )
    notes: Report | None = Field(
        default=None,
        description="Our own note of it, in the form of the agents' one; compared with that and with the admissions.",
        examples=["{evidence: [x1], said: [a1]}"],
    )
    attendees: tuple[Attendee, ...] = Field(
        default=(), description="Who is there.", examples=["[{name: A. Reed, part: counsel}]"]
    )
    previewed: tuple[Previewed, ...] = Field(
        default=(),
        description="What the government said beforehand that it would ask about.",
        examples=["[{title: The supply in May, topic: stash}]"],
    )
    read_in: tuple[ReadIn, ...] = Field(
        default=(),
        description="Protections that were read into its record.",
        examples=["[{words: Nothing today waives Rule 410., by: the prosecutor}]"],
    )
