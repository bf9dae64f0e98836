"""Knowledge, authority, functions, contacts and payments."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from relcon.records.base import Answer, Fact, Id, Meanings, Record, Whole
from relcon.records.dates import When
from relcon.records.numbers import Amount
from relcon.records.quantity import Quantity


class KnowledgeOf(Record):
    """What was known: exactly one of an undertaking, an event, a person, a circumstance."""

    undertaking: Id | None = Field(
        default=None, description="The undertaking: every event of it is then known of.", examples=["westside"]
    )
    event: Id | None = Field(default=None, description="This event alone.", examples=["e12"])
    person: Id | None = Field(
        default=None, description="A participant: every event in which that person took part.", examples=["reyes"]
    )
    circumstance: Id | None = Field(default=None, description="A circumstance, such as another's gun.", examples=["g1"])


class Knowledge(Fact):
    """What a person knew: a ground on which events of others are foreseeable (USSG §1B1.3 n.3(D)), never scope."""

    person: Id = Field(description="Who knew.", examples=["dunn"])
    of: KnowledgeOf = Field(description="Of what: exactly one.", examples=["{undertaking: westside}"])
    up_to: Quantity | None = Field(
        default=None,
        description="The largest single event that the person knew of; left out, of any size.",
        examples=["1 kg"],
    )
    since: When | None = Field(
        default=None,
        description=("From when; left out, always. Of an interval defense and psr read the end, government the start."),
        examples=["2025-02-01"],
    )
    how: Annotated[
        Literal["told", "saw", "took_part", "inferred"],
        Meanings(
            {
                "told": "was told of it, or told others",
                "saw": "saw or heard it",
                "took_part": "learned of it by taking part",
                "inferred": "it follows from other facts",
            }
        ),
    ] = Field(
        default="inferred",
        description="How it was known; shown with the reason, it decides nothing.",
        examples=["told"],
    )
    told_by: Id | None = Field(
        default=None, description="Who told that person of it; shown, it decides nothing.", examples=["reyes"]
    )


class Authority(Fact):
    """One participant over another, for USSG §3B1.1: control over a person, not over property or an activity."""

    by: Id = Field(description="Who has the authority.", examples=["reyes"])
    over: Id = Field(description="Over whom.", examples=["dunn"])
    undertaking: Id = Field(description="In which undertaking; roles are asked in each.", examples=["westside"])
    acts: tuple[
        Annotated[
            Literal["recruited", "directed", "paid_wage", "set_terms", "disciplined"],
            Meanings(
                {
                    "recruited": "brought in; a factor of n.4, and no control by itself",
                    "directed": "told what to do, and was followed: gave orders, supervised",
                    "paid_wage": "paid for work: a wage, fee or salary; a share, or money for drugs, is none",
                    "set_terms": "set the terms: prices, shares, places or hours",
                    "disciplined": "punished, fined, or threatened for disobeying",
                }
            ),
        ],
        ...,
    ] = Field(
        description=(
            "What was done to that person; every word but `recruited` shows control, a wage alone not in Defense. An "
            "equal split, selling, credit and volume are no authority."
        ),
        examples=["[recruited, directed]"],
    )
    from_: When | None = Field(
        default=None, alias="from", description="First day; left out, it sets no limit.", examples=["2025-01-10"]
    )
    to: When | None = Field(default=None, description="Last day; left out, it sets no limit.", examples=["2025-11-02"])


class Function(Fact):
    """What a person did in an undertaking, for USSG §3B1.2 and §2D1.1(e)(2)(B)."""

    person: Id = Field(description="Who.", examples=["dunn"])
    undertaking: Id = Field(description="In which undertaking.", examples=["westside"])
    function: Annotated[
        Literal[
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
        ],
        Meanings(
            {
                "organize": "planned or ran it: organizer, boss, leader",
                "finance": "put up the money: investor, backer",
                "supply": "provided the stock: source, supplier, plug",
                "negotiate": "settled deals for others: broker, middleman",
                "wholesale": "sold to those who resell: distributor",
                "retail": "sold to users mainly for profit: street dealer",
                "user_retail": (
                    "sold user-level amounts for drugs or nothing, or for another main reason than profit, such as an "
                    "own addiction, whatever the pay; then a low-level function, (e)(2)(B)(ii)"
                ),
                "transport": "carried drugs over distance: courier, driver, mule; a low-level function, (e)(2)(B)(i)",
                "store": "kept drugs or money: stash-house keeper; (e)(2)(B) does not name it",
                "errand": "ran errands: gofer, errand runner; a low-level function, (e)(2)(B)(i)",
                "relay": "took or passed on calls and messages: go-between; a low-level function, (e)(2)(B)(i)",
                "lookout": "kept watch: lookout, spotter; a low-level function, (e)(2)(B)(i)",
                "manufacture": "made, cooked, pressed or grew drugs: cook, chemist, grower",
                "launder": "moved, hid or invested the money: money courier, launderer",
                "enforce": "used or threatened force, guarded, collected debts: enforcer, muscle",
            }
        ),
    ] = Field(
        description=(
            "What the person did; write one record for each function. Under the 2025 Manual a low-level function "
            "that was primary generally warrants a mitigating role."
        ),
        examples=["transport"],
    )
    pay: (
        Annotated[
            Literal["share", "margin", "wage", "flat_fee", "drugs", "none"],
            Meanings(
                {
                    "share": "a share of the profits",
                    "margin": "the difference between the price paid and the price taken: a reseller's profit",
                    "wage": "regular pay, such as by the week",
                    "flat_fee": "a fixed sum for each trip or job",
                    "drugs": "drugs instead of money",
                    "none": "nothing",
                }
            ),
        ]
        | None
    ) = Field(
        default=None,
        description=(
            "How the person was paid for it; left out, not recorded. Money of any kind speaks against §2D1.1(b)(17); "
            "drugs are no money."
        ),
        examples=["flat_fee"],
    )
    motive: (
        Annotated[
            Literal["profit", "addiction", "family", "threat", "other"],
            Meanings(
                {
                    "profit": "to make money",
                    "addiction": "to feed a habit",
                    "family": "for a partner, relative or close friend",
                    "threat": "out of fear or under a threat",
                    "other": "for another reason that is not profit",
                }
            ),
        ]
        | None
    ) = Field(
        default=None,
        description="Why, mainly; left out, not recorded. It matters for `user_retail` alone.",
        examples=["addiction"],
    )
    from_: When | None = Field(
        default=None, alias="from", description="First day; left out, it sets no limit.", examples=["2025-01-10"]
    )
    to: When | None = Field(
        default=None,
        description="Last day: who left before a defendant joined is not counted among that defendant's participants.",
        examples=["2025-11-02"],
    )
    primary: Answer = Field(
        default="unknown",
        description=(
            "Whether it was the person's primary function; only yes brings §2D1.1(e)(2)(B), and a primary function "
            "that is not a low-level one contests it."
        ),
        examples=["yes"],
    )


class Contact(Fact):
    """Calls or messages between two people or numbers; never adds weight, never sets a role."""

    between: tuple[str, str] = Field(
        description="The two ends: ids of people, or numbers as in `phones`.",
        examples=['[dunn, "+13125550101"]'],
    )
    medium: Annotated[
        Literal["call", "text", "app", "meeting", "mail", "other"],
        Meanings(
            {
                "call": "phone calls",
                "text": "text messages: SMS, MMS",
                "app": "messages or calls by an app, such as WhatsApp or Signal",
                "meeting": "met in person",
                "mail": "letters, e-mail or parcels",
                "other": "in another way",
            }
        ),
    ] = Field(description="How they were in contact.", examples=["call"])
    first: When = Field(description="When it was first.", examples=["2025-01-12"])
    last: When = Field(description="When it was last.", examples=["2025-10-30"])
    count: Whole = Field(description="How often in all.", examples=["212"])


class Payment(Fact):
    """Money paid, owed or fronted; a debt adds no weight, and credit shows no control over anybody."""

    date: When = Field(description="When it was paid, or the debt arose.", examples=["2025-06-03"])
    from_: Id = Field(alias="from", description="Who pays or owes.", examples=["dunn"])
    to: Id = Field(description="Who is paid or owed.", examples=["reyes"])
    usd: Amount = Field(description="How much, in dollars.", examples=["26000"])
    kind: Annotated[
        Literal["paid", "owed", "fronted"],
        Meanings(
            {
                "paid": "money changed hands",
                "owed": "a debt that stands open",
                "fronted": "drugs given on credit, to be paid for later",
            }
        ),
    ] = Field(description="Whether it was paid.", examples=["paid"])
    for_: Id | None = Field(default=None, alias="for", description="The event that it pays for.", examples=["e12"])
