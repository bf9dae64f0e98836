"""From what each file says to one matter: short forms written out, lists put together, records finished."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

from relcon.reading.problems import Problem
from relcon.reading.source import Source
from relcon.reading.text_tree import TextList, TextMap
from relcon.records.agreements import Finding
from relcon.records.base import is_id
from relcon.records.case import CaseFile
from relcon.records.letter import LETTER_ID
from relcon.records.matter import declared_in_case, record_id
from relcon.records.proffer import Facts, ProfferFile
from relcon.records.substances import find
from relcon.records.undertakings import Undertaking
from relcon.records.written_days import read_day

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
    """Return the one session, with every admission; an id that is none is told where it stands, not here again."""
    content: dict[str, Any] = {"id": SESSION_ID, "date": tree["date"]}
    if tree.get("mode") is not None:
        content["mode"] = tree["mode"]
    if isinstance(letter, TextMap) and is_id(letter_id := letter.get("id", LETTER_ID)):
        content["letter"] = letter_id
    admissions = tree.get("admissions")
    if isinstance(admissions, TextList):
        listed = content["admissions"] = TextList(tree.file, admissions.place)
        for position, item in enumerate(admissions):
            if isinstance(item, TextMap) and is_id(item.get("id")):
                listed.add(item["id"], admissions.items_at[position], admissions.numbers[position])
    session = TextMap(tree.file, tree.keys_at["date"], content)
    session.values_at = {name: tree.values_at[name] for name in ("date", "mode") if name in tree.values_at}
    return session


def _entered(letter: TextMap, sessions: Any) -> TextMap:
    if letter.get("entered") is not None or not isinstance(sessions, TextList):
        return letter
    dated = [
        session
        for session in sessions
        if isinstance(session, TextMap)
        and session.get("letter") == letter.get("id", LETTER_ID)
        and isinstance(session.get("date"), str)
    ]
    if not dated:
        return letter
    first = min(dated, key=lambda session: _earliest(session["date"]))
    entered = letter.with_entries({**letter, "entered": first["date"]})
    entered.values_at = {**letter.values_at, "entered": first.values_at.get("date", first.place)}
    return entered


def _earliest(text: str) -> date:
    """Return the day of a text, for comparison; what is no day comes last, and is told where it stands."""
    try:
        return read_day(text)
    except PydanticCustomError:
        return date.max


def merged(files: Sequence[CaseFile]) -> CaseFile:
    """Return the first file with the records of all; header and positions are the first file's."""
    lists = [name for name in CaseFile.model_fields if isinstance(getattr(files[0], name), tuple) and name != "include"]
    update: dict[str, Any] = {name: tuple(item for file in files for item in getattr(file, name)) for name in lists}
    return files[0].model_copy(update=update)


def finished_case(case: CaseFile) -> CaseFile:
    """Write each membership's undertaking into it, and substances in findings by their ids."""
    ids = {record_id(record) for _, record in declared_in_case(case)}
    return case.model_copy(
        update={
            "undertakings": tuple(_named(undertaking) for undertaking in case.undertakings),
            "findings": tuple(_by_id(finding, ids) for finding in case.findings),
        }
    )


def finished_proffer(proffer: ProfferFile) -> ProfferFile:
    """Put the sessions in order of date, and write each membership's undertaking into it."""
    admissions = tuple(
        admission.model_copy(
            update={
                "facts": _finished(admission.facts),
                "leads": tuple(lead.model_copy(update={"facts": _finished(lead.facts)}) for lead in admission.leads),
            }
        )
        for admission in proffer.admissions
    )
    sessions = tuple(sorted(proffer.sessions, key=lambda session: session.date))
    return proffer.model_copy(update={"admissions": admissions, "sessions": sessions})


def _finished(facts: Facts) -> Facts:
    return facts.model_copy(update={"undertakings": tuple(_named(undertaking) for undertaking in facts.undertakings)})


def _named(undertaking: Undertaking) -> Undertaking:
    members = tuple(member.model_copy(update={"undertaking": undertaking.id}) for member in undertaking.members)
    return undertaking.model_copy(update={"members": members})


def _by_id(finding: Finding, ids: set[str]) -> Finding:
    if finding.about is None or finding.about in ids:
        return finding
    substance = find(finding.about)
    return finding.model_copy(update={"about": substance.id}) if substance is not None else finding
