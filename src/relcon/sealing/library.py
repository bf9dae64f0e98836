"""Whether the library that seals is there: it comes with the extra ``seal``."""

from __future__ import annotations

from relcon.extras import has, how_to_install
from relcon.sealing.refused import NotSealed


def check_library() -> None:
    """Check that pyrage is there, before anything imports it.

    Raises
    ------
    NotSealed
        Where it is not.
    """
    if not has("pyrage"):
        raise NotSealed(f"sealing needs the library pyrage; {how_to_install('pyrage')}")
