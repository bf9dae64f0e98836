"""How each defendant's row says which Manual it stands under, where counsel must know."""

from __future__ import annotations

from relcon import words
from relcon.records.matter import Matter
from relcon.results.exposure import Manual, Receipt


def person(matter: Matter, id: str, manual: Manual | None) -> str:
    """Return a person's name with the id and the mark."""
    said = words.manual_mark(manual)
    return f"{words.person(matter, id)} [{said}]" if said else words.person(matter, id)


def cells(manual: Manual | None) -> tuple[str, str]:
    """Return the last two cells of a row of a flat table: the edition, and the mark with its reason."""
    if manual is None:
        return ("", "")
    said = words.manual_mark(manual)
    return (manual.edition or "", f"{said}: {manual.why}" if said else "")


def computed_under(receipt: Receipt) -> str:
    """Return the Manuals that an answer was computed under, with how those not read were come by."""
    named = []
    for edition, used in receipt.editions.items() or [(receipt.edition, None)]:
        known = used is None or used.status == "read"
        named.append(edition if known or used is None else f"{edition} ({used.status}: {used.how})")
    return f"the {' and the '.join(named)} Guidelines Manual"
