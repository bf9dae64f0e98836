"""XML as text: names are ours, values are escaped so that every reader gets back what was given."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from relcon.exporting.flat import Value
from relcon.exporting.text import Cleaning

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


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
