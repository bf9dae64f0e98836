"""What an import, or its being undone, changes in the matter's folder: worked out whole, checked, then written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from relcon.importing.faults import Fault, NotImported, refuse
from relcon.importing.kinds import made_of
from relcon.importing.records_file import Merged, Sections, merged, tree_of
from relcon.importing.review.suggested import suggestions_file
from relcon.importing.settings import Settings, settings_of
from relcon.importing.store import FOLDER, WORKBOOK, Made, Receipt, Store, StoredFile
from relcon.private_files import read_input, write_together
from relcon.reading.files import check_with
from relcon.reading.problems import InputError, escape
from relcon.reading.text_file import read_tree
from relcon.records.matter import Matter
from relcon.writing.splice import NoPlace, plain, with_item

_BOM = "\ufeff"


@dataclass
class Change:
    """Files as they will stand, and what becomes of the records.

    Attributes
    ----------
    files
        By name, the content; ``None``: the file goes.
    whole
        By name, what files say of which no word is counsel's own.
    receipts
        The receipts as they will stand.
    added, changed, removed
        The ids of records, in order.
    notes
        What counsel should know.
    """

    files: dict[Path, str | bytes | None] = field(default_factory=dict)
    whole: dict[Path, Sections] = field(default_factory=dict)
    receipts: list[Receipt] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def write(self, store: Store) -> None:
        """Write all of it, or nothing."""
        write_together(self.files, store.pending)


def changed(
    store: Store,
    matter: Matter,
    files: Sequence[StoredFile],
    settings: Settings,
    texts: Mapping[Path, str | bytes | None] | None = None,
) -> Change:
    """Return what changes when just these files are imported into a matter.

    Parameters
    ----------
    store
        What was imported until now.
    matter
        The case as it stands.
    files
        The imported files that there are to be.
    settings
        The matter's zone and region.
    texts
        Files of counsel's as they are to stand, which the matter was read from already.

    Raises
    ------
    InputError
        Where the case file would have errors with the records.
    NotImported
        Where a file cannot be written into without touching what counsel wrote.
    """
    change = Change(dict(texts or {}))
    made = made_of(files, matter, settings)
    change.notes += made.notes
    wanted = _without_own(made, store, matter, change.notes)
    stems = list(dict.fromkeys((*store.last_written, *wanted)))
    for stem in stems:
        _records(change, store, stem, wanted.get(stem, {}), _sources(stem, made, files))
    kept = {stem: sections for stem, sections in wanted.items() if sections}
    change.files[store.written] = json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n"
    for one in files:
        if one.receipt.kind == WORKBOOK:  # its records are counsel's own, in the case file itself
            change.receipts.append(one.receipt)
            continue
        receipt = one.receipt.model_copy(update={"records": made.rows.get(one.receipt.sha256, {})})
        change.receipts.append(receipt)
        if one.is_new or receipt != one.receipt:
            change.files[store.receipt_file(receipt.sha256)] = receipt.text()
    change.files |= _pages(made, store)
    _include(change, store, [stem for stem in stems if store.records_file(stem) in change.files])
    change.files |= suggestions_file(store, files, matter, settings, made)
    _check(change, store)
    return change


def _pages(made: Made, store: Store) -> dict[Path, str | bytes | None]:
    """Return the lists of pages as they will stand; one that no load file gives any more goes."""
    files: dict[Path, str | bytes | None] = dict.fromkeys(store.pages_file("x").parent.glob("*.jsonl"))
    return files | {store.pages_file(volume): text for volume, text in made.pages.items()}


def _sources(stem: str, made: Made, files: Sequence[StoredFile]) -> list[Receipt]:
    """Return the receipts of the files on which the records of a file rest, whatever the order of the imports."""
    ids = {record["id"] for records in made.files.get(stem, {}).values() for record in records}
    receipts = (one.receipt for one in files if ids & set(made.rows.get(one.receipt.sha256, {})))
    return sorted(receipts, key=lambda one: (one.name, one.sha256))


def _without_own(made: Made, store: Store, matter: Matter, notes: list[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the records by file, section and id, without those that counsel's own files have already."""
    folder = store.folder.resolve()

    @cache
    def imported(file: str) -> bool:
        return Path(file).resolve().is_relative_to(folder)

    found: dict[str, dict[str, dict[str, Any]]] = {}
    for stem, sections in made.files.items():
        for section, records in sections.items():
            for record in records:
                id = record["id"]
                where = matter.by_id(id).location if id in matter else None
                if where is not None and not imported(where.file):
                    notes.append(f"{id} stands in {Path(where.file).name}, line {where.line}, already: left as it is")
                    continue
                found.setdefault(stem, {}).setdefault(section, {})[id] = record
    return found


