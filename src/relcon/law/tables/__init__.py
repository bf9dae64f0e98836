"""The law's numbers: one YAML file per provision and effective date, read once, exact, each with its cite.

A file lies at ``<provision>/<yyyy-mm-dd>.yaml``. The one that serves an edition is the newest not after the edition's
date, so that a table which an amendment left alone is not written twice: it bears the oldest date from which its
numbers are known, or taken, to hold, and ``edition`` names the Manual in which they were read. A provision that came
later than the oldest edition says so under ``begins`` of its oldest file; `in_force` asks for it. The editions
themselves are the files of ``1B1.11``.
"""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable

from relcon.law.tables.editions import (
    EDITIONS,
    NEWEST,
    Edition,
    EditionNotShipped,
    Known,
    Status,
    caution,
    edition_date,
    edition_for,
    edition_on,
    known,
    later_than_shipped,
)
from relcon.law.tables.table import Table, TableError, Value, dated, read, root

__all__ = [
    "EDITIONS",
    "HEADING",
    "NEWEST",
    "Edition",
    "EditionNotShipped",
    "Known",
    "Status",
    "Table",
    "TableError",
    "Value",
    "caution",
    "dates",
    "digest",
    "edition_date",
    "edition_for",
    "edition_on",
    "in_force",
    "known",
    "later_than_shipped",
    "load",
    "provisions",
]

HEADING = ("provision", "effective", "edition", "cite", "source", "verified")


def _file_for(provision: str, edition: str) -> tuple[date, Traversable] | None:
    start = edition_date(edition)
    files = {day: file for day, file in dated(root(), provision).items() if day <= start}
    return max(files.items(), key=lambda item: item[0]) if files else None


@cache
def load(provision: str, edition: str) -> Table:
    """Return the table of a provision as it stands in an edition.

    Parameters
    ----------
    provision
        The folder's name, such as ``2D1.1`` or ``2D1.1-n8``.
    edition
        A shipped edition, such as ``"2025"``.

    Raises
    ------
    EditionNotShipped
        If the edition is not shipped.
    TableError
        If there is no such table, or it lacks its heading.
    """
    found = _file_for(provision, edition)
    if found is None:
        raise TableError(f"no table {provision} for the {edition} edition")
    effective, file = found
    data = read(file)
    heading = {key: value for key in HEADING if isinstance(value := data.get(key), str) and value}
    missing = [key for key in HEADING if key not in heading]
    if missing:
        raise TableError(f"{provision}/{file.name}: no {', '.join(missing)}")
    if heading["provision"] != provision or heading["effective"] != effective.isoformat():
        raise TableError(f"{provision}/{file.name}: the heading names another provision or date")
    return Table(
        provision=provision,
        effective=effective,
        edition=heading["edition"],
        cite=heading["cite"],
        source=heading["source"],
        verified=heading["verified"],
        data=data,
    )


@cache
def in_force(provision: str, edition: str) -> bool:
    """Return whether a provision is part of an edition: it has a table that is not younger.

    Raises
    ------
    EditionNotShipped
        If the edition is not shipped.
    """
    return _file_for(provision, edition) is not None


def provisions() -> tuple[str, ...]:
    """Return the names of all provisions that have tables, sorted."""
    return tuple(sorted(entry.name for entry in root().iterdir() if entry.is_dir() and dated(root(), entry.name)))


def dates(provision: str) -> tuple[date, ...]:
    """Return the dates from which a provision has a table, the oldest first."""
    return tuple(sorted(dated(root(), provision)))


@cache
def digest(edition: str) -> str:
    """Return the SHA-256, in hex, over every table file that an edition uses, for receipts.

    Parameters
    ----------
    edition
        A shipped edition, such as ``"2025"``.

    Raises
    ------
    EditionNotShipped
        If the edition is not shipped.
    """
    whole = hashlib.sha256()
    for provision in provisions():
        found = _file_for(provision, edition)
        if found is None:
            continue
        content = found[1].read_bytes()
        whole.update(f"{provision}/{found[1].name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()
