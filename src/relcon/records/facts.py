"""Knowledge, authority, functions, contacts, payments and circumstances."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.records.base import Answer, Fact, Id, IdList, LotPath, Record, Whole
from relcon.records.dates import TimeOfDay, When
from relcon.records.quantity import Amount, Quantity

CircumstanceKind = Literal[
    "firearm",
    "weapon",
    "violence",
    "threat",
    "import_craft",
    "import_crew",
    "prison",
    "meth_importation",
    "meth_chemicals",
    "conviction_865",
    "mass_marketing",
    "masking_agent",
    "athlete",
    "conviction_841g",
    "bribery",
    "premises",
    "fentanyl_misrepresented",
    "fake_pills",
    "hazardous_waste",
    "meth_premises_minor",
    "meth_made_near_minor",
    "meth_risk",
    "meth_risk_minor",
    "public_land",
    "used_affection",
    "vulnerable_person",
    "importation",
    "witness_or_evidence",
    "livelihood",
    "family_or_fear",
    "unpaid",
    "minimal_knowledge",
    "trust_or_skill",
    "trust",
    "skill",
    "used_minor",
    "body_armor",
    "obstruction",
    "flight",
    "death",
    "serious_injury",
    "enterprise",
    "minor_involved",
    "sexual_offense",
]


class KnowledgeOf(Record):
    """What was known: exactly one of an undertaking, an event, a person, a circumstance."""

    undertaking: Id | None = None
    event: Id | None = None
    person: Id | None = None
    circumstance: Id | None = None


class Knowledge(Fact):
    """What a person knew, since when and how."""

    person: Id
    of: KnowledgeOf
    up_to: Quantity | None = None
    since: When | None = None
    how: Literal["told", "saw", "took_part", "inferred"] = "inferred"


class Authority(Fact):
    """One participant over another, for §3B1.1."""

    by: Id
    over: Id
    undertaking: Id
    acts: tuple[Literal["recruited", "directed", "paid_wage", "set_terms", "disciplined"], ...]
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None


class Function(Fact):
    """What a person did, for §3B1.2 and §2D1.1(e)(2)."""

    person: Id
    undertaking: Id
    function: Literal[
        "organize",
        "finance",
        "supply",
        "negotiate",
        "wholesale",
        "retail",
        "user_retail",
        "transport",
        "store",
        "errand",
        "relay",
        "lookout",
        "manufacture",
        "launder",
        "enforce",
    ]
    pay: Literal["share", "margin", "wage", "flat_fee", "drugs", "none"] | None = None
    motive: Literal["profit", "addiction", "family", "threat", "other"] | None = None
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None
    primary: Answer = "unknown"


class Contact(Fact):
    """Calls or messages between two people or numbers; never adds weight, never sets a role."""

    between: tuple[str, str]
    medium: Literal["call", "text", "app", "meeting", "mail", "other"]
    first: When
    last: When
    count: Whole


class Payment(Fact):
    """Money paid, owed or fronted; a debt adds no weight."""

    date: When
    from_: Id = Field(alias="from")
    to: Id
    usd: Amount
    kind: Literal["paid", "owed", "fronted"]
    for_: Id | None = Field(default=None, alias="for")


class Circumstance(Fact):
    """What triggers a specific offense characteristic, a Chapter Three line or a safety-valve criterion.

    ``events`` and ``lot`` tie it to deals; ``time`` is written where presence is in issue.
    """

    kind: CircumstanceKind
    date: When
    time: TimeOfDay | None = None
    place: Id | None = None
    by: IdList = ()
    undertaking: IdList = ()
    events: IdList = ()
    lot: LotPath | None = None
    connection: Answer = "unknown"
