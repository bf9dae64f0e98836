"""Relevant conduct, drug weight and guideline exposure for federal criminal-defense counsel.

The public functions stand in :mod:`relcon.api`; each imports what it uses when it is called, so ``import relcon`` stays
cheap.
"""

from __future__ import annotations

from relcon.api import (
    after,
    brief,
    docket,
    editions,
    exhibit,
    explain,
    export,
    exposure,
    letter,
    letter_compare,
    letter_questions,
    letter_redline,
    leverage,
    memo,
    offer,
    psr,
    read_case,
    read_letter,
    read_offers,
    read_proffer,
    read_psr,
    read_reliability,
    reliability,
    roles,
    show,
    simulate,
    verify,
    view,
    waiting,
    whatif,
)

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "after",
    "brief",
    "docket",
    "editions",
    "exhibit",
    "explain",
    "export",
    "exposure",
    "letter",
    "letter_compare",
    "letter_questions",
    "letter_redline",
    "leverage",
    "memo",
    "offer",
    "psr",
    "read_case",
    "read_letter",
    "read_offers",
    "read_proffer",
    "read_psr",
    "read_reliability",
    "reliability",
    "roles",
    "show",
    "simulate",
    "verify",
    "view",
    "waiting",
    "whatif",
]
