"""A map guessed from a header: counsel sees it, and nothing is imported before that."""

from __future__ import annotations

from relcon.importing.layout import Layout
from relcon.importing.map import FORMAT, OPEN, FieldOfKind, fields_of
from relcon.importing.read.table import folded
from relcon.writing.yaml_text import Value, flow, scalar

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
    columns, words = _columns(kind, layout), dict[str, Value]()
    taken = {name for one in columns.values() for name in one}
    for field, (column, *_) in columns.items():
        meant = _words(layout, column, fields_of(kind)[field])
        if meant:
            words[column] = meant
    left = [name for name in layout.names if name not in taken]
    missing = [
        f"# missing: {name}: ...   ({one.says})"
        for name, one in fields_of(kind).items()
        if one.needed and name not in columns
    ]
    lines = [
        "# Guessed from the header: look at every line, correct what is wrong, then import with --map and this file.",
        "# dates: {order: mdy}   says that the month stands first, where the days themselves do not show it",
        f"format: {FORMAT}",
        f"kind: {kind}",
        *([f"file: {flow({'sheet': sheet})}"] if sheet is not None else []),
        "columns:",
        *(f"  {field}: {_written(names)}" for field, names in columns.items()),
        *(f"  {line}" for line in missing),
    ]
    if words:
        lines.append("words:   # a word that is not listed rejects its row; write the meaning instead of each ?")
        lines += [f"  {scalar(column)}: {flow(meant)}" for column, meant in words.items()]
    if left:
        lines.append(f"ignore: {flow(list(left))}   # no field is read from these")
    return "\n".join(lines) + "\n"


def _columns(kind: str, layout: Layout) -> dict[str, list[str]]:
    """Return, by field, the first column whose name is one that means it; each column once."""
    there = {folded(name): name for name in layout.names}
    found: dict[str, list[str]] = {}
    for field, one in fields_of(kind).items():
        for head in one.heads:
            name = there.get(folded(head))
            if name is not None and [name] not in found.values():
                found[field] = [name]
                break
    return found


def _written(names: list[str]) -> str:
    return scalar(names[0]) if len(names) == 1 else flow(list(names))


def _words(layout: Layout, column: str, field: FieldOfKind) -> dict[str, Value]:
    """Return the different words of a column, each with its meaning where it has that name itself."""
    if not (field.words or field.by_word):
        return {}
    place = layout.columns[folded(column)]
    found: dict[str, Value] = {}
    for row in layout.rows:
        word = " ".join(row.cell(place).text.split())
        if word and word not in found and len(found) < _MOST:
            found[word] = folded(word) if folded(word) in field.words else OPEN
    return found
