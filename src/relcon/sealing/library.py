"""Whether the library that seals is there: it comes with the extra ``seal``."""

from __future__ import annotations

from importlib.util import find_spec

from relcon.sealing.refused import NotSealed


def check_library() -> None:
    """Check that pyrage is there, before anything imports it.

    Raises
    ------
    NotSealed
        Where it is not.
    """
    if find_spec("pyrage") is None:
        raise NotSealed("sealing needs the library pyrage; install it: pip install 'relcon[seal]'")
