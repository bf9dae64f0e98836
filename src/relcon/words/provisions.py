"""What the lines of a worksheet are called: the name first, then the provision."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from relcon.words.ranges import levels

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "USSG §2D1.1(a)(5)": "the cap for a mitigating role",
        "USSG §2D1.1(b)(1)": "a dangerous weapon",
        "USSG §2D1.1(b)(12)": "drug premises",
        "USSG §2D1.1(b)(18)": "the safety valve",
        "USSG §3B1.1": "an aggravating role",
        "USSG §3B1.2": "a mitigating role",
        "USSG §3C1.1": "obstruction",
        "USSG §3E1.1": "acceptance of responsibility",
        "USSG §4B1.1": "career offender",
        "USSG §4C1.1": "a zero-point offender",
    }
)
_ON_THE_SHEET: Final[Mapping[str, str]] = MappingProxyType(
    {
        **_NAMES,
        "USSG §3C1.2": "flight",
        "USSG §3D1.2(d)": "grouping",
        "USSG §4A1.1": "criminal history",
        "USSG §5G1.2": "several counts",
        "USSG §5K1.1": "substantial assistance",
        "18 USC 3553(e)": "substantial assistance, below the minimum",
        "18 USC 3553(f)": "the safety valve, against the minimum",
    }
)
"""Names where there is room for each line."""


def provision(cite: str) -> str:
    """Return a provision without the name of its book: ``§3B1.2``."""
    return cite.removeprefix("USSG ")


def provision_name(cite: str) -> str:
    """Return the name of a provision as a line of a worksheet begins with it: ``Dangerous weapon``; else nothing."""
    name = _ON_THE_SHEET.get(cite, "")
    for article in ("a ", "an ", "the "):
        name = name.removeprefix(article)
    return name[:1].upper() + name[1:]


def line(cite: str, change: int | None) -> str:
    """Return a line of a worksheet with its levels: ``a mitigating role, −4 (§3B1.2)``; levels only if there are any.

    Parameters
    ----------
    cite
        As the worksheet has it; one without a name stands for itself.
    change
        Levels; None where they are open.
    """
    name = _NAMES.get(cite)
    said = "" if change == 0 else f", {levels(change)}"
    return f"{provision(cite)}{said}" if name is None else f"{name}{said} ({provision(cite)})"
