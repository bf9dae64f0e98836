"""The receipt of a workbook: which records came from which rows; and how they are taken out again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from relcon.importing.change import Change, still_named
from relcon.importing.faults import Fault, NotImported
from relcon.importing.records_file import records_in, without
from relcon.importing.store import WORKBOOK, Receipt, Store, StoredFile, StoredRow
from relcon.importing.workbook.reading import ReadWorkbook
from relcon.private_files import read_input
from relcon.reading.files import read_case
from relcon.reading.problems import InputError
from relcon.writing.splice import NoPlace

_CASE: Final = "case"
"""The label of the row that keeps how the case file stood before."""


def receipt_files(
    store: Store,
    file: Path,
    read: ReadWorkbook,
    added: Mapping[str, list[str]],
    same: int,
    before: str | None,
    written: str,
) -> dict[Path, str | bytes | None]:
    """Return the receipt of a workbook and the rows that it brought.

    Parameters
    ----------
    store
        What was imported until now.
    file, read
        The workbook.
    added
        By section, the ids of the records that are new.
    same
        How many were there already.
    before, written
        The case file as it stood, and as it will.
    """
    known = store.known(read.sha256)
    records = records_in(written, store.case.name)
    rows = [
        StoredRow(read.rows.get(id, section), "used", {"section": section, "record": records[section][id]})
        for section, ids in added.items()
        for id in ids
    ]
    first = StoredRow(_CASE, "used", {"before": before, "written": _digest(written)})
    # Imported once more, after records were taken out by hand: then the file is no more as it stood before.
    kept = [first, *rows] if known is None else [*_brought(known), *rows]
    receipt = Receipt(
        order=store.next if known is None else known.receipt.order,
        name=file.name,
        size=file.stat().st_size,
        sha256=read.sha256,
        kind=WORKBOOK,
        rows_read=len(rows) + same,
        counts={"used": len(rows), "duplicate": same},
        notes=[str(note) for note in read.notes],
        records={row.values["record"]["id"]: [row.label] for row in kept if "record" in row.values},
        kept=store.rows_file(read.sha256).name,
    )
    return {
        store.receipt_file(read.sha256): receipt.text(),
        store.rows_file(read.sha256): "".join(row.text() for row in kept),
    }


def _brought(file: StoredFile) -> list[StoredRow]:
    return [row for row in file.rows if "record" in row.values]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def workbook_undone(store: Store, file: StoredFile) -> Change:
    """Return what changes when a workbook's records are taken out of the case file again.

    Raises
    ------
    NotImported
        Where counsel changed one of them, or other records rest on them.
    """
    change = Change()
    text = read_input(store.case).decode("utf-8") if store.case.is_file() else ""
    stood = next((row.values for row in file.rows if row.label == _CASE), None)
    if stood is not None and stood["written"] == _digest(text):
        after = stood["before"]
        change.removed = sorted(file.receipt.records)
    else:
        after = _taken_out(store, file, text, change)
        change.notes.append(f"what the workbook wrote at the head of {store.case.name} (case, positions) stays")
    if after is not None:
        try:
            read_case(store.case, {store.case.resolve(): after.encode("utf-8")})
        except InputError as error:
            raise still_named(file.receipt, error) from None
    change.files[store.case] = after
    return change


def _taken_out(store: Store, file: StoredFile, text: str, change: Change) -> str:
    """Return the case file without a workbook's records; each must be as the workbook said it."""
    there = records_in(text, store.case.name)
    edited = list[Fault]()
    for section, record in _records(file):
        mine = there.get(section, {}).get(record["id"])
        if mine is None:
            change.notes.append(f"{record['id']} was taken out by hand already")
        elif mine != record:
            message = (
                f"cannot be taken out: {record['id']} of {store.case.name} was changed by hand; take it out by hand"
            )
            edited.append(Fault("unknown_name", file.receipt.name, message))
        else:
            change.removed.append(record["id"])
    if edited:
        raise NotImported(edited)
    try:
        return without(text, change.removed, store.case.name)
    except NoPlace as error:
        message = f"cannot be taken out: {error}; take its records out by hand"
        raise NotImported([Fault("unreadable", file.receipt.name, message)]) from None


def _records(file: StoredFile) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in _brought(file):
        yield row.values["section"], row.values["record"]
