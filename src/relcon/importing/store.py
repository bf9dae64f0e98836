"""What was imported into a matter: for each file a receipt and the rows that were kept, in ``imported/`` beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from relcon.importing.fates import REASONS, FateName, Tally
from relcon.importing.faults import refuse
from relcon.private_files import NotWritten, finish_pending, read_input
from relcon.reading.files import Known, read_case
from relcon.records.base import is_id
from relcon.records.matter import Matter

FOLDER: Final = "imported"
WORKBOOK: Final = "workbook"
"""The kind of the workbook, of which the records go into the case file itself."""
_LONGEST_STEM: Final = 200
SHORT: Final = 12
"""Characters of a SHA-256 that name a file's rows and receipt."""


class Receipt(BaseModel):
    """What was read of one file, and what came of it: ``relcon/import/1``."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    format: Literal["relcon/import/1"] = "relcon/import/1"
    order: int = Field(description="Of the matter's imports the so many-th, counted from 1.")
    name: str = Field(description="The file's name.")
    size: int = Field(description="Its bytes.")
    sha256: str = Field(description="Their SHA-256.")
    kind: str = Field(description="What it was imported as.")
    evidence: str | None = Field(default=None, description="The exhibit that its records cite.")
    options: dict[str, str] = Field(default_factory=dict, description="What counsel stated: owner, zone, sheet.")
    found: dict[str, str] = Field(default_factory=dict, description="What was found out: encoding, header, order.")
    map: dict[str, Any] = Field(default_factory=dict, description="The map under which it was read.")
    rows_read: int = Field(default=0, description="Every row of it.")
    counts: dict[FateName, int] = Field(default_factory=dict, description="How many rows have each of the six fates.")
    why: dict[FateName, dict[str, list[str]]] = Field(
        default_factory=dict, description="Rows that are not used, by fate and reason; rejects/ has them in full."
    )
    totals: list[dict[str, str]] = Field(default_factory=list, description="Rows of totals, by column.")
    notes: list[str] = Field(default_factory=list, description="What counsel was told.")
    records: dict[str, list[str]] = Field(default_factory=dict, description="By record, the rows on which it rests.")
    kept: str | None = Field(default=None, description="The file of its rows, below imported/rows.")
    kept_sha256: str | None = Field(default=None, description="Its SHA-256: rows that were changed are not read.")

    @property
    def short(self) -> str:
        """The name of its files."""
        return self.sha256[:SHORT]

    def text(self) -> str:
        """Return the receipt as it is kept."""
        return json.dumps(self.model_dump(), ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True)
class StoredRow:
    """A row that was kept: where it stands in its file, why it has its fate, and what was read of it."""

    label: str
    reason: str
    values: Mapping[str, Any]

    @property
    def used(self) -> bool:
        """Whether records count it."""
        return self.reason == "used"

    @property
    def name(self) -> FateName:
        """Its fate."""
        return REASONS[self.reason]

    def text(self) -> str:
        """Return the row as one line."""
        row = {"row": self.label, "reason": self.reason, **self.values}
        return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


@dataclass(frozen=True)
class StoredFile:
    """An imported file: its receipt, and its rows (those of a new one are not on the disk yet).

    Very many rows are a ``table`` in Parquet instead: whoever keeps them so reads them (`relcon.importing.calls.kept`).
    ``known`` is what reading a new file has worked out for the maker of its records.
    """

    receipt: Receipt
    path: Path | None = None
    new: Sequence[StoredRow] | None = None
    table: bytes | None = None
    known: object | None = None

    @property
    def is_new(self) -> bool:
        """Whether it is being imported, and nothing of it is on the disk."""
        return self.new is not None

    @cached_property
    def rows(self) -> Sequence[StoredRow]:
        """The rows that were kept, in the order of the file.

        Raises
        ------
        NotWritten
            Where their file is gone or damaged.
        """
        if self.new is not None:
            return self.new
        if self.path is None:
            return ()
        found = []
        try:
            for line in self.content.decode("utf-8").removesuffix("\n").split("\n"):
                row = json.loads(line)
                found.append(StoredRow(row.pop("row"), row.pop("reason"), row))
        except (ValueError, KeyError, AttributeError, TypeError):
            raise self.damaged from None
        return found

    @property
    def content(self) -> bytes:
        """What the file of its rows, or its table, holds.

        Raises
        ------
        NotWritten
            Where it is gone, or is not what was written.
        """
        if self.table is not None:
            return self.table
        try:
            data = read_input(self.path) if self.path is not None else b""
        except OSError:
            raise self.damaged from None
        if self.receipt.kept_sha256 not in (None, hashlib.sha256(data).hexdigest()):
            raise self.damaged
        return data

    @property
    def damaged(self) -> NotWritten:
        """What is said where the file of its rows is gone or damaged."""
        return NotWritten(
            f"{self.path}, the rows of {self.receipt.name}, is gone or damaged: bring it back from a copy, or take "
            f"the file out (relcon import --undo {self.receipt.short}) and import it again"
        )

    @property
    def used(self) -> list[StoredRow]:
        """The rows that records count."""
        return [row for row in self.rows if row.used]


Value = dict[str, Any]
"""A record as a case file holds it."""


@dataclass
class Made:
    """Records that stored rows make.

    Attributes
    ----------
    files
        By the stem of a file below ``imported/`` and by section, the records.
    rows
        By the SHA-256 of a source and by record, the rows on which it rests.
    notes
        What counsel should know of them.
    pages
        By the name of a volume, its documents and pages, one document a line.
    """

    files: dict[str, dict[str, list[Value]]] = field(default_factory=dict)
    rows: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)

    def add(self, stem: str, section: str, record: Value, sources: Iterable[tuple[str, str]]) -> None:
        """Add a record, with the source and the label of each row on which it rests."""
        self.files.setdefault(stem, {}).setdefault(section, []).append(record)
        for sha256, label in sources:
            self.rows.setdefault(sha256, {}).setdefault(record["id"], []).append(label)

    def include(self, other: Made) -> None:
        """Take in what other rows make."""
        for stem, sections in other.files.items():
            for section, records in sections.items():
                self.files.setdefault(stem, {}).setdefault(section, []).extend(records)
        for sha256, rows in other.rows.items():
            for record, labels in rows.items():
                self.rows.setdefault(sha256, {}).setdefault(record, []).extend(labels)
        self.notes += other.notes
        self.pages |= other.pages


class Store:
    """The folder ``imported/`` beside a case file."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self.folder = case.parent / FOLDER
        self.parsed: Known = {}

    @classmethod
    def opened(cls, case: Path) -> Store:
        """Return a matter's store; what a run that was killed had begun to put in place is brought to its end."""
        store = cls(case)
        finish_pending(store.pending)
        return store

    def read(self) -> Matter:
        """Return the matter as its files are; to check it with a change, what has not changed is not parsed again.

        Raises
        ------
        InputError
            With every error of the files.
        """
        return read_case(self.case, known=self.parsed)

    @property
    def pending(self) -> Path:
        """The list of files that are being put in place."""
        return self.case.parent / f".{FOLDER}.pending"

    @property
    def written(self) -> Path:
        """The file that holds every record as it was last written, so that counsel's edits are seen."""
        return self.folder / "receipts" / "written.json"

    def records_file(self, stem: str) -> Path:
        """Return the file of records that the case file includes."""
        return self.folder / f"{stem}.yaml"

    def rows_file(self, sha256: str, ending: str = "jsonl") -> Path:
        """Return the file of a source's rows."""
        return self.folder / "rows" / f"{sha256[:SHORT]}.{ending}"

    def rejects_file(self, sha256: str) -> Path:
        """Return the file of the rows that were not used."""
        return self.folder / "rejects" / f"{sha256[:SHORT]}.csv"

    def receipt_file(self, sha256: str) -> Path:
        """Return the file of a source's receipt."""
        return self.folder / "receipts" / f"{sha256[:SHORT]}.json"

    def pages_file(self, volume: str) -> Path:
        """Return the file of a volume's documents and pages."""
        return self.folder / "pages" / f"{volume}.jsonl"

    @cached_property
    def files(self) -> tuple[StoredFile, ...]:
        """Every file that was imported, in that order."""
        found = []
        for path in sorted((self.folder / "receipts").glob("*.json")):
            if path != self.written:
                receipt = _receipt(path)
                kept = self.folder / "rows" / receipt.kept if receipt.kept else None
                found.append(StoredFile(receipt, kept))
        return tuple(sorted(found, key=lambda one: one.receipt.order))

    def known(self, sha256: str) -> StoredFile | None:
        """Return the file with these bytes, where it was imported already."""
        return next((one for one in self.files if one.receipt.sha256 == sha256), None)

    def without(self, file: StoredFile) -> Store:
        """Return the store as it would be had a file never been imported; what is on the disk stays."""
        left = Store(self.case)
        left.files = tuple(one for one in self.files if one is not file)
        return left

    def found(self, start: str) -> StoredFile:
        """Return the one imported file whose SHA-256 begins so, or whose name is this.

        Raises
        ------
        NotImported
            Where there is none, or several.
        """
        receipts = [one for one in self.files if start and one.receipt.sha256.startswith(start.lower())]
        receipts = receipts or [one for one in self.files if one.receipt.name == start]
        if len(receipts) != 1:
            said = "several imported files begin so" if receipts else "no imported file begins so"
            message = f'{said}: "{start}"; relcon import --list {self.case} shows them'
            raise refuse("unknown_name", str(self.folder), message)
        return receipts[0]

    def files_of(self, file: StoredFile) -> list[Path]:
        """Return the files that are kept of an imported file alone: its receipt, its rows, its rejects."""
        sha256 = file.receipt.sha256
        paths = [self.receipt_file(sha256), self.rejects_file(sha256), file.path]
        return [path for path in paths if path is not None and path.exists()]

    @property
    def next(self) -> int:
        """The number of the next import."""
        return max((one.receipt.order for one in self.files), default=0) + 1

    @cached_property
    def last_written(self) -> dict[str, dict[str, dict[str, Value]]]:
        """By file and section, every record as it was last written, by id.

        Raises
        ------
        NotWritten
            Where the file of them is damaged.
        """
        if not self.written.is_file():
            return {}
        try:
            found = _LAST_WRITTEN.validate_json(read_input(self.written))
        except (ValidationError, OSError):
            found = {"": {}}
        if not all(is_id(stem) and len(stem) <= _LONGEST_STEM for stem in found):  # each becomes a file's name
            raise NotWritten(f"{self.written} cannot be read: bring it back from a copy")
        return found


_LAST_WRITTEN: Final = TypeAdapter(dict[str, dict[str, dict[str, Value]]])


def _receipt(path: Path) -> Receipt:
    try:
        return Receipt.model_validate_json(read_input(path))
    except (ValidationError, OSError):
        raise NotWritten(f"{path} is no receipt that can be read: bring it back from a copy") from None


def receipt_of_tally(tally: Tally, read: int) -> dict[str, Any]:
    """Return the parts of a receipt that the rows' fates give; they add up, or the program is at fault."""
    tally.check(read)
    return {"rows_read": read, "counts": tally.counts, "why": tally.why}
