"""Why a fact of an admission changes a line, or changes none: the worksheet's own reason, and who stood over whom."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.proffer.admissions.crossings import levels_text
from relcon.proffer.protection.usable import UsableFacts
from relcon.records.circumstances import Circumstance
from relcon.records.facts import Authority
from relcon.results.exposure import Line, PositionAnswer

ROLE = "USSG §3B1.1"


def reasons(table: UsableFacts, admission: str, before: PositionAnswer, after: PositionAnswer) -> Iterator[str]:
    """Yield, of the circumstances and the authority that an admission tells of, what becomes of each and why.

    Parameters
    ----------
    table, admission
        What has been said; which of it.
    before, after : PositionAnswer
        Without the admission, and with it.
    """
    told = {name.rpartition(">")[2] for name in table.names[admission].said}
    records = {id: table.matter.by_id(id) for id in sorted(told)}
    circumstances = {id for id, record in records.items() if isinstance(record, Circumstance)}
    authority = [record for record in records.values() if isinstance(record, Authority)]
    old = {line.cite: line for line in before.lines}
    for line in after.lines:
        if circumstances & set(line.facts):
            yield f"{line.cite} {_became(old.get(line.cite), line)}: {line.why}"
    mine = [record for record in authority if record.by == table.client]
    for line in after.lines:
        if mine and line.cite == ROLE:
            acts = "; ".join(f"{one.id} over {one.over}: {', '.join(one.acts)}".replace("_", " ") for one in mine)
            yield f"{line.cite} {_became(old.get(line.cite), line)}: {line.why}; as entered, {acts}"


def _became(before: Line | None, after: Line) -> str:
    """Say whether a line applies, and whether it did before."""
    if after.open:
        return "open"
    if not after.applied or not after.levels:
        return "not applied"
    level = levels_text(after.levels)
    same = before is not None and before.applied and before.levels == after.levels
    return f"applies already, {level}" if same else f"applies, {level}"
