"""A map guessed from a header: counsel sees it, and nothing is imported before that."""

from __future__ import annotations

import re

from relcon.importing.fates import BadValue
from relcon.importing.layout import Layout
from relcon.importing.map import FORMAT, OPEN, FieldOfKind, fields_of
from relcon.importing.read.table import folded
from relcon.importing.values.drugs import read_substances
from relcon.records.customs import unit_of
from relcon.writing.yaml_text import Value, flow, scalar

_UNIT = re.compile(r"\s*\(([A-Za-z]{1,5}|%)\)\s*$")
_UNITS = frozenset({"unit", "units of measure", "unit of measure", "uom"})
_BARE = re.compile(r"[0-9][0-9,]*(\.[0-9]+)?")
_COLONS = re.compile(r"[0-9]+(:[0-9]{2}){1,2}")
_HOURS = re.compile(r"[0-9]+:[0-9]{2}:[0-9]{2}")
_ZONE = "# zone: America/Chicago   says in which zone the times are (or --tz) where the file does not; UTC, suffix"
_MOST = 40  # different words of a column that are listed


def guessed(kind: str, layout: Layout, sheet: str | None = None) -> str:
    """Return the text of a map for a table, as far as its header's names tell what they mean.

    Parameters
    ----------
    kind
        The kind of table.
    layout
        The table.
    sheet
        The sheet that it stands on.
    """
    fields, columns, words = fields_of(kind), _columns(kind, layout), dict[str, dict[str, Value]]()
    shown = {field: _written(layout, column, fields[field]) for field, column in columns.items()}
    taken = {*columns.values(), *(one for one in layout.names if folded(one) in _UNITS and "unit_column" in str(shown))}
    for field, column in columns.items():
        meant = _words(layout, column, fields[field])
        if meant:
            words[column] = meant
    left = [name for name in layout.names if name not in taken]
    missing = [
        f"# missing: {name}: ...   ({one.says})" for name, one in fields.items() if one.needed and name not in columns
    ]
    lines = [
        "# Guessed from the header: look at every line, correct what is wrong, then import with --map and this file.",
        "# dates: {order: mdy}   says that the month stands first, where the days themselves do not show it",
        *([_ZONE] if {"time", "when"} & columns.keys() else []),
        f"format: {FORMAT}",
        f"kind: {kind}",
        *([f"file: {flow({'sheet': sheet})}"] if sheet is not None else []),
        "columns:",
        *(f"  {field}: {written}" for field, written in shown.items()),
        *(f"  {line}" for line in missing),
    ]
    if words:
        lines.append("words:   # a word that is not listed rejects its row; write the meaning instead of each ?")
        for field, column in columns.items():
            if column in words:
                lines += _means(fields[field]) if OPEN in words[column].values() else []
                lines.append(f"  {scalar(column)}: {flow(words[column])}")
    if left:
        lines.append(f"ignore: {flow(list(left))}   # no field is read from these")
    return "\n".join(lines) + "\n"


def _means(field: FieldOfKind) -> list[str]:
    """Return what is shown beside the words of a column: which meanings there are, and an example."""
    listed = [f"  # meanings: {', '.join(field.words)}"] if field.words else []
    return [*listed, *([f"  # such as {field.such_as}"] if field.such_as else [])]


def _columns(kind: str, layout: Layout) -> dict[str, str]:
    """Return, by field, the first column whose name is one that means it; each column once."""
    there = {_bare(name): name for name in reversed(layout.names)}
    found: dict[str, str] = {}
    for field, one in fields_of(kind).items():
        names = [there[_bare(head)] for head in one.heads if _bare(head) in there]
        free = [name for name in names if name not in found.values()]
        if free:
            found[field] = free[0]
    return found


def _bare(name: str) -> str:
    """Return a header folded, without a unit in brackets."""
    return folded(_UNIT.sub("", name)) or folded(name)


def _written(layout: Layout, name: str, field: FieldOfKind) -> str:
    """Return a column as a map has it, with the unit that its header or a column beside it states."""
    found: dict[str, Value] = {"column": name}
    if field.figures == "share" and "%" in name:
        found["as"] = "percent"
    elif field.figures == "weight":
        stated = _UNIT.search(name)
        unit = next((one for one in layout.names if folded(one) in _UNITS), None)
        if stated is not None and unit_of(stated[1]) is not None:
            found["unit"] = unit_of(stated[1]).id  # type: ignore[union-attr] # just asked
        elif unit is not None:
            found["unit_column"] = unit
        elif _all_match(layout, name, _BARE):
            found["unit"] = OPEN
    elif field.figures == "length" and _all_match(layout, name, _COLONS):
        found["form"] = "H:MM:SS" if _all_match(layout, name, _HOURS) else OPEN
    return flow(found) if len(found) > 1 else scalar(name)


def _all_match(layout: Layout, name: str, form: re.Pattern[str]) -> bool:
    """Whether a column has cells, and all of them this form."""
    place = layout.columns[folded(name)]
    cells = [text for row in layout.rows if (text := row.cell(place).text.strip())]
    return bool(cells) and all(map(form.fullmatch, cells))


def _words(layout: Layout, column: str, field: FieldOfKind) -> dict[str, Value]:
    """Return the different words of a column, each with its meaning where it has that name itself.

    Of substances only those are returned that the published list lacks.
    """
    if not (field.words or field.by_word or field.of_substances):
        return {}
    place = layout.columns[folded(column)]
    found: dict[str, Value] = {}
    for row in layout.rows:
        word = " ".join(row.cell(place).text.split())
        known = not word or word in found or (field.of_substances and _is_listed(word))
        if not known and len(found) < _MOST:
            found[word] = folded(word) if folded(word) in field.words else OPEN
    return found


def _is_listed(word: str) -> bool:
    try:
        read_substances(word)
    except BadValue:
        return False
    return True
