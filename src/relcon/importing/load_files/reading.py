"""A load file of a production: the document list (DAT) or the list of pages (OPT), whichever it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from relcon.importing.by_map import nothing_usable
from relcon.importing.fates import Tally
from relcon.importing.faults import refuse
from relcon.importing.load_files.dat import KIND, Columns, Documents, columns_of
from relcon.importing.load_files.index import PageIndex, counted, spanned
from relcon.importing.load_files.opt import COLUMNS, Pages, is_opt, opt_rows
from relcon.importing.load_files.records import THORN, dat_rows, is_concordance
from relcon.importing.map import Map, map_file
from relcon.importing.read.delimited import read_text
from relcon.importing.read.encoding import decoded
from relcon.importing.read.table import Table
from relcon.importing.request import Ground, Outcome
from relcon.importing.store import StoredRow

_OTHER: Final = {
    "a Summation load file (.dii)": re.compile(r"\s*(?:;[^\n]*\n\s*)*@[A-Za-z]"),
    "an IPRO load file (.lfp)": re.compile(r"\s*(?:IM|IO|OF|VN),[^,\n]*,"),
}
_LOST: Final = "\ufffd"
_SHOWN: Final = 5


def read(ground: Ground) -> Outcome:
    """Read a load file.

    Raises
    ------
    InputError
        With every error of the map.
    NotImported
        Where it is no load file that can be read.
    """
    source, asked = ground.source, ground.request
    if source.form == "workbook":
        message = "a workbook; allowed: the load files of a production, .dat and .opt; ask for them"
        raise refuse("not_this_kind", source.name, message)
    map = map_file(asked.map, KIND) if asked.map is not None else None  # noqa: A001 - it is called so everywhere
    found = decoded(source.data, source.name, asked.encoding or (map.file.encoding if map is not None else None))
    text, said = found.text, {"encoding": found.encoding}
    for what, begins in _OTHER.items():
        if begins.match(text[:10_000]):
            message = f"{what}, which is not read; allowed: Concordance (.dat) and Opticon (.opt); ask for these"
            raise refuse("not_this_kind", source.name, message)
    if not text.strip():
        raise refuse("no_rows", source.name, "no row has anything in it; is it the right file?")
    if is_concordance(text):
        if f"{_LOST}\x14" in text or text.startswith(_LOST):
            message = f"the {THORN} around its cells was lost when it was converted; ask for the file as it was made"
            raise refuse("encoding", source.name, message, "line 1")
        rows, separator = dat_rows(text, source.name)
        table = Table(source.name, tuple(rows), found=said | {"separator": separator, "around cells": THORN})
        return _documents(ground, table, map)
    if map is None and is_opt(text, source.name):
        return _pages(ground, text, said)
    return _documents(ground, read_text(source, asked.encoding), map)


def _documents(ground: Ground, table: Table, map: Map | None) -> Outcome:  # noqa: A002 - it is called so everywhere
    columns = columns_of(table, map)
    documents = Documents(columns, _there(ground, "first"))
    documents.read()
    _usable(documents.tally, table.file)
    index = _index(ground, documents.kept)
    return Outcome(
        documents.tally,
        documents.kept,
        read=len(table.rows),
        columns=columns.layout.header.cells,
        map=map,
        found={
            "load file": "documents (DAT)",
            **table.found,
            "header": columns.layout.header.place,
            "columns read": ", ".join(f"{field}: {column}" for field, column in columns.fields.items()),
            "documents": f"{len(documents.tally.of('used')):,}",
        },
        notes=[*table.notes, *_left_out(columns, map), *_notes(index)],
    )


def _pages(ground: Ground, text: str, said: Mapping[str, str]) -> Outcome:
    rows = opt_rows(text)
    pages = Pages(_there(ground, "page"))
    notes = list(pages.read(rows))
    _usable(pages.tally, ground.source.name)
    used = [row.values["page"] for row in pages.kept if row.used]
    index = _index(ground, pages.kept)
    return Outcome(
        pages.tally,
        pages.kept,
        read=len(rows),
        columns=COLUMNS,
        found={
            "load file": "pages (OPT)",
            **said,
            "pages": f"{len(used):,}" + (f", {used[0]} to {used[-1]}" if used else ""),
        },
        notes=[*notes, *_notes(index)],
    )


def _usable(tally: Tally, file: str) -> None:
    if not tally.of("used") and not tally.of("duplicate"):
        raise nothing_usable(tally, file)


def _there(ground: Ground, name: str) -> dict[str, Mapping[str, Any]]:
    """Return what was imported before, by its first page or by its page."""
    return {
        row.values[name]: row.values
        for file in ground.store.files
        if file.receipt.kind == KIND
        for row in file.used
        if name in row.values
    }


def _index(ground: Ground, kept: Sequence[StoredRow]) -> PageIndex:
    before = [(one.receipt.name, one.used) for one in ground.store.files if one.receipt.kind == KIND]
    return PageIndex.of_rows([*before, (ground.source.name, [row for row in kept if row.used])])


def _notes(index: PageIndex) -> list[str]:
    """Return what counsel should know of the pages, in a few lines; ``relcon check`` says each."""
    gaps = [f"{spanned(*gap)} ({counted(gap[1].number - gap[0].number + 1)})" for gap in index.gaps()]
    overlaps = [f"{spanned(first, last)} in {one} and {other}" for one, other, first, last in index.overlaps()]
    differing = [f"{one}, {counted(found.pages)} in {found.file}" for one, found in index.differing()]
    return [
        *_told("pages that no load file has", gaps),
        *_told("pages in two documents", overlaps),
        *_told("documents with another number of pages in the two lists", differing),
    ]


def _told(what: str, those: Sequence[str]) -> list[str]:
    more = f" and {len(those) - _SHOWN:,} more: see relcon check --all" if len(those) > _SHOWN else ""
    return [f"{what}: {'; '.join(those[:_SHOWN])}{more}"] if those else []


def _left_out(columns: Columns, map: Map | None) -> Iterable[str]:  # noqa: A002 - as above
    ignored = set(map.ignore) if map is not None else set()
    left = [name for name in columns.left if name not in ignored]
    return [f"columns that are not read: {', '.join(left)}"] if left else []
