"""The terms of a proffer letter, as data: each with its value, its words and its page. A missing term is silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.records.base import Record

CarveOut = Literal[
    "violence",
    "firearms",
    "death",
    "sex",
    "terrorism",
    "new_crimes",
    "other_offices",
    "undisclosed_crimes",
    "tax",
    "immigration",
    "fugitive",
]
Use = Literal["impeachment", "rebuttal", "case_in_chief", "sentencing", "derivative_use"]
SILENT = "silent"
_SPELLED = {True: "yes", False: "no", "true": "yes", "false": "no"}


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a letter; ``values`` holds one word, or several where the term is a list.

    ``preset`` names the dated example that it was taken from, where the letter itself does not state it; ``by`` the
    term from whose words it follows (`relcon.records.letter`).
    """

    values: tuple[str, ...]
    quote: str | None = None
    page: str | None = None
    preset: str | None = None
    by: str | None = None

    @property
    def value(self) -> str:
        """The word of a term that has one."""
        return self.values[0] if self.values else SILENT

    @property
    def silent(self) -> bool:
        """Whether the letter says nothing of it."""
        return self.value == SILENT and len(self.values) <= 1


NO_TERM = Term((SILENT,))


class TermOf:
    """Annotation: a term with these words (none given: free text); ``many`` allows a list."""

    def __init__(self, *words: str, many: bool = False) -> None:
        self.words = words
        self.many = many

    def read(self, value: Any) -> Term:
        """Return a term from what the file holds, or say which words are allowed."""
        if isinstance(value, Term):
            return value
        quote = page = None
        if isinstance(value, dict):
            extra = sorted(set(value) - {"value", "quote", "page"})
            if extra or "value" not in value:
                raise PydanticCustomError("term", "a term is a value, or {value, quote, page}")
            quote, page = (None if value.get(key) is None else str(value[key]) for key in ("quote", "page"))
            value = value["value"]
        if value is None:
            return Term((SILENT,), quote, page)
        values = [value] if isinstance(value, str | bool) else value
        if not isinstance(values, list | tuple) or (len(values) != 1 and not self.many):
            raise PydanticCustomError("term", "allowed: {words}", {"words": self._allowed})
        if not all(isinstance(word, str | bool) for word in values):
            raise PydanticCustomError("term", "allowed: {words}", {"words": self._allowed})
        words = tuple(_SPELLED.get(word, str(word)) for word in values)
        if self.words:
            for word in words:
                if word != SILENT and word not in self.words:
                    raise PydanticCustomError("term", "allowed: {words}", {"words": self._allowed})
        return Term(words, quote, page)

    @property
    def _allowed(self) -> str:
        return ", ".join((*self.words, SILENT)) if self.words else "text"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read, serialization=core_schema.plain_serializer_function_ser_schema(lambda term: list(term.values))
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        word: dict[str, Any] = {"enum": [*self.words, SILENT, True, False]} if self.words else {"type": "string"}
        plain: dict[str, Any] = {"anyOf": [word, {"type": "array", "items": word}]} if self.many else word
        quoted = {
            "type": "object",
            "properties": {"value": plain, "quote": {"type": "string"}, "page": {"type": ["string", "integer"]}},
            "required": ["value"],
            "additionalProperties": False,
        }
        return {"anyOf": [plain, quoted]}


YesNo = Annotated[Term, TermOf("yes", "no")]
Text = Annotated[Term, TermOf()]


class About1B18(Record):
    """The two conditions of §1B1.8(a), and whether the letter cites the guideline."""

    cooperation_about_others: YesNo = NO_TERM
    no_use_promise: YesNo = NO_TERM
    cites_1B1_8: Annotated[Term, TermOf("yes", "no", "excluded")] = NO_TERM


class SentencingTerms(Record):
    """What the letter allows at sentencing."""

    guideline_range: Annotated[Term, TermOf("barred", "allowed")] = NO_TERM
    disclosed_to_court: YesNo = NO_TERM
    probation: YesNo = NO_TERM
    use_3553a: Annotated[Term, TermOf("barred", "allowed")] = Field(default=NO_TERM, alias="3553a_use")
    rebut_at_sentencing: YesNo = NO_TERM
    acceptance_use: YesNo = NO_TERM
    use_5k: YesNo = Field(default=NO_TERM, alias="5K_use")
    safety_valve_carveout: YesNo = NO_TERM


class Truthfulness(Record):
    """Duties of truth and completeness."""

    duty_complete: YesNo = NO_TERM
    false_statement_1001: YesNo = NO_TERM
    obstruction_3C1_1: YesNo = NO_TERM


class BreachTerms(Record):
    """Who finds a breach, by what standard, with what consequence."""

    standard: Annotated[Term, TermOf("material", "any", "sole_discretion", "good_faith")] = NO_TERM
    who_decides: Annotated[Term, TermOf("court", "USAO")] = NO_TERM
    consequence: Annotated[Term, TermOf("all_use", "selected")] = NO_TERM
    notice_cure: YesNo = NO_TERM


