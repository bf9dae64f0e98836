"""What a file inside an archive may be called: nothing that leads out of the folder it is opened into."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from unicodedata import category, normalize

_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their ending."""
_NOT_ON_WINDOWS: Final = frozenset('<>:"|?*')


def leads_out(name: str) -> bool:
    """Whether a name is no plain path below a folder, on any system: absolute, a drive's, with ``..`` or a backslash.

    Parameters
    ----------
    name
        Parts with slashes between them.
    """
    parts = name.split("/")
    odd = "\\" in name or any(category(one) in ("Cc", "Cs") for one in name)
    return odd or re.match("[A-Za-z]:", name) is not None or any(part in ("", ".", "..") for part in parts)


def not_on_windows(names: Iterable[str]) -> list[str]:
    """Return the names that Windows cannot hold, among them those that differ only in case from another.

    Names that differ only in how an accent is composed are one name on a Mac, and count as such.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        alike[normalize("NFC", name).casefold()].append(name)
    return [
        name
        for same in alike.values()
        for name in same
        if len(same) > 1 or any(_windows_refuses(part) for part in name.split("/"))
    ]


def _windows_refuses(part: str) -> bool:
    return bool(_NOT_ON_WINDOWS & set(part)) or part[-1:] in (" ", ".") or _DEVICE.fullmatch(part) is not None
