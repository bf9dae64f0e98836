"""What is left to do around a proffer: what was agreed to be its aim, and tasks that follow from its sessions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from relcon.records.base import Id, Meanings, Record
from relcon.records.dates import Day


class AgreedObjective(Record):
    """What both sides said that the proffer is for, with whom and when that was settled."""

    text: str = Field(description="What was agreed; not interpreted.", examples=["A plea to (b)(1)(B), if satisfied."])
    with_: str = Field(alias="with", description="With whom.", examples=["the prosecutor, A. Voss"])
    date: Day | None = Field(default=None, description="When.", examples=["2026-02-20"])
    page: str | None = Field(default=None, description="Where it is written.", examples=["email of February 20, 2026"])


class Task(Record):
    """Something to be done after a session, by either side."""

    id: Id = Field(description="Its own name, used once in case and proffer file.", examples=["t1"])
    kind: Annotated[
        Literal["controlled_call", "controlled_purchase", "documents", "testimony", "correction", "other"],
        Meanings(
            {
                "controlled_call": "a recorded call or meeting",
                "controlled_purchase": "a purchase under the government's eyes",
                "documents": "papers, devices or objects to be handed over",
                "testimony": "whether the client is willing to testify",
                "correction": "a misstatement to be put right",
                "other": "anything else",
            }
        ),
    ] = Field(description="What kind of task.", examples=["documents"])
    what: str = Field(
        description="What is to be done, in counsel's words.", examples=["Hand over the list of pickups."]
    )
    session: Id | None = Field(default=None, description="The session it follows from.", examples=["s2"])
    by: str | None = Field(default=None, description="Who is to do it.", examples=["the client, through counsel"])
    due: Day | None = Field(default=None, description="By when.", examples=["2026-03-24"])
    done: Day | None = Field(
        default=None, description="When it was done; left out, it is open.", examples=["2026-03-20"]
    )
    declined: Day | None = Field(default=None, description="When it was openly declined.", examples=["2026-03-12"])
