"""What a line of the network stands for: by letter what counts, what counts already in its load, what is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from relcon.figures.encodings import COUNTS, Letter
from relcon.figures.links import LinkKind

LETTERS: Final[tuple[Letter, ...]] = ("O", "J", "?", "C", "P")
"""In the order of a label."""
KEPT: Final[tuple[Letter, ...]] = ("?", "C", "P")


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event as it counts for a person: its letter, what counts of it, what it would weigh alone; None if unknown.

    ``converted`` is what counts as converted drug weight, in kilograms; ``unit`` is empty for grams.
    """

    letter: Letter
    counted: Fraction | None
    alone: Fraction | None
    converted: float = 0.0
    unit: str = ""


@dataclass
class Sum:
    """The events of one letter on a line, added up by unit."""

    counted: dict[str, Fraction] = field(default_factory=dict)
    alone: dict[str, Fraction] = field(default_factory=dict)
    unknown: int = 0
    converted: float = 0.0

    def words(self, letter: Letter) -> str:
        """Return what stands on the label."""
        more, main = "+" if self.unknown else "", self.counted if letter in COUNTS else self.alone
        if main:
            return _amounts(main) + more
        return f"({_amounts(self.alone)}){more}" if self.alone else "weight unknown"

    @property
    def weight(self) -> float:
        """What decides which letter is the larger."""
        return self.converted or float(sum(self.alone.values())) / 1e9


def sums(events: Iterable[Weighed]) -> dict[Letter, Sum]:
    """Return what events come to, by letter; those out of the account are left out."""
    found: dict[Letter, Sum] = {}
    for one in events:
        if one.letter == "·":
            continue
        held = found.setdefault(one.letter, Sum())
        held.converted += one.converted
        weight = one.counted if one.letter in COUNTS else one.alone
        if weight is None:
            held.unknown += 1
        elif one.letter in COUNTS and weight:
            held.counted[one.unit] = held.counted.get(one.unit, Fraction(0)) + weight
        elif one.alone is not None:
            held.alone[one.unit] = held.alone.get(one.unit, Fraction(0)) + one.alone
    return found


@dataclass(frozen=True)
class Strand:
    """A line with what it stands for.

    Attributes
    ----------
    number
        Of the line in its picture.
    kind, by, label
        What moves along it; its sums; what is written of a line that is no drugs.
    kept_out
        Whether nothing shows it but what the letter keeps out.
    near
        Whether it ends at the person.
    """

    number: int
    kind: LinkKind
    by: Mapping[Letter, Sum]
    label: str = ""
    kept_out: bool = False
    near: bool = False

    @property
    def hue(self) -> Letter:
        """The larger of what counts, else the larger of what does not."""
        if self.kind != "drugs":
            return "P" if self.kept_out else "·"
        for group in (COUNTS, KEPT):
            held = [letter for letter in LETTERS if letter in group and letter in self.by]
            if held:
                return max(held, key=lambda letter: self.by[letter].weight)
        return "·"

    @property
    def converted(self) -> float:
        """The converted weight that counts, in kilograms."""
        return sum(one.converted for one in self.by.values())

    @property
    def lit(self) -> bool:
        """Whether it is of the person's account, or ends at the person."""
        return self.hue != "·" or (self.near and self.kind != "drugs")

    @property
    def parts(self) -> list[tuple[Letter | None, str]]:
        """The parts of the label: a letter, or none, and words."""
        if self.kind == "drugs":
            return [(letter, self.by[letter].words(letter)) for letter in LETTERS if letter in self.by]
        return [(None, self.label)] if self.label else []


def _amounts(by_unit: Mapping[str, Fraction]) -> str:
    return " + ".join(briefly(amount, unit) for unit, amount in by_unit.items())


def briefly(amount: Fraction, unit: str = "") -> str:
    """Return an amount in four digits at most: ``2.75 kg``, ``56.7 g``, ``200 units``."""
    if unit:
        return f"{_digits(float(amount))} {unit}"
    return f"{_digits(float(amount) / 1000)} kg" if amount >= 1000 else f"{_digits(float(amount))} g"


def _digits(value: float) -> str:
    whole, _, rest = f"{float(f'{value:.4g}'):,.4f}".partition(".")
    rest = rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole
