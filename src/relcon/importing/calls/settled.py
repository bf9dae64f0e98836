"""What becomes of the talks of a new file, now that the calls of all files of its source are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relcon.importing.calls.joined import joined
from relcon.importing.calls.kept import Kept, has_polars, kept
from relcon.importing.calls.talk import SOURCES, Return, Talk

if TYPE_CHECKING:
    import polars as pl

    from relcon.importing.calls.ends import Ends
    from relcon.importing.map import Map
    from relcon.importing.request import Ground


@dataclass(frozen=True)
class Among:
    """A new file among those of its source.

    Attributes
    ----------
    there
        The files that were imported before.
    file
        Which the new one is, in the order of their SHA-256.
    returns, order
        Of all files with the new one: how each was made, and the so many-th import it is.
    """

    there: Kept
    file: int
    returns: Sequence[Return]
    order: Sequence[int]

    @classmethod
    def of(cls, ground: Ground, map_: Map) -> Among:
        """Return where a new file stands."""
        there = kept(SOURCES[ground.request.kind], ground.store.files)
        file = [one.receipt.sha256 < ground.source.sha256 for one in there.files].count(True)
        returns, order = there.returns, [one.receipt.order for one in there.files]
        returns.insert(file, Return(map_.legs, map_.resolution))
        order.insert(file, ground.store.next)
        return cls(there, file, returns, order)

    def reasons(self, own: Sequence[Talk], ends: Ends) -> dict[int, str]:
        """Return by row of the new file what becomes of it: of each call that row is used which was imported first."""
        if has_polars():
            from relcon.importing.calls import many

            return dict(self.reasons_of(many.talks_frame(own), ends).iter_rows())
        return self.one_by_one(own, ends)

    def one_by_one(self, own: Sequence[Talk], ends: Ends) -> dict[int, str]:
        """Return the same, one call after another."""
        shifted = (one if one.file < self.file else one._replace(file=one.file + 1) for one in self.there.talks())
        found = {}
        for call in joined([*shifted, *(one._replace(file=self.file) for one in own)], self.returns):
            first = min(call, key=lambda one: (self.order[one.file], one.place))
            _, pair = ends.of(call[0])
            for one in call:
                if one.file == self.file:
                    same = "same_person" if pair[0] == pair[1] else "used"
                    found[one.place] = same if one is first else "other_leg"
        return found

    def reasons_of(self, own: pl.DataFrame, ends: Ends) -> pl.DataFrame:
        """Return the same as a table of ``place`` and ``reason``."""
        import polars as pl

        from relcon.importing.calls import many

        before = self.there.frame().with_columns(file=pl.col("file") + (pl.col("file") >= self.file).cast(pl.Int64))
        both = pl.concat([before, own.with_columns(file=pl.lit(self.file, pl.Int64)).select(*many.SCHEMA)])
        return many.reasons(both, self.returns, self.order, self.file, ends)