def _records(
    change: Change, store: Store, stem: str, after: Mapping[str, dict[str, Any]], sources: Sequence[Receipt]
) -> None:
    """Bring one file of records up to date."""
    path = store.records_file(stem)
    before = store.last_written.get(stem, {})
    text = read_input(path).decode("utf-8") if path.is_file() else None
    if text is None and not after:
        return
    try:
        new = merged(text, before, after, _comment(sources, store.case), f"{FOLDER}/{path.name}")
    except NoPlace as error:
        raise refuse("unreadable", str(path), f"{error}; or put the file back as it was imported") from None
    if text != new.text:
        change.files[path] = new.text
    if new.whole is not None:
        change.whole[path] = new.whole
    _count(change, before, after)
    change.notes += new.notes


def _count(change: Change, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    old = {id: one for records in before.values() for id, one in records.items()}
    now = {id: one for records in after.values() for id, one in records.items()}
    change.added += sorted(set(now) - set(old))
    change.changed += sorted(id for id in set(now) & set(old) if now[id] != old[id])
    change.removed += sorted(set(old) - set(now))


def _comment(sources: Sequence[Receipt], case: Path) -> str:
    files = "; ".join(f"{escape(one.name)} (SHA-256 {one.short})" for one in sources)
    return (
        f"Imported from {files}. Rows: relcon import --list {escape(case.name)}; fields that you change stay."
        if files
        else "Imported, and taken out again."
    )


def _include(change: Change, store: Store, stems: Sequence[str]) -> None:
    """Add to the case file the lines that include new files of records; every other byte stays."""
    text = change.files.get(store.case)
    if not isinstance(text, str):
        text = read_input(store.case).decode("utf-8")
    mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    tree, problems = read_tree(text.encode("utf-8"), str(store.case))
    if problems:
        raise InputError(problems)
    known = [str(one) for one in plain(tree).get("include") or ()]
    for stem in stems:
        name = f"{FOLDER}/{stem}.yaml"
        if name not in known:
            try:
                body = with_item(body, ("include",), name).of(body)
            except NoPlace as error:
                message = f"{error}; write the line include: [] into it, and import again"
                raise refuse("unreadable", str(store.case), message) from None
    if mark + body != text:
        change.files[store.case] = mark + body


def _check(change: Change, store: Store) -> None:
    """Check that the case can be read with the change made; what the program writes itself is not parsed for it."""
    instead = {
        path.resolve(): content.encode("utf-8")
        for path, content in change.files.items()
        if isinstance(content, str) and path.suffix == ".yaml"
    }
    trees = {path.resolve(): tree_of(records, str(path)) for path, records in change.whole.items()}
    check_with(store.case, instead, trees, store.parsed)


def still_named(receipt: Receipt, error: InputError) -> NotImported:
    """Return the refusal to take a file out of which other records name what it brought."""
    message = "cannot be taken out: other records name what it brought; take these out or change them first"
    told = [Fault("unknown_name", receipt.name, message)]
    told += [
        Fault("unknown_name", problem.place, str(problem).removeprefix(problem.place).strip())
        for problem in error.problems
    ]
    return NotImported(told)


def undone(store: Store, matter: Matter, file: StoredFile) -> Change:
    """Return what changes when a file is taken out again.

    Parameters
    ----------
    store, matter
        What was imported until now, and the case as it stands.
    file
        The file.

    Raises
    ------
    NotImported
        Where counsel's records rest on what it brought.
    """
    left = [one for one in store.files if one is not file]
    try:
        change = changed(store, matter, left, settings_of(store.case))
    except InputError as error:
        raise still_named(file.receipt, error) from None
    edited = [note for note in change.notes if note.endswith(Merged.STAYS)]
    if edited:
        raise NotImported([Fault("unknown_name", file.receipt.name, f"cannot be taken out: {note}") for note in edited])
    return change
