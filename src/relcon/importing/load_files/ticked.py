"""Documents of a production that counsel ticks in a list: these, and no others, become exhibits."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, get_args

from relcon.importing.by_map import Judged, table_under
from relcon.importing.fates import BadValue, Fate
from relcon.importing.faults import refuse
from relcon.importing.load_files.index import PageIndex, spanned
from relcon.importing.load_files.labels import Label, range_of
from relcon.importing.mapping import MappedRow
from relcon.importing.people import free_id
from relcon.importing.profiles import profile
from relcon.importing.read.table import folded
from relcon.importing.rejects import STARTS, safe
from relcon.importing.request import Ground, Outcome
from relcon.importing.settings import Settings
from relcon.importing.store import Made, Store, StoredFile
from relcon.reading.models import unwrapped
from relcon.records.base import is_id
from relcon.records.evidence import Evidence
from relcon.records.matter import Matter

KIND: Final = "as-evidence"
STEM: Final = "exhibits"
_KINDS: Final[Sequence[str]] = get_args(unwrapped(Evidence.model_fields["kind"].annotation))
_HEAD: Final = ("tick", "kind", "id", "first", "last", "title", "date", "type", "custodian")
_YES: Final = frozenset({"x", "y", "yes", "1", "true", "\u2713", "\u2714"})
_NO: Final = frozenset({"", "n", "no", "0", "false", "-"})
_NO_ID: Final = re.compile(r"[^A-Za-z0-9_.-]+")


def list_to_tick(store: Store, matter: Matter) -> tuple[str, int]:
    """Return the documents of a matter's load files as a table in which counsel ticks, and how many there are.

    Those whose pages are an exhibit's already are left out.

    Raises
    ------
    NotImported
        Where no load file was imported.
    """
    index = PageIndex.of(store.files)
    cited = {one.bates.numbers for one in matter.evidence.values() if one.bates is not None}
    rows: list[tuple[str, ...]] = []
    taken: set[str] = set()
    for first, last, values in _documents(index):
        if (first.prefix, first.number, last.number) not in cited:
            id = free_id(_id_of(str(first)), matter, taken)
            taken.add(id)
            said = (_line(str(values.get(name) or "")) for name in _HEAD[5:])
            rows.append(("", "", id, str(first), str(last), *said))
    if not rows:
        message = "no document of a load file is left to tick; import them first: relcon import production FILE"
        raise refuse("no_rows", str(store.case), message)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEAD)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue(), len(rows)


def _documents(index: PageIndex) -> Iterator[tuple[Label, Label, dict[str, Any]]]:
    """Yield every document in the order of its pages, with what its list says of it."""
    listed = {one.first for one in index.documents}
    found = [(one.first, one.end, dict(one.values)) for one in index.documents]
    images = (one for first, one in index.images.items() if first not in listed)
    found += [(one.first, one.first.at(one.first.number + one.pages - 1), {}) for one in images]
    return iter(sorted(found, key=lambda one: one[:2]))


def _line(text: str) -> str:
    """Return a text as one line, without signs that no line has."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


def _id_of(label: str) -> str:
    id = _NO_ID.sub("-", label).strip("-._")
    return id if is_id(id) else f"p-{id}"


def read(ground: Ground) -> Outcome:
    """Read a list in which counsel ticked.

    Raises
    ------
    NotImported
        Where it cannot be read, or nothing is ticked.
    """
    table = table_under(ground, profile("as_evidence", KIND, ground.source.name))
    return table.outcome(_Rows(ground).read)


class _Rows:
    """The rows as they are read, one after another; the exhibits that are there already are known."""

    def __init__(self, ground: Ground) -> None:
        self.matter = ground.matter
        self.index = PageIndex.of(ground.store.files)
        self.pages = {one.bates.numbers: id for id, one in ground.matter.evidence.items() if one.bates is not None}
        self.taken: set[str] = set()

    def read(self, row: MappedRow) -> Judged:
        if folded(row.text("tick")) in _NO:
            return Fate(row.row, "not_read", "not ticked", "x in the column tick makes an exhibit of it"), None
        field = "tick"
        try:
            _ticked(row)
            field = "kind"
            kind = _kind(row.text("kind"))
            field = "first"
            first, last = self._range(row)
            field = "id"
            id = _stated_id(row) or free_id(_id_of(str(first)), self.matter, self.taken)
        except BadValue as bad:
            return row.rejected(field, bad), None
        known = self.pages.get((first.prefix, first.number, last.number))
        if known is not None:
            return Fate(row.row, "same_id", spanned(first, last), f"these pages are the exhibit {known}"), None
        if id in self.matter or id in self.taken:
            return Fate(row.row, "conflict", id, "an id that no record has", row.cell("id").place), None
        self.pages[first.prefix, first.number, last.number] = id
        self.taken.add(id)
        title = _own(row.text("title"))
        return Fate(row.row), {"id": id, "kind": kind, "title": title, "bates": [str(first), str(last)]}

    def _range(self, row: MappedRow) -> tuple[Label, Label]:
        """Return the first and the last page; both, and all between them, were produced."""
        first, last = range_of(_own(row.text("first")), _own(row.text("last")))
        last = last or first
        missing = self.index.missing(first, last) if first.prefix in self.index.spans else [(first, last)]
        if missing:
            raise BadValue("bad_bates", spanned(first, last), f"pages of a load file; none has {spanned(*missing[0])}")
        return first, last


def _ticked(row: MappedRow) -> None:
    if folded(row.text("tick")) not in _YES:
        raise BadValue("unknown_word", row.raw("tick"), "x, or nothing")


def _stated_id(row: MappedRow) -> str:
    id = _own(row.text("id"))
    if id and not is_id(id):
        raise BadValue("bad_text", id, "letters, digits and _ . -, such as lab-7")
    return id


def _kind(text: str) -> str:
    word = folded(text).replace(" ", "_")
    if not word:
        raise BadValue("missing_field", "", " ".join(_KINDS))
    if word not in _KINDS:
        raise BadValue("unknown_word", text, " ".join(_KINDS))
    return word


def _own(text: str) -> str:
    """Return a cell without the mark that kept a spreadsheet from taking it for a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(STARTS) else text


def exhibits(files: Sequence[StoredFile], _matter: Matter, _settings: Settings) -> Made:
    """Return an exhibit of each document that counsel ticked."""
    made = Made()
    for file in files:
        if file.receipt.kind == KIND:
            for row in file.used:
                said = {name: row.values[name] for name in ("id", "kind", "title", "bates") if row.values[name]}
                made.add(STEM, "evidence", said, [(file.receipt.sha256, row.label)])
    return made
