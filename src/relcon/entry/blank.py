"""The files of a new matter: explained, with examples to uncomment; or with the examples standing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources

from relcon.writing.splice import places
from relcon.writing.yaml_text import Value, block_lines, flow

CASE, PROFFER, WORKBOOK = "case.yaml", "proffer.yaml", "workbook.xlsx"
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


def begun_case(header: dict[str, Value]) -> str:
    """Return the case file of a matter of which only the header is known, with its explanations."""
    template = without_examples(blank_files()[CASE])
    people = places(template).child("people")
    if people is not None:
        # The person who stands in the template for the client goes, and the line break before that person with it.
        name = places(template).keys["people"]
        template = f"{template[: name.end]}: []{template[people.end :]}"
    return _instead(template, "case", block_lines(header, "  "))


def begun_proffer(client: str, objective: Value) -> str:
    """Return the proffer file of a matter of which client and objective are known, with its explanations."""
    begun = _instead(without_examples(blank_files()[PROFFER]), "client", [client])
    return _instead(begun, "objective", [flow(objective)])


def _instead(template: str, name: str, lines: list[str]) -> str:
    """Return a template with another value for a field."""
    node = places(template).child(name)
    if node is None:
        raise KeyError(name)
    return template[: node.start] + "\n".join(lines).lstrip() + template[node.end :]


def _opening(template: str) -> tuple[str, str]:
    """Return what a template says before its first field, in which every line is an explanation; and the rest."""
    place = template.index("\nformat:") + 1
    return template[:place], template[place:]
