"""Criminal history: prior sentences and what is claimed of a career offender."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from relcon.records.base import (
    ID_PATTERN,
    OR_UNKNOWN,
    UNWRITTEN,
    Answer,
    Flag,
    Id,
    IdList,
    Meanings,
    Record,
    Supported,
    Whole,
    yes_or_no,
)
from relcon.records.dates import When


class Sentence(Supported):
    """A prior sentence (§4A1.1)."""

    id: Id = Field(description="Its name in the file, by which others refer to it.", examples=["s1"])
    offense: str = Field(
        description="The offense, in the words of the record.", examples=["possession with intent to distribute"]
    )
    court: Annotated[
        Literal["state", "federal", "tribal", "foreign", "military"],
        Meanings(
            {
                "state": "a state or local court",
                "federal": "a federal court",
                "tribal": "a tribal court: brings no points (§4A1.2(i))",
                "foreign": "a foreign court: brings no points (§4A1.2(h))",
                "military": "a court-martial or a commanding officer (§4A1.2(g))",
            }
        ),
    ] = Field(default="state", description="Which court imposed it.", examples=["state"])
    committed: When | None = Field(default=None, description="When the offense was committed.", examples=["2015-01-02"])
    imposed: When | None = Field(
        default=None,
        description="When the original sentence was imposed, whatever a revocation added later (§4A1.2(k)(2)).",
        examples=["2016-03-01"],
    )
    term: str | None = Field(
        default=None,
        description=(
            "The whole sentence as the court record puts it, revocations included. It is read wholly or not at all; "
            "what it leaves open is said."
        ),
        examples=['"3 years probation, revoked, 2 years"'],
    )
    violent: Answer = Field(
        default="unknown",
        description="Whether it is for a crime of violence (§4A1.1) or a violent offense (18 U.S.C. §3553(f)(1)(C)).",
        examples=["no"],
    )
    points: Annotated[Whole | None, OR_UNKNOWN] = Field(
        default=None,
        description="Counsel's own points for it, 0 to 3; they win over what the rest would bring.",
        examples=["3"],
    )
    serious_drug_felony: Answer = Field(
        default="unknown",
        description="Whether the offense is a serious drug felony (21 U.S.C. §802(58)).",
        examples=["yes"],
    )
    serious_violent_felony: Answer = Field(
        default="unknown",
        description="Whether the offense is a serious violent felony (21 U.S.C. §802(59)).",
        examples=["no"],
    )
    felony_drug_offense: Answer = Field(
        default="unknown",
        description="Whether the offense is a felony drug offense (21 U.S.C. §802(44)).",
        examples=["yes"],
    )
    served: str | None = Field(
        default=None,
        description="How long the defendant was imprisoned for it, for 21 U.S.C. §802(58) and (59).",
        examples=['"14 months"'],
    )
    released: When | None = Field(
        default=None,
        description="When imprisonment for it last ended, after a revocation too.",
        examples=["2018-05-01"],
    )
    single_with: Id | None = Field(
        default=None,
        description="The first of the sentences with which it is treated as one (§4A1.2(a)(2)).",
        examples=["s1"],
    )
    consecutive: Flag = Field(
        default=False,
        description="Whether it was to follow the sentence named in `single_with`; then their terms are added.",
        examples=["yes"],
    )
    before_18: (
        Annotated[
            Literal["adult_conviction", "juvenile"],
            Meanings(
                {
                    "adult_conviction": "convicted as an adult",
                    "juvenile": "a juvenile adjudication or sentence",
                }
            ),
        ]
        | None
    ) = Field(
        default=None,
        description="Where the offense was committed before the eighteenth birthday: how it was convicted (§4A1.2(d)).",
        examples=["juvenile"],
    )
    uncounted: (
        Annotated[
            Literal["expunged", "invalid", "no_finding_of_guilt", "minor_offense"],
            Meanings(
                {
                    "expunged": "expunged (§4A1.2(j))",
                    "invalid": "reversed, vacated or found invalid (§4A1.2 n.6)",
                    "no_finding_of_guilt": "diverted without a finding of guilt (§4A1.2(f))",
                    "minor_offense": "an offense that is never counted (§4A1.2(c)(2))",
                }
            ),
        ]
        | None
    ) = Field(default=None, description="Why it is never counted.", examples=["expunged"])
    court_martial: (
        Annotated[
            Literal["general", "special", "summary", "article_15"],
            Meanings(
                {
                    "general": "a general court-martial: counted",
                    "special": "a special court-martial: counted",
                    "summary": "a summary court-martial: not counted",
                    "article_15": "a commander's punishment under Article 15: not counted",
                }
            ),
        ]
        | None
    ) = Field(
        default=None,
        description="Of a sentence of `court: military`: what imposed it (§4A1.2(g)).",
        examples=["special"],
    )
    minor: (
        Annotated[
            Literal["c1", "c2", "no"],
            Meanings(
                {
                    "c1": "listed in §4A1.2(c)(1), or similar: counted with enough imposed, or if like this offense",
                    "c2": "listed in §4A1.2(c)(2), or similar: never counted",
                    "no": "neither; driving under the influence always is neither (n.5)",
                }
            ),
        ]
        | None
    ) = Field(
        default=None,
        description="Whether it is for a misdemeanor or petty offense that may not count.",
        examples=["c1"],
    )
    similar: Answer = Field(
        default="unknown",
        description="Where `minor` is c1: whether the offense is similar to the one here.",
        examples=["no"],
    )
    not_yet_sentenced: Flag = Field(
        default=False,
        description="Whether guilt is established and nothing is imposed yet (§4A1.2(a)(4)).",
        examples=["yes"],
    )
    undischarged: Answer = Field(
        default="unknown",
        description="Whether any of its imprisonment is still to be served at sentencing (§5G1.3).",
        examples=["yes"],
    )
    while_serving: Answer = Field(
        default="unknown",
        description=(
            "Whether the offense here was committed while it was served, on work release, furlough or escape too, or "
            "after it was imposed and before it began (§5G1.3(a))."
        ),
        examples=["no"],
    )
    wholly_relevant: Answer = Field(
        default="unknown",
        description="Whether all of its offense is relevant conduct here (§5G1.3(b)).",
        examples=["yes"],
    )


class AnticipatedTerm(Supported):
    """A state term of imprisonment that is expected and not yet imposed (§5G1.3(c))."""

    offense: str = Field(description="The offense, in the words of the record.", examples=["state drug charge"])
    relevant_conduct: Answer = Field(
        default="unknown", description="Whether that offense is relevant conduct here.", examples=["yes"]
    )


class CriminalHistory(Record):
    """Prior sentences one by one, or counsel's totals instead."""

    sentences: tuple[Sentence, ...] = Field(
        default=(),
        description="The prior sentences; an empty list says that there are none.",
        examples=['[{id: s1, offense: theft, imposed: 2019-03-01, term: "90 days"}]'],
    )
    anticipated: tuple[AnticipatedTerm, ...] = Field(
        default=(),
        description="State terms still to come; they bring no points.",
        examples=["[{offense: state drug charge, relevant_conduct: yes}]"],
    )
    under_sentence: Answer = Field(
        default="unknown",
        description="Whether the offense was committed under a criminal justice sentence (§4A1.1).",
        examples=["no"],
    )
    under: IdList = Field(
        default=(),
        description="The sentences under which it was committed; only one that counts brings status points.",
        examples=["[s1]"],
    )
    points: Annotated[Whole | None, OR_UNKNOWN] = Field(
        default=None,
        description="Counsel's total of points, with the status points in it, instead of sentences.",
        examples=["5"],
    )
    one_point_total: Annotated[Whole | None, OR_UNKNOWN] = Field(
        default=None,
        description="How many of these points come from one-point sentences, for 18 U.S.C. §3553(f)(1)(A).",
        examples=["1"],
    )


class CareerOffender(Record):
    """Whether §4B1.1 is claimed to apply; `yes` names its two predicate sentences."""

    answer: Annotated[Answer, UNWRITTEN]
    predicates: Annotated[IdList, UNWRITTEN] = ()


_CAREER_OFFENDER: dict[str, Any] = {
    "anyOf": [
        {"enum": ["no", "unknown"]},
        {"type": ["boolean", "string"], "pattern": "^[Nn][Oo]?$|^[Ff][Aa][Ll][Ss][Ee]$"},
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
    answer = yes_or_no(value)
    if answer in ("no", "unknown"):
        return {"answer": answer}
    predicates = value["yes"] if isinstance(value, dict) and set(value) == {"yes"} else None
    if not isinstance(predicates, list | tuple) or len(predicates) != 2:
        raise PydanticCustomError(
            "career_offender", "allowed: no, unknown, or yes with its two predicate sentences: {yes: [s1, s2]}"
        )
    return {"answer": "yes", "predicates": predicates}


WhetherCareerOffender = Annotated[CareerOffender, BeforeValidator(_career_offender), WithJsonSchema(_CAREER_OFFENDER)]
