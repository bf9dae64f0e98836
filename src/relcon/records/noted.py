"""Answers of counsel to the notes of ``relcon check``, written in the file that the note is about."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from relcon.records.base import LotPath, Meanings, Record

NoteKind = Literal[
    "no_reading",
    "no_effect",
    "weight",
    "contradiction",
    "two_values",
    "impossible_date",
    "missing_date",
    "likely_duplicate",
    "same_twice",
    "page_overlap",
    "stipulated",
    "carried_over",
    "weak_only",
    "open_norm",
    "read_as",
    "uncited",
    "page_gap",
    "field_and_lab",
    "lab_missing",
    "held",
    "totals",
    "not_produced",
    "load_files",
    "unclaimed",
    "not_in_tolls",
]
"""What sort of thing a note says, in the order in which they are read."""

MEANINGS: Final = Meanings(
    {
        "no_reading": "a position has no reading of something, so that nothing of it holds there",
        "no_effect": "a record that reaches nobody, or answers nothing, so that it changes no number",
        "weight": "a weight that is missing, zero, or out of line with its like",
        "contradiction": "facts that do not fit together",
        "two_values": "two imported lists, or two rows, have different values of one exhibit",
        "impossible_date": "a date that cannot be, or hardly",
        "missing_date": "a date that is not stated and is asked for",
        "likely_duplicate": "two events that may be the same drugs",
        "same_twice": "the same record, person or thing written twice",
        "page_overlap": "the same pages in two exhibits",
        "stipulated": "a stipulated quantity stands in the place of what the events show",
        "carried_over": "a tested sample is carried over to the whole",
        "weak_only": "a fact rests on weak evidence alone",
        "open_norm": "an open norm, or a fact that is unknown",
        "read_as": "something written in a form that was read as another",
        "uncited": "a fact without evidence, or evidence or a person that no record names",
        "page_gap": "pages between two exhibits that no exhibit covers",
        "field_and_lab": "what was alleged of an exhibit is not what the laboratory found",
        "lab_missing": "an exhibit without a laboratory report, or a report without its seizure or purchase",
        "held": "rows of an imported file that wait until a person decides",
        "totals": "the total of an imported list is not the sum of its rows",
        "not_produced": "an exhibit cites pages that no imported load file has",
        "load_files": "gaps, overlaps and differences in the load files of a production",
        "unclaimed": "a number in many contacts that nobody claims",
        "not_in_tolls": "days of a contact that call records do not cover, or calls of a wire that they lack",
    }
)
BESIDE: Final = frozenset({"two_values", "lab_missing", "field_and_lab", "held", "totals", "load_files", "unclaimed"})
"""Kinds of notes on what was imported: they may name an exhibit, a file, a page or a number that is no record."""
HEADERS: Final = ("case", "proffer")
"""What stands for the id of a note about the file as a whole."""


class Noted(Record):
    """An answer to the notes of one kind on one record; they then stand as answered, and count no longer."""

    check: Annotated[NoteKind, MEANINGS] = Field(
        description="Which kind of note is answered: the word that `relcon check --all` prints.", examples=["uncited"]
    )
    record: LotPath = Field(
        description=(
            "The id that the note names first; `case` or `proffer` for a note about the file as a whole; of what was "
            "imported, the exhibit, file, page or number that the note names."
        ),
        examples=["e12"],
    )
    why: str = Field(
        description="Why nothing is to be done, in counsel's words; never interpreted.",
        examples=["the lab report comes with the next production"],
    )
