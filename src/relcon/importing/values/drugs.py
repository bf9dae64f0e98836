"""Substances by the names that reports give them."""

from __future__ import annotations

import re

from relcon.importing.fates import BadValue
from relcon.records.substances import find, nearest

_SEVERAL = re.compile(r"\s*(?:;|/|,|\+|&|\band\b)\s*", re.IGNORECASE)
_LONGEST = 60  # characters of a name that is compared with others


def read_substance(text: str) -> str:
    """Return the id of the one substance that a text names.

    Raises
    ------
    BadValue
        Where the published list has no such substance.
    """
    found = find(text)
    if found is None:
        near = nearest(text[:_LONGEST])
        hint = f"; did you mean {near}?" if near else ""
        raise BadValue("unknown_substance", text, f"a substance of the list, or a word of the map for it{hint}")
    return found.id


def read_substances(text: str) -> list[str]:
    """Return the ids of the substances that a text names: one, or several with ``;``, ``/``, ``and`` between them.

    Raises
    ------
    BadValue
        Where the published list lacks one of them.
    """
    if find(text) is not None:
        return [read_substance(text)]
    parts = [part for part in _SEVERAL.split(text) if part]
    if len(parts) > 1 and all(find(part) is not None for part in parts):
        return list(dict.fromkeys(read_substance(part) for part in parts))
    return [read_substance(text)]
