"""Editions of the Guidelines Manual: which are shipped, how well each is known, and which one a date leads to.

Each edition is one file, ``1B1.11/<yyyy-mm-dd>.yaml``; an edition is added by adding that file and the tables that
changed. One that exists and is not shipped has ``status: not shipped``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, get_args

from relcon.law.tables.table import Table, TableError, dated, read, root

FOLDER: Final = "1B1.11"
NOT_SHIPPED: Final = "not shipped"
Status = Literal["read", "read in part", "reconstructed"]


class EditionNotShipped(ValueError):
    """The Manual edition that would apply is not part of this program."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The Manual edition that applies to a defendant.

    Attributes
    ----------
    name
        Such as ``"2025"``.
    warning
        What every output must say of it, or ``None``.
    reason
        Why this edition and no other.
    reference_only
        Whether a newer edition, not shipped, is in force: figures are for reference.
    """

    name: str
    warning: str | None
    reason: str = ""
    reference_only: bool = False

    def warned(self, text: str | None) -> Edition:
        """Return it with a further warning."""
        return self if text is None else replace(self, warning=f"{self.warning} {text}" if self.warning else text)


@dataclass(frozen=True, slots=True)
class Known:
    """How well the tables of an edition are known.

    Attributes
    ----------
    effective
        The day it took effect.
    status
        ``read``, ``read in part`` or ``reconstructed``.
    how
        From what.
    """

    effective: date
    status: Status
    how: str


@cache
def _files() -> dict[date, Table]:
    """Return the file of each edition, shipped or not, oldest first."""
    found: dict[date, Table] = {}
    for day, file in sorted(dated(root(), FOLDER).items()):
        data = read(file)
        named = {key: str(data[key]) for key in ("edition", "cite", "source", "verified")}
        found[day] = Table(provision=FOLDER, effective=day, data=data, **named)
    return found


def _shipped() -> Mapping[str, date]:
    return MappingProxyType({file.edition: day for day, file in _files().items() if file.text("status") != NOT_SHIPPED})


EDITIONS: Mapping[str, date] = _shipped()
"""The shipped editions of the Manual and the date each took effect, oldest first."""

NEWEST: str = list(EDITIONS)[-1]
"""The newest edition that is shipped."""


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


def known(edition: str) -> Known:
    """Return how well the tables of a shipped edition are known.

    Raises
    ------
    EditionNotShipped
        If the edition is not shipped.
    """
    day = edition_date(edition)
    file = _files()[day]
    for status in get_args(Status):
        if file.text("status") == status:
            return Known(day, status, file.text("how"))
    raise TableError(f"{FOLDER}/{day}: no such status: {file.text('status')}")


def caution(edition: str) -> str | None:
    """Return what every output under an edition must say of its tables; ``None`` where the Manual itself was read."""
    status = known(edition).status
    if status == "read":
        return None
    if status == "reconstructed":
        said = f"RECONSTRUCTED: the {edition} Guidelines Manual was not read; its tables follow from other Manuals"
    else:
        said = f"READ IN PART: most of the {edition} Guidelines Manual was not read and follows from other Manuals"
    return f"{said} and the list of amendments. Check every figure against that Manual."


def edition_on(day: date) -> str | None:
    """Return the name of the edition in force on a day, shipped or not; ``None`` before the oldest that is shipped."""
    return next((file.edition for start, file in reversed(_files().items()) if start <= day), None)


def later_than_shipped() -> tuple[str, date] | None:
    """Return the first edition that is known and not shipped, and the date it took effect; ``None`` if all are."""
    return next(((file.edition, day) for day, file in _files().items() if file.edition not in EDITIONS), None)


def edition_for(sentencing_date: date) -> Edition:
    """Return the edition in force on a date of sentencing.

    Parameters
    ----------
    sentencing_date
        The day on which the defendant is, or will be, sentenced.

    Returns
    -------
    Edition
        With a warning to print on every output where a newer edition, not shipped, is in force on that date, where the
        edition's tables were not read, or where the statutory tables are of a later date.

    Raises
    ------
    EditionNotShipped
        If an edition older than the oldest shipped one applies.

    Notes
    -----
    Rule: USSG §1B1.11(a). The comparison of §1B1.11(b) is made by ``relcon.law.ussg.s1b1_11``.
    """
    in_force = max((day for day in _files() if day <= sentencing_date), default=None)
    shipped = [name for name, start in EDITIONS.items() if start <= sentencing_date]
    if in_force is None or not shipped:
        older = f"sentencing on {sentencing_date} falls under an older Guidelines Manual"
        raise EditionNotShipped(f"{older} than any that is shipped ({', '.join(EDITIONS)})")
    name, file = shipped[-1], _files()[in_force]
    if file.edition == name:
        found = Edition(name, None, f"in force on {sentencing_date}, the date of sentencing (USSG §1B1.11(a))")
    else:
        found = _for_reference(sentencing_date, name, in_force, file)
    return found.warned(caution(name)).warned(_statutes(name, sentencing_date))


def _for_reference(sentencing_date: date, name: str, in_force: date, file: Table) -> Edition:
    return Edition(
        name,
        f"WARNING: sentencing on {sentencing_date} falls under the {file.edition} Guidelines Manual, in force from "
        f"{in_force} ({file.text('notice')}), which this program does not have and whose drug provisions are unknown "
        f"to it. Everything here is computed under the {name} Manual and is FOR REFERENCE only: check every level and "
        "range against the newer Manual, and compare both under USSG §1B1.11.",
        f"newest edition shipped; the {file.edition} edition is in force on {sentencing_date}, the date of sentencing",
        reference_only=True,
    )


def _statutes(name: str, sentencing_date: date) -> str | None:
    file = _files()[EDITIONS[name]]
    if not file.has("statutes") or sentencing_date >= date.fromisoformat(file.text("statutes", "from")):
        return None
    return (
        f"WARNING: the statutory tables are those since {file.text('statutes', 'from')} "
        f"({file.text('statutes', 'cite')}): minimum, maximum and safety valve may be wrong for a sentencing on "
        f"{sentencing_date}."
    )
