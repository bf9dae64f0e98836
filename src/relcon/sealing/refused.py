"""Why something is neither sealed nor opened."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 5


class NotSealed(Exception):
    """Nothing was sealed or opened, and nothing was written. Says what was found, and the fix."""


def listed(names: Sequence[str]) -> str:
    """Return names with commas, the first few of them."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
