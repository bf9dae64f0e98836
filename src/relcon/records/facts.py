"""Knowledge, authority, functions, contacts, payments and circumstances."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from relcon.records.base import Answer, Fact, Id, IdList, LotPath, Meanings, Record, Whole
from relcon.records.dates import TimeOfDay, When
from relcon.records.numbers import Amount
from relcon.records.quantity import Quantity

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


CIRCUMSTANCES: Final = Meanings(
    {
        "firearm": (
            "a gun; USSG §2D1.1(b)(1); the defendant's own also takes away criterion 2 of the safety valve, and §4C1.1"
        ),
        "weapon": "another dangerous weapon, such as a knife; §2D1.1(b)(1), and as of a firearm",
        "violence": (
            "violence that the defendant used or directed; §2D1.1(b)(2), criterion 2 of the safety valve, §4C1.1(a)(3)"
        ),
        "threat": "a credible threat of violence that the defendant made; §2D1.1(b)(2), and as of violence",
        "import_craft": (
            "import or export by an aircraft other than a scheduled airline's, or a submersible; §2D1.1(b)(3)(A), (B)"
        ),
        "import_crew": "import or export as pilot, captain or another of the craft's crew; §2D1.1(b)(3)(C)",
        "prison": "drugs for a prison or jail were the object of the offense; §2D1.1(b)(4)",
        "meth_importation": (
            "methamphetamine or amphetamine was imported, known or not; it comes with the deals or lot that it names; "
            "§2D1.1(b)(5)"
        ),
        "meth_chemicals": (
            "methamphetamine or amphetamine was made from listed chemicals imported unlawfully; it asks for a "
            "`knowledge` record of it, else the line is open; §2D1.1(b)(5)"
        ),
        "conviction_865": "a conviction under 21 U.S.C. §865, which the count itself must show; §2D1.1(b)(6)",
        "mass_marketing": "drugs offered to the public online: mass-marketing by computer service; §2D1.1(b)(7)",
        "masking_agent": "an anabolic steroid distributed with a masking agent; §2D1.1(b)(8)",
        "athlete": "an anabolic steroid distributed to an athlete; §2D1.1(b)(9)",
        "conviction_841g": (
            "a conviction under 21 U.S.C. §841(g)(1)(A), which the count itself must show; §2D1.1(b)(10)"
        ),
        "bribery": "a bribe to a law enforcement officer, paid or offered, to ease the offense; §2D1.1(b)(11)",
        "premises": "a stash house, lab or other place maintained for making or distributing drugs; §2D1.1(b)(12)",
        "fentanyl_misrepresented": ("fentanyl or an analogue knowingly passed off as another substance; §2D1.1(b)(13)"),
        "fake_pills": (
            "fentanyl or an analogue sold as a legitimate drug, reckless of whether it was: fake pills; "
            "§2D1.1(b)(13), editions from 2023"
        ),
        "hazardous_waste": "an unlawful release or handling of hazardous or toxic substances; §2D1.1(b)(14)(A)",
        "meth_premises_minor": (
            "methamphetamine distributed where a minor is present or lives, with a count under 21 U.S.C. §860a; "
            "§2D1.1(b)(14)(B)"
        ),
        "meth_made_near_minor": (
            "methamphetamine made where a minor is present or lives, with a count under 21 U.S.C. §860a; "
            "§2D1.1(b)(14)(C)(i)"
        ),
        "meth_risk": (
            "making methamphetamine or amphetamine put life or the environment at substantial risk; "
            "§2D1.1(b)(14)(C)(ii)"
        ),
        "meth_risk_minor": (
            "making methamphetamine or amphetamine put the life of a minor or an incompetent at substantial risk; "
            "§2D1.1(b)(14)(D)"
        ),
        "public_land": "marihuana grown on public land or while trespassing; with a role under §3B1.1; §2D1.1(b)(15)",
        "used_affection": (
            "somebody little paid and knowing little was involved by fear, impulse, friendship or affection; with a "
            "role under §3B1.1; §2D1.1(b)(16)(A)"
        ),
        "vulnerable_person": (
            "a minor, somebody 65 or older, pregnant or vulnerable was knowingly supplied or involved; with a role "
            "under §3B1.1; §2D1.1(b)(16)(B)"
        ),
        "importation": ("a direct part in importing any drug; with a role under §3B1.1; §2D1.1(b)(16)(C)"),
        "witness_or_evidence": (
            "witnesses intimidated, evidence destroyed, or justice obstructed otherwise; with a role under §3B1.1; "
            "§2D1.1(b)(16)(D)"
        ),
        "livelihood": (
            "a pattern of crime engaged in as a livelihood; §4B1.3; with a role under §3B1.1 also §2D1.1(b)(16)(E)"
        ),
        "family_or_fear": (
            "moved by an intimate or family relationship, or by threats or fear, and otherwise unlikely to do it; the "
            "first of three facts of §2D1.1(b)(17)"
        ),
        "unpaid": "paid no money at all, where no function's `pay` says it; the second of three of §2D1.1(b)(17)",
        "minimal_knowledge": (
            "knew hardly anything of the scope and structure of the enterprise; the third of three of §2D1.1(b)(17), "
            "and a factor of §3B1.2"
        ),
        "trust_or_skill": "trust abused or a special skill used, unsaid which; §3B1.3",
        "trust": "a position of public or private trust was abused; §3B1.3",
        "skill": "a special skill was used, such as a pilot's, lawyer's or chemist's; §3B1.3",
        "used_minor": "somebody under 18 was used to commit the offense or to avoid detection; §3B1.4, §2D1.2(a)(3)",
        "body_armor": "body armor was used, not only had; §3B1.5",
        "obstruction": "justice was willfully obstructed in this case: perjury, destroying evidence; §3C1.1",
        "flight": "others were recklessly put at risk of death or serious injury in flight from an officer; §3C1.2",
        "death": (
            "somebody died; criterion 3 of the safety valve, §4C1.1(a)(4), and §2D1.1(d)(1) is pointed at; the base "
            "levels for death rest on what is found on a count (`found.death_results`)"
        ),
        "serious_injury": "somebody was seriously injured; criterion 3 of the safety valve, §4C1.1(a)(4)",
        "enterprise": "a continuing criminal enterprise of the defendant's; criterion 4 of the safety valve, §4C1.1",
        "minor_involved": "the offense involved somebody under 18; only where §2D1.2 governs, §2D1.2(a)(3)",
        "sexual_offense": "a sexual offense by means of a drug; §2D1.1(e)(1), pointed at and not computed",
    }
)
"""What each kind of circumstance is, and the provision that it may bring."""


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
                    "paid_wage": "paid for work: a wage, fee or salary; money for drugs is a payment and shows none",
                    "set_terms": "set the terms: prices, shares, places or hours",
                    "disciplined": "punished, fined, or threatened for disobeying",
                }
            ),
        ],
        ...,
    ] = Field(
        description=(
            "What was done to that person; every word but `recruited` shows control. Selling, credit and volume are no "
            "authority."
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
                "retail": "sold to users for profit: street dealer",
                "user_retail": (
                    "sold user-level amounts; a low-level function, (e)(2)(B)(ii), where `pay` is none or drugs or the "
                    "`motive` is not profit"
                ),
                "transport": "carried drugs over distance: courier, driver, mule; a low-level function, (e)(2)(B)(i)",
                "store": "kept drugs or money: stash-house keeper; (e)(2)(B) does not name it",
                "errand": "ran errands: gofer; a low-level function, (e)(2)(B)(i)",
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
        description="Why, mainly; left out, not recorded. It matters for `user_retail`.",
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


class Circumstance(Fact):
    """What triggers a specific offense characteristic, a Chapter Three line or a safety-valve criterion."""

    kind: Annotated[CircumstanceKind, CIRCUMSTANCES] = Field(
        description=(
            "What it was. Some kinds can reach a defendant though another did it (USSG §1B1.3(a)(1)(B)): firearm, "
            "weapon, prison, meth_importation, meth_chemicals, mass_marketing, masking_agent, hazardous_waste, "
            "meth_risk, meth_risk_minor, public_land, body_armor, minor_involved, death, serious_injury. Every other "
            "kind reaches only those named under `by`."
        ),
        examples=["firearm"],
    )
    date: When = Field(
        description="The day, an interval, or unknown; it is compared with the dates of memberships.",
        examples=["2025-06-03"],
    )
    time: TimeOfDay | None = Field(
        default=None,
        description="The time of day, where presence is in issue: defense asks that it falls within the deal's `time`.",
        examples=['"14:30"'],
    )
    place: Id | None = Field(
        default=None,
        description=(
            "Where it was; for psr and government, whoever acted in an event at this place and day was present."
        ),
        examples=["west-side"],
    )
    by: IdList = Field(
        default=(),
        description=(
            "Who did it or had it: it is their own act. Left out, it reaches nobody without a finding, but for "
            "meth_importation and meth_chemicals, which go with the drugs."
        ),
        examples=["ortiz"],
    )
    undertaking: IdList = Field(
        default=(),
        description="The undertaking of which it was part: how it may reach those members who did not do it.",
        examples=["westside"],
    )
    events: IdList = Field(
        default=(),
        description="Deals at which it was: it may also reach whoever answers for one of them.",
        examples=["[e12]"],
    )
    lot: LotPath | None = Field(
        default=None,
        description="The drugs with which it was: as if every event on this lot were named under `events`.",
        examples=["k3"],
    )
    connection: Answer = Field(
        default="unknown",
        description=(
            "Of a firearm or weapon, whether it was connected with the offense; no: clearly improbable, and it does "
            "not apply (§2D1.1 n.11(A)); unknown: not applied for defense, applied for psr and government."
        ),
        examples=["yes"],
    )
