"""The terms of a proffer letter, as data: each with its value, its words and its page. A missing term is silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field

from relcon.records.base import Record
from relcon.records.breach_terms import BreachTerms, Truthfulness
from relcon.records.promises import CARVED_OUT, About1B18, AboutLetter, LetterTopics
from relcon.records.sentencing_terms import SentencingTerms
from relcon.records.term import NO_TERM, Term, TermOf


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
            "and government read allowed. Moves numbers in the outcome `derivative`."
        ),
        examples=["allowed"],
    )
    use_breadth: Annotated[
        Term,
        TermOf(
            {
                "any_manner": "no use in any manner, direct or indirect",
                "directly": "no direct use; indirect uses are left open",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "How broad the promise not to use is: in any manner, or directly alone; evidence found through the "
            "statements has its own term, `derivative_use`. Silent: defense reads any_manner; psr and government read "
            "directly. Moves no number."
        ),
        examples=["{value: directly, quote: used directly against your client, page: 2}"],
    )
    charged_on_word_alone: Annotated[
        Term,
        TermOf(
            {
                "no": "no charge rests on the client's word alone",
                "yes": "a charge may rest on the client's word",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether a charge may be brought on what the client alone says. Silent: defense reads no; psr and "
            "government read yes. Moves no number: `new_charges` of an admission are shown either way."
        ),
        examples=["no"],
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
    dangerous_tasks: Annotated[
        Term,
        TermOf(
            {
                "none": "no controlled call, meeting or purchase is asked for",
                "if_agreed": "only as the client agrees each time",
                "required": "controlled calls, meetings or purchases may be asked for",
            }
        ),
    ] = Field(
        default=NO_TERM,
        description=(
            "Whether the client must do what may be dangerous: recorded calls, meetings, controlled purchases. Silent: "
            "defense reads if_agreed; psr and government read required. Moves no number; danger to the client and "
            "family is weighed on a motion (USSG §5K1.1(a)(4))."
        ),
        examples=["if_agreed"],
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
