"""Circumstances: what triggers a characteristic, a line of Chapter Three or a criterion of the safety valve."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from relcon.records.base import Answer, Fact, Id, IdList, LotPath, Meanings
from relcon.records.dates import TimeOfDay, When

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
            "not apply (§2D1.1 n.11(A)); unknown: not applied for defense, applied for psr and government, where "
            "criterion 2 of the safety valve and §4C1.1(a)(7) are then open."
        ),
        examples=["yes"],
    )
