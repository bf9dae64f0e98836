"""The files of a new matter: explained, with examples to uncomment; or with the examples standing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources

CASE, PROFFER = "case.yaml", "proffer.yaml"
_EXAMPLE = "#  "
_EMPTY_LIST = re.compile(r"^(\s*\w+:) \[\]")


def blank_files() -> Mapping[str, str]:
    """Return case and proffer file of a new matter by name, with their examples as comments."""
    folder = resources.files(__package__).joinpath("templates")
    return {name: folder.joinpath(name).read_text(encoding="utf-8") for name in (CASE, PROFFER)}


def with_examples(template: str) -> str:
    """Take the ``#`` from a template's examples, and the ``[]`` from the lists that they then fill."""
    opening, body = _opening(template)
    lines = body.splitlines()
    made = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith(_EXAMPLE):
            made.append(line[1:])
        elif following.startswith(_EXAMPLE):
            made.append(_EMPTY_LIST.sub(r"\1", line))
        else:
            made.append(line)
    return opening + "\n".join(made) + "\n"


def without_examples(template: str) -> str:
    """Leave a template's examples out."""
    opening, body = _opening(template)
    return opening + "".join(line for line in body.splitlines(keepends=True) if not line.startswith(_EXAMPLE))


def _opening(template: str) -> tuple[str, str]:
    """Return what a template says before its first field, in which every line is an explanation; and the rest."""
    place = template.index("\nformat:") + 1
    return template[:place], template[place:]
