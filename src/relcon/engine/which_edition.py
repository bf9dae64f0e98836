"""Which Manual edition applies to a defendant, why, and what is said of it (USSG §1B1.11(a))."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from relcon.law.tables import (
    NEWEST,
    Edition,
    EditionNotShipped,
    caution,
    digest,
    edition_date,
    edition_for,
    known,
    later_than_shipped,
)
from relcon.records.matter import Matter
from relcon.results.exposure import EditionUsed, Manual


def sentencing_date(matter: Matter, defendant: str) -> date | None:
    """Return the day of a defendant's sentencing: the defendant's own, else the case's."""
    part, header = matter.people[defendant].defendant, matter.case.case
    return (part.sentencing_date if part else None) or (header.sentencing_date if header else None)


def edition_of(matter: Matter, defendant: str, override: str | None = None) -> Edition:
    """Return the edition for a defendant: an override, the defendant's own, the case's, else by the date of sentencing.

    Raises
    ------
    EditionNotShipped
        Where the edition named, or else the one of the date, is not shipped.
    """
    day = sentencing_date(matter, defendant)
    part, header = matter.people[defendant].defendant, matter.case.case
    for name, where in (
        (override, "asked for"),
        (part.edition if part else None, "named for the defendant in the file (edition)"),
        (header.edition if header else None, "named in the file (case: edition)"),
    ):
        if name is not None:
            return _named(name, where, day)
    if day is not None:
        return edition_for(day)
    return Edition(
        NEWEST,
        f"no sentencing date is given: the {NEWEST} Manual is used (USSG §1B1.11(a)){_if_later()}",
        "newest edition shipped; no sentencing date is given",
    ).warned(caution(NEWEST))


def _if_later() -> str:
    """Return what an undated sentencing may fall under, where a newer edition is known and not shipped."""
    later = later_than_shipped()
    if later is None:
        return ""
    return f"; from {later[1]} the {later[0]} Manual is in force, which is not shipped: then this is FOR REFERENCE only"


def _named(name: str, where: str, day: date | None) -> Edition:
    """Return the edition that was named, with what the date of sentencing says against it."""
    edition_date(name)
    found = Edition(name, None, where)
    if day is None:
        return found.warned(caution(name))
    try:
        by_date = edition_for(day)
    except EditionNotShipped as older:
        return found.warned(f"WARNING: {older}; the {name} Manual is used because it is {where}.").warned(caution(name))
    if by_date.name == name:
        return Edition(name, by_date.warning, where, by_date.reference_only)
    said = (
        f"WARNING: the {name} Manual is used because it is {where}; sentencing on {day} falls under "
        f"{'a newer' if by_date.reference_only else f'the {by_date.name}'} Manual (USSG §1B1.11(a))."
    )
    newer = by_date.warning if by_date.reference_only else None
    return Edition(name, newer, where, by_date.reference_only).warned(said).warned(caution(name))


def manual(found: Edition) -> Manual:
    """Return the choice of an edition as it stands in a result."""
    return Manual(
        edition=found.name,
        why=found.reason,
        status=known(found.name).status,
        reference_only=found.reference_only,
    )


def refused(refusal: EditionNotShipped) -> Manual:
    """Return the choice where the edition that applies is not shipped: nothing is computed."""
    return Manual(edition=None, why=str(refusal), status=None, refused=f"NOT COMPUTED: {refusal}")


def used(editions: Iterable[str]) -> dict[str, EditionUsed]:
    """Return, for the receipt, every edition that an answer used and how well its tables are known."""
    found = {}
    for name in dict.fromkeys(editions):
        of = known(name)
        found[name] = EditionUsed(effective=of.effective.isoformat(), status=of.status, how=of.how, sha256=digest(name))
    return found
