"""USSG §1B1.3 and what stands before it: by the step of attribution, where the Manual asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CITES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unreliable": "USSG §6A1.3(a)",
        "talk_only": "USSG §2D1.1 n.5",
        "acquitted": "USSG §1B1.3(c)",
        "prior_sentence": "USSG §1B1.3 n.5(C)",
        "protected": "USSG §1B1.8(a)",
        "course_of_conduct": "USSG §1B1.3(a)(2)",
        "unable_or_unwilling": "USSG §2D1.1 n.5",
        "own_act": "USSG §1B1.3(a)(1)(A)",
        "undertaking": "USSG §1B1.3(a)(1)(B)",
        "participant": "USSG §1B1.3(a)(1)(B)",
        "scope": "USSG §1B1.3(a)(1)(B)(i), n.3(B)",
        "timing": "USSG §1B1.3 n.3(B)",
        "furtherance": "USSG §1B1.3(a)(1)(B)(ii), n.3(C)",
        "foreseeability": "USSG §1B1.3(a)(1)(B)(iii), n.3(D)",
    }
)
"""Where each step is asked for."""
