"""Layouts that ship, as maps: one YAML file each, with the source of every column's meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from relcon.importing.faults import refuse
from relcon.importing.map import Map, read_map
from relcon.importing.read.table import folded

_KIND = re.compile(rb"^kind: ([a-z-]+)$", re.MULTILINE)


@cache
def profiles(kind: str | None = None) -> dict[str, Map]:
    """Return the layouts of a kind, or all of them, by name."""
    found = {}
    for file in sorted(resources.files(__package__).iterdir(), key=lambda one: one.name):
        if file.name.endswith(".yaml"):
            data = file.read_bytes()
            stated = _KIND.search(data)
            of = stated[1].decode() if stated is not None else ""
            if kind in (None, of):
                found[file.name.removesuffix(".yaml")] = read_map(data, file.name, of)
    return found


def profile(name: str, kind: str, file: str) -> Map:
    """Return a layout by its name.

    Raises
    ------
    NotImported
        Where there is none of that name.
    """
    known = profiles(kind)
    if name not in known:
        allowed = ", ".join(known) if known else "none ships for this kind: leave --profile out"
        raise refuse("unknown_name", file, f'no profile of {kind} is called "{name}"; allowed: {allowed}')
    return known[name]


def matching(names: Sequence[str]) -> Map | None:
    """Return the layout, of whatever kind, whose columns are exactly those of a header; ``None`` where none is."""
    there = {folded(name) for name in names}
    for one in profiles().values():
        if {folded(name) for name in (*one.named, *one.ignore)} == there:
            return one
    return None
