"""The page index: which pages were produced, in which documents, and where the load files do not fit together."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import PurePath
from typing import Any, Final

from relcon.importing.load_files.labels import Label, label_of
from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile, StoredRow
from relcon.records.matter import Matter

KIND: Final = "production"


@dataclass(frozen=True)
class Document:
    """A document of a list: its pages, its family's, what the list says of it, and where it stands there.

    Attributes
    ----------
    first, last
        Its pages; without a last one the list does not state it.
    family
        The pages of the document and of what is attached to it.
    values
        What the list says.
    file, row
        Where it says so.
    """

    first: Label
    last: Label | None
    family: tuple[Label, Label | None] | None
    values: Mapping[str, Any]
    file: str
    row: str

    @property
    def end(self) -> Label:
        """Its last page as far as the list states one."""
        return self.last or self.first

    @property
    def length(self) -> int:
        """How many pages its labels span."""
        return self.end.number - self.first.number + 1

    def __str__(self) -> str:
        return spanned(self.first, self.end)


@dataclass
class Images:
    """The pages of one document in a list of pages: from a line marked as first to the next one.

    Attributes
    ----------
    first, pages
        Its first page and how many there are.
    stated
        How many the first line says.
    file, row
        Where it stands.
    """

    first: Label
    file: str
    row: str
    stated: int | None = None
    pages: int = 0


def spanned(first: Label, last: Label) -> str:
    """Return one page, or the first and the last of several."""
    return str(first) if first == last else f"{first} to {last}"


def counted(number: int) -> str:
    """Return how many pages in words."""
    return "1 page" if number == 1 else f"{number:,} pages"


@dataclass
class PageIndex:
    """All pages and documents that were produced.

    Attributes
    ----------
    documents
        Of the document lists, by their pages.
    images
        Of the lists of pages, by the document's first page.
    """

    documents: list[Document] = field(default_factory=list)
    images: dict[Label, Images] = field(default_factory=dict)
    _runs: list[tuple[Label, Label]] = field(default_factory=list)

    @classmethod
    def of(cls, files: Sequence[StoredFile]) -> PageIndex:
        """Return the index of all imported load files."""
        return cls.of_rows((one.receipt.name, one.used) for one in files if one.receipt.kind == KIND)

    @classmethod
    def of_rows(cls, lists: Iterable[tuple[str, Iterable[StoredRow]]]) -> PageIndex:
        """Return the index of the rows that are used, by the name of their file."""
        index = cls()
        for name, rows in lists:
            for row in rows:
                if "first" in row.values:
                    index.documents.append(_document(row, name))
                else:
                    index._page(row, name)
        index.documents.sort(key=lambda one: (one.first, one.end, one.file))
        return index

    def _page(self, row: StoredRow, name: str) -> None:
        label = label_of(row.values["page"])
        before = self._runs[-1] if self._runs else None
        if before is not None and before[1].prefix == label.prefix and before[1].number + 1 == label.number:
            self._runs[-1] = (before[0], label)
        else:
            self._runs.append((label, label))
        document = row.values["document"]
        if document is not None:
            first = label if document == row.values["page"] else label_of(document)
            found = self.images.setdefault(first, Images(first, name, row.label, row.values.get("pages")))
            found.pages += 1

    @cached_property
    def spans(self) -> dict[str, list[tuple[Label, Label]]]:
        """By prefix, the runs of pages that were produced, in order and apart from one another."""
        found: dict[str, list[tuple[Label, Label]]] = defaultdict(list)
        every = sorted([*((one.first, one.end) for one in self.documents), *self._runs])
        for first, last in every:
            runs = found[first.prefix]
            if runs and first.number <= runs[-1][1].number + 1:
                if last.number > runs[-1][1].number:
                    runs[-1] = (runs[-1][0], last)
            else:
                runs.append((first, last))
        return dict(found)

    def missing(self, first: Label, last: Label) -> list[tuple[Label, Label]]:
        """Return the runs of a range's pages that were not produced; none of a prefix that no load file has."""
        if first.prefix not in self.spans:
            return []
        found, at = [], first.number
        for begun, ended in self.spans[first.prefix]:
            if ended.number < at:
                continue
            if begun.number > last.number:
                break
            if begun.number > at:
                found.append((first.at(at), first.at(begun.number - 1)))
            at = ended.number + 1
        if at <= last.number:
            found.append((first.at(at), first.at(last.number)))
        return found

    def gaps(self) -> list[tuple[Label, Label]]:
        """Return each run of numbers between two pages of one prefix that no load file has."""
        return [
            (before.at(before.number + 1), before.at(after.number - 1))
            for runs in self.spans.values()
            for (_, before), (after, _) in pairwise(runs)
        ]

    def overlaps(self) -> Iterator[tuple[Document, Document, Label, Label]]:
        """Yield each document that shares pages with one before it, that one first, and the pages."""
        reached: Document | None = None
        for one in self.documents:
            if reached is not None and reached.first.prefix == one.first.prefix:
                shared = min(one.end.number, reached.end.number)
                if one.first.number <= shared:
                    yield reached, one, one.first, one.first.at(shared)
                if one.end.number <= reached.end.number:
                    continue
            reached = one

    def differing(self) -> Iterator[tuple[Document, Images]]:
        """Yield each document of which the two lists have another number of pages."""
        for one in self.documents:
            found = self.images.get(one.first)
            if found is not None and one.last is not None and found.pages != one.length:
                yield one, found

    def miscounted(self) -> Iterator[tuple[Label, int, int, str]]:
        """Yield each document whose list states another number of pages than it shows: both, and the list."""
        for one in self.documents:
            stated = one.values.get("pages")
            if stated is not None and one.last is not None and stated != one.length:
                yield one.first, stated, one.length, one.file
        for images in self.images.values():
            if images.stated is not None and images.stated != images.pages:
                yield images.first, images.stated, images.pages, images.file

    def without_images(self) -> list[Document]:
        """Return the documents of which no list of pages has the first page; none where there is no such list."""
        if not self.images:
            return []
        pages = PageIndex(_runs=self._runs)
        return [
            one for one in self.documents if one.first.prefix not in pages.spans or pages.missing(one.first, one.first)
        ]

    def unlisted(self) -> list[Images]:
        """Return the documents of lists of pages that no document list has; none where there is no such list."""
        if not self.documents:
            return []
        listed = {one.first for one in self.documents}
        return [one for first, one in self.images.items() if first not in listed]

    def broken_families(self) -> Iterator[tuple[Document, str]]:
        """Yield each document whose family begins with no document, or does not hold it."""
        firsts = {one.first for one in self.documents}
        for one in self.documents:
            if one.family is None:
                continue
            begun, ended = one.family
            if begun not in firsts:
                yield one, f"its family begins at {begun}, where no document begins"
            elif begun.prefix != one.first.prefix or begun.number > one.first.number:
                yield one, f"its family begins at {begun}, after it"
            elif ended is not None and one.end.number > ended.number:
                yield one, f"its family ends at {ended}, before it does"

    def same_documents(self) -> Iterator[list[Document]]:
        """Yield the documents of one digest; where no list has digests, of one title, date and number of pages."""
        digests = any(one.values.get("hash") for one in self.documents)
        found: dict[tuple[object, ...], list[Document]] = defaultdict(list)
        for one in self.documents:
            said = one.values
            key = (said.get("hash"),) if digests else (said.get("title"), said.get("date"), one.last and one.length)
            if all(key):
                found[tuple(part.strip().casefold() if isinstance(part, str) else part for part in key)].append(one)
        return (those for those in found.values() if len({one.first for one in those}) > 1)

    def uneven(self) -> Iterator[tuple[str, list[Label]]]:
        """Yield each prefix whose padded labels have several lengths, with the first of each."""
        lengths: dict[str, dict[int, Label]] = defaultdict(dict)
        for one in [*(document.first for document in self.documents), *(first for first, _ in self._runs)]:
            lengths[one.prefix].setdefault(one.digits, one)
        for prefix, by_digits in lengths.items():
            if len(by_digits) > 1 and any(len(str(one.number)) < one.digits for one in by_digits.values()):
                yield prefix, [by_digits[digits] for digits in sorted(by_digits)]


