"""A file of imported records: one record a line, sorted by id; what counsel wrote into it stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from relcon.reading.problems import InputError
from relcon.reading.text_file import read_tree
from relcon.reading.text_tree import TextMap
from relcon.writing.splice import Edit, Node, NoPlace, places, plain
from relcon.writing.yaml_text import Value, flow

SECTIONS: Final = ("evidence", "people", "events", "contacts", "payments")
"""In the order in which they stand in a file."""

Sections = Mapping[str, Mapping[str, dict[str, Any]]]
"""By section and id, the records."""


@dataclass
class Merged:
    """A file of records after an import, and what counsel should know of it."""

    STAYS: ClassVar = "was changed by hand and stays: take it out by hand if it is to go"
    """How the note ends of a record that rows no longer make, and that counsel changed."""

    text: str
    notes: list[str] = field(default_factory=list)


def fresh(records: Sections, comment: str) -> str:
    """Return the text of a file of records."""
    lines = [*(f"# {line}" for line in comment.splitlines()), "format: relcon/case/1"]
    for section in (*SECTIONS, *sorted(set(records) - set(SECTIONS))):
        if records.get(section):
            lines.append(f"{section}:")
            lines += [f"  - {flow(records[section][id])}" for id in sorted(records[section])]
    return "\n".join(lines) + "\n"


def merged(text: str | None, before: Sections, after: Sections, comment: str, file: str) -> Merged:
    """Return the file with its records brought up to date; whatever counsel changed stays, and is told.

    Parameters
    ----------
    text
        The file as it stands; ``None`` where it is new.
    before, after
        The records as they were last written, and as they are now.
    comment
        The first lines.
    file
        The file's name, for notes.

    Raises
    ------
    InputError
        Where the file cannot be read.
    """
    if text is None:
        return Merged(fresh(after, comment))
    tree, problems = read_tree(text.encode("utf-8"), file)
    if problems:
        raise InputError(problems)
    found = _sections(tree)
    notes: list[str] = []
    wanted = {
        section: _reconciled(found.get(section, {}), before.get(section, {}), after.get(section, {}), notes, file)
        for section in dict.fromkeys((*found, *after, *before))
    }
    body = text.partition("format:")
    if "format:" + body[2] == _without_comment(fresh(found, comment)):
        return Merged(fresh(wanted, comment), notes)
    return Merged(_spliced(text, found, wanted), notes)


def _without_comment(text: str) -> str:
    return "format:" + text.partition("format:")[2]


def _sections(tree: TextMap) -> dict[str, dict[str, dict[str, Any]]]:
    return {
        section: {one["id"]: one for one in plain(records) if isinstance(one, dict) and isinstance(one.get("id"), str)}
        for section, records in tree.items()
        if isinstance(records, list) and section != "include"
    }


def _reconciled(
    found: Mapping[str, dict[str, Any]],
    before: Mapping[str, dict[str, Any]],
    after: Mapping[str, dict[str, Any]],
    notes: list[str],
    file: str,
) -> dict[str, dict[str, Any]]:
    """Return a section's records: as they are now, but for what counsel changed, added or took out."""
    kept: dict[str, dict[str, Any]] = {}
    for id in dict.fromkeys((*found, *after)):
        mine, old, new = found.get(id), before.get(id), after.get(id)
        if mine is None:
            if new is not None and old is None:
                kept[id] = new
            elif new is not None and new != old:
                notes.append(f"{id} was taken out of {file} by hand and stays out; rows now say something new of it")
        elif mine in (old, new):
            if new is not None:
                kept[id] = new
        elif new is None:
            kept[id] = mine
            if old is not None:
                notes.append(f"{id} of {file} {Merged.STAYS}")
        else:
            kept[id] = _fields(id, mine, old or {}, new, notes, file)
    return kept


def _fields(
    id: str, mine: dict[str, Any], old: dict[str, Any], new: dict[str, Any], notes: list[str], file: str
) -> dict[str, Any]:
    """Return a record that counsel changed: those fields as they are, every other as the rows now say."""
    record: dict[str, Any] = {}
    for name in dict.fromkeys((*mine, *new)):
        own, was, now = mine.get(name), old.get(name), new.get(name)
        if own == was:
            value = now
        else:
            value = own
            if now not in (was, own):
                shown = "nothing" if now is None else flow(now)
                stays = "leaves it out" if own is None else f"has {flow(own)}, which stays"
                notes.append(f"{id}, {name}: {file} {stays}; the rows say {shown}")
        if value is not None:
            record[name] = value
    return record


def _spliced(text: str, found: Sections, wanted: Sections) -> str:
    """Return a text that counsel wrote in, with only those records written anew that change."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix("\ufeff")
    for section, records in wanted.items():
        there = found.get(section, {})
        for id in sorted(set(records) | set(there)):
            if records.get(id) != there.get(id):
                body = _with_record(body, section, id, records.get(id))
    return mark + body


def _with_record(text: str, section: str, id: str, record: Value | None) -> str:
    """Return a text with one record written anew, put in at its place, or taken out."""
    root = places(text)
    held = root.child(section)
    if held is None or held.items is None:
        ended = text if text.endswith("\n") else f"{text}\n"
        if held is not None and held.nothing:
            raise NoPlace(f"{section}: stands there without a record; take the line out")
        return text if record is None else f"{ended}{section}:\n  - {flow(record)}\n"
    at = {_id(text, node): node for node in held.items}
    if id in at and record is not None:
        node = at[id]
        return Edit(node.start, _end(text, node), flow(record)).of(text)
    if id in at:
        return _taken_out(text, held, at[id])
    if record is None:
        return text
    if held.braces:
        raise NoPlace(f"{section}: write one record a line there, each after a dash")
    before = [other for other in at if other < id]
    node = at[max(before)] if before else at[min(at)]
    start = text.rfind("\n", 0, node.start) + 1
    dash = text.rfind("-", start, node.start)
    line = f"- {flow(record)}"
    if not before:
        return Edit(dash, dash, f"{line}\n{' ' * (dash - start)}").of(text)
    end = text.find("\n", _end(text, node))
    end = len(text) if end < 0 else end
    return Edit(end, end, f"\n{' ' * (dash - start)}{line}").of(text)


def _taken_out(text: str, held: Node, node: Node) -> str:
    start = text.rfind("\n", 0, node.start) + 1
    end = text.find("\n", _end(text, node))
    gone = Edit(start, len(text) if end < 0 else end + 1, "").of(text)
    if held.items is not None and len(held.items) == 1:  # a name without a value would be an error
        key = text.rfind("\n", 0, max(start - 1, 0)) + 1
        return Edit(key, start, "").of(gone)
    return gone


def _end(text: str, node: Node) -> int:
    return node.end if node.braces else len(text[: node.end].rstrip())


def _id(text: str, node: Node) -> str:
    value = node.child("id")
    return text[value.start : value.end].strip("\"'") if value is not None else ""
