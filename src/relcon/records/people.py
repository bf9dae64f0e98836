"""People of a matter, and what makes a sentencing worksheet for one of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from relcon.records.base import (
    ID_PATTERN,
    UNWRITTEN,
    Answer,
    Edition,
    Flag,
    Id,
    IdList,
    Record,
    ShortForm,
    Supported,
    Whole,
)
from relcon.records.dates import Day, When
from relcon.records.quantity import Amount, Quantity
from relcon.records.substances import SubstanceId

Status = Literal[
    "defendant",
    "target",
    "uncharged",
    "unidentified",
    "cooperator",
    "informant",
    "undercover",
    "customer",
    "unwitting",
]
TierName = Literal["supply", "leadership", "management", "wholesale", "transport", "street", "periphery"]
Penalty = Literal[
    "841(b)(1)(A)",
    "841(b)(1)(B)",
    "841(b)(1)(C)",
    "841(b)(1)(D)",
    "841(b)(1)(E)",
    "841(b)(2)",
    "841(b)(3)",
    "960(b)(1)",
    "960(b)(2)",
    "960(b)(3)",
    "960(b)(4)",
    "960(b)(5)",
    "960(b)(6)",
    "960(b)(7)",
]
# What another offense is named for, without its penalties: all but 21 U.S.C. §§846, 963 and 18 U.S.C. §2.
_APART = ("18 USC 3", "18 USC 4", "18 USC 371", "18 USC 1952", "18 USC 1956", "21 USC 843")
STATUTE_PATTERN = r"^(18|21|46) USC [0-9]+[A-Za-z]?(\([A-Za-z0-9]+\))*$"
Statute = Annotated[str, StringConstraints(pattern=STATUTE_PATTERN)]


class Phone(Supported):
    """A dated claim that a person used a number."""

    number: str
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None


def _phone(value: Any) -> Any:
    return {"number": value} if isinstance(value, str) else value


class Tier(Supported):
    """Counsel's own placing of a person, which wins over the program's."""

    name: TierName


class DrugObject(Record):
    """What a count charges, or what was found: a substance, an amount and the penalty paragraph."""

    substance: SubstanceId | None = None
    quantity: Quantity | None = None
    penalty: Penalty | None = None


class Found(Record):
    """The quantity found by verdict or admitted by plea (Apprendi, Alleyne)."""

    by: Literal["jury", "bench", "plea", "none"]
    objects: tuple[DrugObject, ...] = ()
    whose: Literal["own", "conspiracy", "unspecified"] = "unspecified"
    death_results: Answer = "no"


class Notice851(Record):
    """An information under 21 U.S.C. §851 and the prior convictions it rests on."""

    filed: Day
    sentences: IdList = ()


class Laundering(Record):
    """What USSG §2S1.1 asks of a count under 18 U.S.C. §1956 or §1957; what is left out is unknown.

    ``value``: dollars laundered, criminally derived. ``underlying``: committed the offense from which the funds came,
    or answers for it under §1B1.3(a)(1)(A); left out, as his own recorded acts and counts show. ``drug_proceeds``: knew
    or believed that the funds were of, or to promote, a drug offense, (b)(1). ``business``: in the business of
    laundering, (b)(2)(C); ``sophisticated``: (b)(3); these two, left out, are not asserted.
    """

    value: Amount | None = None
    underlying: Answer = "unknown"
    drug_proceeds: Answer = "unknown"
    business: Answer = "no"
    sophisticated: Answer = "no"


class Premises(Record):
    """What USSG §2D1.8(a)(2) asks of a count under 21 U.S.C. §856; what is left out is unknown.

    ``only_allowed_use``: no part in the drug offense but allowing use of the premises. ``legitimate_purpose``: first
    acquired for one. ``earlier_use``: any premises allowed for such use before.
    """

    only_allowed_use: Answer = "unknown"
    legitimate_purpose: Answer = "unknown"
    earlier_use: Answer = "unknown"


class Weapons(Record):
    """What USSG §2K2.1 asks of a count under 18 U.S.C. §922(g), (n) or §924(o); what is left out is unknown.

    ``number``: of firearms, (b)(1). ``predicates``: earlier felony convictions of violence or a controlled substance
    offense that receive points, (a), n.10. ``large_capacity``: a semiautomatic firearm with a large magazine, n.2.
    ``national_act``: a firearm of 26 U.S.C. §5845(a). ``prohibited_person``: for §924(o). ``stolen``,
    ``serial_number``: (b)(4). ``another_felony``: in connection with another felony offense, (b)(7)(B); left out, as a
    recorded circumstance of a firearm shows. ``cited``: that firearm is cited in the count, (c)(1).
    """

    number: Whole | None = None
    predicates: Whole | None = None
    large_capacity: Answer = "unknown"
    national_act: Answer = "unknown"
    prohibited_person: Answer = "unknown"
    stolen: Answer = "unknown"
    serial_number: Answer = "unknown"
    another_felony: Answer = "unknown"
    cited: Answer = "unknown"


class Count(Record):
    """A count of the indictment against one person.

    ``after_final_conviction`` says whether the violation came after a conviction under the same section had become
    final: 18 U.S.C. §924(c)(1)(C); 21 U.S.C. §§841(d)(2), 848(a), 849(c), 859(b), 860(b), 861(c). ``final_convictions``
    says after how many, of which a second matters under §§859 to 861. ``to_violate`` is the statute that an attempt or
    conspiracy under 21 U.S.C. §846 or §963 was to violate, such as 21 USC 860; absent, §841 or §960. So too the offense
    aided, assisted, concealed, conspired to or furthered under 18 U.S.C. §§2, 3, 4, 371, 1952, 1956(h) and 21 U.S.C.
    §843(b). ``closely_related`` says whether the count involves substantially the same harm as the drug counts, or
    where there are none as the other counts (USSG §3D1.2(a)-(c)), where no rule decides. ``laundering``, ``premises``
    and ``weapons`` hold what §§2S1.1, 2D1.8 and 2K2.1 ask.
    """

    count: str
    statute: Statute
    dates: When | None = None
    objects: tuple[DrugObject, ...] = ()
    substance: SubstanceId | None = None
    quantity: Quantity | None = None
    penalty: Penalty | None = None
    disposition: Literal["expected", "charged", "convicted", "pleaded", "acquitted", "dismissed", "lesser"] = "charged"
    found: Found | None = None
    notice_851: Notice851 | None = None
    firearm: (
        Literal["possessed", "brandished", "discharged", "short_barreled", "machinegun", "armor_piercing_ammunition"]
        | None
    ) = None
    after_final_conviction: Answer = "unknown"
    final_convictions: Whole | None = None
    to_violate: Statute | None = None
    closely_related: Answer = "unknown"
    laundering: Laundering | None = None
    premises: Premises | None = None
    weapons: Weapons | None = None

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


class Sentence(Supported):
    """A prior sentence, §4A1.1; ``points`` is counsel's count for it, and wins over what the rest would bring.

    Attributes
    ----------
    term
        The whole sentence as the court record puts it, revocations included: ``3 years probation, revoked, 2 years``.
        It is read wholly or not at all.
    imposed
        When the original sentence was imposed, whatever a revocation added later (§4A1.2(k)(2)).
    court_martial
        Which one imposed a military sentence, §4A1.2(g).
    minor, similar
        Whether it is for a misdemeanor or petty offense listed in §4A1.2(c)(1) or (c)(2), or one similar to those;
        for ``c1``, whether the offense is similar to the instant one. Driving under the influence is ``no`` (n.5).
    not_yet_sentenced
        Guilt is established and nothing imposed yet, §4A1.2(a)(4).
    served
        How long he was imprisoned for it, such as ``14 months``: for 21 U.S.C. §802(58), (59).
    released
        When imprisonment for it last ended, a revocation's included.
    single_with
        The sentence with which it is treated as one, §4A1.2(a)(2); ``consecutive`` if it was to follow that one.
    before_18
        Committed before his eighteenth birthday, and whether it was an adult conviction.
    uncounted
        Why it is never counted, §4A1.2(c)(2), (f), (j), n.6.
    undischarged, while_serving, wholly_relevant
        Whether any of its imprisonment is still to be served at sentencing; whether the offense here was committed
        while he served it (work release, furlough and escape included) or after sentencing and before he began to;
        whether all of its offense is relevant conduct here: for §5G1.3.
    """

    id: Id
    offense: str
    court: Literal["state", "federal", "tribal", "foreign", "military"] = "state"
    committed: When | None = None
    imposed: When | None = None
    term: str | None = None
    violent: Answer = "unknown"
    points: Whole | None = None
    serious_drug_felony: Answer = "unknown"
    serious_violent_felony: Answer = "unknown"
    felony_drug_offense: Answer = "unknown"
    served: str | None = None
    released: When | None = None
    single_with: Id | None = None
    consecutive: Flag = False
    before_18: Literal["adult_conviction", "juvenile"] | None = None
    uncounted: Literal["expunged", "invalid", "no_finding_of_guilt", "minor_offense"] | None = None
    court_martial: Literal["general", "special", "summary", "article_15"] | None = None
    minor: Literal["c1", "c2", "no"] | None = None
    similar: Answer = "unknown"
    not_yet_sentenced: Flag = False
    undischarged: Answer = "unknown"
    while_serving: Answer = "unknown"
    wholly_relevant: Answer = "unknown"


class AnticipatedTerm(Supported):
    """A state term of imprisonment that is expected and not yet imposed, §5G1.3(c)."""

    offense: str
    relevant_conduct: Answer = "unknown"


class CriminalHistory(Record):
    """Itemised prior sentences, or counsel's totals instead.

    ``under`` names those that the offense was committed under, if said: only one that counts brings status points.

    ``anticipated`` are state terms still to come, which bring no points.
    """

    sentences: tuple[Sentence, ...] = ()
    anticipated: tuple[AnticipatedTerm, ...] = ()
    under_sentence: Answer = "unknown"
    under: IdList = ()
    points: Whole | None = None
    one_point_total: Whole | None = None


class Acceptance(Record):
    """Acceptance of responsibility as it stands: ``timely`` assumes the government's motion for the third level."""

    plea: Literal["timely", "plea", "none"]
    contested: IdList = ()


