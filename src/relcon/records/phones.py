"""Telephone numbers as counsel writes them: digits and the marks between them, an extension at most."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

PATTERN = r"^\+?[(0-9][0-9 ().*#/-]*( ?([Xx]|[Ee]xt\.?|[Ee]xtension) ?[0-9]{1,6})?$"
_NUMBER = re.compile(PATTERN, re.ASCII)
_POWER = re.compile(r"[0-9]([.,][0-9]+)?E\+?[0-9]+", re.ASCII | re.IGNORECASE)
_FLOAT = re.compile(r"([0-9]{7,15})\.0+", re.ASCII)
FEWEST, MOST = 3, 15
"""Digits: a short code has three; the international plan (ITU E.164) allows fifteen."""
_EXAMPLE = 'a telephone number such as "+13125550101" or "(312) 555-0101"'


def is_number(text: str) -> bool:
    """Whether a text is a telephone number, and no id or word."""
    return wrong_with(text) is None


def digits(number: str) -> str:
    """Return the digits of a number, without the 1 before ten of them: what two ways of writing it share."""
    found = re.sub(r"[^0-9]", "", number)
    return found[1:] if len(found) == 11 and found.startswith("1") else found


def wrong_with(text: str) -> str | None:
    """Say what is wrong with a text that is no telephone number, and what to write; None where it is one."""
    text = text.strip()
    if _POWER.fullmatch(text):
        return (
            "a spreadsheet made this of a number and dropped its last digits: take the number from its source, such as "
            '"+13125550101" (in the spreadsheet, format the column as text)'
        )
    made = _FLOAT.fullmatch(text)
    if made is not None:
        return f'a spreadsheet or a program added ".0": write "{made[1]}"'
    if not _NUMBER.fullmatch(text):
        return f"allowed: {_EXAMPLE}; another name goes to `aliases`, anything else to `note`"
    count = len(re.sub(r"[^0-9]", "", text))
    if count < FEWEST:
        return f"allowed: {_EXAMPLE}"
    if count > MOST:
        return (
            f"{count} digits, and no telephone number has more than {MOST}: take it from its source (a spreadsheet "
            f"keeps {MOST} digits and writes zeros for the rest)"
        )
    return None


def _read(value: Any) -> str:
    wrong = wrong_with(value) if isinstance(value, str) else f"allowed: {_EXAMPLE}, as text"
    if wrong is not None:
        raise PydanticCustomError("phone", "{message}", {"message": wrong})
    return str(value).strip()


PhoneNumber = Annotated[str, BeforeValidator(_read), WithJsonSchema({"type": "string", "pattern": PATTERN})]
