"""The terms of a proffer letter, as data: each with its value, its words and its page. A missing term is silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.records.base import Meanings, Record

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
SILENT = "silent"
_SILENCE = "the letter says nothing of it, as where the term is left out"
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


class TermOf(Meanings):
    """Annotation: a term with these words, and what each says (none given: free text); ``many`` allows a list."""

    def __init__(self, says: Mapping[str, str] | None = None, *, many: bool = False) -> None:
        super().__init__(says or {})
        self.many = many

    @property
    def words(self) -> tuple[str, ...]:
        """The words allowed besides ``silent``; empty for free text."""
        return tuple(self.says)

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
        word = self._word()
        plain: dict[str, Any] = {"anyOf": [word, {"type": "array", "items": word}]} if self.many else word
        quoted = {
            "type": "object",
            "properties": {
                "value": plain,
                "quote": {"type": "string", "description": "The letter's own words."},
                "page": {"type": ["string", "integer"], "description": "The page of the letter."},
            },
            "required": ["value"],
            "additionalProperties": False,
        }
        return {"anyOf": [plain, quoted]}

    def _word(self) -> dict[str, Any]:
        if not self.words:
            return {"type": "string"}
        says: list[tuple[str | bool, str]] = [*self.says.items(), (SILENT, _SILENCE)]
        if "yes" in self.says:
            says += [(True, self.says["yes"]), (False, self.says["no"])]
        return {"enum": [word for word, _ in says], "enumDescriptions": [said for _, said in says]}


CARVED_OUT: Final = Meanings(
    {
        "violence": "violence",
        "firearms": "firearms",
        "death": "a death",
        "sex": "sexual offenses",
        "terrorism": "terrorism",
        "new_crimes": "crimes after the letter",
        "other_offices": "matters of other offices",
        "undisclosed_crimes": "crimes not disclosed",
        "tax": "tax",
        "immigration": "immigration",
        "fugitive": "fugitives",
    }
)
"""What each carve-out of a letter is about."""


class About1B18(Record):
    """The two conditions of §1B1.8(a), and whether the letter cites the guideline."""

    cooperation_about_others: Annotated[
        Term,
        TermOf(
            {
                "yes": "the client agrees to tell of unlawful activities of others",
                "no": "the client agrees to tell of the client's own crimes only",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "The first condition of USSG §1B1.8(a): whether the client agrees to inform on others (n.6). "
            "Silent: defense reads yes; psr and government read no. Moves numbers: without it the guideline keeps "
            "nothing out of the range."
        ),
        examples=["yes"],
    )
    no_use_promise: Annotated[
        Term,
        TermOf(
            {
                "yes": "self-incriminating information will not be used against the client",
                "no": "no promise is made",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "The second condition of USSG §1B1.8(a): whether the government promises not to use what the client says "
            "against the client. Silent: defense reads yes; psr and government read no. Moves numbers: without it the "
            "guideline keeps nothing out of the range."
        ),
        examples=["{value: yes, quote: shall not be used against your client, page: 2}"],
    )
    cites_1B1_8: Annotated[
        Term,
        TermOf(
            {
                "yes": "the letter names §1B1.8",
                "no": "the letter does not name §1B1.8",
                "excluded": "the letter says that §1B1.8 does not apply",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the letter names USSG §1B1.8. Silent: as `no`. Moves numbers by `excluded` alone: then only "
            "`sentencing.guideline_range: barred` keeps anything out of the range."
        ),
        examples=["yes"],
    )


class SentencingTerms(Record):
    """What the letter allows at sentencing."""

    guideline_range: Annotated[
        Term,
        TermOf(
            {
                "barred": "it will not be used to determine the range",
                "allowed": "it may be used to determine the range",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether what the client says may enter the guideline range, by the letter's own words; either answer goes "
            "before USSG §1B1.8. Silent: the two conditions under `is_1B1_8_agreement` decide. Moves numbers."
        ),
        examples=["barred"],
    )
    disclosed_to_court: Annotated[
        Term, TermOf({"yes": "the court will be told", "no": "the court will not be told"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the court learns of what the client says; USSG §1B1.8 n.1 does not let the government withhold "
            "it. Silent: open, with no reading. Moves no number."
        ),
        examples=["yes"],
    )
    probation: Annotated[
        Term,
        TermOf({"yes": "the probation office will be told", "no": "the probation office will not be told"}),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the probation office learns of what the client says (USSG §1B1.8 n.5). Silent: open, with no "
            "reading. Moves no number."
        ),
        examples=["yes"],
    )
    use_3553a: Annotated[
        Term,
        TermOf(
            {
                "barred": "it will not be used to choose the sentence",
                "allowed": "it may be used to choose the sentence",
            }
        ),
    ] = Field(
        default=NO_TERM,
        alias="3553a_use",
        description=(
            "Whether it may be weighed within the range or for a variance, which USSG §1B1.8 leaves alone (18 U.S.C. "
            "§3661). Silent: open in every position, unless the option `court_3661` is changed. Moves no number."
        ),
        examples=["barred"],
    )
    rebut_at_sentencing: Annotated[
        Term,
        TermOf(
            {
                "yes": "it may answer what the defense contends at sentencing",
                "no": "it may not be used in rebuttal at sentencing",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether an objection that contradicts an admission lets the admission in at sentencing. Silent: defense "
            "reads no; psr and government read yes. Moves numbers in the world `triggered_sentencing`."
        ),
        examples=["yes"],
    )
    acceptance_use: Annotated[
        Term, TermOf({"yes": "they may be used on acceptance", "no": "they may not be used on acceptance"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the statements may be used on acceptance of responsibility (USSG §3E1.1). Silent: defense reads "
            "no; psr and government read yes. Moves no number."
        ),
        examples=["no"],
    )
    use_5k: Annotated[
        Term,
        TermOf(
            {
                "yes": "they may be weighed on a motion",
                "no": "the letter says that they will not be weighed on a motion",
            }
        ),
    ] = Field(
        default=NO_TERM,
        alias="5K_use",
        description=(
            "Whether the statements may be weighed on a motion for assistance; no agreement under USSG §1B1.8 "
            "restricts that, (b)(5). Silent: open, with no reading. Moves no number."
        ),
        examples=["yes"],
    )
    safety_valve_carveout: Annotated[
        Term,
        TermOf(
            {
                "yes": "the session counts as a safety-valve disclosure",
                "no": "the session does not count as one",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether a session under this letter counts as the disclosure that 18 U.S.C. §3553(f)(5) asks for; one of "
            "mode `safety_valve` counts whatever is said here. Silent: defense reads yes; psr and government read no; "
            "and no everywhere unless `objective` names the safety valve. Moves numbers."
        ),
        examples=["yes"],
    )


class Truthfulness(Record):
    """Duties of truth and completeness."""

    duty_complete: Annotated[
        Term, TermOf({"yes": "the client must tell all", "no": "completeness is not required"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether a partial account is a breach (USSG §1B1.8(b)(4)). Silent: defense reads no; psr and government "
            "read yes. Moves no number: a partial account is said to put the letter's protection at risk."
        ),
        examples=["yes"],
    )
    false_statement_1001: Annotated[
        Term,
        TermOf({"yes": "a false statement may be charged", "no": "the letter does not say that it may be charged"}),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the letter keeps a prosecution for a false statement (18 U.S.C. §1001), which no agreement under "
            "USSG §1B1.8 restricts. Silent: open, with no reading. Moves no number."
        ),
        examples=["yes"],
    )
    obstruction_3C1_1: Annotated[
        Term, TermOf({"yes": "a falsehood may be treated as obstruction", "no": "it may not"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the letter says that a falsehood may be treated as obstruction (USSG §3C1.1). Silent: open, with "
            "no reading. Moves no number."
        ),
        examples=["yes"],
    )


class BreachTerms(Record):
    """Who finds a breach, by what standard, with what consequence."""

    standard: Annotated[
        Term,
        TermOf(
            {
                "material": "a material breach",
                "any": "any breach",
                "sole_discretion": "what the government in its sole discretion finds",
                "good_faith": "what the government in good faith finds",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "What releases the government from its promises. Silent: defense reads material; psr and government read "
            "sole_discretion. Moves no number: in the worlds of a breach everything counts."
        ),
        examples=["material"],
    )
    who_decides: Annotated[Term, TermOf({"court": "a court decides", "USAO": "the office decides"})] = Field(
        default=NO_TERM,
        description=(
            "Who finds that there was a breach. Silent: defense reads court; psr and government read USAO. Moves no "
            "number."
        ),
        examples=["court"],
    )
    consequence: Annotated[Term, TermOf({"all_use": "everything may be used", "selected": "some uses only"})] = Field(
        default=NO_TERM,
        description=(
            "What may be used after a breach. Silent: defense reads selected; psr and government read all_use. Moves "
            "no number: in the worlds of a breach everything counts."
        ),
        examples=["all_use"],
    )
    notice_cure: Annotated[Term, TermOf({"yes": "notice and time to cure", "no": "no notice"})] = Field(
        default=NO_TERM,
        description=(
            "Whether the government must give notice of a breach and time to cure it. Silent: defense reads yes; psr "
            "and government read no. Moves no number."
        ),
        examples=["no"],
    )


class LetterTopics(Record):
    """Topics that the letter names, in or out: ids of `topics`; any other text is kept and not interpreted."""

    in_: Annotated[Term, TermOf(many=True)] = Field(
        default=NO_TERM,
        alias="in",
        description=(
            "Topics to be asked about. What is told on a topic named here by its id belongs to a complete disclosure, "
            "even if it is of another course of conduct. Silent: no topic is named. "
            "Moves numbers only where something on it is left unsaid."
        ),
        examples=["[stash]"],
    )
    out: Annotated[Term, TermOf(many=True)] = Field(
        default=NO_TERM,
        description=(
            "Topics that the letter leaves out. An admission on a topic named here by its id is not covered and counts "
            "against the client. Silent: no topic is left out. Moves numbers."
        ),
        examples=["[guns]"],
    )


class AboutLetter(Record):
    """Who is bound and what is covered."""

    office: Annotated[Term, TermOf()] = Field(
        default=NO_TERM,
        description="The office that makes the promises; no other is bound unless the letter says so. Moves no number.",
        examples=['"U.S. Attorney, N.D. Ill."'],
    )
    date: Annotated[Term, TermOf()] = Field(
        default=NO_TERM,
        description=(
            "The date that the letter bears, as text. Moves no number: the day that decides is the letter's `entered`."
        ),
        examples=['"March 5, 2026"'],
    )
    version_quote: Annotated[Term, TermOf()] = Field(
        default=NO_TERM,
        description="Words that tell which version of the office's form it is. Moves no number.",
        examples=["rev. 3/2024"],
    )
    parties_bound: Annotated[
        Term,
        TermOf(
            {
                "this_USAO": "this office alone",
                "all_DOJ": "the whole Department of Justice",
                "states": "state prosecutors",
                "foreign": "foreign authorities",
            },
            many=True,
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Which offices and sovereigns may not use what is said; several may be listed. Silent: open, with no "
            "reading. Moves no number."
        ),
        examples=["[this_USAO]"],
    )
    agreement_entered: Annotated[Term, TermOf()] = Field(
        default=NO_TERM,
        description=(
            "The letter's words on when the agreement is entered. Moves no number: the day that decides what was known "
            "before (USSG §1B1.8(b)(1)) is the letter's `entered`; where the two differ, `relcon letter` asks."
        ),
        examples=["on signature by all parties"],
    )
    sessions_covered: Annotated[Term, TermOf()] = Field(
        default=NO_TERM,
        description=(
            "The letter's words on which sessions it covers. Moves no number: each session's `letter` says which "
            "letter covers it."
        ),
        examples=["this and any later session"],
    )
    counsel_statements_covered: Annotated[
        Term,
        TermOf(
            {
                "yes": "counsel's statements are covered as the client's own",
                "no": "counsel's statements are not covered",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether what counsel says for the client is covered, for sessions of mode `attorney`. Silent: defense "
            "reads yes; psr and government read no. Moves numbers."
        ),
        examples=["yes"],
    )
    documents_covered: Annotated[
        Term, TermOf({"yes": "what is handed over is covered", "no": "what is handed over is not covered"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether papers, devices and objects handed over are protected. Silent: defense reads yes; psr and "
            "government read no. Moves no number."
        ),
        examples=["no"],
    )


class Terms(Record):
    """All terms of a letter, each a word, a list, or {value, quote, page}; each left out is silent, which is open.

    How silence is read is the option ``silent_term`` of the position: defense against the government, which drafted the
    letter; psr and government for the government. A case file may change it.
    """

    letter: AboutLetter = Field(
        default=AboutLetter(),
        description="Who is bound and what is covered.",
        examples=["{parties_bound: [this_USAO], counsel_statements_covered: yes}"],
    )
    protected_material: Annotated[
        Term,
        TermOf(
            {
                "statements": "statements alone",
                "statements_or_other_information": "statements and other information",
                "statements_and_documents": "statements and documents",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the promise reaches more than words. Silent: defense reads statements_or_other_information; psr "
            "and government read statements. Moves no number."
        ),
        examples=["statements_or_other_information"],
    )
    is_1B1_8_agreement: About1B18 = Field(
        default=About1B18(),
        description="The two conditions of USSG §1B1.8(a), and whether the letter names the guideline.",
        examples=["{cooperation_about_others: yes, no_use_promise: yes}"],
    )
    use_only: Annotated[
        Term,
        TermOf(
            {
                "impeachment": "to impeach the client if the client testifies inconsistently",
                "rebuttal": "to rebut",
                "case_in_chief": "in the case in chief",
                "sentencing": "at sentencing, the range included",
                "derivative_use": "to find other evidence",
            },
            many=True,
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "The only purposes for which the statements may be used: every use not listed is barred, unless a term of "
            "its own says otherwise; derivative use not listed keeps its own term. Silent: no use is "
            "barred by it. Moves numbers, since other terms follow from it."
        ),
        examples=["[impeachment]"],
    )
    case_in_chief: Annotated[
        Term,
        TermOf(
            {
                "barred": "the statements stay out of the case in chief",
                "barred_unless_trigger": "they stay out unless a trigger is met",
                "allowed": "they may be used in the case in chief",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Use of the statements themselves in the government's case at trial (Fed. R. Evid. 410, which may be "
            "waived). Silent: defense reads barred; psr and government read allowed. Moves numbers after a trial."
        ),
        examples=["barred_unless_trigger"],
    )
    derivative_use: Annotated[
        Term,
        TermOf(
            {
                "barred": "evidence found through the statements may not be used",
                "allowed": "evidence found through the statements may be used",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Evidence found through what the client says: the `leads` of admissions. Silent: defense reads barred; psr "
            "and government read allowed. Moves numbers in the world `derivative`."
        ),
        examples=["allowed"],
    )
    kastigar_waived: Annotated[Term, TermOf({"yes": "the hearing is waived", "no": "the hearing is kept"})] = Field(
        default=NO_TERM,
        description=(
            "Whether a hearing on the source of the government's evidence is waived (Kastigar, 406 U.S. 441). Silent: "
            "defense reads no; psr and government read yes. Moves no number."
        ),
        examples=["yes"],
    )
    impeachment: Annotated[
        Term,
        TermOf(
            {
                "none": "not even if the client testifies",
                "if_D_testifies_inconsistent": "if the client testifies inconsistently",
                "if_D_testifies_at_all": "whenever the client testifies",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Use of the statements if the client testifies. Silent: defense reads none; psr and government read "
            "if_D_testifies_at_all. Shown for each theory of defense; moves no number by itself, since the client may "
            "choose not to testify."
        ),
        examples=["if_D_testifies_inconsistent"],
    )
    rebuttal: Annotated[
        Term,
        TermOf(
            {
                "none": "no rebuttal use",
                "D_evidence": "to rebut evidence that the client offers",
                "any_defense_evidence": "to rebut any defense evidence",
                "elicited_on_cross": "to rebut evidence elicited on cross-examination too",
                "factual_assertions_of_counsel": (
                    "to rebut facts that counsel asserts, in opening, questions or argument"
                ),
                "any_argument": "to rebut any argument",
                "position_inconsistent": "if the defense takes a position inconsistent with them",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "What the defense may do at trial before the statements come in, the client silent; each word from "
            "D_evidence to any_argument opens what the one before it opens, and more. Silent: defense reads none; psr "
            "and government read any_argument. Moves numbers after a trial, by theory of defense."
        ),
        examples=["factual_assertions_of_counsel"],
    )
    rebuttal_form: Annotated[
        Term, TermOf({"impeachment_only": "against credibility only", "substantive": "for their truth"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether statements that rebut come in for their truth. Silent: defense reads impeachment_only; psr and "
            "government read substantive. Moves numbers after a trial: against credibility only, whether they count is "
            "open."
        ),
        examples=["substantive"],
    )
    rebuttal_standard: Annotated[
        Term,
        TermOf(
            {
                "contradicts": "what contradicts them",
                "fairly_rebuts": "what they fairly rebut",
                "directly_or_indirectly": "what they rebut directly or indirectly",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "How near a defense assertion must come before the statements answer it. Silent: defense reads "
            "contradicts; psr and government read directly_or_indirectly. Moves numbers after a trial."
        ),
        examples=["fairly_rebuts"],
    )
    stages: Annotated[
        Term,
        TermOf(
            {
                "detention": "detention",
                "grand_jury": "the grand jury",
                "trial": "trial",
                "sentencing": "sentencing",
                "revocation": "revocation",
                "forfeiture": "forfeiture",
                "civil": "civil proceedings",
            },
            many=True,
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "At which stages the exceptions apply; a list without `trial` keeps rebuttal out of a trial. Silent: trial "
            "is taken to be among them, in every position. Moves numbers after a trial."
        ),
        examples=["[trial, sentencing]"],
    )
    sentencing: SentencingTerms = Field(
        default=SentencingTerms(),
        description="What the letter allows at sentencing.",
        examples=["{guideline_range: barred, rebut_at_sentencing: yes}"],
    )
    carve_outs: Annotated[Term, TermOf(CARVED_OUT.says, many=True)] = Field(
        default=NO_TERM,
        description=(
            "Subjects that the promises do not reach: an admission whose `concerns` names one of them counts against "
            "the client. Silent: nothing is carved out. Moves numbers."
        ),
        examples=["[violence, firearms]"],
    )
    truthfulness: Truthfulness = Field(
        default=Truthfulness(),
        description="Duties of truth and completeness.",
        examples=["{duty_complete: yes}"],
    )
    breach: BreachTerms = Field(
        default=BreachTerms(),
        description="Who finds a breach, by what standard, with what consequence.",
        examples=["{standard: material, who_decides: court}"],
    )
    testify_required: Annotated[
        Term, TermOf({"yes": "the client must testify if asked", "no": "no testimony is asked for"})
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the client must testify. Silent: defense reads no; psr and government read yes. Moves no number; "
            "shown where the value of the assistance is (USSG §5K1.1)."
        ),
        examples=["yes"],
    )
    topics: LetterTopics = Field(
        default=LetterTopics(), description="Topics that the letter names, in or out.", examples=["{out: [guns]}"]
    )
    recording: Annotated[
        Term, TermOf({"agent_302": "an agent's report", "audio": "an audio recording", "none": "no record"})
    ] = Field(
        default=NO_TERM,
        description="How the session is recorded. Silent: open, with no reading. Moves no number.",
        examples=["agent_302"],
    )


@dataclass(frozen=True, slots=True)
class TermField:
    """Where a term stands, and what may be written there.

    Attributes
    ----------
    name
        As in the file, such as ``sentencing.3553a_use``.
    path
        The attributes that lead to it in `Terms`.
    says
        The words allowed besides ``silent``, and what each says; empty for free text.
    many
        Whether it is a list.
    """

    name: str
    path: tuple[str, ...]
    says: Mapping[str, str]
    many: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words allowed besides ``silent``."""
        return tuple(self.says)


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
    return TermField(name, path, allowed.says, allowed.many)


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
