"""Events of lists: a seizure, purchase or deal gives the event, the laboratory its substance, net weight and purity."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from relcon.importing.fates import BadValue
from relcon.importing.people import People
from relcon.importing.read.table import folded
from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile, StoredRow
from relcon.records.matter import Matter
from relcon.records.substances import SUBSTANCES

OBTAINED: Final = ("seizures", "transactions")
"""Kinds of file of which a row makes an event."""
_NO_ID = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass
class Exhibit:
    """What all files say of one exhibit, or of a deal without one: the row that makes the event, the laboratory's."""

    obtained: tuple[StoredFile, StoredRow] | None = None
    tested: list[tuple[StoredFile, StoredRow]] = field(default_factory=list)


def id_of(text: str) -> str:
    """Return an exhibit's or a list's own number as an id can hold it."""
    return _NO_ID.sub("-", text).strip("-") or "unnamed"


def event_id(exhibit: str) -> str:
    """Return the id of an exhibit's event: ``ex-N-1``."""
    return f"ex-{id_of(exhibit)}"


def event_of(values: Mapping[str, Any]) -> str:
    """Return the id of the event that a row's values make: that of its exhibit, or of a deal without one its own."""
    return event_id(values["exhibit"]) if values.get("exhibit") else str(values["event"])


def participants_of(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the names of those who took part, as a row has them, each with the act."""
    several = [(name, act) for name, act in values.get("participants", ())]
    one = values.get("person")
    return [*several, (one, values.get("act") or "possessed")] if one else several


def exhibits_of(files: Sequence[StoredFile]) -> dict[str, Exhibit]:
    """Return every exhibit by its number, folded, in the order of the imports; a deal without one by its event."""
    found: dict[str, Exhibit] = {}
    for file in files:
        if file.receipt.kind not in (*OBTAINED, "labs"):
            continue
        for row in file.used:
            name = row.values.get("exhibit")
            exhibit = found.setdefault(folded(name) if name else f" {event_of(row.values)}", Exhibit())
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
        "id": event_of(said),
        "kind": said.get("kind") or "seizure",
        "date": said.get("date") or "unknown",
    }
    record |= _drugs(said, [stored.values for _, stored in exhibit.tested])
    participants = [
        {"person": who, "act": act} for name, act in participants_of(said) if (who := _who(name, people)) is not None
    ]
    if participants:
        record["participants"] = participants
    place = people.place(said.get("place") or "")
    if place is not None:
        record["place"] = place
    record |= {name: said[name] for name in ("status", "delivery", "sting") if said.get(name)}
    if evidence:
        record["evidence"] = sorted(str(one) for one in evidence)
    record["note"] = _note(exhibit)
    return record


def _who(name: str, people: People) -> str | None:
    try:
        return people.named(name)
    except BadValue:
        return None


def _drugs(said: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return substance, quantity and purity: the laboratory's where it has them, else what was alleged and gross."""
    tested = list(dict.fromkeys(one for result in found for one in result["substances"]))
    substances = tested or said.get("mixture") or [said["substance"]]
    drugs: dict[str, Any] = {"mixture": substances} if len(substances) > 1 else {"substance": substances[0]}
    net = next((result["net"] for result in found if result.get("net")), None)
    drugs["quantity"] = net or said.get("gross") or "unknown"
    if net is None and said.get("per_unit"):
        drugs["per_unit"] = said["per_unit"]
    purity = next((result["purity"] for result in found or [said] if result.get("purity")), None)
    if purity is not None and any(SUBSTANCES[one].actual_id for one in substances):
        drugs["purity"] = purity
    method = said.get("method", "seized") if net is None else "extrapolated" if isinstance(net, dict) else "seized"
    if method is not None:
        drugs["basis"] = {"method": method}
    return drugs


def _note(exhibit: Exhibit) -> str:
    """Return in plain words what the files say, with their rows."""
    assert exhibit.obtained is not None  # noqa: S101 - as above
    parts = []
    for file, row in (exhibit.obtained, *exhibit.tested):
        told = [text for text in row.values.get("told", ()) if text]
        parts.append(f"{file.receipt.evidence or file.receipt.name} row {row.label}: {', '.join(told)}")
    return "; ".join(parts)
