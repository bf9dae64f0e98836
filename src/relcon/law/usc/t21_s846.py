"""21 U.S.C. §§846, 963: attempt and conspiracy carry the penalties of their object."""

from __future__ import annotations

from typing import Literal

from relcon.law.usc import t21_s960, t46_s70506
from relcon.records.counts import Count

# 21 U.S.C. §§849 and 859 to 861 multiply the penalties of §841(b), §960a its minimums.
_DOMESTIC = ("21 USC 841", "21 USC 846", "21 USC 849", "21 USC 859", "21 USC 860", "21 USC 861", "21 USC 960a")
_IMPORT = "21 USC 963"


def as_its_object(count: Count) -> Count:
    """Return a count as if it charged the offense that an attempt or conspiracy was to commit.

    Notes
    -----
    Rule: 21 U.S.C. §§846, 963: the same penalties. What the safety valve covers goes by the count's own statute.
    """
    if count.to_violate is None or count.apart_from_object:
        return count
    return count.model_copy(update={"statute": count.to_violate, "to_violate": None})


def conspires(count: Count) -> bool:
    """Return whether a count may be one of conspiracy, whose penalties turn on a quantity that others dealt in.

    Notes
    -----
    Rule: 21 U.S.C. §§846, 963; 46 U.S.C. §70506(b).
    """
    return count.conspiracy or count.statute == t46_s70506.CONSPIRACY


def penalties_of(statute: str, edition: str) -> Literal["841(b)", "960(b)"] | None:
    """Return the section that holds a count's penalties, or ``None`` for a statute that the program does not read.

    Parameters
    ----------
    statute
        Such as ``21 USC 846``; of its subsections only those matter that have penalties of their own.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §§846, 849, 859-861, 960a, 963, 960(a); 46 U.S.C. §70506(a), (b).
    """
    section = statute.partition("(")[0]
    if section in _DOMESTIC:
        return "841(b)"
    imported = section == _IMPORT or t21_s960.punished(statute, edition) or t46_s70506.drugs(statute, edition)
    return "960(b)" if imported else None