def _document(row: StoredRow, name: str) -> Document:
    said = row.values
    last, family = said["last"], said.get("family")
    both = (label_of(family[0]), label_of(family[1]) if family[1] else None) if family else None
    return Document(label_of(said["first"]), label_of(last) if last else None, both, said, name, row.label)


def page_lists(files: Sequence[StoredFile], _matter: Matter, _settings: Settings) -> Made:
    """Return the list of documents and pages of each volume, by the name of its load files."""
    made = Made()
    volumes: dict[str, list[tuple[str, list[StoredRow]]]] = defaultdict(list)
    for one in files:
        if one.receipt.kind == KIND:
            volumes[PurePath(one.receipt.name).stem].append((one.receipt.name, one.used))
    for volume, lists in volumes.items():
        made.pages[volume] = "".join(_lines(PageIndex.of_rows(lists)))
    return made


def _lines(index: PageIndex) -> Iterator[str]:
    """Yield the documents in the order of their pages, one a line, with how many pages each list has of them."""
    rows: list[tuple[Label, dict[str, Any]]] = []
    listed = set()
    for one in index.documents:
        listed.add(one.first)
        images = index.images.get(one.first)
        rows.append((one.first, {**one.values, "images": images.pages if images is not None else 0}))
    rows += [
        (first, {"first": str(first), "last": None, "images": images.pages})
        for first, images in index.images.items()
        if first not in listed
    ]
    for _, row in sorted(rows, key=lambda one: one[0]):
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
