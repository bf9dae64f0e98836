"""Personal identifiers in a filing, Fed. R. Crim. P. 49.1(a): shortened as the rule has it, or pointed out.

A filing may hold of a social-security, taxpayer-identification or financial-account number the last four digits, of a
birth date the year, of a home address the city and state, of a minor's name the initials. A program can tell a number
or a date by its form and by the word before it. That an address is somebody's home, or that somebody is a minor, it
often cannot: what may be one is pointed out to whoever made the copy, and never left out in silence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from relcon import words
from relcon.audiences.rewriting import Rewriting
from relcon.records.matter import Matter, declared_in_case, record_id

RULE: Final = "Fed. R. Crim. P. 49.1"
LAST: Final = 4
"""How many digits of a number may stay."""
STREET_WITHHELD: Final = "[street withheld]"

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE: Final = (
    rf"(?:\d{{4}}-\d\d?-\d\d?|\d\d?[/.-]\d\d?[/.-](?:\d{{4}}|\d\d)|{_MONTH}\s+\d\d?(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    rf"\d\d?(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}})"
)
_STREET: Final = (
    r"\d{1,6}[A-Za-z]?\s+(?:[NSEW]\.?\s+|North\s+|South\s+|East\s+|West\s+)?(?:[A-Z0-9][\w'’.]*\s+){1,4}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Way|Terrace|Ter|Parkway|"
    r"Pkwy|Highway|Hwy|Circle|Cir|Trail|Square|Sq)\b\.?(?:,?\s*(?:Apt|Apartment|Unit|Suite|Ste|No)\.?\s*#?\s*[\w-]+|"
    r",?\s*#\s*[\w-]+)?"
)
_NUMBER: Final = r"(?i:(?:\s+(?:no\.?|number|num\.?|nr\.?|ending(?: in)?|#))?\s*(?:is|was|[:#=])?\s*#?\s*)"

Shorten = Callable[[re.Match[str]], str]


def _last(found: re.Match[str]) -> str:
    """Return a match with the digits of its number replaced by x, but for the last four."""
    number = found["number"]
    left = sum(one.isalnum() for one in number) - LAST
    shown = []
    for one in number:
        if one.isalnum() and left > 0:
            left -= 1
            shown.append("x")
        else:
            shown.append(one)
    return found[0].replace(number, "".join(shown))


def _year(found: re.Match[str]) -> str:
    """Return a match with only the year of its date; one of two digits stays as it is."""
    date = found["date"]
    year = re.search(r"\d{4}", date) or re.search(r"\d\d$", date)
    return found[0].replace(date, year[0] if year else "[date withheld]")


def _street(found: re.Match[str]) -> str:
    return found[0].replace(found["street"], STREET_WITHHELD)


@dataclass(frozen=True)
class _Kind:
    """A kind of identifier: its name, for one and for several; how it is found; what is left of it."""

    one: str
    several: str
    found: tuple[re.Pattern[str], ...]
    shorten: Shorten


_LONG: Final = r"(?P<number>\d[\d -]{%d,}\d)(?![\w-])"
_NO_DATE: Final = r"(?!\d{4}-\d\d-\d\d|\d\d?/)"

KINDS: Final = (
    _Kind(
        "social-security or taxpayer number",
        "social-security or taxpayer numbers",
        (
            re.compile(r"(?<![\w-])(?P<number>\d{3}-\d{2}-\d{4})(?![\w-])"),
            re.compile(
                r"\b(?i:ssn|social[- ]security|tax(?:payer)?(?:[- ]id(?:entification)?)?|tin|itin|ein)"
                + _NUMBER
                + _LONG % 7
            ),
        ),
        _last,
    ),
    _Kind(
        "birth date",
        "birth dates",
        (
            re.compile(
                r"(?i:\b(?:born(?:\s+on)?|d\.?o\.?b\.?|date of birth|birth ?date|birthday)\s*[:=]?\s*)"
                rf"(?P<date>{_DATE})"
            ),
        ),
        _year,
    ),
    _Kind(
        "financial-account number",
        "financial-account numbers",
        (
            re.compile(
                r"\b(?i:account|acct\.?|a/c|checking|savings|debit card|credit card|card|routing|iban)"
                + _NUMBER
                + _NO_DATE
                + r"(?P<number>(?:[A-Z]{2}\d{2}[ ]?)?\d[\d -]{3,}\d)(?![\w-])"
            ),
            re.compile(r"(?<![\w-])(?P<number>\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7})(?![\w-])"),
            re.compile(r"\b(?P<number>bc1[a-z0-9]{20,60}|0x[0-9a-fA-F]{40}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b"),
        ),
        _last,
    ),
    _Kind(
        "home address",
        "home addresses",
        (
            re.compile(
                r"(?i:\b(?:lives?|lived|living|resid(?:es?|ed|ing)|residence|home(?: address)?)"
                r"(?:\s+(?:is|was|at|on|in))*\s*[:,]?\s+)"
                rf"(?P<street>{_STREET})"
            ),
        ),
        _street,
    ),
)
"""What the rule names and a form tells."""

_POINTED: Final = (
    (re.compile(rf"(?<!\w){_STREET}"), "a street address; of a home only the city and state may be filed"),
    (
        re.compile(
            r"(?i)\b(?:minors?|juveniles?|child(?:ren)?|teenagers?|(?:[1-9]|1[0-7])[- ]years?[- ]old|"
            r"age[ds]? (?:[1-9]|1[0-7]))\b"
        ),
        "speaks of a minor, of whose name only the initials may be filed",
    ),
)
"""What may be one, and has to be looked at."""

_ROLE: Final = re.compile(r"(?i)\bminor (?:role|participants?)\b")
"""What speaks of the reduction of USSG §3B1.2(b), and of nobody's age."""


