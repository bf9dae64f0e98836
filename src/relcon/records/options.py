"""Names and allowed values of the options by which the three positions differ; their values and authority are law."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import AliasChoices, BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from relcon.records.base import POSITION_WORDS, Meanings, PositionName, Record, ShortForm, Whole

Ground = Literal["agreed", "object", "knowledge", "nature", "took_part", "supervised", "presumed"]

_GROUNDS: Final = Meanings(
    {
        "agreed": "the person's own scope names the event, or allows one of at least its quantity",
        "object": "the event is of the undertaking's recorded object, and the person's scope is whole",
        "knowledge": "the person knew of the event, of the undertaking or of a participant, up to its quantity",
        "nature": "the scale that the undertaking's nature implies is at least the event's quantity",
        "took_part": "an earlier deal of the person's own in the undertaking and the substance, nearly as large",
        "supervised": "the person had authority, directly or through others, over a participant",
        "presumed": "an argument only: note 3(D) of §1B1.3 still needs a finding",
    }
)
_OWN_USE: Final = Meanings(
    {
        "in": "what was kept for own use stays in the weight",
        "out": "what was kept for own use comes off",
        "by_circuit": "as the circuit was read to hold; where no rule was read, it comes off",
    }
)


def _scale(value: Any) -> Any:
    return None if value == "none" else value


class OptionChanges(Record):
    """Changes that a case file makes to one position's options; what is left out keeps the built-in value."""

    quantity: Annotated[
        Literal["low", "point", "high"] | None,
        Meanings(
            {
                "low": "the low end of an interval",
                "point": "the point of an interval; where it has none the low end, flagged",
                "high": "the high end of an interval",
            }
        ),
    ] = Field(
        default=None,
        description="How an interval of quantities is read; one that comes off is read at its other end.",
        examples=["point"],
    )
    grounds: tuple[Annotated[Ground, _GROUNDS], ...] | None = Field(
        default=None,
        description="On which grounds an act of another counts as reasonably foreseeable.",
        examples=["[agreed, object, knowledge, nature]"],
    )
    took_part_scale: Annotated[Whole | None, BeforeValidator(_scale), ShortForm(const="none")] = Field(
        default=None,
        description=(
            "For the ground `took_part`: how many times the person's own earlier deal an event may be and still be "
            "foreseen from it; with none the ground is not used."
        ),
        examples=["2"],
    )
    weak: Annotated[
        Literal["in", "out"] | None,
        Meanings(
            {
                "in": "facts that rest only on weak evidence hold",
                "out": "facts that rest only on weak evidence do not hold",
            }
        ),
    ] = Field(default=None, description="Whether evidence graded weak is enough by itself (§6A1.3).", examples=["out"])
    client_word: Annotated[
        Literal["believed", "corroborated", "conceded"] | None,
        Meanings(
            {
                "believed": "always",
                "corroborated": (
                    "where an exhibit better than weak shows it too, or nothing better than weak supports "
                    "what it replaces"
                ),
                "conceded": (
                    "only where this position asserts it, a finding or stipulation says it, or what it replaces "
                    "has no support left"
                ),
            }
        ),
    ] = Field(
        default=None,
        description="When a record that the client tells takes the place of one of the case file.",
        examples=["corroborated"],
    )
    suppressed: Annotated[
        Literal["in", "out"] | None,
        Meanings(
            {
                "in": "an exhibit whose challenge was granted still counts at sentencing",
                "out": "an exhibit whose challenge was granted does not count",
            }
        ),
    ] = Field(default=None, description="Whether suppressed evidence counts at sentencing.", examples=["out"])
    open_norm: Annotated[
        Literal["in", "out"] | None,
        Meanings(
            {
                "in": "what needs a finding and has none counts",
                "out": "what needs a finding and has none does not count",
            }
        ),
    ] = Field(
        default=None,
        description="How a question that needs a finding is answered where there is none, or the fact is unknown.",
        examples=["out"],
    )
    straddling: Annotated[
        Literal["in", "open", "out"] | None,
        Meanings(
            {
                "in": "it counts",
                "open": "it is left open: not in the total, and shown as if it counted",
                "out": "it does not count",
            }
        ),
    ] = Field(
        default=None,
        description="How an event is read that is undated, or whose interval crosses the day of joining or leaving.",
        examples=["open"],
    )
    slice: Annotated[
        Literal["in", "midpoint", "out"] | None,
        Meanings(
            {
                "in": "it counts",
                "midpoint": "it counts if its midpoint is within the membership",
                "out": "it does not count",
            }
        ),
    ] = Field(
        default=None,
        description="How one occurrence of a series is read that crosses the day of joining or leaving.",
        examples=["midpoint"],
    )
    membership_end: Annotated[
        Literal["as_recorded", "with_evidence", "by_finding"] | None,
        Meanings(
            {
                "as_recorded": "the recorded end counts, whatever ended it",
                "with_evidence": (
                    "completion and arrest count; a withdrawal with evidence; an end without a reason as recorded, "
                    "flagged"
                ),
                "by_finding": (
                    "completion and arrest count; a withdrawal by finding only; an end without a reason does not "
                    "count, marked as an argument"
                ),
            }
        ),
    ] = Field(default=None, description="When the recorded end of a membership counts.", examples=["with_evidence"])
    record_dates: Annotated[
        Literal["shorten", "lengthen"] | None,
        Meanings(
            {
                "shorten": "the reading that makes the record shorter; an unknown start leaves no day",
                "lengthen": "the reading that makes the record longer",
            }
        ),
    ] = Field(
        default=None,
        description="How a date of a membership, authority or knowledge record is read that is an interval or unknown.",
        examples=["shorten"],
    )
    personal_use_conspiracy: Annotated[Literal["in", "out", "by_circuit"] | None, _OWN_USE] = Field(
        default=None,
        description="Whether own use stays in the weight while a count under 21 U.S.C. §846 or §963 is live.",
        examples=["by_circuit"],
    )
    personal_use_other: Annotated[Literal["in", "out", "by_circuit"] | None, _OWN_USE] = Field(
        default=None,
        description="Whether own use stays in the weight where no count under 21 U.S.C. §846 or §963 is live.",
        examples=["out"],
    )
    statutory_quantity: Annotated[
        Literal["own", "conspiracy", "object", "by_circuit"] | None,
        Meanings(
            {
                "own": "the tier that the weight attributed to the defendant supports",
                "conspiracy": "the quantity found for the conspiracy",
                "object": "the quantity of the object offense, foreseen or not",
                "by_circuit": "as the circuit was read to hold; where no rule was read, the quantity found",
            }
        ),
    ] = Field(
        default=None,
        description="Whose quantity decides a conspiracy's minimum and maximum where that of the whole was found.",
        examples=["by_circuit"],
    )
    acquitted_overlap: Annotated[
        Literal["in", "out"] | None,
        Meanings({"in": "it counts", "out": "it does not count"}),
    ] = Field(
        default=None,
        description=(
            "How acquitted conduct is read where it is unknown whether it also establishes the offense of conviction "
            "(§1B1.3(c))."
        ),
        examples=["out"],
    )
    unable_or_unwilling: Annotated[
        Literal["holds", "undisputed", "by_finding"] | None,
        Meanings(
            {
                "holds": "it comes off wherever it is recorded and holds",
                "undisputed": "it comes off where it lists evidence and nobody disputes it",
                "by_finding": "it comes off only by a finding or a stipulation",
            }
        ),
    ] = Field(
        default=None,
        description="When an amount comes off that the person did not intend or was not able to provide (§2D1.1 n.5).",
        examples=["undisputed"],
    )
    delivery_unknown: Annotated[
        Literal["delivered", "agreed", "larger"] | None,
        Meanings(
            {
                "delivered": "the quantity delivered",
                "agreed": "the quantity agreed, even where it is the smaller",
                "larger": "the larger of the quantities agreed and delivered",
            }
        ),
    ] = Field(
        default=None,
        description="Which quantity counts of a completed deal of which it is unknown whether more was to come.",
        examples=["agreed"],
    )
    purity_mix: Annotated[
        Literal["rows", "per_event"] | None,
        Meanings(
            {
                "rows": "all weight as mixture, or all known pure weight as actual, whichever gives more",
                "per_event": "also each event at whichever of mixture, actual and Ice converts to more",
            }
        ),
    ] = Field(
        default=None,
        description="How PCP, amphetamine and methamphetamine of different purities are put together.",
        examples=["rows"],
    )
    aggravating_role: Annotated[
        Literal["lowest_compelled", "lowest_corroborated", "highest"] | None,
        Meanings(
            {
                "lowest_compelled": (
                    "control over somebody identified, by more than a wage, and nothing recorded the other way"
                ),
                "lowest_corroborated": (
                    "control on evidence better than weak; where disputed or contradicted, on more than one item"
                ),
                "highest": "control by any record that holds; leader where anything recorded speaks for it",
            }
        ),
    ] = Field(
        default=None,
        description="What is enough for an aggravating role (§3B1.1).",
        examples=["lowest_corroborated"],
    )
    mitigating_role: Annotated[
        Literal["highest", "undisputed_else_lowest", "lowest_if_undisputed"] | None,
        Meanings(
            {
                "highest": "what the guideline ordinarily grants for the function",
                "undisputed_else_lowest": "the same where nobody disputes the function, else the smallest",
                "lowest_if_undisputed": "the smallest reduction where nobody disputes the function, else none",
            }
        ),
    ] = Field(
        default=None,
        description="Which reduction a low-level function brings (§3B1.2; §2D1.1(e)(2)(B)).",
        examples=["highest"],
    )
    firearm_connection: Annotated[
        Literal["in", "out"] | None,
        Meanings({"in": "it counts", "out": "it does not count"}),
    ] = Field(
        default=None,
        description="How a weapon is read whose connection with the offense is unknown (§2D1.1(b)(1)).",
        examples=["out"],
    )
    presence: Annotated[
        Literal["named", "place_and_date"] | None,
        Meanings(
            {
                "named": "only a part in a deal that the circumstance names in `events`",
                "place_and_date": "a part in a deal at the place and date of the circumstance",
            }
        ),
    ] = Field(
        default=None,
        description="What shows presence with a thing that another had, such as a gun at a deal.",
        examples=["named"],
    )
    imported_lot: Annotated[
        Literal["importing", "any_event"] | None,
        Meanings(
            {
                "importing": "those who answer for the importing itself",
                "any_event": "those who answer for any deal in the same drugs",
            }
        ),
    ] = Field(
        default=None,
        description="Whom an importation of amphetamine or methamphetamine reaches (§2D1.1(b)(5)(A)).",
        examples=["importing"],
    )
    silent_term: Annotated[
        Literal["against_government", "for_government"] | None,
        Meanings(
            {
                "against_government": "against the government, which drafted the letter",
                "for_government": "for the government",
            }
        ),
    ] = Field(
        default=None,
        description="How a term is read on which a letter is silent.",
        examples=["for_government"],
    )
    court_3661: Annotated[
        Literal["open", "barred"] | None,
        Meanings({"open": "left open", "barred": "the contract bars it"}),
    ] = Field(
        default=None,
        description=(
            "Whether the court may weigh, within the range or for a variance, what a letter keeps out of the range and "
            "says nothing of (18 U.S.C. §3661); it changes no number."
        ),
        examples=["open"],
    )