class LetterTopics(Record):
    """Topics that the letter names, in or out."""

    in_: Annotated[Term, TermOf(many=True)] = Field(default=NO_TERM, alias="in")
    out: Annotated[Term, TermOf(many=True)] = NO_TERM


class AboutLetter(Record):
    """Who is bound and what is covered."""

    office: Text = NO_TERM
    date: Text = NO_TERM
    version_quote: Text = NO_TERM
    parties_bound: Annotated[Term, TermOf("this_USAO", "all_DOJ", "states", "foreign", many=True)] = NO_TERM
    agreement_entered: Text = NO_TERM
    sessions_covered: Text = NO_TERM
    counsel_statements_covered: YesNo = NO_TERM
    documents_covered: YesNo = NO_TERM


class Terms(Record):
    """All terms of a letter; each left out is silent."""

    letter: AboutLetter = AboutLetter()
    protected_material: Annotated[
        Term, TermOf("statements", "statements_or_other_information", "statements_and_documents")
    ] = NO_TERM
    is_1B1_8_agreement: About1B18 = About1B18()
    use_only: Annotated[Term, TermOf(*get_args(Use), many=True)] = NO_TERM
    case_in_chief: Annotated[Term, TermOf("barred", "barred_unless_trigger", "allowed")] = NO_TERM
    derivative_use: Annotated[Term, TermOf("barred", "allowed")] = NO_TERM
    kastigar_waived: YesNo = NO_TERM
    impeachment: Annotated[Term, TermOf("none", "if_D_testifies_inconsistent", "if_D_testifies_at_all")] = NO_TERM
    rebuttal: Annotated[
        Term,
        TermOf(
            "none",
            "D_evidence",
            "any_defense_evidence",
            "elicited_on_cross",
            "factual_assertions_of_counsel",
            "any_argument",
            "position_inconsistent",
        ),
    ] = NO_TERM
    rebuttal_form: Annotated[Term, TermOf("impeachment_only", "substantive")] = NO_TERM
    rebuttal_standard: Annotated[Term, TermOf("contradicts", "fairly_rebuts", "directly_or_indirectly")] = NO_TERM
    stages: Annotated[
        Term,
        TermOf("detention", "grand_jury", "trial", "sentencing", "revocation", "forfeiture", "civil", many=True),
    ] = NO_TERM
    sentencing: SentencingTerms = SentencingTerms()
    carve_outs: Annotated[
        Term,
        TermOf(*get_args(CarveOut), many=True),
    ] = NO_TERM
    truthfulness: Truthfulness = Truthfulness()
    breach: BreachTerms = BreachTerms()
    testify_required: YesNo = NO_TERM
    topics: LetterTopics = LetterTopics()
    recording: Annotated[Term, TermOf("agent_302", "audio", "none")] = NO_TERM


@dataclass(frozen=True, slots=True)
class TermField:
    """Where a term stands, and what may be written there.

    Attributes
    ----------
    name
        As in the file, such as ``sentencing.3553a_use``.
    path
        The attributes that lead to it in `Terms`.
    words
        The words allowed besides ``silent``; empty for free text.
    many
        Whether it is a list.
    """

    name: str
    path: tuple[str, ...]
    words: tuple[str, ...]
    many: bool


@cache
def term_fields() -> Mapping[str, TermField]:
    """Return every term by its name in the file, in the order of the schema."""
    found: dict[str, tuple[tuple[str, ...], list[Any]]] = {}
    for attribute, info in Terms.model_fields.items():
        name = info.alias or attribute
        kind = info.annotation
        if isinstance(kind, type) and issubclass(kind, Record):
            for inner, part in kind.model_fields.items():
                found[f"{name}.{part.alias or inner}"] = (attribute, inner), part.metadata
        else:
            found[name] = (attribute,), info.metadata
    return MappingProxyType({name: _field(name, path, metadata) for name, (path, metadata) in found.items()})


def _field(name: str, path: tuple[str, ...], metadata: list[Any]) -> TermField:
    allowed = next(item for item in metadata if isinstance(item, TermOf))
    return TermField(name, path, allowed.words, allowed.many)


def term_of(terms: Terms, name: str) -> Term:
    """Return a term by its name in the file."""
    found: Any = terms
    for attribute in term_fields()[name].path:
        found = getattr(found, attribute)
    if not isinstance(found, Term):
        raise TypeError(f"{name} is no term")
    return found


def stated(terms: Terms, name: str) -> bool:
    """Whether a term was written at all, be it as ``silent``."""
    found: Any = terms
    for attribute in term_fields()[name].path:
        if attribute not in found.model_fields_set:
            return False
        found = getattr(found, attribute)
    return True


def with_terms(terms: Terms, changed: Mapping[str, Term]) -> Terms:
    """Return the terms with some of them read otherwise, by their names in the file."""
    for name, term in changed.items():
        *outer, last = term_fields()[name].path
        if outer:
            part: Record = getattr(terms, outer[0])
            terms = terms.model_copy(update={outer[0]: part.model_copy(update={last: term})})
        else:
            terms = terms.model_copy(update={last: term})
    return terms
