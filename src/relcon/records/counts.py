"""Counts of an indictment, with what was found on them and what the guidelines ask of some."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from relcon.records.base import OR_UNKNOWN, Answer, IdList, Meanings, Record, Whole
from relcon.records.citations import PENALTIES, PENALTY_ALSO, Penalty, Statute
from relcon.records.dates import Day, When
from relcon.records.numbers import Amount
from relcon.records.quantity import Quantity, least_of
from relcon.records.substances import SubstanceId

# What another offense is named for, without its penalties: all but 21 U.S.C. §§846, 963 and 18 U.S.C. §2.
_APART = ("18 USC 3", "18 USC 4", "18 USC 371", "18 USC 1952", "18 USC 1956", "21 USC 843")


def _threshold(value: Any) -> Any:
    least = least_of(value.strip()) if isinstance(value, str) else None
    if least is None:
        return value
    raise PydanticCustomError(
        "quantity", "what a count charges or a verdict finds is written as the amount alone", {"nearest": least}
    )


Threshold = Annotated[Quantity, BeforeValidator(_threshold)]
"""The quantity that a penalty paragraph asks for: the amount, of which the statute says "or more"."""


class DrugObject(Record):
    """What a count charges, or what was found: a substance, an amount and the penalty paragraph."""

    substance: SubstanceId | None = Field(default=None, description="The substance.", examples=["cocaine"])
    quantity: Threshold | None = Field(
        default=None,
        description="The quantity, as charged or found: where it is so much or more, the amount alone.",
        examples=['"5 kg"'],
    )
    penalty: Annotated[Penalty, PENALTIES, PENALTY_ALSO] | None = Field(
        default=None, description="The penalty paragraph.", examples=["841(b)(1)(A)"]
    )


class Found(Record):
    """The quantity found by verdict or admitted by plea (Apprendi, Alleyne)."""

    by: Annotated[
        Literal["jury", "bench", "plea", "none"],
        Meanings(
            {
                "jury": "the jury found it",
                "bench": "the judge found it after a bench trial",
                "plea": "the defendant admitted it in pleading guilty",
                "none": "nothing was found or admitted",
            }
        ),
    ] = Field(description="Who found it.", examples=["jury"])
    objects: tuple[DrugObject, ...] = Field(
        default=(),
        description="What was found: it decides the statutory minimum and maximum, instead of what is charged.",
        examples=['[{substance: cocaine, quantity: "500 g", penalty: 841(b)(1)(B)}]'],
    )
    whose: Annotated[
        Literal["own", "conspiracy", "unspecified"],
        Meanings(
            {
                "own": "what the defendant answers for",
                "conspiracy": "what the whole conspiracy involved",
                "unspecified": "the finding does not say",
            }
        ),
    ] = Field(default="unspecified", description="Whose quantity it is.", examples=["own"])
    death_results: Answer = Field(
        default="no",
        description="Whether death or serious bodily injury was found to result from the use of the substance.",
        examples=["no"],
    )


class Notice851(Record):
    """An information under 21 U.S.C. §851 and the prior convictions it rests on."""

    filed: Day = Field(description="The day on which it was filed.", examples=["2026-01-09"])
    sentences: IdList = Field(
        default=(), description="The prior sentences that it names, by their ids.", examples=["[s1]"]
    )


class Laundering(Record):
    """What USSG §2S1.1 asks of a count under 18 U.S.C. §1956 or §1957."""

    value: Annotated[Amount | None, OR_UNKNOWN] = Field(
        default=None,
        description="The dollars laundered that were criminally derived. Left out, unknown.",
        examples=['"150000"'],
    )
    underlying: Answer = Field(
        default="unknown",
        description=(
            "Whether the defendant committed the offense from which the funds came, or answers for it under "
            "§1B1.3(a)(1)(A); unknown, as the defendant's own recorded acts and counts show."
        ),
        examples=["yes"],
    )
    drug_proceeds: Answer = Field(
        default="unknown",
        description="Whether the defendant knew or believed that the funds were of, or to promote, a drug offense.",
        examples=["yes"],
    )
    business: Answer = Field(
        default="no", description="Whether the defendant was in the business of laundering funds.", examples=["no"]
    )
    sophisticated: Answer = Field(
        default="no", description="Whether the laundering was sophisticated.", examples=["no"]
    )


class Premises(Record):
    """What USSG §2D1.8(a)(2) asks of a count under 21 U.S.C. §856."""

    only_allowed_use: Answer = Field(
        default="unknown",
        description="Whether the defendant had no part in the drug offense but to allow use of the premises.",
        examples=["yes"],
    )
    legitimate_purpose: Answer = Field(
        default="unknown",
        description="Whether the premises were first acquired for a legitimate purpose.",
        examples=["yes"],
    )
    earlier_use: Answer = Field(
        default="unknown",
        description="Whether the defendant had allowed such use of any premises before.",
        examples=["no"],
    )


class Weapons(Record):
    """What USSG §2K2.1 asks of a count under 18 U.S.C. §922(g), §922(n) or §924(o)."""

    number: Annotated[Whole | None, OR_UNKNOWN] = Field(
        default=None, description="How many firearms the count involves. Left out, unknown.", examples=["3"]
    )
    predicates: Annotated[Whole | None, OR_UNKNOWN] = Field(
        default=None,
        description=(
            "How many earlier felony convictions of violence or of a controlled substance offense receive points. Left "
            "out, unknown."
        ),
        examples=["1"],
    )
    large_capacity: Answer = Field(
        default="unknown",
        description="Whether one was a semiautomatic firearm with a large magazine (n.2).",
        examples=["no"],
    )
    national_act: Answer = Field(
        default="unknown", description="Whether one is a firearm of 26 U.S.C. §5845(a).", examples=["no"]
    )
    prohibited_person: Answer = Field(
        default="unknown",
        description="For a count under §924(o): whether the defendant was a prohibited person.",
        examples=["yes"],
    )
    stolen: Answer = Field(default="unknown", description="Whether one was stolen.", examples=["no"])
    serial_number: Answer = Field(
        default="unknown",
        description="Whether one had a serial number that was altered or obliterated, or none that it should have had.",
        examples=["no"],
    )
    another_felony: Answer = Field(
        default="unknown",
        description=(
            "Whether one was used or possessed in connection with another felony offense; unknown, as a recorded "
            "circumstance of a firearm shows."
        ),
        examples=["yes"],
    )
    cited: Answer = Field(
        default="unknown",
        description="Whether the count cites the firearm that was used so, for the cross reference of (c)(1).",
        examples=["yes"],
    )


class Count(Record):
    """A count of the indictment against one person."""

    count: str = Field(description="Its number in the indictment; one of each number for a person.", examples=['"1"'])
    statute: Statute = Field(
        description="The statute charged: title, USC, section; of a conspiracy its own, such as 21 USC 846.",
        examples=["21 USC 846"],
    )
    dates: When | None = Field(
        default=None,
        description="The days that it charges; they pick the Manual at the time of the offense.",
        examples=["{from: 2024-01-01, to: 2025-11-02}"],
    )
    objects: tuple[DrugObject, ...] = Field(
        default=(),
        description="The substances charged, each with its quantity and penalty paragraph.",
        examples=['[{substance: cocaine, quantity: "5 kg", penalty: 841(b)(1)(A)}]'],
    )
    substance: SubstanceId | None = Field(
        default=None, description="Short form for a single object: its substance.", examples=["cocaine"]
    )
    quantity: Threshold | None = Field(
        default=None, description="Short form for a single object: its quantity.", examples=['"5 kg"']
    )
    penalty: Annotated[Penalty, PENALTIES, PENALTY_ALSO] | None = Field(
        default=None, description="Short form for a single object: its penalty paragraph.", examples=["841(b)(1)(A)"]
    )
    disposition: Annotated[
        Literal["expected", "charged", "convicted", "pleaded", "acquitted", "dismissed", "lesser"],
        Meanings(
            {
                "expected": "not charged yet, and expected",
                "charged": "charged and open",
                "convicted": "convicted at trial",
                "pleaded": "pleaded guilty",
                "acquitted": "acquitted: no sentence on it",
                "dismissed": "dismissed: no sentence on it",
                "lesser": "convicted of a lesser offense; what was found says of which quantity",
            }
        ),
    ] = Field(default="charged", description="How the count stands.", examples=["charged"])
    found: Found | None = Field(
        default=None,
        description=(
            "The quantity found by verdict, or admitted in pleading guilty where agreement or colloquy show it. A plea "
            "to a count that charges a quantity is not taken for that by itself: without `found` the minimum is as "
            "charged, and the answer says so."
        ),
        examples=["{by: jury, objects: [{substance: cocaine, penalty: 841(b)(1)(B)}], whose: own}"],
    )
    notice_851: Notice851 | None = Field(
        default=None,
        description="An information under 21 U.S.C. §851, which raises minimum and maximum by prior convictions.",
        examples=["{filed: 2026-01-09, sentences: [s1]}"],
    )
    firearm: (
        Annotated[
            Literal[
                "possessed", "brandished", "discharged", "short_barreled", "machinegun", "armor_piercing_ammunition"
            ],
            Meanings(
                {
                    "possessed": "used, carried or possessed: five years",
                    "brandished": "brandished: seven years",
                    "discharged": "discharged: ten years",
                    "short_barreled": "a short-barreled rifle or shotgun, or a semiautomatic assault weapon: ten years",
                    "machinegun": "a machinegun, a destructive device, or a silencer: thirty years",
                    "armor_piercing_ammunition": "armor piercing ammunition: fifteen years",
                }
            ),
        ]
        | None
    ) = Field(
        default=None,
        description="Of a count under 18 U.S.C. §924(c): how the firearm was used, which sets the consecutive minimum.",
        examples=["possessed"],
    )
    after_final_conviction: Answer = Field(
        default="unknown",
        description=(
            "Whether it came after a conviction under the same section was final: 18 U.S.C. §924(c)(1)(C); 21 U.S.C. "
            "§§841(d)(2), 848(a), 849(c), 859(b), 860(b), 861(c)."
        ),
        examples=["no"],
    )
    final_convictions: Annotated[Whole | None, OR_UNKNOWN] = Field(
        default=None,
        description="After how many such convictions, of which a second matters under 21 U.S.C. §§859 to 861.",
        examples=["1"],
    )
    to_violate: Statute | None = Field(
        default=None,
        description=(
            "The statute that a conspiracy or attempt was to violate, or of the offense aided, concealed or furthered "
            "(21 USC 843(b), 846, 963; 18 USC 2, 3, 4, 371, 1952, 1956(h)). Left out, 21 USC 841 or 960."
        ),
        examples=["21 USC 860"],
    )
    closely_related: Answer = Field(
        default="unknown",
        description=(
            "Whether it involves substantially the same harm as the drug counts, or without any as the other counts "
            "(§3D1.2(a)-(c)), where no rule decides."
        ),
        examples=["yes"],
    )
    laundering: Laundering | None = Field(
        default=None,
        description="For a count under 18 U.S.C. §1956 or §1957: what §2S1.1 asks.",
        examples=['{value: "150000", drug_proceeds: yes}'],
    )
    premises: Premises | None = Field(
        default=None,
        description="For a count under 21 U.S.C. §856: what §2D1.8 asks.",
        examples=["{only_allowed_use: yes}"],
    )
    weapons: Weapons | None = Field(
        default=None,
        description="For a count under 18 U.S.C. §922(g), §922(n) or §924(o): what §2K2.1 asks.",
        examples=["{number: 1, stolen: no}"],
    )

    @property
    def offense(self) -> str:
        """The statute of the offense itself: of an attempt or conspiracy that of its object, where the file says it."""
        return self.statute if self.apart_from_object else self.to_violate or self.statute

    @property
    def apart_from_object(self) -> bool:
        """Whether the offense is another than that which ``to_violate`` names, with a term and guideline of its own."""
        return self.statute.partition("(")[0] in _APART

    @property
    def has_object(self) -> bool:
        """Whether the count is of an attempt, a conspiracy or an offense about another one, which may be named."""
        return self.conspiracy or self.apart_from_object or self.under("18 USC 2")

    def under(self, statute: str) -> bool:
        """Whether the count, or the offense it was to violate, is under a statute or one of its subsections."""
        return any(one == statute or one.startswith(f"{statute}(") for one in (self.statute, self.to_violate or ""))

    @property
    def object_statute(self) -> str:
        """The statute of what was conspired to, aided, concealed or furthered; not said, drug trafficking."""
        return self.to_violate or "21 USC 841(a)(1)"

    @property
    def follows_final(self) -> Answer:
        """Whether a conviction under the same section had become final before, by either field."""
        if self.final_convictions is None:
            return self.after_final_conviction
        return "yes" if self.final_convictions else "no"

    @property
    def live(self) -> bool:
        """Whether a sentence on the count is still possible: neither acquitted nor dismissed."""
        return self.disposition not in ("acquitted", "dismissed")

    @property
    def charged(self) -> tuple[DrugObject, ...]:
        """The objects charged, the short form included."""
        if self.objects:
            return self.objects
        if self.substance is None and self.quantity is None and self.penalty is None:
            return ()
        return (DrugObject(substance=self.substance, quantity=self.quantity, penalty=self.penalty),)

    @property
    def conspiracy(self) -> bool:
        """Whether the count is under 21 U.S.C. §846 or §963."""
        return self.statute in ("21 USC 846", "21 USC 963")
