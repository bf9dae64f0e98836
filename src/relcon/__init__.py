"""Relevant conduct, drug weight and guideline exposure for federal criminal-defense counsel.

The public functions live in :mod:`relcon.api`, imported on their first use: ``import relcon`` alone stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relcon.api import explain, exposure, read_case, read_proffer, roles, simulate, view, whatif

__version__ = "0.1.0"

__all__ = ["__version__", "explain", "exposure", "read_case", "read_proffer", "roles", "simulate", "view", "whatif"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("relcon.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
