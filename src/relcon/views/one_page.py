"""The first screen: the five blocks of the one page, as data; for others than counsel its rows and open findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from relcon import words
from relcon.engine.disposition import AS_STATED, Disposition
from relcon.one_page import build
from relcon.one_page.rows import row as row_of
from relcon.one_page.rows import rows
from relcon.one_page.said import KINDS, cut, fuller, legend, moving_text, shares, spread, worst
from relcon.one_page.still_open import still_open
from relcon.proffer.protection.joint_defense import held_back
from relcon.proffer.worlds.dispositions import as_stated
from relcon.records.matter import Matter
from relcon.results.brief import Brief, Finding, Row
from relcon.results.exposure import DefendantAnswer
from relcon.views.answered import RECORD, Answered
from relcon.views.audience import Copy

MISSING = "Blocks 2 (facts that move a line), 4 (to resolve) and 5 (what only the client can give) are counsel's alone."

RESOLVED, TARGETS, CHARACTERS = 6, 8, 160
"""Entries of blocks 4 and 5, and characters of one, on the page's one sheet; the rest is counted."""


def one_page(found: Answered, copy: Copy) -> dict[str, Any]:
    """Return the blocks that an audience may see.

    Parameters
    ----------
    found, copy
        Everything computed; what this audience may see.
    """
    if copy.audience == "court":
        return {"rows": _on_record(found), "still_open": [], "how": "", "missing_blocks": ""}
    if found.made is not None and copy.audience == "counsel":
        return _counsel(build.blocks(found.made, _worlds(found)), copy.matter)
    client = copy.matter.proffer.client if copy.matter.proffer is not None else None
    whose = [client] if client is not None else list(found.defendants)
    told, how = still_open(
        copy.matter,
        {
            id: {p: found.worlds[found.before].defendants[id].positions[p] for p in found.positions}
            for id in whose
        },
        {
            id: Disposition(criterion5=as_stated(copy.matter, id)) if found.made is not None else AS_STATED
            for id in whose
        },
        frozenset(held_back(copy.matter)),
    )  # fmt: skip
    return {
        "rows": _of_worlds(found, client) if client is not None else _on_record(found),
        "still_open": [_finding(one) for one in told],
        "how": how,
        "missing_blocks": MISSING if client is not None else "",
    }


def _counsel(brief: Brief, matter: Matter) -> dict[str, Any]:
    """Return all five blocks."""
    shown = spread(brief.resolve, RESOLVED)
    targets = [(matter.people[one.person].name, one) for one in brief.only_client]
    alone = [("of himself alone", brief.about_nobody)] if brief.about_nobody is not None else []
    return {
        "rows": _rows(brief.rows, brief.client),
        "moving": [{"text": moving_text(one)} for one in brief.moving],
        "moving_more": brief.moving_more,
        "legend": legend(complete=brief.complete),
        "still_open": [_finding(one) for one in brief.still_open],
        "how": brief.how,
        "resolve": [
            {"kind": KINDS[one.kind], "text": cut(one.text, CHARACTERS), "pages": list(one.pages)} for one in shown
        ],
        "resolve_more": len(brief.resolve) - len(shown),
        "only_client": [{"who": who, "text": shares(one)} for who, one in (*targets[:TARGETS], *alone)],
        "only_client_more": max(len(targets) - TARGETS, 0),
        "missing_blocks": "",
    }


def _worlds(found: Answered) -> Mapping[str, DefendantAnswer]:
    client = found.matter.proffer.client if found.matter.proffer is not None else ""
    return {id: world.defendants[client] for id, world in found.worlds.items() if client in world.defendants}


def _on_record(found: Answered) -> list[dict[str, Any]]:
    """Return a row for each defendant."""
    return [
        _row(row_of(RECORD, answer, found.positions), id, found.matter.people[id].name)
        for id, answer in found.worlds[RECORD].defendants.items()
    ]


def _of_worlds(found: Answered, client: str) -> list[dict[str, Any]]:
    return _rows(rows(_worlds(found), found.positions), client)


def _rows(found: tuple[Row, ...], client: str) -> list[dict[str, Any]]:
    return [_row(one, client, words.OUTCOMES[one.world]) for one in found]


def _row(row: Row, defendant: str, title: str) -> dict[str, Any]:
    return {
        "world": row.world,
        "defendant": defendant,
        "title": title,
        "note": "; ".join((*worst([row]), *fuller([row]))) or None,
        "minimum": {
            position: words.minimum_left(row.minimum[position], row.binding[position]) for position in row.minimum
        },
        "ranges": {position: words.span(one) for position, one in row.totals.items()},
        "failing": {position: "; ".join(one) or "all met" for position, one in row.failing.items()},
        "turns_on": row.turns_on,
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "text": one.text,
        "defendant": one.defendant,
        "positions": list(one.positions),
        "moves": one.moves,
        "ids": [one.about] if one.about is not None else [],
        "cites": [],
    }
