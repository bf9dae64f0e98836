"""Statutes and penalty paragraphs, as they are shown and as lawyers cite them."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

from pydantic import StringConstraints
from pydantic_core import PydanticCustomError

from relcon.records.base import AlsoWritten, Meanings

Penalty = Literal[
    "841(b)(1)(A)",
    "841(b)(1)(B)",
    "841(b)(1)(C)",
    "841(b)(1)(D)",
    "841(b)(1)(E)",
    "841(b)(2)",
    "841(b)(3)",
    "960(b)(1)",
    "960(b)(2)",
    "960(b)(3)",
    "960(b)(4)",
    "960(b)(5)",
    "960(b)(6)",
    "960(b)(7)",
]
PENALTIES: Final = Meanings(
    {
        "841(b)(1)(A)": "21 U.S.C. §841(b)(1)(A), the greatest quantities: ten years to life",
        "841(b)(1)(B)": "21 U.S.C. §841(b)(1)(B), the next: five to forty years",
        "841(b)(1)(C)": "21 U.S.C. §841(b)(1)(C), any quantity in Schedule I or II: up to twenty years",
        "841(b)(1)(D)": "21 U.S.C. §841(b)(1)(D), small quantities of marihuana and hashish: up to five years",
        "841(b)(1)(E)": "21 U.S.C. §841(b)(1)(E), Schedule III: up to ten years",
        "841(b)(2)": "21 U.S.C. §841(b)(2), Schedule IV: up to five years",
        "841(b)(3)": "21 U.S.C. §841(b)(3), Schedule V: up to one year",
        "960(b)(1)": "21 U.S.C. §960(b)(1), imports of the greatest quantities: ten years to life",
        "960(b)(2)": "21 U.S.C. §960(b)(2), imports of the next: five to forty years",
        "960(b)(3)": "21 U.S.C. §960(b)(3), imports of any quantity in Schedule I or II: up to twenty years",
        "960(b)(4)": "21 U.S.C. §960(b)(4), imports of little marihuana and hashish: up to five years",
        "960(b)(5)": "21 U.S.C. §960(b)(5), imports in Schedule III: up to ten years",
        "960(b)(6)": "21 U.S.C. §960(b)(6), imports in Schedule IV: up to five years",
        "960(b)(7)": "21 U.S.C. §960(b)(7), imports in Schedule V: up to one year",
    }
)
"""Each penalty paragraph, with its terms where nothing raises them: no death, no prior conviction."""
STATUTE_PATTERN = r"^(18|21|46) USC [0-9]+[A-Za-z]?(\([A-Za-z0-9]+\))*$"
_CODE = r"[Uu]\.? ?[Ss]\.? ?[Cc]\.?(?:[Aa]\.?)? *(?:§|[Ss]ec(?:\.|tion))? *"
_CITED = rf"^(18|21|46) *{_CODE}([0-9]+[A-Za-z]?) *((?:\([A-Za-z0-9]+\))*)$"
_PARAGRAPH = (
    rf"^(?:21 *{_CODE}|§ *)?"
    r"(841\(b\)\(1\)\([A-E]\)(?=(?:\([ivx]+\))*$)|841\(b\)\([23]\)(?=$)|960\(b\)\([1-7]\)(?=(?:\([A-H]\))?(?:\([ivx]+\))*$))"
)


def _statute(value: Any) -> Any:
    """Return a statute as it is shown, ``21 USC 846``, for one that is cited as lawyers do."""
    cited = re.search(_CITED, value) if isinstance(value, str) else None
    return f"{cited[1]} USC {cited[2]}{cited[3]}" if cited is not None else value


def _paragraph(value: Any) -> Any:
    """Return the penalty paragraph of a citation, without its clause: each clause has the paragraph's penalties."""
    if not isinstance(value, str):
        return value
    if re.search(r"(841\(b\)(\(1\))?|960\(b\)|841|960)$", value):
        raise PydanticCustomError("penalty", "the paragraph in full, such as 841(b)(1)(A) or 960(b)(1)")
    cited = re.search(_PARAGRAPH, value)
    return cited[1] if cited is not None else value


Statute = Annotated[
    str, StringConstraints(pattern=STATUTE_PATTERN), AlsoWritten(_statute, type="string", pattern=_CITED)
]
PENALTY_ALSO: Final = AlsoWritten(_paragraph, type="string", pattern=_PARAGRAPH)
