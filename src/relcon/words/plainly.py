"""A reason of the engine as counsel says it: people by name, criteria of the safety valve by what they ask, days."""

from __future__ import annotations

import re
from typing import Final

from relcon.records.matter import Matter
from relcon.words.days import in_prose
from relcon.words.disclosure import CRITERIA, DISCLOSURE
from relcon.words.general import surname

_BEFORE_PEOPLE: Final = (
    *("over", "under", "recruited by", "recruited", "wage by", "paid", "sold to", "the defendant and", "may be"),
    *("directs", "pass them on:", "them from", "act of"),
)
"""What stands before the ids of people in the reasons of the engine."""
_AFTER: Final = re.compile(rf"\b({'|'.join(_BEFORE_PEOPLE)}) ([\w.-]*\w(?:, [\w.-]*\w)*)")
_FIRST: Final = re.compile(r"^([\w.-]+)(?= (?:is no participant|is described|also stands) )")
_MONTHS: Final = re.compile(r"(?<=\d)-(?=(?:\d+|life) months\b)")
_CRITERIA: Final = re.compile(r"criteri(?:on|a) (\d(?:, \d)*) of USSG §5C1\.2\(a\) (not shown|open)")


def plainly(text: str, matter: Matter) -> str:
    """Return a reason with people by name, criteria by what they ask and days as they are said.

    Parameters
    ----------
    text
        As an answer has it, with ids.
    matter
        For names: an id is one only where the reason names a person.
    """
    text = _AFTER.sub(lambda found: f"{found[1]} {_names(found[2], matter)}", text)
    text = _FIRST.sub(lambda found: _names(found[1], matter), text)
    text = _MONTHS.sub("–", text)
    return in_prose(_CRITERIA.sub(_criteria, text))


def _names(ids: str, matter: Matter) -> str:
    return ", ".join(surname(matter, id) for id in ids.split(", "))


def _criteria(found: re.Match[str]) -> str:
    fails = {"not shown": "fails"}.get(found[2], found[2])
    said = (f"{CRITERIA[one]}: {'not yet made' if one == DISCLOSURE else fails}" for one in found[1].split(", "))
    return "; ".join(said)
