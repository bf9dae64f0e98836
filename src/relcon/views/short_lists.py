"""The short lists of Decide: what is still open, what to resolve before the session, what only the client can give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from relcon import words
from relcon.audiences.audience import Copy
from relcon.engine.disposition import AS_STATED, Disposition
from relcon.one_page import build, said, said_of_record
from relcon.one_page.price_words import prices
from relcon.one_page.still_open import still_open
from relcon.proffer.protection.joint_defense import held_back
from relcon.proffer.worlds.dispositions import as_stated
from relcon.records.matter import Matter
from relcon.results.brief import Brief, Finding, Moving
from relcon.results.exposure import DefendantAnswer
from relcon.views.answered import Answered

MISSING = (
    "What each statement changes, what of the record is untold, what is new to the government and what to ask are "
    "counsel's alone."
)

LISTED = 8
"""Entries of a block on the page's one sheet; the rest is counted."""


def short_lists(found: Answered, copy: Copy) -> dict[str, Any]:
    """Return the lists that an audience may see.

    Parameters
    ----------
    found, copy
        Everything computed; what this audience may see.
    """
    if copy.audience == "court":
        return {"still_open": []}
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
    missing = {"missing": MISSING} if client is not None else {}
    return {"still_open": [_finding(one) for one in told], "how": how, **missing}


def _counsel(brief: Brief, matter: Matter) -> dict[str, Any]:
    """Return all six blocks."""
    aside = [
        *((one.admission, said.leading_text(one)) for one in brief.leading),
        *((one.admission, said.narrowing_text(one, matter)) for one in brief.narrowing),
        *([("No change", ", ".join(brief.unmoved))] if brief.unmoved else []),
    ]
    asked = [said_of_record.ask_text(one, bool(brief.costs_role)) for one in brief.asks]
    moving = [(one.admission, _moving(one, brief, matter)) for one in said.adopted_first(brief.moving)]
    return {
        "under": " ".join((*said.under_rows(brief, matter), words.FOOT)),
        "moving": [{"who": who, "text": text} for who, text in (*moving, *aside)],
        "moving_more": brief.moving_more,
        "kept_out": said.kept_out_text(brief.kept_out, brief.held.no_promise),
        **_listed("record", list(said_of_record.record_lines(brief, matter))),
        "still_open": [_finding(one) for one in brief.still_open],
        **_listed("only_client", _new(brief, matter)),
        **_listed("asks", [*asked, *said_of_record.to_settle(brief, matter)]),
        "asks_mark": words.if_role_counts(brief.costs_role, said.NO_DISCLOSURE) if any(map(_marked, asked)) else "",
    }


def _marked(text: str) -> bool:
    return text.endswith(words.STAR)


def _moving(one: Moving, brief: Brief, matter: Matter) -> str:
    """Return an admission with its price; one that the client has not adopted begins with that."""
    notes = "" if one.confirmed else f"{said.NOT_ADOPTED[0].upper()}{said.NOT_ADOPTED[1:]}: "
    return " ".join((notes + said.moving_text(one, brief, matter), *(price.text for price in prices(one))))


def _new(brief: Brief, matter: Matter) -> list[str]:
    spoken = said_of_record.spoken_before(brief, matter)
    return [*said_of_record.new_to_the_government(brief, matter), *([spoken] if spoken else [])]


def _listed(name: str, found: list[str]) -> dict[str, Any]:
    return {name: [{"text": text} for text in found[:LISTED]], f"{name}_more": max(len(found) - LISTED, 0)}


def _worlds(found: Answered) -> Mapping[str, DefendantAnswer]:
    client = found.matter.proffer.client if found.matter.proffer is not None else ""
    return {id: world.defendants[client] for id, world in found.worlds.items() if client in world.defendants}


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "text": one.text,
        "defendant": one.defendant,
        "positions": list(one.positions),
        "moves": one.moves,
        "ids": [one.about] if one.about is not None else [],
        "cites": [],
    }
