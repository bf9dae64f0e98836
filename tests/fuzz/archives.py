"""Workbooks spoiled: a part of the archive and packed anew, the parts themselves, or the bytes of the whole."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from random import Random
from types import MappingProxyType

from tests.fuzz.mutations import flip_bytes, mutated, truncate

NAMES = ("../../outside.xml", "/etc/passwd", "xl\\workbook.xml", "xl/workbook.xml", "x" * 300, "a\x00b", "…")
"""What no archive ought to call a part."""
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def spoiled_archive(data: bytes, draw: Random, others: Sequence[bytes]) -> bytes:
    """Return an archive with something changed: mostly the text of a part, which is packed anew."""
    how = draw.random()
    if how < 0.1:
        return flip_bytes(data, draw, others)
    if how < 0.15:
        return truncate(data, draw, others)
    parts = dict(_parts(data))
    names = sorted(parts)
    told = [name for name in names if "sheet" in name or "sharedStrings" in name or "workbook" in name] or names
    name = draw.choice(told if draw.random() < 0.8 else names)
    if how < 0.2:
        del parts[name]
    elif how < 0.25:
        parts[draw.choice(NAMES)] = parts[name]
    elif how < 0.3:
        parts[name] = parts[draw.choice(names)]
    else:
        parts[name] = mutated(parts[name], draw, others, "cells")
    return _packed(parts)


def steady(data: bytes) -> bytes:
    """Return an archive without the moment at which it was made, so that the same input can be made again."""
    return _packed({name: _MOMENT.sub(rb"2026-01-01T00:00:00Z", part) for name, part in _parts(data).items()})


@lru_cache(maxsize=16)
def _parts(data: bytes) -> MappingProxyType[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return MappingProxyType({name: archive.read(name) for name in archive.namelist()})


def _packed(parts: dict[str, bytes]) -> bytes:
    """Return an archive of these parts, which are stored as they are: packing them would take most of the time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name.replace("\x00", "\x01")), data)
    return out.getvalue()
