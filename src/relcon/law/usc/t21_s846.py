"""21 U.S.C. §§846, 963: attempt and conspiracy carry the penalties of their object."""

from __future__ import annotations

from typing import Literal

from relcon.records.people import Count

# 21 U.S.C. §§849 and 859 to 861 multiply the penalties of §841(b), §960a its minimums.
_DOMESTIC = ("21 USC 841", "21 USC 846", "21 USC 849", "21 USC 859", "21 USC 860", "21 USC 861", "21 USC 960a")
# 46 U.S.C. §70506 sends the maritime offenses to §960; from memory, its text is not among the sources.
_IMPORT = (
    "21 USC 952",
    "21 USC 953",
    "21 USC 955",
    "21 USC 959",
    "21 USC 960",
    "21 USC 963",
    "46 USC 70503",
    "46 USC 70506",
)


def as_its_object(count: Count) -> Count:
    """Return a count as if it charged the offense that an attempt or conspiracy was to commit.

    Notes
    -----
    Rule: 21 U.S.C. §§846, 963: the same penalties. What the safety valve covers goes by the count's own statute.
    """
    if count.to_violate is None:
        return count
    return count.model_copy(update={"statute": count.to_violate, "to_violate": None})


def penalties_of(statute: str) -> Literal["841(b)", "960(b)"] | None:
    """Return the section that holds a count's penalties, or ``None`` for a statute that the program does not read.

    Parameters
    ----------
    statute
        Such as ``21 USC 846``; subsections do not matter.

    Notes
    -----
    Rule: 21 U.S.C. §§846, 849, 859-861, 960a, 963, 960(a).
    """
    section = statute.partition("(")[0]
    if section in _DOMESTIC:
        return "841(b)"
    return "960(b)" if section in _IMPORT else None
