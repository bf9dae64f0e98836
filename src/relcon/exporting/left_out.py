"""What an export cannot carry, counted as it is met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from relcon.exporting.flat import lists
from relcon.records.base import Record


class LeftOut:
    """How many records of a kind an export does not hold."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, kind: str, number: int) -> None:
        """Count records of a kind."""
        self._counts[kind] += number

    def note(self, section: str, record: Record, without: AbstractSet[str]) -> None:
        """Count the lists of records in a record of a section, but for those fields that are carried elsewhere."""
        for field, found in lists(record, without):
            self.add(f"{section}: {field}", len(found))

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Yield each kind with its number, in the order in which they were met."""
        yield from ((kind, number) for kind, number in self._counts.items() if number)
