"""What was produced, as load files say: pages cited and missing, gaps, overlaps, lists that differ, the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from relcon.checking.beside import Beside, id_of
from relcon.checking.note import Note, note
from relcon.importing.fates import BadValue
from relcon.importing.load_files.index import counted, spanned
from relcon.importing.load_files.labels import Label, range_of

_MOST: Final = 50
"""Notes of one sort; the rest is counted."""
_SHOWN: Final = 5
"""Of a long list this many are named; the rest is counted."""


def pages_not_produced(beside: Beside) -> Iterator[Note]:
    """Yield exhibits with pages that no load file of that prefix has."""
    for exhibit in beside.matter.evidence.values():
        if exhibit.bates is None:
            continue
        try:
            first, last = range_of(exhibit.bates.first, exhibit.bates.last)
        except BadValue:
            continue
        missing = beside.pages.missing(first, last or first)
        if missing:
            whole = sum(_length(*run) for run in missing)
            runs = beside.pages.spans[first.prefix]
            text = (
                f"cites {'a page that was' if whole == 1 else 'pages that were'} not produced: {_runs(missing)}, "
                f"{counted(whole)}; load files have {spanned(runs[0][0], runs[-1][1])}"
            )
            yield note("not_produced", exhibit.id, exhibit.location, text)


def pages_missing(beside: Beside) -> Iterator[Note]:
    """Yield each run of numbers that no load file has."""
    found = [
        (
            first,
            f"{spanned(first, last)} ({counted(_length(first, last))}): in no load file; withheld, or not produced?",
        )
        for first, last in beside.pages.gaps()
    ]
    yield from _notes(found, "gaps in the pages")


def pages_in_two_documents(beside: Beside) -> Iterator[Note]:
    """Yield each document whose pages begin before another one's end."""
    found = [
        (other.first, f"{other} overlaps {one}: {spanned(first, last)} ({counted(_length(first, last))}) in both")
        for one, other, first, last in beside.pages.overlaps()
    ]
    yield from _notes(found, "documents that overlap")


def pages_counted_apart(beside: Beside) -> Iterator[Note]:
    """Yield each document of which labels, page counts and the list of pages say different numbers."""
    said: dict[Label, list[str]] = {}
    for one, images in beside.pages.differing():
        said.setdefault(one.first, []).append(f"{counted(images.pages)} listed in {images.file}")
    for first, stated, shown, file in beside.pages.miscounted():
        said.setdefault(first, []).append(f"{file} states {counted(stated)} and has {shown:,}")
    spans = {one.first: f"{one} ({counted(one.length)} by its labels)" for one in beside.pages.documents}
    found = [(first, f"{spans.get(first, first)}: {'; '.join(texts)}") for first, texts in sorted(said.items())]
    yield from _notes(found, "documents with different numbers of pages")


def lists_apart(beside: Beside) -> Iterator[Note]:
    """Yield the documents that only one of the two lists has."""
    images = [str(one.first) for one in beside.pages.without_images()]
    if images:
        text = f"{len(images):,} documents of the document list have no page in a list of pages: {_some(images)}"
        yield note("load_files", id_of(images[0]), None, text)
    listed = [str(one.first) for one in beside.pages.unlisted()]
    if listed:
        text = f"{len(listed):,} documents of a list of pages are in no document list: {_some(listed)}"
        yield note("load_files", id_of(listed[0]), None, text)


def families_broken(beside: Beside) -> Iterator[Note]:
    """Yield the documents whose family does not hold together: an e-mail, say, without its attachment."""
    yield from _notes(
        [(one.first, f"{one}: {text}") for one, text in beside.pages.broken_families()], "families that do not fit"
    )


def documents_twice(beside: Beside) -> Iterator[Note]:
    """Yield documents that were produced under two labels."""
    found = []
    for those in beside.pages.same_documents():
        how = "one digest" if those[0].values.get("hash") else "one title, date and number of pages"
        found.append((those[1].first, f"{those[1]} may be {those[0]} once more: {how}, {len(those):,} in all"))
    yield from _notes(found, "documents under two labels")


def labels_uneven(beside: Beside) -> Iterator[Note]:
    """Yield prefixes whose labels are padded to several lengths: the same number may then be two pages."""
    for prefix, labels in beside.pages.uneven():
        text = (
            f'labels of "{prefix}" have several lengths, such as {" and ".join(map(str, labels[:2]))}: one page twice?'
        )
        yield note("load_files", id_of(str(labels[0])), None, text)


def _notes(found: Sequence[tuple[Label, str]], what: str) -> Iterator[Note]:
    for first, text in found[:_MOST]:
        yield note("load_files", id_of(str(first)), None, text)
    if len(found) > _MOST:
        more, first = len(found) - _MOST, found[_MOST][0]
        yield note("load_files", id_of(str(first)), None, f"{more:,} more {what}, from {first} on: see imported/pages")


def _length(first: Label, last: Label) -> int:
    return last.number - first.number + 1


def _runs(missing: Sequence[tuple[Label, Label]]) -> str:
    return _some([spanned(*run) for run in missing])


def _some(those: Sequence[str]) -> str:
    more = f" and {len(those) - _SHOWN:,} more" if len(those) > _SHOWN else ""
    return f"{', '.join(those[:_SHOWN])}{more}"
