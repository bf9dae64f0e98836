"""People of a matter, and what makes a sentencing worksheet for one of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from relcon.records.base import ID_PATTERN, Answer, Edition, Flag, Id, IdList, Record, ShortForm, Supported, Whole
from relcon.records.dates import Day, When
from relcon.records.quantity import Quantity
from relcon.records.substance_id import SubstanceId

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


class Count(Record):
    """A count of the indictment against one person.

    ``after_final_conviction`` says whether the violation came after a conviction under the same section had become
    final: 18 U.S.C. §924(c)(1)(C); 21 U.S.C. §§841(d)(2), 848(a), 849(c), 859(b), 860(b), 861(c). ``final_convictions``
    says after how many, of which a second matters under §§859 to 861. ``to_violate`` is the statute that an attempt or
    conspiracy under 21 U.S.C. §846 or §963 was to violate, such as 21 USC 860; absent, §841 or §960.
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

    @property
    def offense(self) -> str:
        """The statute of the offense itself: of an attempt or conspiracy that of its object, where the file says it."""
        return self.to_violate or self.statute

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

    answer: Answer
    predicates: IdList = ()


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
    career_offender: Annotated[CareerOffender, BeforeValidator(_career_offender), WithJsonSchema(_CAREER_OFFENDER)] = (
        CareerOffender(answer="unknown")
    )
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
