"""Evidence: what a fact rests on, with its pages."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.records.base import Id, IdList, Record
from relcon.records.bates import BatesRange
from relcon.records.dates import Day, When


class Challenge(Record):
    """A motion against an exhibit."""

    ground: str
    filing: str | None = None
    status: Literal["pending", "granted", "denied"] = "pending"


class Covered(Record):
    """A number and the days of which an exhibit holds every call or message; both ends inclusive."""

    phone: str
    from_: Day = Field(alias="from")
    to: Day


class Evidence(Record):
    """An exhibit: report, lab result, intercept, statement, ledger.

    ``covers`` is for toll records: only where a number and its days are covered does their silence say anything.
    """

    id: Id
    kind: Literal[
        "lab_report",
        "seizure",
        "controlled_buy",
        "intercept",
        "toll",
        "message",
        "surveillance",
        "ledger",
        "financial",
        "statement",
        "testimony",
        "plea_agreement",
        "photo",
        "record",
        "other",
    ]
    title: str | None = None
    bates: BatesRange | None = None
    date: When | None = None
    speaker: Id | None = None
    held_by: IdList = ()
    known_since: Day | None = None
    grade: Literal["strong", "fair", "weak"] = "fair"
    covers: tuple[Covered, ...] = ()
    restriction: tuple[
        Literal["protective_order", "attorney_eyes_only", "sealed", "grand_jury", "joint_defense", "psr"], ...
    ] = ()
    challenge: Challenge | None = None
    note: str | None = None
