"""The page's HTML as its bytes have it: elements in order, with attributes and, for style and script, their text."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

RAW = ("script", "style")


@dataclass(slots=True)
class Element:
    """A start tag; ``text`` is what a style or script element holds."""

    name: str
    attributes: dict[str, str]
    text: str = ""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.inside: Element | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.found.append(element)
        self.inside = element if tag in RAW else None

    def handle_endtag(self, tag: str) -> None:
        self.inside = None

    def handle_data(self, data: str) -> None:
        if self.inside is not None:
            self.inside.text += data


def elements(page: Path) -> list[Element]:
    """Return the elements of a page in order."""
    parser = _Parser()
    # A browser makes line feeds of all line ends before it looks at anything, hashes among it.
    parser.feed(page.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n"))
    parser.close()
    return parser.found


def policy(page: Path) -> dict[str, list[str]]:
    """Return the page's content security policy: each directive with its sources."""
    (found,) = [
        element
        for element in elements(page)
        if element.attributes.get("http-equiv", "").lower() == "content-security-policy"
    ]
    directives = (directive.split() for directive in found.attributes["content"].split(";") if directive.strip())
    return {name: sources for name, *sources in directives}


def digest(text: str) -> str:
    """Return the source expression that allows exactly this block."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
