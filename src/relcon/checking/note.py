"""One thing that counsel may want to look at, with the record and the place in the file; and the facts looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, TypeVar, get_args

from pydantic import Field

from relcon.records.base import Location, PositionName, Record, Supported
from relcon.records.events import Event
from relcon.records.matter import Kind, Matter, declared_in_case, declared_in_facts, record_id
from relcon.records.noted import NoteKind
from relcon.records.people import Person
from relcon.results.base import Result
from relcon.results.exposure import Receipt


def case_facts(matter: Matter) -> Iterator[tuple[Kind, str, Supported]]:
    """Yield kind, id and record of every fact of the case file, in its order.

    Facts of admissions are left out: they rest on the admission.
    """
    for kind, record in declared_in_case(matter.case):
        if isinstance(record, Supported):
            yield kind, record_id(record), record


R = TypeVar("R", bound=Record)
VOICES: Final = get_args(PositionName)


def recorded(matter: Matter, model: type[R]) -> Iterator[R]:
    """Yield every record of one model: the case's, then those of admissions and leads."""
    yield from (record for _, record in declared_in_case(matter.case) if isinstance(record, model))
    for admission in matter.admissions.values():
        for facts in (admission.facts, *(lead.facts for lead in admission.leads)):
            yield from (record for _, record in declared_in_facts(facts) if isinstance(record, model))


def all_events(matter: Matter) -> list[Event]:
    """Return the case's events, then those of admissions and leads."""
    return list(recorded(matter, Event))


def shared_voices(one: Supported, other: Supported) -> bool:
    """Whether some position, or some defendant's own defense, holds both records."""
    return any(holds(one, voice) and holds(other, voice) for voice in {*VOICES, *one.asserted_by, *other.asserted_by})


def holds(record: Supported, voice: str) -> bool:
    """Whether a position, or one defendant's own defense, holds a record."""
    asserted = not record.asserted_by or voice in record.asserted_by
    if voice not in VOICES and "defense" in record.asserted_by:
        asserted = True  # every defendant's defense
    return asserted and voice not in record.disputed_by


def name(matter: Matter, person: str) -> str:
    """Return a person's name, or the id where nobody is declared under it (a telephone number, say)."""
    found: Person | None = matter.people.get(person)
    return found.name if found is not None else person


def in_words(kind: Kind) -> str:
    """Return what a kind of record is called in a sentence."""
    return f"{kind} record" if kind in ("authority", "function", "knowledge") else kind


KINDS: Final[tuple[NoteKind, ...]] = get_args(NoteKind)
Rank = Literal[1, 2, 3, 4]
HARM: Final[Rank] = 1
"""The rank of what makes a number wrong or a position empty: what `--strict` refuses."""
REST: Final[Rank] = 4
"""The rank of the rest."""
RANKS: Final[Mapping[NoteKind, Rank]] = {
    "no_reading": 1,
    "no_effect": 1,
    "weight": 1,
    "contradiction": 1,
    "two_values": 1,
    "impossible_date": 2,
    "missing_date": 2,
    "likely_duplicate": 3,
    "same_twice": 3,
    "page_overlap": 3,
    "stipulated": 4,
    "carried_over": 4,
    "weak_only": 4,
    "open_norm": 4,
    "read_as": 4,
    "uncited": 4,
    "page_gap": 4,
    "field_and_lab": 4,
    "lab_missing": 4,
    "held": 4,
    "totals": 4,
    "not_produced": 4,
    "load_files": 4,
    "unclaimed": 4,
    "not_in_tolls": 4,
}
"""By kind: 1 harm, 2 dates, 3 duplicates, 4 the rest; a check may rank a note of its own higher."""


class Note(Result):
    """One finding of `relcon check`."""

    kind: NoteKind = Field(description="What sort of thing it is.")
    record: str = Field(description="Id of the record, or of the first of several.")
    location: str = Field(description="File, line and column of that record; empty where it was not read from a file.")
    text: str = Field(description="What was found, in plain words.")
    rank: Rank = Field(
        default=REST,
        description=(
            "How much harm it does: 1 makes a number wrong or a position empty, 2 dates, 3 duplicates, 4 the rest."
        ),
    )
    field: str | None = Field(default=None, description="The field that would settle it, where one would.")
    under: str = Field(
        default="",
        description="Below what that field is to be written, where it is not written yet; else empty.",
    )
    answered: str | None = Field(
        default=None, description="Why nothing is to be done, where counsel answered it in the file (`noted`)."
    )


class Checked(Result):
    """All notes on a matter, with how many facts there are, and what is said first of the defendants' Manuals."""

    format: Literal["relcon/check/1"] = "relcon/check/1"
    receipt: Receipt | None = None
    warnings: tuple[str, ...] = ()
    not_read: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="By edition of the Manual that was not read as a whole, whom it is for."
    )
    facts: int
    cited: int
    paged: int | None = Field(default=None, description="How many facts some exhibit with page numbers shows.")
    notes: tuple[Note, ...]

    @property
    def harmful(self) -> tuple[Note, ...]:
        """The notes of the first rank that nobody answered."""
        return tuple(one for one in self.notes if one.rank == HARM and one.answered is None)


def note(
    kind: NoteKind,
    record: str,
    location: Location | None,
    text: str,
    rank: Rank | None = None,
    field: str | None = None,
) -> Note:
    """Return a note on a record, of the rank of its kind unless another is given; ``field`` would settle it."""
    where = str(location) if location is not None else ""
    return Note(kind=kind, record=record, location=where, text=text, rank=rank or RANKS[kind], field=field)


def question(person: Person, field: str, text: str, rank: Rank | None = None) -> Note:
    """Return a note on a field of a defendant, at the line where it is to be filled in."""
    place = person.place_to_fill(field)
    return note("open_norm", person.id, place.location, text, rank, field).model_copy(update={"under": place.under})
