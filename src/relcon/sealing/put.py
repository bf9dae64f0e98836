"""Opened files into a folder: all of them or none."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from relcon.private_files import check_target, make_folder, write_together
from relcon.private_folders import check_new_folder, write_folder
from relcon.sealing.names import not_on_windows
from relcon.sealing.refused import NotSealed, listed

PENDING: Final = ".relcon-opened.pending"
"""The list by which the next `relcon open --force` of a folder brings to its end what a killed one had begun."""


def check_folder(folder: Path, *, replace: bool) -> None:
    """Check, before a passphrase is asked for, that a folder may be written.

    Raises
    ------
    NotWritten
        As for `relcon.private_folders.check_new_folder`; with ``replace`` only where it is no folder.
    """
    if not (replace and folder.is_dir()):
        check_new_folder(folder)


def put(folder: Path, files: Mapping[str, bytes], *, replace: bool = False) -> None:
    """Write files into a folder, for their owner only: whole, or not at all.

    Parameters
    ----------
    folder
        New or empty.
    files
        By name, with slashes.
    replace
        Whether the folder may hold files: those of the same names are replaced, the others stay.

    Raises
    ------
    NotSealed
        Where this system cannot hold a name, or a link in the folder leads out of it.
    NotWritten
        Where it cannot be written; then nothing is.
    """
    if sys.platform == "win32" and (names := not_on_windows(files)):
        raise NotSealed(f"Windows cannot hold {listed(names)}; nothing was written")
    if not (replace and folder.is_dir()):
        write_folder(folder, files)
        return
    real = folder.resolve()
    outside = [name for name in files if (folder / name).resolve() != real / name]
    if outside:
        raise NotSealed(f"links in {folder} lead elsewhere: {listed(outside)}; nothing was written")
    for name in files:
        make_folder((real / name).parent)
        check_target(real / name)
    write_together({real / name: content for name, content in files.items()}, real / PENDING)
