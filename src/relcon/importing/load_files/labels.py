"""Bates labels: a prefix and a number, padded or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from relcon.importing.fates import BadValue
from relcon.records.evidence import LONGEST

_DIGITS: Final = "0123456789"
_ALLOWED: Final = f"a page label of at most {LONGEST} characters that ends in digits, such as GOV-0004512"


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """The label of one page: what stands before its number, the number, and how many digits it is written with."""

    prefix: str
    number: int
    digits: int

    def __str__(self) -> str:
        return f"{self.prefix}{self.number:0{self.digits}d}"

    def at(self, number: int) -> Label:
        """Return the label of another number of the same prefix, written alike."""
        return Label(self.prefix, number, self.digits)


def label_of(text: str) -> Label:
    """Read a page's label.

    Raises
    ------
    BadValue
        Where it is none.
    """
    plain = text.strip()
    prefix = plain.rstrip(_DIGITS)
    if prefix == plain or len(plain) > LONGEST or not plain.isprintable():
        raise BadValue("bad_bates", text, _ALLOWED)
    return Label(prefix, int(plain[len(prefix) :]), len(plain) - len(prefix))


def range_of(first: str, last: str) -> tuple[Label, Label | None]:
    """Read the first and the last page of a document; the last is None where the file does not state it.

    Raises
    ------
    BadValue
        Where one is no label, or they are not of one prefix and in order.
    """
    begun = label_of(first)
    if not last.strip():
        return begun, None
    ended = label_of(last)
    if ended.prefix != begun.prefix or ended.number < begun.number:
        raise BadValue(
            "bad_bates", f"{first.strip()} to {last.strip()}", "first and last page, in order, of one prefix"
        )
    return begun, ended