def _acceptance(value: Any) -> Any:
    return {"plea": value} if isinstance(value, str) else value


class CareerOffender(Record):
    """Whether §4B1.1 is claimed to apply; ``yes`` names its two predicate sentences."""

    answer: Annotated[Answer, UNWRITTEN]
    predicates: Annotated[IdList, UNWRITTEN] = ()


_CAREER_OFFENDER: dict[str, Any] = {
    "anyOf": [
        {"enum": ["no", "unknown"]},
        {
            "type": "object",
            "properties": {
                "yes": {
                    "type": "array",
                    "items": {"type": "string", "pattern": ID_PATTERN},
                    "minItems": 2,
                    "maxItems": 2,
                }
            },
            "required": ["yes"],
            "additionalProperties": False,
        },
    ]
}


def _career_offender(value: Any) -> Any:
    if isinstance(value, CareerOffender):
        return value
    if value in ("no", "unknown"):
        return {"answer": value}
    predicates = value["yes"] if isinstance(value, dict) and set(value) == {"yes"} else None
    if not isinstance(predicates, list | tuple) or len(predicates) != 2:
        raise PydanticCustomError(
            "career_offender", "allowed: no, unknown, or yes with its two predicate sentences: {yes: [s1, s2]}"
        )
    return {"answer": "yes", "predicates": predicates}


