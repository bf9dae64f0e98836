"""What stands in a cell, and the value of the case file that it is: both ways, and nothing lost between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from relcon.importing.workbook.sheets import Column
from relcon.reading.parsing import NotYAML, parse
from relcon.reading.problems import InputError
from relcon.reading.text_tree import Node, Place, TextList, TextMap
from relcon.records.customs import unit_of, units
from relcon.records.numbers import NUMBER
from relcon.writing.yaml_text import Value, flow

LONGEST: Final = 32_767
"""Characters that Excel keeps of a cell."""

_FIGURE = re.compile(rf"(?P<number>{NUMBER})\s*(?P<words>[A-Za-z][A-Za-z_' -]*?)\.?")
_SPACES: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ODD = re.compile("[\r\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What a workbook's XML cannot hold, or Excel takes for something else."""


def folded(text: str) -> str:
    """Return a text without outer spaces, every space of another kind a plain one, and unseen marks gone."""
    return _UNSEEN.sub("", _SPACES.sub(" ", text)).strip()


def holds(text: str) -> bool:
    """Whether a cell can hold a text so that it is read as it is."""
    return 0 < len(text) <= LONGEST and folded(text) == text and _ODD.search(text) is None


def cell_text(value: Value, column: Column) -> str | None:
    """Return what is written into a cell for a value; ``None`` where a cell of this column cannot say it."""
    text: str | None = None
    if column.many:
        text = _list(value)
    elif isinstance(value, str):
        text = in_units(value) if column.form in ("quantity", "answer") else value
    elif column.form == "when" and isinstance(value, dict):
        text = _joined([value.get("from"), value.get("to")], "..")
    elif column.form in ("quantity", "answer") and isinstance(value, dict):
        ends = [value[name] for name in ("low", "point", "high") if name in value]
        text = _joined([in_units(end) if isinstance(end, str) else end for end in ends], " .. ")
    elif column.form == "fields":
        text = one_line(value)
    return text if text is not None and holds(text) else None


def one_line(value: Value) -> str:
    """Return a value as one line of YAML that a cell can hold."""
    plain = flow(value)
    if _ODD.search(plain) is None:
        return plain
    return _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", flow(value, as_json=True))


def in_units(text: str) -> str:
    """Return a quantity with its unit as the format calls it: ``2 kilos`` is ``2 kg``."""
    found = _FIGURE.fullmatch(text)
    unit = unit_of(found["words"]) if found is not None else None
    if found is None or unit is None or found["words"] in units():
        return text
    return f"{found['number']} {unit.id}"


def _list(value: Value) -> str | None:
    items = value if isinstance(value, list) else [value]
    if not items or not all(isinstance(one, str) and holds(one) and ";" not in one for one in items):
        return None
    return _joined(items, "; ")


def _joined(values: Sequence[Value | None], between: str) -> str | None:
    texts = [one for one in values if isinstance(one, str) and ".." not in one]
    return between.join(texts) if len(texts) == len(values) else None


def cell_value(text: str, column: Column, file: str, place: Place) -> Node:
    """Return the value that a cell's text is.

    Parameters
    ----------
    text
        Folded, and not empty.
    column
        Of which column.
    file, place
        Where it stands.

    Raises
    ------
    ValueError
        Where it is to be YAML in braces, and is none.
    """
    if column.many:
        listed = TextList(file, place)
        for number, item in enumerate(one.strip() for one in text.split(";") if one.strip()):
            listed.add(item, place, number)
        return listed
    parts = [part.strip() for part in text.split("..")]
    if column.form == "when" and len(parts) == 2:
        return _named(dict(zip(("from", "to"), parts, strict=True)), file, place)
    if column.form in ("quantity", "answer") and len(parts) in (2, 3):
        names = ("low", "high") if len(parts) == 2 else ("low", "point", "high")
        return _named(dict(zip(names, parts, strict=True)), file, place)
    if column.form == "fields" and text[0] in "{[":
        return from_yaml(text, file, place)
    return text


def from_yaml(text: str, file: str, place: Place) -> Node:
    """Return what one line of YAML says, all of it in the place of its cell.

    Raises
    ------
    ValueError
        Where it is none.
    """
    try:
        parsed = parse(text, file)
    except (NotYAML, InputError):
        raise ValueError("not YAML") from None
    if parsed.problems or parsed.pieces:
        raise ValueError("not YAML")
    return _moved(parsed.root, file, place)


def _moved(node: Node, file: str, place: Place) -> Node:
    if isinstance(node, TextMap):
        return _named({name: _moved(value, file, place) for name, value in node.items()}, file, place)
    if isinstance(node, TextList):
        listed = TextList(file, place)
        for number, item in enumerate(node):
            listed.add(_moved(item, file, place), place, number)
        return listed
    return node


def _named(content: dict[str, Node] | dict[str, str], file: str, place: Place) -> TextMap:
    made = TextMap(file, place, dict(content))
    made.keys_at = dict.fromkeys(content, place)
    made.values_at = dict.fromkeys(content, place)
    return made
