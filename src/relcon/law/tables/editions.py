"""Editions of the Guidelines Manual: which are shipped, and which one a date of sentencing leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from relcon.law.tables.table import Table, read, root


class EditionNotShipped(ValueError):
    """The Manual edition that would apply is not part of this program."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The Manual edition that a sentencing date leads to, with a warning where a newer one exists."""

    name: str
    warning: str | None


@cache
def _editions_file() -> Table:
    data = read(root().joinpath("editions.yaml"))
    return Table("editions", date.min, "", str(data["cite"]), str(data["source"]), "", data)


def _shipped() -> Mapping[str, date]:
    rows = [row for row in _editions_file().items("shipped") if isinstance(row, Mapping)]
    return MappingProxyType({str(row["edition"]): date.fromisoformat(str(row["effective"])) for row in rows})


EDITIONS: Mapping[str, date] = _shipped()
"""The shipped editions of the Manual and the date each took effect."""


def edition_date(edition: str) -> date:
    """Return the date on which an edition took effect.

    Parameters
    ----------
    edition
        Such as ``"2025"``.

    Raises
    ------
    EditionNotShipped
        If its tables are not part of this program.
    """
    if edition not in EDITIONS:
        raise EditionNotShipped(f"the {edition} Guidelines Manual is not shipped; shipped: {', '.join(EDITIONS)}")
    return EDITIONS[edition]


def edition_for(sentencing_date: date) -> Edition:
    """Return the edition in force on a date of sentencing.

    Parameters
    ----------
    sentencing_date
        The day on which the defendant is, or will be, sentenced.

    Returns
    -------
    Edition
        With a warning to print on every output if a newer edition, not shipped, is in force on that date.

    Raises
    ------
    EditionNotShipped
        If an edition older than the oldest shipped one applies.

    Notes
    -----
    Rule: USSG §1B1.11(a). The ex post facto comparison of §1B1.11(b) is not made here.
    """
    in_force = [name for name, start in EDITIONS.items() if start <= sentencing_date]
    if not in_force:
        older = f"sentencing on {sentencing_date} falls under an older Guidelines Manual"
        raise EditionNotShipped(f"{older}; shipped: {', '.join(EDITIONS)}")
    newest = max(in_force, key=EDITIONS.__getitem__)
    file = _editions_file()
    later = date.fromisoformat(file.text("later", "effective"))
    if sentencing_date < later:
        return Edition(newest, None)
    return Edition(
        newest,
        f"WARNING: sentencing on {sentencing_date} falls under the {file.text('later', 'edition')} Guidelines Manual, "
        f"in force from {later} ({file.text('later', 'cite')}), which this program does not have. Everything here is "
        f"computed under the {newest} Manual and is a reference only: check every level and range against the newer "
        "Manual, and compare both under USSG §1B1.11.",
    )
