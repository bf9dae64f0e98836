"""How each defendant's row says which Manual it stands under, where counsel must know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relcon import words
from relcon.records.matter import Matter
from relcon.results.exposure import Exposure, Manual, Receipt

NOT_READ = ("READ IN PART", "RECONSTRUCTED")
"""How a warning begins that says the same of one defendant's Manual."""


REFERENCE = "‡"
"""The mark of a Manual that is applied for reference only: what that means is said once, in the first lines."""
_FOR_REFERENCE = "FOR REFERENCE only"


def person(matter: Matter, id: str, manual: Manual | None) -> str:
    """Return a person's name with the id and the mark."""
    return f"{words.person(matter, id)}{mark(manual)}"


def mark(manual: Manual | None) -> str:
    """Return what stands at a name: a sign where a caution above says it, else the mark itself."""
    said = words.manual_mark(manual)
    if not said or manual is None:
        return ""
    if manual.refused is not None:
        return f" [{said}]"
    return REFERENCE if manual.reference_only else "*"


def cells(manual: Manual | None) -> tuple[str, str]:
    """Return the last two cells of a row of a flat table: the edition, and the mark with its reason."""
    if manual is None:
        return ("", "")
    said = words.manual_mark(manual)
    return (manual.edition or "", f"{said}: {manual.why}" if said else "")


def not_read(receipt: Receipt) -> list[str]:
    """Return the Manuals that were not read as a whole, with how they were come by in a word."""
    return [f"{edition} Manual {used.status}" for edition, used in receipt.editions.items() if used.status != "read"]


def cautions(receipt: Receipt, matter: Matter, figures: str = "each figure marked *") -> tuple[str, ...]:
    """Return what is to be said of the Manuals before anything else, each once.

    Parameters
    ----------
    receipt
        What the answer was computed from.
    matter
        For names.
    figures
        What is to be checked: ``each figure`` where no star says which.
    """
    unread = [edition for edition, used in receipt.editions.items() if used.status != "read"]
    said = [rebuilt(f"{' and '.join(unread)} Manual{'s' if len(unread) > 1 else ''}", figures)] if unread else []
    return tuple(said + others(receipt.warnings, matter))


def rebuilt(manual: str, figures: str = "each figure") -> str:
    """Return the caution on a Manual that was not read as a whole."""
    that, it = ("those Manuals", "them") if manual.endswith("s") else ("that Manual", "it")
    return f"{manual}: our tables were rebuilt from other editions, not read from {that}. Check {figures} against {it}."


def not_as_read(warning: str) -> bool:
    """Return whether a warning is that a Manual was not read as a whole: a star stands for it."""
    return warning.startswith(NOT_READ)


def others(warnings: Sequence[str], matter: Matter) -> list[str]:
    """Return the other warnings of defendants, each once with all whom it is about."""
    found: dict[str, list[str]] = {}
    for warning in warnings:
        name, _, text = warning.partition(": ")
        if not not_as_read(text):
            found.setdefault(words.in_prose(text), []).append(words.surname(matter, name) if text else name)
    said = []
    for text, names in found.items():
        whom = f"All {len(names)}" if len(names) == len(matter.defendants) > 2 else ", ".join(names)
        sign = f"{REFERENCE} " if _FOR_REFERENCE in text else ""
        said.append(f"{sign}{whom}: {text}" if text else names[0])
    return said


def title(matter: Matter, exposure: Exposure, of: str) -> str:
    """Return the first line of a sheet: what it is of, the Manual, the day of sentencing, the unit."""
    editions = " and ".join(exposure.receipt.editions) or exposure.receipt.edition
    return " · ".join([of, f"{editions} Manual", *sentencing(matter, exposure.defendants), "months"])


def sentencing(matter: Matter, defendants: Iterable[str]) -> list[str]:
    """Return the day of sentencing for a first line; nothing where it is unknown or not the same for all."""
    header = matter.case.case
    dates = {part.sentencing_date for id in defendants if (part := matter.defendants[id].defendant)}
    day = header.sentencing_date if header is not None and dates == {None} else None
    if len(dates) == 1 and None not in dates:
        (day,) = dates
    return [f"sentencing {words.cell(day)}"] if day is not None else []
