"""Telephone numbers of discovery in one form; possible or not is all that is asked of one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from relcon.extras import has, how_to_install
from relcon.importing.fates import BadValue
from relcon.importing.faults import refuse
from relcon.importing.read.table import folded

WITHHELD: Final = frozenset(
    {
        "",
        "-1",
        "restricted",
        "unknown",
        "private",
        "anonymous",
        "blocked",
        "unavailable",
        "withheld",
        "no caller id",
        "n/a",
    }
)
"""What says that a number is not known."""
SHORT: Final = 6
"""Digits of the longest short number."""
_POWER = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_FILLED = re.compile(r"\+?[0-9]{15,}0")
_HIDING = re.compile(r"^\*(?:67|82)")
_DIALED = re.compile(r"\(D\)$", re.IGNORECASE)
_AT = re.compile(r"@(?:s\.whatsapp\.net|c\.us)$", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"[^0-9]")
_MARKS = re.compile(r"[\s.()*#/-]|\u202d|\u202c|\u00a0")
_MOST = 100_000  # numbers that are remembered


def check_library(file: str) -> None:
    """Check that the library that reads numbers is there.

    Raises
    ------
    NotImported
        Where it is not; the file named can then not be read.
    """
    if not has("phonenumbers"):
        message = f"telephone numbers need the library phonenumbers; {how_to_install('phonenumbers')}"
        raise refuse("unreadable", file, message)


@lru_cache(maxsize=_MOST)
def international(text: str, region: str) -> str:
    """Return a number of the case file in its international form; as written where it is none."""
    try:
        return number_of(text, region)
    except BadValue:
        return text


@lru_cache(maxsize=_MOST)
def number_of(text: str, region: str) -> str:
    """Return a number in its international form, such as ``+13125550142``.

    Parameters
    ----------
    text
        As it stands in a file.
    region
        The matter's region, such as ``US``, for numbers without a country's code.

    Raises
    ------
    BadValue
        ``no_number`` where it is withheld, ``service_number`` of a short one, ``lost_digits`` where a spreadsheet has
        cut it, ``bad_number`` where no number can be so.
    """
    import phonenumbers
    from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

    plain = _plain(text)
    if folded(plain) in WITHHELD:
        raise BadValue("no_number", text, "a telephone number")
    if _POWER.fullmatch(plain) or _FILLED.fullmatch(plain):
        raise BadValue("lost_digits", text, "all digits of the number: take it from its source, as text")
    digits = _NOT_DIGITS.sub("", plain)
    bare = _MARKS.sub("", plain).removeprefix("+")
    if not (bare.isascii() and bare.isdecimal()):
        raise BadValue("bad_number", text, "a telephone number such as (312) 555-0142")
    if len(digits) <= SHORT:
        raise BadValue("service_number", text)
    try:
        found = phonenumbers.parse(f"+{digits}" if plain.startswith("+") else digits, region)
    except NumberParseException:
        raise BadValue("bad_number", text, "a telephone number such as (312) 555-0142") from None
    possible = phonenumbers.is_possible_number_with_reason(found)
    if possible != ValidationResult.IS_POSSIBLE:
        local = possible == ValidationResult.IS_POSSIBLE_LOCAL_ONLY
        allowed = "a number with its area code" if local else "a telephone number such as (312) 555-0142"
        raise BadValue("bad_number", text, allowed)
    return phonenumbers.format_number(found, PhoneNumberFormat.E164)


def _plain(text: str) -> str:
    """Return a number without what programs put around it."""
    lines = text.split("\n")
    called = [line for line in lines if not _DIALED.search(line.strip())]  # what was dialed stands on a line of its own
    plain = (called[0] if len(called) == 1 else text).strip().removeprefix("'").strip()
    if plain.lower().startswith("tel:"):
        plain = plain[len("tel:") :]
    bare, apps = _AT.subn("", plain)
    if apps and not bare.startswith("+"):  # an app's own name of a number begins with its country's code
        bare = f"+{bare}"
    plain = _HIDING.sub("", _DIALED.sub("", bare.strip()).strip()).strip()
    return plain[:-2] if re.fullmatch(r"\+?[0-9]{7,15}\.0", plain) else plain
