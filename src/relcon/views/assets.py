"""vis-network, read from the installed pyvis package and checked before use; and this package's own page sources."""

from __future__ import annotations

import hashlib
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import relcon

VIS_NETWORK: Final = "pyvis/lib/vis-9.1.2/vis-network.min.js"
SHA256: Final = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"


class ForeignAsset(RuntimeError):
    """The file in the installed pyvis is not the one that was looked at."""


def vis_network() -> str:
    """Return the script of vis-network 9.1.2.

    Raises
    ------
    ForeignAsset
        Where the installed file is missing or another one.
    """
    # The distribution's own list of files finds it without importing pyvis, which would bring IPython along.
    found = next((file for file in metadata.files("pyvis") or () if file.as_posix() == VIS_NETWORK), None)
    content = Path(str(found.locate())).read_bytes() if found is not None else b""
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ForeignAsset(f"{VIS_NETWORK} is not vis-network 9.1.2 as it was checked: install pyvis 0.3.2")
    return content.decode("utf-8").replace("\r\n", "\n")  # as the browser reads it, and hashes it


def source(name: str) -> str:
    """Return a file of ``viz/``: inside the package where it was installed, beside src in a checkout."""
    return _folder().joinpath(*name.split("/")).read_text(encoding="utf-8")


def _folder() -> Traversable:
    inside: Traversable = resources.files("relcon").joinpath("viz")
    return inside if inside.is_dir() else Path(relcon.__file__).parents[2] / "viz"
