"""What the words about a figure tell of it: position, people and outcomes, guidelines, days and pages."""

from __future__ import annotations

import re

from relcon import words
from tests.helpers.printed import MONTH_NAMES, POSITIONS, Figure


def positions(figure: Figure) -> set[str]:
    """Return the positions that a figure is told of: its column's, those named after it, those named last before it."""
    if figure.column in POSITIONS.values():
        return {str(figure.column)}
    if " · " in figure.row and (told := [id for name, id in POSITIONS.items() if re.search(name, figure.row)]):
        return set(told[-1:])
    named = rf"(?:{'|'.join(POSITIONS)})"
    if (after := re.match(rf"[^\[\]]*\[({named}(?:, {named})*)\]", figure.after)) or (
        after := re.match(rf"(?:[+] |[\w]+ )?in ({named}(?:,? (?:and )?{named})*)", figure.after)
    ):
        said = after[1]
    else:
        told = re.findall(
            rf"{named}(?:,? (?:and )?{named})*", f"{figure.column or ''} {re.split(r'[.] ', figure.before)[-1]}"
        )
        said = told[-1] if told else ""
    found = [id for name, id in POSITIONS.items() if re.search(rf"\b{name}\b", said)] or list(POSITIONS.values())
    several = (
        re.match(r"[+]?(?:, (?:\d|without)|$|[.])", figure.after)
        if figure.listed
        else re.match(r"[+]?, \d+–", figure.after)
    )
    if figure.kind == "range" and several and figure.listed < len(found):
        return {found[figure.listed]}
    return set(found) if said else set()


def beside_unknown(figure: Figure) -> bool:
    """Whether it is the minimum that stands where a range is unknown: ``unknown; 60 min.``, perhaps on two lines."""
    return figure.column in POSITIONS.values() and (
        figure.before.endswith("unknown;") or figure.after.startswith("min.")
    )


def row_and_column(figure: Figure) -> str:
    """Return what begins its row, with the heading of its column where it is a cell."""
    return f"{figure.row}: {figure.column}" if " · " in figure.row else figure.row


def cites_of(said: str) -> set[str]:
    """Return the guidelines that words name: ``§§3B1.1, 3B1.2``."""
    listed = re.findall(r"§+\d\w+\.\d+(?:\(\w+\))*(?:(?:, | and )\d\w+\.\d+(?:\(\w+\))*)*", said)
    return {f"USSG §{cite.strip('§')}" for one in listed for cite in re.split(", | and ", one)}


def begins(name: str, row: str) -> bool:
    """Whether a row begins with the name of an outcome, perhaps cut short."""
    return row.startswith(name) or (len(row) > len("Trial, ") and name.startswith(row))


def names_one(name: str, row: str) -> bool:
    """Whether words name somebody, or a row begins with the last name."""
    return name in row or re.match(rf"\W*(?:\d+ )?{re.escape(name.rsplit(maxsplit=1)[-1])}\b", row) is not None


def days_of(text: str) -> list[str]:
    """Return the days of a date as prose has them."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return [words.in_prose(text)]
    if found := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text):
        return [f"{MONTH_NAMES[int(found[1]) - 1]} {int(found[2])}, {found[3]}"] if 0 < int(found[1]) < 13 else [text]
    if found := re.fullmatch(r"(\w+) (\d+)–(\d+), (\d{4})", text):
        return [f"{found[1]} {found[2]}, {found[4]}", f"{found[1]} {found[3]}, {found[4]}"]
    if found := re.fullmatch(r"(\w+ \d+) to (\w+ \d+), (\d{4})", text):
        return [f"{found[1]}, {found[3]}", f"{found[2]}, {found[3]}"]
    return re.findall(r"\w+ \d+, \d{4}|\w+ \d+$", text) or [text]


def parts_of(text: str) -> list[str]:
    """Return the ids or pages of a stretch: ``e20–e23``, ``GOV-0000122–0147``."""
    if found := re.fullmatch(r"([A-Z]+-)(\d+)–(\d+)", text):
        return [found[1] + found[2], found[1] + found[2][: -len(found[3])] + found[3]]
    return text.split("–") if re.fullmatch(r"[a-z]+\d+–[a-z]+\d+", text) else [text]
