"""A file of imported records: one record a line, sorted by id; what counsel wrote into it stays."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from relcon.reading.problems import InputError
from relcon.reading.text_file import read_tree
from relcon.reading.text_tree import TextList, TextMap
from relcon.writing.splice import Edit, Node, NoPlace, places, plain
from relcon.writing.yaml_text import flow

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
    whole: Sections | None = None
    """What the text says, where no word of it is counsel's own."""


def tree_of(records: Sections, file: str) -> TextMap:
    """Return what reading the text of `fresh` gives, but for where it stands."""
    tree = TextMap(file, 0, {"format": "relcon/case/1"})
    for section in _sections_of(records):
        tree[section] = _node([records[section][id] for id in sorted(records[section])], file)
    return tree


def _node(value: Any, file: str) -> Any:
    if isinstance(value, dict):
        return TextMap(file, 0, {name: _node(item, file) for name, item in value.items()})
    if isinstance(value, list):
        found = TextList(file, 0)
        for number, item in enumerate(value):
            found.add(_node(item, file), 0, number)
        return found
    return value


def _sections_of(records: Sections) -> list[str]:
    """Return the sections that have records, in the order of a file."""
    return [section for section in (*SECTIONS, *sorted(set(records) - set(SECTIONS))) if records.get(section)]


def fresh(records: Sections, comment: str) -> str:
    """Return the text of a file of records."""
    lines = [*(f"# {line}" for line in comment.splitlines()), "format: relcon/case/1"]
    for section in _sections_of(records):
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
    now = fresh(after, comment)
    if text is None or _without_comment(text) == _without_comment(now if before == after else fresh(before, comment)):
        return Merged(now, whole=after)
    found = records_in(text, file)
    notes: list[str] = []
    wanted = {
        section: _reconciled(found.get(section, {}), before.get(section, {}), after.get(section, {}), notes, file)
        for section in dict.fromkeys((*found, *after, *before))
    }
    if _without_comment(text) == _without_comment(fresh(found, comment)):
        return Merged(fresh(wanted, comment), notes, wanted)
    return Merged(_spliced(text, found, wanted), notes)


def without(text: str, ids: Collection[str], file: str) -> str:
    """Return a file's text without some records; every other byte stays.

    Raises
    ------
    NoPlace
        Where that cannot be done without touching what is there.
    """
    found = records_in(text, file)
    left = {section: {id: one for id, one in records.items() if id not in ids} for section, records in found.items()}
    return _spliced(text, found, left)


def records_in(text: str, file: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the records that a file has, by section and id.

    Raises
    ------
    InputError
        Where it cannot be read.
    """
    tree, problems = read_tree(text.encode("utf-8"), file)
    if problems:
        raise InputError(problems)
    return _sections(tree)


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
    root, edits, more = places(body), list[Edit](), ""
    for section, records in wanted.items():
        held = root.child(section)
        if held is not None and held.items and not held.braces:
            edits += _edits(body, root.keys[section], held.items, found.get(section, {}), records)
        elif records and held is None:
            more += f"{section}:\n" + "".join(f"  - {flow(records[id])}\n" for id in sorted(records))
        elif records != found.get(section, {}):
            raise NoPlace(f"{section}: write one record a line there, each after a dash")
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        body = edit.of(body)
    return mark + (body if body.endswith("\n") or not more else f"{body}\n") + more


def _edits(
    text: str, key: Node, items: list[Node], there: Mapping[str, dict[str, Any]], wanted: Mapping[str, dict[str, Any]]
) -> Iterator[Edit]:
    """Yield the edits of one section: records written anew, taken out, and put in after that of the next lower id."""
    at = {id: node for node in items if (id := _id(text, node)) in there}
    staying = sorted(id for id in at if id in wanted)
    new: dict[str | None, list[str]] = {}
    for id in sorted(set(wanted) - set(at)):
        place = bisect(staying, id)
        new.setdefault(staying[place - 1] if place else None, []).append(f"- {flow(wanted[id])}")
    if not staying and len(at) == len(items):  # a name without a value would be an error
        start, end = text.rfind("\n", 0, key.start) + 1, _line_end(text, _end(text, items[-1]))
        lines = [f"  {line}" for line in new.get(None, [])]
        yield Edit(start, end, "\n".join([text[key.start : key.end] + ":", *lines]) if lines else "")
        return
    first = items[0]
    for id, node in at.items():
        start, end = text.rfind("\n", 0, node.start) + 1, _end(text, node)
        if id not in wanted:
            yield Edit(start, min(_line_end(text, end) + 1, len(text)), "")
        elif wanted[id] != there[id]:
            yield Edit(node.start, end, flow(wanted[id]))
    for anchor, lines in new.items():
        node = at[anchor] if anchor is not None else first
        start = text.rfind("\n", 0, node.start) + 1
        dash = text.rfind("-", start, node.start)
        indent = " " * (dash - start)
        if anchor is None:
            yield Edit(start, start, "".join(f"{indent}{line}\n" for line in lines))
        else:
            end = _line_end(text, _end(text, node))
            yield Edit(end, end, "".join(f"\n{indent}{line}" for line in lines))


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _end(text: str, node: Node) -> int:
    return node.end if node.braces else len(text[: node.end].rstrip())


def _id(text: str, node: Node) -> str:
    value = node.child("id")
    return text[value.start : value.end].strip("\"'") if value is not None else ""
