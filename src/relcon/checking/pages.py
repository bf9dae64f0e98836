"""The Bates pages of exhibits: pages that no exhibit covers, those that two share, and labels mistyped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from relcon.checking.note import Note, note
from relcon.records.evidence import Evidence
from relcon.records.matter import Matter

Pages = tuple[int, int, Evidence]


def _by_prefix(matter: Matter) -> dict[str, list[Pages]]:
    found: dict[str, list[Pages]] = defaultdict(list)
    for exhibit in matter.evidence.values():
        if exhibit.bates is not None:
            prefix, first, last = exhibit.bates.numbers
            found[prefix].append((first, last, exhibit))
    return {prefix: sorted(pages, key=lambda p: (p[0], p[1], p[2].id)) for prefix, pages in found.items()}


def _label(prefix: str, number: int, like: Evidence) -> str:
    digits = len(like.bates.first) - len(prefix) if like.bates is not None else 0
    return f"{prefix}{number:0{digits}d}"


def page_gaps(matter: Matter) -> Iterator[Note]:
    """Yield each run of numbers between two exhibits of one prefix that no exhibit covers."""
    for prefix, pages in _by_prefix(matter).items():
        reached, before = pages[0][1], pages[0][2]
        for first, last, exhibit in pages[1:]:
            if first > reached + 1:
                missing = first - reached - 1
                ends = sorted({_label(prefix, reached + 1, before), _label(prefix, first - 1, before)})
                count = "1 page" if missing == 1 else f"{missing} pages"
                text = f"{' to '.join(ends)} ({count}), between {before.id} and {exhibit.id}: in no exhibit listed here"
                yield note("page_gap", before.id, before.location, text)
            if last >= reached:
                reached, before = last, exhibit


def page_overlaps(matter: Matter) -> Iterator[Note]:
    """Yield each exhibit that shares pages with an earlier one."""
    for prefix, pages in _by_prefix(matter).items():
        reached, before = pages[0][1], pages[0][2]
        for first, last, exhibit in pages[1:]:
            if first <= reached:
                shared = f"{_label(prefix, first, exhibit)} to {_label(prefix, min(last, reached), exhibit)}"
                text = f"shares {shared} with {before.id}: one document under two names, or a wrong page?"
                yield note("page_overlap", exhibit.id, exhibit.location, text)
            if last > reached:
                reached, before = last, exhibit


MOST_PAGES = 100_000
"""House threshold: not even the report on a telephone's contents has so many pages."""
_LOOK_ALIKE = str.maketrans("01258", "OIZSB")


def labels_mistyped(matter: Matter) -> Iterator[Note]:
    """Yield ranges of absurd length or uneven labels, and the rarer of two prefixes that look alike."""
    for exhibit in matter.evidence.values():
        text = _range(exhibit)
        if text is not None:
            yield note("page_overlap", exhibit.id, exhibit.location, text)
    by_prefix = _by_prefix(matter)
    alike: dict[str, list[str]] = defaultdict(list)
    for prefix in by_prefix:
        alike[re.sub(r"[^A-Z]", "", prefix.upper().translate(_LOOK_ALIKE))].append(prefix)
    for prefixes in alike.values():
        usual, *rare = sorted(prefixes, key=lambda prefix: -len(by_prefix[prefix]))
        for prefix in rare:
            _, _, exhibit = by_prefix[prefix][0]
            text = (
                f'its prefix "{prefix}" looks like "{usual}" of {by_prefix[usual][0][2].id}: pages of two prefixes are '
                "never compared. If they are one production, write both alike"
            )
            yield note("same_twice", exhibit.id, exhibit.location, text)


def _range(exhibit: Evidence) -> str | None:
    if exhibit.bates is None:
        return None
    _, first, last = exhibit.bates.numbers
    if last - first >= MOST_PAGES:
        return f"{exhibit.bates} is {last - first + 1:,} pages: is a digit of the last page wrong?"
    if len(exhibit.bates.first) != len(exhibit.bates.last) and exhibit.bates.first[-len(str(first)) - 1 :][:1] == "0":
        return f"{exhibit.bates}: the last label has another number of digits than the first; is one lost or doubled?"
    return None
