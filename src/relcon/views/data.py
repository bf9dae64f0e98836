"""The data of a page, ``relcon/view/2``: everything that it shows, and nothing that it may not."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from relcon import __version__, words
from relcon.audiences.audience import BANNERS, OUTSIDE, Audience, Copy
from relcon.figures.tiers import placed
from relcon.law.tables import digest as tables_digest
from relcon.network.tiers import placements
from relcon.views.answered import Answered
from relcon.views.answers import answers_data
from relcon.views.decide import decide
from relcon.views.explanations import Told
from relcon.views.network import Network, network_screen
from relcon.views.proof import proof_data
from relcon.views.roles import role_data
from relcon.views.shown import event_rows, listed, network_data
from relcon.views.time import time_data
from relcon.views.worksheet import worksheet_data

FORMAT = "relcon/view/2"

NOT_FILED: Final = frozenset(
    {"worlds", "world", "admissions", "admission", "topics", "none_counted", "lead", "client", "session", "letter"}
)

JAIL: Final = "Do not take this copy into a jail or prison, and do not send it there: others would read it."
OWN: Final = "Computed from the records of this copy alone: no number in it rests on what is one side's own."
COURT: Final = "Computed from the records of this copy; nothing that is counsel's own went into it."
NOTICES: Final[Mapping[Audience, tuple[str, ...]]] = {
    "counsel": (words.ASSUMED,),
    "client": (JAIL, words.ASSUMED),
    "joint-defense": (OWN,),
    "court": (COURT,),
}


def page_data(found: Answered, copy: Copy) -> dict[str, Any]:
    """Return the data of a page.

    Parameters
    ----------
    found : Answered
        Everything computed.
    copy : Copy
        What this audience may see.
    """
    data = _everything(found, copy)
    return for_filing(data) if copy.audience == "court" else data


def for_filing(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data without the fields that only a copy for counsel fills: their names alone would say too much."""
    kept = {name: value for name, value in data.items() if name not in NOT_FILED}
    kept["head"] = {name: value for name, value in data["head"].items() if name not in NOT_FILED}
    for part in ("events", "records"):
        kept[part] = [{name: value for name, value in row.items() if name not in NOT_FILED} for row in data[part]]
    return kept


def _everything(found: Answered, copy: Copy) -> dict[str, Any]:
    told = Told(found, copy)
    records, places = listed(found.index, copy)
    matter = copy.matter
    admissions = matter.admissions.values()
    tiers = placements(found.index, copy.hidden, settled=copy.audience in OUTSIDE)
    role = role_data(told, tiers, copy, places)
    network = network_data(found.index, copy, tiers)
    return {
        "format": FORMAT,
        "head": _head(found, copy),
        "positions": [{"id": id, "title": words.titles([id]), "short": words.short(id)} for id in found.positions],
        "worlds": [
            {
                "id": id,
                "title": world.title,
                "notes": [copy.reason(note) for note in world.notes],
                "speaks": world.speaks,
            }
            for id, world in found.worlds.items()
        ],
        "admissions": [{"id": one.id, "says": one.says, "topic": one.topic, "basis": one.basis} for one in admissions],
        "topics": {id: topic.title for id, topic in matter.topics.items()},
        **network,
        "network": network_screen(Network(found, copy, network["people"], network["links"])),
        **role,
        "events": event_rows(told, copy, places),
        "records": records,
        "texts": told.texts.items,
        "failed": {word: text for word, text in words.REASONS.items() if word != "protected" or matter.proffer},
        "criteria": {one: words.states(one) for one in words.CRITERIA},
        "explanations": told.explanations.items,
        "lines": told.lines.items,
        "answers": told.answers.items,
        "computed": told.computed,
        "columns": told.columns.packed,
        "none_counted": found.before,
        "defendants": list(found.defendants),
        "manuals": found.marks,
        "decide": decide(found, copy),
        "proof": proof_data(found, copy),
        "matrix": answers_data(found, copy),
        "time": time_data(found, copy, {id: one.tier for id, one in placed(found.index, tiers).items()}),
        "worksheet": worksheet_data(told, copy),
    }


def _head(found: Answered, copy: Copy) -> dict[str, Any]:
    matter = copy.matter
    header = matter.case.case
    last = found.made.worlds.table.spoken.last if found.made is not None else None
    letter = matter.letters.get(last.letter) if last is not None and last.letter is not None else None
    entered = f", entered {letter.entered}" if letter is not None and letter.entered is not None else ""
    sentencing = header.sentencing_date if header is not None else None
    return {
        "caption": header.caption if header is not None else "",
        "docket": header.docket if header is not None else None,
        "audience": copy.audience,
        "banner": BANNERS[copy.audience],
        "notices": list(NOTICES[copy.audience]),
        "client": matter.proffer.client if matter.proffer is not None else None,
        "session": f"{last.id}, {last.date}" if last is not None else None,
        "letter": f"{letter.id}{entered}" if letter is not None else None,
        "sentencing": str(sentencing) if sentencing is not None else None,
        "digest": digest(found, copy),
        "edition": found.edition,
        "relcon": __version__,
        "warnings": [copy.reason(text) for text in found.warnings],
        "withheld": list(copy.manifest),
        "left_out": [copy.reason(text) for text in found.left_out],
    }


def digest(found: Answered, copy: Copy) -> str:
    """Return a hash over everything that the copy was computed from: its own matter, the tables, the program."""
    matter = copy.matter
    parts = [copy.audience, __version__, found.edition, tables_digest(found.edition), *copy.manifest]
    parts.append(matter.case.model_dump_json(by_alias=True))
    if matter.proffer is not None:
        parts.append(matter.proffer.model_dump_json(by_alias=True))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
