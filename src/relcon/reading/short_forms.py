"""The short forms of a proffer file, written out before its records are built."""

from __future__ import annotations

from typing import Any

from relcon.reading.problems import Problem
from relcon.reading.source import Source
from relcon.reading.text_tree import TextList, TextMap

SESSION_ID = "session"


def expand(source: Source) -> tuple[Source, list[Problem]]:
    """Write out ``letter`` as a list of one, and ``date`` and ``mode`` as one session with every admission.

    A ``letter`` in short form without its date was entered on the day of its first session.
    """
    tree, problems = source.tree, list(_mixed(source))
    content: dict[str, Any] = dict(tree)
    letter, day = tree.get("letter"), tree.get("date")
    if day is not None and "sessions" not in tree:
        content["sessions"] = _listed(tree, "date", _session(tree, letter))
        for name in ("date", "mode"):
            content.pop(name, None)
    if isinstance(letter, TextMap) and "letters" not in tree:
        content["letters"] = _listed(tree, "letter", _entered(letter, content.get("sessions")))
        del content["letter"]
    return Source(source.file, tree.with_entries(content)), problems


def _mixed(source: Source) -> list[Problem]:
    pairs = (("letter", "letters"), ("date", "sessions"), ("mode", "sessions"))
    return [
        source.problem("contradiction", (short,), f"{short} is the short form of {long}: write one of them", key=True)
        for short, long in pairs
        if source.tree.get(short) is not None and long in source.tree
    ]


def _listed(tree: TextMap, field: str, item: TextMap) -> TextList:
    where = tree.keys_at[field]
    result = TextList(tree.file, where)
    result.add(item, where, 0)
    return result


def _session(tree: TextMap, letter: Any) -> TextMap:
    content: dict[str, Any] = {"id": SESSION_ID, "date": tree["date"]}
    if tree.get("mode") is not None:
        content["mode"] = tree["mode"]
    if isinstance(letter, TextMap) and isinstance(letter.get("id"), str):
        content["letter"] = letter["id"]
    admissions = tree.get("admissions")
    if isinstance(admissions, TextList):
        content["admissions"] = [
            item["id"] for item in admissions if isinstance(item, TextMap) and isinstance(item.get("id"), str)
        ]
    session = TextMap(tree.file, tree.keys_at["date"], content)
    session.values_at = {name: tree.values_at[name] for name in ("date", "mode") if name in tree.values_at}
    return session


def _entered(letter: TextMap, sessions: Any) -> TextMap:
    if letter.get("entered") is not None or not isinstance(sessions, TextList):
        return letter
    days = [
        session["date"]
        for session in sessions
        if isinstance(session, TextMap)
        and session.get("letter") == letter.get("id")
        and isinstance(session.get("date"), str)
    ]
    return letter.with_entries({**letter, "entered": min(days)}) if days else letter
