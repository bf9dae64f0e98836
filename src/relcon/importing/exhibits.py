"""Exhibits: a seizure or purchase gives the event, the laboratory its substance, net weight and purity."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from relcon.importing.fates import BadValue
from relcon.importing.people import People
from relcon.importing.read.table import folded
from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile, StoredRow
from relcon.records.matter import Matter
from relcon.records.substances import SUBSTANCES

_NO_ID = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass
class Exhibit:
    """What all files say of one exhibit: the row that makes the event, and the laboratory's."""

    obtained: tuple[StoredFile, StoredRow] | None = None
    tested: list[tuple[StoredFile, StoredRow]] = field(default_factory=list)


def event_id(exhibit: str) -> str:
    """Return the id of an exhibit's event: ``ex-N-1``."""
    return f"ex-{_NO_ID.sub('-', exhibit).strip('-') or 'unnamed'}"


def exhibits_of(files: Sequence[StoredFile]) -> dict[str, Exhibit]:
    """Return every exhibit by its number, folded, in the order of the imports."""
    found: dict[str, Exhibit] = {}
    for file in files:
        if file.receipt.kind not in ("seizures", "labs"):
            continue
        for row in file.used:
            exhibit = found.setdefault(folded(row.values["exhibit"]), Exhibit())
            if file.receipt.kind == "labs":
                exhibit.tested.append((file, row))
            elif exhibit.obtained is None:
                exhibit.obtained = (file, row)
    return found


def events(files: Sequence[StoredFile], matter: Matter, settings: Settings) -> Made:
    """Return the events that stored exhibits make; one that only a laboratory names waits for its seizure.

    Parameters
    ----------
    files
        Every imported file.
    matter
        The case, for people and places.
    settings
        The matter's region.
    """
    made, people, waiting = Made(), People(matter, settings.region), []
    for exhibit in exhibits_of(files).values():
        if exhibit.obtained is None:
            waiting += [row.values["exhibit"] for _, row in exhibit.tested[:1]]
            continue
        file, _row = exhibit.obtained
        sources = [(one.receipt, stored.label) for one, stored in (exhibit.obtained, *exhibit.tested)]
        record = _event(exhibit, people)
        made.add(
            file.receipt.evidence or file.receipt.short,
            "events",
            record,
            [(receipt.sha256, label) for receipt, label in sources],
        )
    if waiting:
        made.notes.append(
            f"exhibits that a laboratory names and no seizure or purchase yet: {', '.join(sorted(waiting))}; they "
            "are kept, and make no event by themselves"
        )
    return made


def _event(exhibit: Exhibit, people: People) -> dict[str, Any]:
    assert exhibit.obtained is not None  # noqa: S101 - who calls has looked
    _file, row = exhibit.obtained
    said = row.values
    evidence = {one.receipt.evidence for one, _ in (exhibit.obtained, *exhibit.tested)} - {None}
    record: dict[str, Any] = {
        "id": event_id(said["exhibit"]),
        "kind": said.get("kind") or "seizure",
        "date": said.get("date") or "unknown",
    }
    record |= _drugs(said, [stored.values for _, stored in exhibit.tested])
    if said.get("person"):
        try:
            who = people.named(said["person"])
        except BadValue:
            who = None
        if who is not None:
            record["participants"] = [{"person": who, "act": said.get("act") or "possessed"}]
    place = people.place(said.get("place") or "")
    if place is not None:
        record["place"] = place
    if said.get("sting"):
        record["sting"] = said["sting"]
    if evidence:
        record["evidence"] = sorted(str(one) for one in evidence)
    record["note"] = _note(exhibit)
    return record


def _drugs(said: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return substance, quantity and purity: the laboratory's where it has them, else what was alleged and gross."""
    substances = list(dict.fromkeys(one for result in found for one in result["substances"]))
    if len(substances) > 1:
        drugs: dict[str, Any] = {"mixture": substances}
    else:
        drugs = {"substance": substances[0] if substances else said["substance"]}
    net = next((result["net"] for result in found if result.get("net")), None)
    drugs["quantity"] = net or said.get("gross") or "unknown"
    extrapolated = isinstance(net, dict)
    purity = next((result["purity"] for result in found if result.get("purity")), None)
    if purity is not None and any(SUBSTANCES[one].actual_id for one in substances):
        drugs["purity"] = purity
    drugs["basis"] = {"method": "extrapolated" if extrapolated else "seized"}
    return drugs


def _note(exhibit: Exhibit) -> str:
    """Return in plain words what the files say, with their rows."""
    assert exhibit.obtained is not None  # noqa: S101 - as above
    parts = []
    for file, row in (exhibit.obtained, *exhibit.tested):
        told = [text for text in row.values.get("told", ()) if text]
        parts.append(f"{file.receipt.evidence or file.receipt.name} row {row.label}: {', '.join(told)}")
    return "; ".join(parts)