@dataclass
class _Filing:
    """What was shortened in a matter, and what is to be looked at, by record."""

    counted: Counter[str] = field(default_factory=Counter)
    pointed: dict[str, list[str]] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """Return a text with its identifiers shortened."""
        for kind in KINDS:
            for pattern in kind.found:
                text, number = pattern.subn(kind.shorten, text)
                self.counted[kind.one] += number
        return text

    def looked(self, id: str, text: str) -> str:
        """Note what a text of a record may hold beside; return the text as it is."""
        for pattern, what in _POINTED:
            if pattern.search(_ROLE.sub("", text)) and id not in self.pointed.setdefault(what, []):
                self.pointed[what].append(id)
        return text


def shortened(matter: Matter, include: Sequence[str] = ()) -> tuple[Matter, tuple[str, ...], tuple[str, ...]]:
    """Return a matter as it may be filed, what was done, and what is still to be looked at.

    Parameters
    ----------
    matter
        A case without a proffer.
    include
        What is let in all the same: a person who is named may be a minor.

    Notes
    -----
    Rule: Fed. R. Crim. P. 49.1(a). It binds the parties in every filing; the clerk does not look.
    """
    filing = _Filing()
    case = Rewriting({}, filing.text).record(matter.case)
    for _, record in declared_in_case(case):
        id = record_id(record)
        Rewriting({}, partial(filing.looked, id)).record(record)
    done = [words.counted(number, kind.one, kind.several) for kind in KINDS if (number := filing.counted[kind.one])]
    said = (f"shortened under {RULE}: {', '.join(done)}",) if done else ()
    points = [f"{', '.join(ids)}: {what} ({RULE}(a))." for what, ids in filing.pointed.items()]
    if named := [one.removeprefix("person:") for one in include if one.startswith("person:")]:
        points.append(f"{', '.join(named)}: let in by name; of a minor only the initials may be filed ({RULE}(a)(3)).")
    return replace(matter, case=case), said, tuple(points)
