"""What a complete safety-valve disclosure would hold and this one does not."""

from __future__ import annotations

from typing import Literal

from relcon.results.base import Result


class Missing(Result):
    """Something within USSG §5C1.2 n.1(C) that is not disclosed, or of which it is open whether it is.

    ``missing`` keeps the disclosure partial. ``open`` is for counsel to settle: the file does not say. ``positions``
    says where a record of the client's own is held; there the fifth criterion asks for it, if it is true.
    """

    what: str
    kind: Literal["admission", "topic", "record"]
    state: Literal["missing", "open"]
    why: str
    cite: str
    positions: tuple[str, ...] = ()
