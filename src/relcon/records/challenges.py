"""Challenges to the government's proof, made or open to the defense: what each is aimed at, and how it stands."""

from __future__ import annotations

from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from relcon.records.base import Id, IdList, Meanings, Record
from relcon.records.dates import Day

ChallengeKind = Literal[
    "suppression", "stop", "wire", "scope", "statement", "custody", "testing", "credit", "reliability"
]
EXCLUDING: Final[tuple[ChallengeKind, ...]] = ("suppression", "stop", "wire", "scope", "statement")
"""Kinds that ask to exclude evidence for how it was obtained; the others speak of what it is worth."""
ChallengeStatus = Literal["possible", "filed", "granted", "denied"]
STATUSES: Final = get_args(ChallengeStatus)


class RecordedChallenge(Record):
    """A challenge to exhibits, witnesses or facts. `relcon leverage` tells what falls with it; no other number moves.

    Whether a suppressed exhibit counts is read from the exhibit's own `challenge`.
    """

    id: Id = Field(description="Its own name, used once in case and proffer file.", examples=["ch1"])
    kind: Annotated[
        ChallengeKind,
        Meanings(
            {
                "suppression": "a search or a seizure was unlawful",
                "stop": "a stop was unlawful, such as one for drifting out of a lane",
                "wire": "an interception was unlawful",
                "scope": "a search or an interception went beyond its warrant, order or consent",
                "statement": "a statement was taken unlawfully",
                "custody": "the chain of custody has a gap",
                "testing": "what was tested says nothing of the rest, such as 4 of 50 baggies",
                "credit": "a witness is not to be believed: pay, promises, lies told before",
                "reliability": "an exhibit or a fact lacks sufficient indicia of reliability on another ground",
            }
        ),
    ] = Field(description="On what sort of ground.", examples=["stop"])
    to: Annotated[IdList, Field(min_length=1)] = Field(
        description=(
            "What it is aimed at: exhibits and facts; a person, for every exhibit in which that person speaks; a lot, "
            "for every event on it."
        ),
        examples=["[search-4]"],
    )
    fruits: IdList = Field(
        default=(),
        description="Exhibits that are said to derive from it, and fall with it.",
        examples=["[lab-7]"],
    )
    by: IdList = Field(
        default=(),
        description=(
            "Whose challenge it is. Left out, not recorded: then it is computed for everybody; who may ask for "
            "suppression is a question of that person's own rights."
        ),
        examples=["[dunn]"],
    )
    ground: str = Field(
        description="What it rests on, in counsel's words; never interpreted.",
        examples=["one drift over the fog line, and nothing else"],
    )
    status: Annotated[
        ChallengeStatus,
        Meanings(
            {
                "possible": "not filed; counsel's own, in no copy for a joint defense or the court",
                "filed": "filed and not decided",
                "granted": "granted",
                "denied": "denied",
            }
        ),
    ] = Field(default="possible", description="How it stands.", examples=["filed"])
    filing: str | None = Field(default=None, description="Where it is filed.", examples=["ECF 88"])
    date: Day | None = Field(
        default=None,
        description="The day on which it was filed or, where it is decided, decided.",
        examples=["2026-04-02"],
    )
    hearing: Day | None = Field(default=None, description="The day of its hearing.", examples=["2026-05-11"])
    authority: str | None = Field(
        default=None, description="Counsel's authority for it; never interpreted.", examples=["Terry v. Ohio"]
    )
    evidence: IdList = Field(
        default=(), description="The exhibits that show the ground itself.", examples=["[dashcam-1]"]
    )
    note: str | None = Field(
        default=None, description="Free text for people; never interpreted.", examples=["ask for the dashcam"]
    )
