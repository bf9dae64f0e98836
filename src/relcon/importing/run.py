"""One import from beginning to end: read, made into records, checked with the whole case, written together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import get_args

from relcon.importing.by_map import NothingUsable
from relcon.importing.change import Change, changed, undone
from relcon.importing.fates import Tally
from relcon.importing.faults import refuse
from relcon.importing.kinds import KINDS, Kind
from relcon.importing.read.source_file import SourceFile
from relcon.importing.rejects import rejects_csv
from relcon.importing.request import Ground, Outcome, Request
from relcon.importing.settings import NAME, Settings, asked, settings_of
from relcon.importing.store import WORKBOOK, Receipt, Store, StoredFile, receipt_of_tally
from relcon.importing.unidentified import NewPeople
from relcon.reading.models import unwrapped
from relcon.records.base import is_id
from relcon.records.evidence import BatesRange, Evidence
from relcon.records.matter import Matter

_OF_EXHIBIT = ("bates", "exhibit_kind")
"""What counsel stated of an exhibit that the import made: it stays stated when the file is read again."""


@dataclass
class Done:
    """What an import did, or would do.

    Attributes
    ----------
    receipt
        The file's receipt.
    tally
        The fate of every row; none of a file that was imported before.
    change
        What was written, or would be.
    notes
        What counsel should know.
    again
        Whether it was imported before: then nothing changed.
    """

    receipt: Receipt
    tally: Tally | None = None
    change: Change = field(default_factory=Change)
    notes: list[str] = field(default_factory=list)
    again: bool = False


def run(request: Request) -> Done:
    """Import one file; with ``dry_run`` only work out what that would do.

    Raises
    ------
    InputError
        Where the case file or the map has errors.
    NotImported
        Where the file cannot be imported; nothing is written.
    NotWritten
        Where it cannot be written.
    """
    source = SourceFile.opened(request.file)
    kind = KINDS[request.kind]
    request.check_options({*kind.takes, "make_people"})
    request = replace(request, ask=cache(request.ask))
    store = Store.opened(request.case)
    matter = store.read()
    known = store.known(source.sha256)
    if known is not None and not (request.make_people and known.receipt.kind == request.kind):
        return Done(known.receipt, again=True)
    stated = _exhibit(request, kind, matter, source.name)
    before = settings_of(request.case)
    settings = asked(before, request.ask, zone=kind.needs_zone)
    others = store.without(known) if known is not None else store
    people = NewPeople(request.case, request.make_people, source.name, matter)
    outcome = _read(kind, Ground(request, source, matter, settings, others), people)
    if known is not None:
        stated = {**{name: value for name, value in known.receipt.options.items() if name in _OF_EXHIBIT}, **stated}
    content = _content(outcome)
    receipt = _receipt(request, source, store, outcome, content, stated | people.stated)
    if known is not None:
        receipt = receipt.model_copy(update={"order": known.receipt.order})
    new = StoredFile(receipt, new=outcome.rows, table=outcome.table, known=outcome.known)
    change = changed(store, people.matter, [*others.files, new], settings, people.files)
    change.files |= _written(store, receipt, outcome, content)
    change.files |= _settings_file(request.case, before, settings)
    done = Done(change.receipts[-1], outcome.tally, change, [*outcome.notes, *people.notes, *change.notes])
    if not request.dry_run:
        change.write(store)
    return done


def _read(kind: Kind, ground: Ground, people: NewPeople) -> Outcome:
    """Read a file, and again with each person whom counsel wants made and of whom rows are then held."""
    while True:
        try:
            outcome = kind.importer(replace(ground, matter=people.matter))
        except NothingUsable as error:
            if not people.make(error.tally):
                raise
        else:
            if not people.make(outcome.tally):
                people.check(outcome.tally)
                return outcome


def _content(outcome: Outcome) -> bytes | None:
    """Return what the file of the rows that are kept holds; ``None`` where none are."""
    if outcome.table is not None or not outcome.rows:
        return outcome.table
    return "".join(row.text() for row in outcome.rows).encode("utf-8", "replace")


def _rows_file(store: Store, sha256: str, outcome: Outcome) -> Path:
    return store.rows_file(sha256, "jsonl" if outcome.table is None else "parquet")


def _receipt(
    request: Request,
    source: SourceFile,
    store: Store,
    outcome: Outcome,
    content: bytes | None,
    stated: Mapping[str, str],
) -> Receipt:
    return Receipt(
        order=store.next,
        name=source.name,
        size=source.size,
        sha256=source.sha256,
        kind=request.kind,
        evidence=request.evidence,
        options={**stated, **outcome.options},
        found=outcome.found,
        map=outcome.map.model_dump(mode="json", by_alias=True, exclude_defaults=True) if outcome.map else {},
        totals=outcome.totals,
        notes=outcome.notes,
        kept=_rows_file(store, source.sha256, outcome).name if content is not None else None,
        kept_sha256=hashlib.sha256(content).hexdigest() if content is not None else None,
        **receipt_of_tally(outcome.tally, outcome.read),
    )


def _written(store: Store, receipt: Receipt, outcome: Outcome, content: bytes | None) -> dict[Path, str | bytes | None]:
    files: dict[Path, str | bytes | None] = dict(outcome.files)
    if content is not None:
        files[_rows_file(store, receipt.sha256, outcome)] = content
    if any(fate.name in ("rejected", "held", "duplicate", "aside") for fate in outcome.tally):
        files[store.rejects_file(receipt.sha256)] = rejects_csv(outcome.tally, outcome.columns)
    elif store.rejects_file(receipt.sha256).exists():
        files[store.rejects_file(receipt.sha256)] = None
    return files


def _settings_file(case: Path, before: Settings, after: Settings) -> dict[Path, str | bytes | None]:
    path = case.parent / NAME
    return {} if path.exists() and before == after else {path: after.text()}


def _exhibit(request: Request, kind: Kind, matter: Matter, file: str) -> dict[str, str]:
    """Return what counsel stated of the exhibit, after checking that it is there or can be made."""
    id = request.evidence
    if not kind.cites:
        return {}
    if id is None:
        message = (
            "which exhibit is it? Its records cite one: name it with --evidence ID; a new one is made with "
            "--evidence ID --bates FIRST-LAST --exhibit-kind KIND"
        )
        raise refuse("needs_evidence", file, message)
    there = {one.id for one in matter.case.evidence}
    if request.bates is None and request.exhibit_kind is None:
        if id not in there:
            message = (
                f'no exhibit is called "{id}"; allowed: one of evidence: in the case file; or make it: '
                "--bates FIRST-LAST --exhibit-kind KIND"
            )
            raise refuse("unknown_name", file, message)
        return {}
    if not is_id(id) or id in matter:
        message = f'"{id}" cannot be a new exhibit; allowed: an id that no record has, letters, digits and _ . -'
        raise refuse("unknown_name", file, message)
    kinds = get_args(unwrapped(Evidence.model_fields["kind"].annotation))
    if request.bates is None or request.exhibit_kind is None or request.exhibit_kind not in kinds:
        found = "" if request.exhibit_kind in (None, *kinds) else f'"{request.exhibit_kind}" is no kind of exhibit; '
        message = f"{found}a new exhibit needs --bates FIRST-LAST and --exhibit-kind, one of: {' '.join(kinds)}"
        raise refuse("needs_evidence", file, message)
    pages = _pages(request.bates, file)
    return {"bates": f"{pages.first} {pages.last}", "exhibit_kind": request.exhibit_kind}


def _pages(text: str, file: str) -> BatesRange:
    from pydantic_core import PydanticCustomError

    ends = [(text[:at].strip(), text[at + 1 :].strip()) for at, char in enumerate(text) if char in "-–"]
    both = next((one for one in ends if _prefix(one[0]) and _prefix(one[0]) == _prefix(one[1])), None)
    try:
        return BatesRange.parse(list(both) if both is not None else text)
    except PydanticCustomError as error:
        ends_of = error.context or {}
        said = error.message()
        if "first" in ends_of:  # of the two readings only the range can be typed here
            said = f"which pages? Write both whole: --bates {ends_of['first']}-{ends_of['last']}"
        raise refuse("unknown_name", file, f'--bates "{text}": {said}') from None


def _prefix(label: str) -> str:
    """Return what stands before the number of a page's label; empty where it is none."""
    before = label.rstrip("0123456789")
    return before if before != label else ""


def undo(case: Path, sha256: str) -> tuple[Receipt, Change]:
    """Take a file's records out again, and return its receipt and what changed.

    Raises
    ------
    InputError
        Where the case file has errors.
    NotImported
        Where it was not imported, or other records rest on it.
    """
    from relcon.importing.workbook.receipts import workbook_undone

    store = Store.opened(case)
    file = store.found(sha256)
    change = workbook_undone(store, file) if file.receipt.kind == WORKBOOK else undone(store, store.read(), file)
    change.files |= dict.fromkeys(store.files_of(file))
    change.write(store)
    return file.receipt, change


def imported(case: Path) -> list[Receipt]:
    """Return the receipts of what was imported into a case file, in that order.

    Raises
    ------
    NotImported
        Where there is no such file.
    """
    if not case.is_file():
        raise refuse("unreadable", str(case), "no such file; is the name right?")
    return [one.receipt for one in Store.opened(case).files]
