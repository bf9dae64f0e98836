"""One table of the law: exact, read-only, every scalar as text until somebody asks for a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeAlias

from relcon.packed import unpacked

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"


class TableError(ValueError):
    """A table lacks something, or holds something that it may not hold."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of one provision from one date on.

    Attributes
    ----------
    provision, effective, edition
        Such as ``2D1.1-n8``; the date from which the numbers are known, or taken, to hold; the Manual edition in which
        they were read. A table serves editions that it was not read in where nothing amended it between.
    cite, source, verified
        The provision's citation; where the numbers were read; how well they are checked.
    data
        The whole file; mappings and lists are read-only and every scalar is text.
    """

    provision: str
    effective: date
    edition: str
    cite: str
    source: str
    verified: str
    data: Mapping[str, Value]

    def at(self, *keys: str) -> Value:
        """Return what stands under a path of keys.

        Raises
        ------
        TableError
            If the path leads nowhere.
        """
        here: Value = self.data
        for key in keys:
            if not isinstance(here, Mapping) or key not in here:
                raise TableError(f"{self.provision} ({self.effective}): nothing under {' / '.join(keys)}")
            here = here[key]
        return here

    def text(self, *keys: str) -> str:
        """Return the text under a path of keys."""
        value = self.at(*keys)
        if not isinstance(value, str):
            raise self._wrong("text", keys)
        return value

    def integer(self, *keys: str) -> int:
        """Return the whole number under a path of keys."""
        try:
            return int(self.text(*keys))
        except ValueError:
            raise self._wrong("a whole number", keys) from None

    def decimal(self, *keys: str) -> Decimal:
        """Return the exact decimal under a path of keys."""
        try:
            return Decimal(self.text(*keys))
        except InvalidOperation:
            raise self._wrong("a decimal number", keys) from None

    def ratio(self, *keys: str) -> Fraction:
        """Return the decimal under a path of keys as an exact ratio."""
        return Fraction(self.decimal(*keys))

    def flag(self, *keys: str) -> bool:
        """Return the ``true`` or ``false`` under a path of keys."""
        value = self.text(*keys)
        if value not in ("true", "false"):
            raise self._wrong("true or false", keys)
        return value == "true"

    def mapping(self, *keys: str) -> Mapping[str, Value]:
        """Return the mapping under a path of keys."""
        value = self.at(*keys)
        if not isinstance(value, Mapping):
            raise self._wrong("a mapping", keys)
        return value

    def items(self, *keys: str) -> tuple[Value, ...]:
        """Return the list under a path of keys."""
        value = self.at(*keys)
        if isinstance(value, str | Mapping):
            raise self._wrong("a list", keys)
        return tuple(value)

    def has(self, *keys: str) -> bool:
        """Whether something stands under a path of keys."""
        try:
            self.at(*keys)
        except TableError:
            return False
        return True

    def _wrong(self, wanted: str, keys: tuple[str, ...]) -> TableError:
        return TableError(f"{self.provision} ({self.effective}): not {wanted} under {' / '.join(keys)}")


def _freeze(value: object) -> Value:
    if isinstance(value, Mapping):
        return MappingProxyType({str(key): _freeze(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(_freeze(item) for item in value)
    if isinstance(value, str):
        return value
    raise TableError(f"a table holds text only, not {type(value).__name__}")


def root() -> Traversable:
    """Return the folder of the tables."""
    return resources.files(__package__)


def dated(folder: Traversable, provision: str) -> dict[date, Traversable]:
    """Return the files of a provision by the date from which each holds."""
    under = folder.joinpath(provision)
    files = [file for file in under.iterdir() if file.name.endswith(".yaml")] if under.is_dir() else []
    return {date.fromisoformat(file.name.removesuffix(".yaml")): file for file in files}


def read(file: Traversable) -> Mapping[str, Value]:
    """Read a table file.

    Raises
    ------
    TableError
        If it is not a mapping of texts, lists and mappings.
    """
    frozen = _freeze(unpacked(file))
    if not isinstance(frozen, Mapping):
        raise TableError(f"{file.name}: a table is a mapping")
    return frozen