def _called(name: PositionName) -> AliasChoices:
    """Return a position's names in a file, its own first."""
    return AliasChoices(name, *(word for word, position in POSITION_WORDS.items() if position == name))


class PositionChanges(Record):
    """Changes to the options of the built-in positions, by position."""

    defense: OptionChanges = Field(
        default=OptionChanges(), description="Changes to the Defense position.", examples=["{quantity: point}"]
    )
    psr: OptionChanges = Field(
        default=OptionChanges(),
        validation_alias=_called("psr"),
        description="Changes to the Middle, the predicted presentence report; `middle` and `predicted` are the same.",
        examples=["{weak: out}"],
    )
    government: OptionChanges = Field(
        default=OptionChanges(),
        validation_alias=_called("government"),
        description="Changes to the Ceiling; `ceiling` is the same.",
        examples=["{open_norm: out}"],
    )

    @model_validator(mode="before")
    @classmethod
    def _each_once(cls, value: Any) -> Any:
        first: dict[str, str] = {}
        for name in value if isinstance(value, dict) else ():
            other = first.setdefault(POSITION_WORDS.get(name, name), name)
            if other != name:
                raise PydanticCustomError(
                    "positions", "{one} and {other} are one position: write one of them", {"one": other, "other": name}
                )
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the positions under each of their names."""
        described = handler.resolve_ref_schema(handler(schema))
        fields = described["properties"]
        described["properties"] = fields | {word: fields[name] for word, name in POSITION_WORDS.items()}
        return described
