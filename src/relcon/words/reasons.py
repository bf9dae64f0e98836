"""Why a transaction does not count, in the terms of §1B1.3, of somebody by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from relcon.words.days import in_prose

_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unreliable": "nothing that this position relies on shows it",
        "talk_only": "talk without an agreement",
        "acquitted": "acquitted conduct",
        "prior_sentence": "already sentenced for it",
        "protected": "out of the range by the letter",
        "course_of_conduct": "not the same course of conduct",
        "unable_or_unwilling": "not intended by {name}, or {name} was not able",
        "own_act": "no act of {name}, and part of no jointly undertaken activity on record",
        "undertaking": "{name} was no part of that activity",
        "participant": "no other criminally responsible person took part",
        "scope": "outside the scope of what {name} agreed to",
        "timing": "before {name} joined or after {name} left, or the date is not known closely enough",
        "furtherance": "not in furtherance",
        "foreseeability": "not reasonably foreseeable",
    }
)
_SUPPORT: Final = "unreliable: "


def reason(failed: str | None, name: str = "the defendant") -> str:
    """Return why something does not count for a person: by the step of §1B1.3 that failed."""
    return _REASONS.get(failed or "", failed or "").format(name=name)


def of(text: str, name: str) -> str:
    """Return a reason of an answer as it is said of somebody by name, its days in prose."""
    return in_prose(text).replace("the defendant's", f"{name}'s").replace("the defendant", name)


def element(text: str) -> str:
    """Return a line of an element under its name: an answer's ``unreliable`` is a question of support."""
    return f"support: {text.removeprefix(_SUPPORT)}" if text.startswith(_SUPPORT) else text


REASONS: Final[Mapping[str, str]] = MappingProxyType({step: reason(step) for step in _REASONS})
"""Every reason, of the defendant, for a legend."""
