"""How the positions read what is not decided, in a few words for a row: the question, and each answer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Reading(NamedTuple):
    """An option of the positions: what it asks, and what its values say."""

    asks: str
    says: Mapping[str, str]


_COUNTS: Final = MappingProxyType({"in": "counts", "out": "does not count", "open": "open"})
_OWN_USE: Final = MappingProxyType({"in": "stays in", "out": "comes off", "by_circuit": "by circuit"})

READINGS: Final[Mapping[str, Reading]] = MappingProxyType(
    {
        "grounds": Reading(
            "Foreseeable, n.3(D), as",
            {
                "nature": "agreed, known",
                "took_part": "by own deals too",
                "supervised": "by own acts too",
                "presumed": "presumed too",
            },
        ),
        "mitigating_role": Reading(
            "Reduction for a function",
            {
                "highest": "the usual",
                "undisputed_else_lowest": "usual, or least",
                "lowest_if_undisputed": "least, or none",
            },
        ),
        "firearm_connection": Reading("Weapon, connection unknown", _COUNTS),
        "open_norm": Reading("What needs a finding", _COUNTS),
        "aggravating_role": Reading(
            "Control for §3B1.1",
            {
                "lowest_compelled": "uncontradicted",
                "lowest_corroborated": "corroborated",
                "highest": "on any record",
            },
        ),
        "weak": Reading("Fact on weak evidence alone", _COUNTS),
        "straddling": Reading("Dated across a joining", _COUNTS),
        "membership_end": Reading(
            "Leaving an agreement counts",
            {"as_recorded": "as recorded", "with_evidence": "with evidence", "by_finding": "if found"},
        ),
        "quantity": Reading("An amount in an interval", {"low": "low end", "point": "its point", "high": "high end"}),
        "client_word": Reading(
            "The client's word replaces",
            {"believed": "always", "corroborated": "if shown too", "conceded": "if conceded"},
        ),
        "statutory_quantity": Reading(
            "Minimum by whose weight",
            {
                "own": "the defendant's",
                "conspiracy": "conspiracy's",
                "object": "the object's",
                "by_circuit": "by circuit",
            },
        ),
        "silent_term": Reading(
            "Letter silent: read for", {"against_government": "the client", "for_government": "the government"}
        ),
        "slice": Reading("Sale of a series, the same", {**_COUNTS, "midpoint": "by its middle"}),
        "personal_use_conspiracy": Reading("Own use, conspiracy count", _OWN_USE),
        "personal_use_other": Reading("Own use, no such count", _OWN_USE),
        "acquitted_overlap": Reading("Acquitted, overlap unknown", _COUNTS),
        "unable_or_unwilling": Reading(
            "Not intended, not able",
            {"holds": "comes off", "undisputed": "off if undisputed", "by_finding": "off if found"},
        ),
        "delivery_unknown": Reading(
            "Delivered or agreed, n.5", {"delivered": "delivered", "agreed": "agreed", "larger": "the larger"}
        ),
        "purity_mix": Reading("Purities together", {"rows": "in one row", "per_event": "each as it is most"}),
        "presence": Reading("There with another's thing", {"named": "deals named", "place_and_date": "place and date"}),
        "imported_lot": Reading("Importation reaches", {"importing": "importers", "any_event": "any deal in it"}),
        "suppressed": Reading("Suppressed evidence", _COUNTS),
        "court_3661": Reading("§3661, a silent letter", {"open": "open", "barred": "barred"}),
        "record_dates": Reading("A record dated roughly", {"shorten": "at its shortest", "lengthen": "at its longest"}),
    }
)
"""By the option's name; first those that, read another way, move the most ranges in three example matters."""


def reading(option: str, value: str) -> str:
    """Return what a value of an option says; of grounds, each of which adds to those before, the last."""
    return READINGS[option].says[value.rpartition(", ")[2]]
