"""What becomes of the talks of a new file, now that the calls of all files of its source are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relcon.importing.calls.kept import Kept, kept
from relcon.importing.calls.many import Joined
from relcon.importing.calls.talk import SOURCES, Return
from relcon.importing.calls.talks import Talks, same

if TYPE_CHECKING:
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

    def joined(self, own: Talks, ends: Ends) -> Joined:
        """Return the calls of all files, with the talks of the new one, which stand last."""
        before = self.there.talks()
        parts = [replace(one, file=one.file + (number >= self.file)) for number, one in enumerate(before)]
        new = replace(own, file=same(self.file, len(own)))
        return Joined(Talks.together([*parts, new]), self.returns, ends)
