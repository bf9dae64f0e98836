"""Which module says what of which provision, read off their docstrings without running them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from relcon.law.library.cites import Cite, cites

_PLACE = re.compile(r"s(\d)([a-z])(\d)_(\d+)|s(5a)|t(\d+)_s(\d+[a-z]?)")


@dataclass(frozen=True, slots=True)
class Module:
    """One module of the law.

    Attributes
    ----------
    name
        Below ``relcon.law``, such as ``ussg.s2d1_1.cash``.
    decides
        The first line of its docstring.
    section
        The section whose name it or its package bears; ``None`` for what serves several.
    implements
        What the first line names, and the section.
    applies
        What its functions name as their rule.
    """

    name: str
    decides: str
    section: str | None
    implements: tuple[Cite, ...]
    applies: tuple[Cite, ...]


@cache
def modules() -> tuple[Module, ...]:
    """Return every module under ``law/ussg`` and ``law/usc``, by name."""
    law = resources.files("relcon.law")
    found = [module for part in ("ussg", "usc") for module in _below(law.joinpath(part), part, None)]
    return tuple(sorted(found, key=lambda module: module.name))


def section_of(name: str) -> str | None:
    """Return the section that a module's or package's own name stands for: ``3B1.2`` for ``s3b1_2``."""
    place = _PLACE.fullmatch(name)
    if place is None:
        return None
    if place[5]:
        return place[5].upper()
    return f"{place[6]} USC {place[7]}" if place[6] else f"{place[1]}{place[2].upper()}{place[3]}.{place[4]}"


def _below(folder: Traversable, name: str, section: str | None) -> Iterator[Module]:
    for entry in folder.iterdir():
        stem = entry.name.removesuffix(".py")
        if entry.is_dir():
            if entry.joinpath("__init__.py").is_file():
                yield from _below(entry, f"{name}.{entry.name}", section_of(entry.name))
        elif stem != entry.name and (stem != "__init__" or section is not None):
            full = name if stem == "__init__" else f"{name}.{stem}"
            yield _module(full, section or section_of(stem), entry.read_text(encoding="utf-8"))


def _module(name: str, section: str | None, source: str) -> Module:
    tree = ast.parse(source)
    decides = (ast.get_docstring(tree) or "").split("\n", 1)[0]
    named = cites(decides)
    if section is not None and section not in (cite.section for cite in named):
        named = (*named, Cite(section))
    return Module(name, decides, section, named, tuple(dict.fromkeys(_rules(tree))))


def _rules(tree: ast.Module) -> Iterator[Cite]:
    """Yield what stands after ``Rule:`` in the docstrings of functions and classes, to the end of its paragraph."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for rule in re.findall(r"Rule: (.*?)(?:\n\n|\Z)", ast.get_docstring(node) or "", re.DOTALL):
                yield from cites(" ".join(rule.split()))
