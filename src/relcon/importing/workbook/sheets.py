"""The sheets of the workbook and their columns, each with the place that it has in the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal, get_args, get_origin

from relcon.reading.models import file_fields, type_at, unwrapped, words
from relcon.reading.references import REFERENCES
from relcon.records.agreements import Agreement, Finding, FindingAnswer
from relcon.records.base import Meanings, Record
from relcon.records.case import CaseFile, CaseHeader, Lot, NamedPlace
from relcon.records.challenges import RecordedChallenge
from relcon.records.circumstances import Circumstance
from relcon.records.counts import Count
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Contact, Function, Knowledge, KnowledgeOf, Payment
from relcon.records.matter import Kind
from relcon.records.mitigation import Mitigation
from relcon.records.participants import Participant
from relcon.records.people import DefendantPart, Person, Phone
from relcon.records.quantity import Quantity
from relcon.records.undertakings import Membership, Undertaking

FORMAT: Final = "relcon/workbook/1"
ABOUT, CASE, EXAMPLES, WORDS = "about", "case", "examples", "words"
MORE: Final = "more"

Form = Literal[
    "text", "id", "word", "day", "when", "quantity", "answer", "number", "phone", "page", "substance", "fields"
]
"""How a cell is read. ``fields``: words, or what is written in braces as in the case file."""
Step = str | int


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column.

    Attributes
    ----------
    head
        What stands at its head.
    path
        Where its value stands in the record; empty for the id of the record that holds the row's.
    form, many
        How a cell is read; whether it holds a list, ``a; b``.
    words
        The words allowed, each with what it means.
    refers
        What its ids name, where one kind of record is meant.
    required
        Whether each row has it.
    says, example
        What it is, in the words of the format; a value in YAML.
    """

    head: str
    path: tuple[Step, ...]
    form: Form
    many: bool
    words: Mapping[str, str]
    refers: tuple[Kind, ...]
    required: bool
    says: str
    example: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the records of one class, one a row.

    Attributes
    ----------
    name
        Its title.
    model
        The class of the records.
    columns
        In their order; ``more`` is none of them.
    more
        Whether the sheet always has a column for every other field.
    section
        Where the records stand in the case file; below each record of the section with a holder.
    holder
        The column that names the record which holds them; empty where the case itself does.
    below
        Where they stand in that record.
    """

    name: str
    model: type[Record]
    columns: tuple[Column, ...]
    more: bool
    section: str
    holder: str = ""
    below: tuple[str, ...] = ()

    def column(self, head: str) -> Column | None:
        """Return a column by its head."""
        return next((one for one in self.columns if one.head == head), None)

    @property
    def own(self) -> tuple[Column, ...]:
        """The columns of the record itself."""
        return tuple(one for one in self.columns if one.path)


_PATHS: Final[Mapping[str, tuple[Step, ...]]] = {
    "bates_first": ("bates", 0),
    "bates_last": ("bates", 1),
    "counts.from": ("dates", "from"),
    "counts.to": ("dates", "to"),
    "counts.substance": ("objects", 0, "substance"),
    "counts.quantity": ("objects", 0, "quantity"),
    "counts.penalty": ("objects", 0, "penalty"),
    "points": ("criminal_history", "points"),
    "one_point_total": ("criminal_history", "one_point_total"),
    "under_sentence": ("criminal_history", "under_sentence"),
    "method": ("basis", "method"),
    "coded_words": ("coded", "words"),
    "coded_reading": ("coded", "reading"),
    "coded_by": ("coded", "by"),
    "of_kind": ("of", "kind"),
    "of": ("of", "id"),
    "between_1": ("between", 0),
    "between_2": ("between", 1),
}
"""Columns whose value does not stand in a field of their own name."""

_OWN_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "bates_first": ("The first page of the exhibit, by its Bates number.", "GOV-0004512"),
    "bates_last": ("The last page of the exhibit, by its Bates number; empty for a single page.", "GOV-0004514"),
    "counts.from": ("The first day that the count charges.", "2024-01-01"),
    "counts.to": ("The last day that the count charges.", "2025-11-02"),
    "counts.substance": ("The substance charged; more than one go into `more`, as objects.", "cocaine"),
    "of_kind": ("What was known: an undertaking, an event, a person or a circumstance.", "undertaking"),
    "of": ("Which one, by its id.", "westside"),
    "between_1": ("One end: a person by id, or a number.", "dunn"),
    "between_2": ("The other end.", "reyes"),
    "phones.person": ("Who used the number.", "dunn"),
    "counts.person": ("Against whom the count is.", "dunn"),
    "history.person": ("Whose history and sentencing facts these are.", "dunn"),
    "members.undertaking": ("The undertaking.", "westside"),
    "participants.event": ("The event in which the person took part.", "e12"),
}
"""What columns say whose field in the format is another, each with an example."""

_TABLE: Final = (
    ("evidence", Evidence, "evidence", "", (),
     "id kind title bates_first bates_last date speaker held_by known_since grade restriction note more"),
    ("places", NamedPlace, "places", "", (), "id name"),
    ("lots", Lot, "lots", "", (), "id substance title made_from"),
    ("people", Person, "people", "", (), "id name aliases status flipped may_be note more"),
    ("phones", Phone, "people", "person", ("phones",), "person number from to evidence"),
    ("counts", Count, "people", "person", ("defendant", "counts"),
     "person count statute from to substance quantity penalty disposition more"),
    ("history", DefendantPart, "people", "person", ("defendant",),
     "person points one_point_total under_sentence career_offender acceptance disclosed_all more"),
    ("undertakings", Undertaking, "undertakings", "", (), "id title substances evidence more"),
    ("members", Membership, "undertakings", "undertaking", ("members",),
     "id undertaking person from to ended_by scope evidence asserted_by disputed_by more"),
    ("events", Event, "events", "", (),
     ("id kind date substance mixture quantity per_unit purity method lot undertaking place status delivery sting "
      "furthers coded_words coded_reading coded_by evidence asserted_by disputed_by note more")),
    ("participants", Participant, "events", "event", ("participants",),
     "event person act knowing from to quantity evidence more"),
    ("knowledge", Knowledge, "knowledge", "", (),
     "id person of_kind of up_to since how evidence asserted_by disputed_by"),
    ("authority", Authority, "authority", "", (), "id by over undertaking acts from to evidence"),
    ("functions", Function, "functions", "", (),
     "id person undertaking function pay motive from to primary evidence"),
    ("contacts", Contact, "contacts", "", (), "id between_1 between_2 medium first last count evidence"),
    ("payments", Payment, "payments", "", (), "id date from to usd kind for evidence"),
    ("circumstances", Circumstance, "circumstances", "", (),
     "id kind date place by undertaking connection evidence more"),
    ("agreements", Agreement, "agreements", "", (), "id person type entered counts dismisses evidence more"),
    ("findings", Finding, "findings", "", (), "id defendant about prong answer by date authority positions"),
    ("challenges", RecordedChallenge, "challenges", "", (),
     "id kind to fruits by ground status filing date hearing authority evidence note"),
    ("mitigation", Mitigation, "mitigation", "", (), "id person kind what date evidence source note"),
)  # fmt: skip

_PARTED: Final[Mapping[Step, tuple[Form, bool]]] = {
    "of": ("id", True),
    "between": ("id", True),
    "bates": ("page", False),
    "dates": ("when", False),
}
"""Fields that two columns share: how each is read, and whether each row has it."""
TOGETHER: Final = (*_PARTED, "objects")
"""Fields whose columns say them together or not at all."""
SHORT: Final = ("substance", "quantity", "penalty")
"""Fields of a count that also say its one object: where it has no list of objects, ``more`` says ``objects: []``."""
_CAREER: Final[Mapping[str, str]] = {"no": "", "unknown": ""}
_HOLDERS: Final[Mapping[str, Kind]] = {"person": "person", "undertaking": "undertaking", "event": "event"}


@cache
def sheets() -> Mapping[str, Sheet]:
    """Return every sheet with records, by its title, in the order of the workbook."""
    found = {}
    for name, model, section, holder, below, heads in _TABLE:
        columns = tuple(_column(name, model, head, holder) for head in heads.split() if head != MORE)
        found[name] = Sheet(name, model, columns, heads.endswith(MORE), section, holder, below)
    return MappingProxyType(found)


def _column(sheet: str, model: type[Record], head: str, holder: str) -> Column:
    says, example = _OWN_WORDS.get(f"{sheet}.{head}", _OWN_WORDS.get(head, ("", "")))
    if head == holder and f"{sheet}.{head}" in _OWN_WORDS:
        return Column(head, (), "id", False, {}, (_HOLDERS[head],), True, says, example)
    path = _PATHS.get(f"{sheet}.{head}", _PATHS.get(head, (head,)))
    if path[0] in _PARTED:
        form, required = _PARTED[path[0]]
        kinds = {name: info.description or "" for name, info in file_fields(KnowledgeOf).items()}
        words_of = kinds if head == "of_kind" else {}
        return Column(head, path, "word" if words_of else form, False, words_of, (), required, says, example)
    *outer, last = path
    around = type_at(model, tuple(outer))
    info = file_fields(around)[str(last)]
    form, many = _form(unwrapped(info.annotation), head)
    form = "id" if _refers(around, head) else form
    meant = _CAREER if head == "career_offender" else _meanings(info.annotation, info.metadata)
    required = info.is_required() and not outer
    example = example or (info.examples or [""])[0]
    return Column(
        head, path, form, many, meant, _refers(around, head), required, says or info.description or "", example
    )


def _form(annotation: Any, head: str) -> tuple[Form, bool]:
    if get_origin(annotation) is tuple:
        return _form(unwrapped(get_args(annotation)[0]), head)[0], True
    if words(annotation):
        return "word", False
    for kind, form in _FORMS.items():
        if annotation is kind:
            return form, False
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return "fields", False
    return _BY_HEAD.get(head, "text"), False


_FORMS: Final[Mapping[Any, Form]] = {When: "when", date: "day", Quantity: "quantity", FindingAnswer: "answer"}
_BY_HEAD: Final[Mapping[str, Form]] = {
    **dict.fromkeys(("id", "person", "by", "over", "undertaking", "evidence", "speaker", "may_be", "place"), "id"),
    **dict.fromkeys(("lot", "made_from", "for", "defendant", "about", "asserted_by", "disputed_by", "held_by"), "id"),
    **dict.fromkeys(("to", "fruits"), "id"),
    **dict.fromkeys(("points", "one_point_total", "count", "usd", "purity"), "number"),
    **dict.fromkeys(("substance", "substances", "mixture"), "substance"),
    "number": "phone",
}
"""What the columns hold whose type says only that they are text."""


def _meanings(annotation: Any, metadata: list[Any]) -> Mapping[str, str]:
    """Return the words of a choice with their meanings; the yes, no and unknown that mean what they say, bare."""
    todo = [(annotation, tuple(metadata))]
    allowed: tuple[str, ...] = ()
    while todo:
        one, notes = todo.pop(0)
        for note in notes:
            if isinstance(note, Meanings):
                return note.says
            short = getattr(note, "schema", None)
            if isinstance(short, dict) and "enumDescriptions" in short:
                return dict(zip(short["enum"], short["enumDescriptions"], strict=True))
        allowed = allowed or words(one)
        todo += [(part, tuple(getattr(part, "__metadata__", ()))) for part in get_args(one) if part is not ...]
    return dict.fromkeys(allowed, "")


def _refers(model: type[Record], head: str) -> tuple[Kind, ...]:
    for record, fields in REFERENCES.items():
        if issubclass(model, record) and head in fields:
            return fields[head] if len(fields[head]) == 1 else ()
    return ()


HEADER: Final = tuple(file_fields(CaseHeader))
"""What stands on the sheet ``case`` line by line; after it the parts of the case file that are no records."""
PARTS: Final = ("positions", "noted")
SECTIONS: Final = tuple(name for name in file_fields(CaseFile) if name not in ("format", "include"))
"""The parts of a case file in their order."""


def header_column(name: str) -> Column:
    """Return a line of the sheet ``case`` as a column: how its value is read."""
    info = file_fields(CaseHeader if name in HEADER else CaseFile)[name]
    form, many = _form(unwrapped(info.annotation), name)
    if name in (*PARTS, "packages"):
        form, many = "fields", False
    example = (info.examples or [""])[0]
    meant = _meanings(info.annotation, info.metadata) if form == "word" else {}
    return Column(name, (name,), form, many, meant, (), info.is_required(), info.description or "", example)
