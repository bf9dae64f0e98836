"""XML as text: names are ours, values are escaped so that every reader gets back what was given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from relcon.exporting.flat import Value
from relcon.exporting.graph import graph
from relcon.exporting.made import Head, Made
from relcon.exporting.said import left_out, listed, removed
from relcon.exporting.text import Cleaning
from relcon.exporting.typed import Typed, typed
from relcon.records.case import CaseFile

Lines = Callable[[Typed, str], Iterator[str]]
"""Writes a graph line by line; the text is what is said at its head."""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def drawn(case: CaseFile, head: Head, rules: Sequence[str], lines: Lines) -> Made:
    """Return the graph of a case in a format of XML.

    Parameters
    ----------
    case
        As it may be handed over.
    head
        What stands at the head.
    rules
        How the format holds what there is; said there too.
    lines
        Who writes it.
    """
    found = graph(case)
    ready = typed(found)
    without = [*left_out(found.left_out), *removed(ready.removed)]
    said = head.lines([found.caption] if found.caption else [], rules, without)
    written = "".join(f"{line}\n" for line in lines(ready, listed(said)))
    return Made({"": written}, False, {"nodes": len(ready.nodes), "edges": len(ready.edges)}, without)


def start(name: str, attributes: Mapping[str, str | None]) -> str:
    """Return the inside of a tag: the name, and the attributes that have a value."""
    # Readers make one space of a tab or a line's end that stands as such in an attribute; quoteattr writes references.
    given = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items() if value is not None)
    return f"{name}{given}"


def text(value: str) -> str:
    """Return text between tags; a carriage return as a reference, or readers would make a line feed of it."""
    return escape(value, {"\r": "&#13;"})


def worded(value: Value) -> str:
    """Return a value in the words of XML."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def clean(value: str) -> str:
    """Return a text of ours, such as a caption in a head, without what XML forbids."""
    return Cleaning().text(value)
