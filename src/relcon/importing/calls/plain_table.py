"""A large plain file of calls under its map; whatever is not plainly right is read from it with care."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from relcon.importing.by_map import MappedTable, stated_map
from relcon.importing.calls.plain import Body, NotPlain, Plain
from relcon.importing.fates import Fate
from relcon.importing.faults import NotImported
from relcon.importing.layout import LOOKED_AT, Layout, furniture_kind, laid_out
from relcon.importing.profiles import matching
from relcon.importing.read.delimited import SEPARATORS
from relcon.importing.read.table import Table

if TYPE_CHECKING:
    from relcon.importing.map import Map
    from relcon.importing.request import Ground

LEAST: Final = 1_000_000
"""Bytes of a file from which on it is read so."""
_FIELDS: Final = frozenset({"date", "time", "when", "from", "to", "target", "other", "direction", "seconds", "medium"})


@dataclass(frozen=True)
class PlainTable:
    """A large plain file under its map.

    Attributes
    ----------
    whole
        The file, its header and what stands above it; without its rows.
    body
        The rows.
    """

    whole: MappedTable
    body: Body

    @classmethod
    def of(cls, ground: Ground, least: int = LEAST) -> PlainTable | None:
        """Return a file as one that can be read fast; ``None`` where it must be read with care."""
        source, asked = ground.source, ground.request
        if source.form != "text" or source.size < least:
            return None
        map_ = stated_map(ground)
        if asked.encoding or asked.sheet or (map_ is not None and (map_.file.encoding or map_.file.sheet)):
            return None
        try:
            plain = Plain.of(source, map_.file.separator if map_ is not None else None)
            found = {"encoding": "UTF-8", "separator": SEPARATORS.get(plain.separator, plain.separator)}
            head = Table(source.name, tuple(plain.first(LOOKED_AT)), found=found)
            map_ = map_ or matching(laid_out(head).names)
            if map_ is None or map_.kind != asked.kind or not _is_simple(map_):
                return None
            layout = laid_out(head, map_.named, map_.file.header)
            body = Body.of(plain, layout)
        except (NotPlain, NotImported):
            return None  # the careful reader says what is wrong
        above = tuple(fate for fate in layout.furniture if fate.row.number <= layout.header.number)
        return cls(MappedTable(replace(head, rows=()), replace(layout, rows=(), furniture=above), map_), body)

    @property
    def map(self) -> Map:
        """What its columns mean."""
        return self.whole.map

    @property
    def read(self) -> int:
        """How many rows it has."""
        return self.whole.layout.header.number + self.body.count + len(self.body.last)

    def with_care(self, places: Sequence[int]) -> MappedTable:
        """Return some rows of the body, in their order, and those after it, for the careful reader."""
        end = self.body.end
        last = max((row.number for row in end if not row.blank), default=self.body.number + self.body.count - 1)
        layout, kept, furniture = self.whole.layout, [], list(self.whole.layout.furniture)
        for row in [*self.body.rows(places), *end]:
            kind = furniture_kind(row, layout.header, last)
            if kind is None:
                kept.append(row)
            else:
                furniture.append(Fate(row, kind))
        return replace(self.whole, layout=Layout(layout.header, layout.columns, tuple(kept), tuple(furniture)))


def _is_simple(map_: Map) -> bool:
    """Whether a map says of each field where it stands, and no more."""
    one_each = all(len(one.column) == 1 and one.unit_column is None for one in map_.columns.values())
    words = all(isinstance(meaning, str) for words in map_.words.values() for meaning in words.values())
    return (
        one_each
        and words
        and not map_.sections
        and map_.columns.keys() <= _FIELDS
        and map_.constants.keys() <= {"medium"}
    )
