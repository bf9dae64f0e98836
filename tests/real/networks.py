"""Networks of real cases as matters of contacts; node numbers and pseudonyms stand for people.

An adapter writes each link once for each exhibit, with the number of contacts both ways; nothing else is known of
anybody, unless a test says so.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Mapping[str, str]


def rows(shared: Path, name: str) -> list[Row]:
    with (shared / "data" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sections(
    links: Sequence[Row], exhibit_of: Callable[[Row], str], days: Callable[[str], Any] = lambda _: "unknown"
) -> dict[str, Any]:
    """Return people, exhibits and contacts as a case file has them.

    Parameters
    ----------
    links
        With ``source``, ``target`` and ``weight``, one row for each direction.
    exhibit_of
        Through which exhibit a row is known.
    days
        When the contacts known through an exhibit took place.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in links:
        if row["source"] != row["target"]:
            one, other = sorted((row["source"], row["target"]))
            counts[one, other, exhibit_of(row)] += int(float(row["weight"]))
    people = sorted({end for one, other, _ in counts for end in (one, other)})
    return {
        "people": [{"id": id, "name": id, "status": "uncharged"} for id in people],
        "evidence": [{"id": id, "kind": "intercept"} for id in sorted({exhibit for _, _, exhibit in counts})],
        "contacts": [
            {
                "id": f"c{n}",
                "between": [one, other],
                "medium": "call",
                "first": days(exhibit),
                "last": days(exhibit),
                "count": str(count),
                "evidence": [exhibit],
            }
            for n, ((one, other, exhibit), count) in enumerate(counts.items())
        ],
    }
