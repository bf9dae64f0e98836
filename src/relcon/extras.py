"""Libraries that not every installation has, and what is said where one is missing."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Final

EXTRAS: Final[Mapping[str, str]] = {
    "distributed": "dask",
    "pandas": "pandas",
    "phonenumbers": "tolls",
    "polars": "tolls",
    "pyrage": "seal",
    "pyvis": "explore",
}
"""By library, the extra of relcon that installs it."""


class ExtraMissing(ImportError):
    """A library that was asked for is not installed; says which extra brings it."""


def has(library: str) -> bool:
    """Whether a library is installed; it is not imported for that."""
    return find_spec(library) is not None


def how_to_install(library: str) -> str:
    """Return what to type for a library that is missing."""
    return f"install it: pip install 'relcon[{EXTRAS[library]}]'"


def check_for(library: str, what: str) -> None:
    """Check that a library is installed.

    Parameters
    ----------
    library
        One of `EXTRAS`.
    what
        What needs it, as the beginning of a sentence.

    Raises
    ------
    ExtraMissing
        Where it is not.
    """
    if not has(library):
        raise ExtraMissing(f"{what} needs the library {library}; {how_to_install(library)}", name=library)
