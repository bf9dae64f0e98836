"""What was imported beside a case: rows that still wait for a person, and totals that are not the sum of their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from relcon.checking.note import HARM, Note, note
from relcon.importing.exhibits import OBTAINED
from relcon.importing.fates import SENTENCES, BadValue
from relcon.importing.load_files.index import PageIndex
from relcon.importing.read.table import folded
from relcon.importing.settings import Settings, settings_of
from relcon.importing.store import Receipt, StoredFile, StoredRow
from relcon.importing.values.amounts import Weight, of_micro, read_weight
from relcon.records.base import Location
from relcon.records.matter import Matter

_NO_ID: Final = re.compile(r"[^A-Za-z0-9_.-]+")
_SHOWN: Final = 8
DRUGS: Final = (*OBTAINED, "labs")
"""Kinds of imported files that give drugs their weight."""
_TOTALED: Final = {"gross": "gross weight", "net": "net weight", "quantity": "quantity"}
"""Fields of which a list may have a total, and how that is called."""


@dataclass(frozen=True)
class Beside:
    """A case, and the files that were imported into it."""

    matter: Matter
    files: tuple[StoredFile, ...]

    @cached_property
    def pages(self) -> PageIndex:
        """The pages that were produced, as imported load files have them."""
        return PageIndex.of(self.files)

    @cached_property
    def settings(self) -> Settings:
        """How days are told in the matter."""
        folder = next((one.path.parents[2] for one in self.files if one.path is not None), None)
        return settings_of(folder / "case.yaml") if folder is not None else Settings()

    def of(self, *kinds: str) -> list[StoredFile]:
        """Return the files of some kinds."""
        return [one for one in self.files if one.receipt.kind in kinds]

    def where(self, id: str) -> Location | None:
        """Return where a record stands; None where there is no such record."""
        return self.matter.by_id(id).location if id in self.matter else None


def id_of(text: str) -> str:
    """Return a text as an id by which a note can be answered: a file's name, a page's label."""
    return _NO_ID.sub("-", text).strip("-._") or "unnamed"


def rows_held(beside: Beside) -> Iterator[Note]:
    """Yield the rows that are held, by file and reason; two values of one exhibit have a note of their own."""
    for one in beside.files:
        for reason, rows in one.receipt.why.get("held", {}).items():
            if reason == "conflict" and one.receipt.kind in DRUGS:
                continue
            number = f"{len(rows):,} rows are" if len(rows) > 1 else "1 row is"
            text = f"{number} held, {SENTENCES[reason]}: {_some(rows)} of {one.receipt.name}; see imported/rejects"
            rank = HARM if one.receipt.kind in DRUGS else None
            yield note("held", id_of(one.receipt.name), None, text, rank)


def _some(rows: Sequence[str]) -> str:
    more = f" and {len(rows) - _SHOWN:,} more" if len(rows) > _SHOWN else ""
    return f"{'row' if len(rows) == 1 else 'rows'} {', '.join(rows[:_SHOWN])}{more}"


def totals_against_rows(beside: Beside) -> Iterator[Note]:
    """Yield totals of weight in imported lists that are neither the sum of all rows nor of those used."""
    for one in beside.of(*DRUGS):
        for total in one.receipt.totals:
            for field, called in _TOTALED.items():
                said = _total(one.receipt, total, field)
                if said is None:
                    continue
                sums = {_sum(rows, field, said.dimension) for rows in (one.rows, one.used)}
                if said.micro not in sums and None not in sums:
                    text = (
                        f"its total of {called} is {said.text}; the rows that were read come to "
                        f"{of_micro(_sum(one.rows, field, said.dimension) or 0, said.dimension).text}"
                        f"{_unread(one.receipt)}"
                    )
                    yield note("totals", id_of(one.receipt.name), None, text)


def _total(receipt: Receipt, total: Mapping[str, str], field: str) -> Weight | None:
    column = receipt.map.get("columns", {}).get(field)
    if column is None:
        return None
    cells = {folded(name): cell for name, cell in total.items()}
    unit = column.get("unit") or cells.get(folded(column.get("unit_column") or ""))
    names = [column["column"]] if isinstance(column["column"], str) else column["column"]
    try:
        return read_weight(" ".join(cells.get(folded(name), "") for name in names), unit)
    except BadValue:
        return None


def _sum(rows: Sequence[StoredRow], field: str, dimension: str) -> int | None:
    """Return what rows come to, in millionths; None where one is measured otherwise."""
    whole = 0
    for row in rows:
        one = weight_of(row.values, field)
        if one is not None:
            if one.dimension != dimension:
                return None
            whole += one.micro
    return whole


def weight_of(values: Mapping[str, Any], field: str) -> Weight | None:
    """Return a weight that a stored row states: gross of a property report, either of a laboratory's, a deal's own."""
    text = values.get("reported" if field == "net" else "gross")
    return read_weight(text, None) if text else None


def _unread(receipt: Receipt) -> str:
    number = receipt.counts.get("rejected", 0) + receipt.counts.get("aside", 0)
    if not number:
        return ""
    return f"; {number:,} {'rows are' if number > 1 else 'row is'} rejected or aside, and not among these"
