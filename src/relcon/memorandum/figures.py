"""Pictures of the page in a memo: as ``relcon exhibit`` draws them, for counsel, in Middle with the letter honored."""

from __future__ import annotations

from typing import Final

from relcon.memorandum.document import Figure
from relcon.records.matter import Matter
from relcon.views.exhibit import What, exhibits

SHOWN: Final[tuple[What, ...]] = ("decide", "network", "time")


def figures(matter: Matter) -> tuple[Figure, ...]:
    """Return the pictures; none where the client has no worksheet."""
    if matter.proffer is None:
        return ()
    drawn = exhibits(matter, SHOWN, matter.proffer.client, "psr")
    return tuple(Figure(title, svg) for title, svg in drawn)