WhetherCareerOffender = Annotated[CareerOffender, BeforeValidator(_career_offender), WithJsonSchema(_CAREER_OFFENDER)]


class PersonalUse(Supported):
    """Part of an event's drugs kept for his own use."""

    event: Id
    quantity: Quantity


class DefendantPart(Record):
    """What makes a worksheet: counts, history, acceptance; ``early_disposition``: levels moved for, §3F1.1."""

    sentencing_date: Day | None = None
    edition: Edition | None = None
    counts: tuple[Count, ...] = ()
    criminal_history: CriminalHistory | None = None
    career_offender: WhetherCareerOffender = CareerOffender(answer="unknown")
    acceptance: Annotated[Acceptance, BeforeValidator(_acceptance), ShortForm(enum=["timely", "plea", "none"])] = (
        Acceptance(plea="none")
    )
    disclosed_all: Answer = "unknown"
    early_disposition: Whole | None = None
    personal_use: tuple[PersonalUse, ...] = ()


class Person(Record):
    """Anyone of the matter: defendant, source, courier, informant, customer.

    ``may_be`` names others of the matter who an unidentified person may be: they are not counted beside each other.
    """

    id: Id
    name: str
    aliases: tuple[str, ...] = ()
    phones: tuple[Annotated[Phone, BeforeValidator(_phone), ShortForm(type="string")], ...] = ()
    status: Status
    flipped: When | None = None
    may_be: IdList = ()
    tier: Tier | None = None
    defendant: DefendantPart | None = None
    note: str | None = None
    sealed: Flag = False
