"""18 U.S.C. §924(c): firearms in a drug trafficking crime, which counts charge them and the least consecutive terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from relcon.law.months import from_years
from relcon.law.tables import load
from relcon.records.counts import Count

SECTION: Final = "18 USC 924(c)"
AMMUNITION = "armor_piercing_ammunition"
_OF_AMMUNITION = "18 USC 924(c)(5)"


def firearm_counts(live: Sequence[Count]) -> tuple[Count, ...]:
    """Return those of the live counts that fall under 18 U.S.C. §924(c).

    Notes
    -----
    Rule: USSG §2K2.4 n.4: with such a sentence no weapon characteristic applies to the underlying drug offense. A count
    not yet decided is treated as if it led to conviction.
    """
    return tuple(count for count in live if _under(count))


def _under(count: Count) -> bool:
    # A bare section is of (c) only where the count says what was done with the firearm; §§922(g), 924(o) never are.
    return count.statute.startswith(SECTION) or (count.statute == "18 USC 924" and count.firearm is not None)


def consecutive(count: Count, edition: str) -> tuple[int, str] | None:
    """Return the least consecutive term of a count, in months, ``LIFE`` for life, and its cite; ``None`` if not known.

    Notes
    -----
    Rule: 18 U.S.C. §924(c)(1)(A), (B), (C), (5); USSG §2K2.4(b), §5G1.2(a). Whether an earlier one was final is
    counsel's entry; unknown, the term is that of a first one, which is the least.
    """
    table = load("924c", edition)
    if count.follows_final == "yes":
        place = ("after_final_conviction", "machinegun" if count.firearm == "machinegun" else "any")
        years = table.text(*place, "years")
        return from_years(years), table.text(*place, "cite")
    used = AMMUNITION if count.statute.startswith(_OF_AMMUNITION) else count.firearm
    if used is None:
        return None
    return from_years(table.integer("minimums", used, "years")), table.text("minimums", used, "cite")


def least_consecutive(count: Count, edition: str) -> int:
    """Return the least consecutive term of a count, in months: that of mere possession where more is not recorded.

    Notes
    -----
    Rule: 18 U.S.C. §924(c)(1)(A)(i): every such conviction brings at least that; (D)(ii): each term is added.
    """
    found = consecutive(count, edition)
    return from_years(load("924c", edition).integer("minimums", "possessed", "years")) if found is None else found[0]
