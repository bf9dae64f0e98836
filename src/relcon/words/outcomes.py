"""What the outcomes of a proffer are called: the ids are for typing, the names for reading."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

OUTCOMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "trial": "Trial, no disclosure",
        "trial_disclosed": "Trial, full disclosure",
        "silent": "Plea, no disclosure",
        "safety_valve_only": "Plea, this disclosure",
        "protected": "Proffer, letter honored",
        "derivative": "Proffer, letter honored, and its leads followed",
        "unprotected": "Proffer, nothing protected",
        "triggered_trial": "Proffer, then a defense at trial that lets it in",
        "triggered_sentencing": "Proffer, then an objection that it contradicts",
        "breach": "Breach: falsehood",
        "breach_refusal": "Breach: refusal",
        "breach_new_crime": "Breach: new crime",
        "leak": "Others supply the same facts",
        "agreed": "Plea agreement as written",
    }
)
FULL_DISCLOSURE: Final = "Plea, full disclosure"
"""The outcome `safety_valve_only` if all of the client's own acts on record were told besides, and believed."""


def outcome(id: str) -> str:
    """Return an outcome's name."""
    return OUTCOMES[id]
