"""Counsel's folders: written whole or not at all, beside their name, with what `relcon.private_files` offers."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from relcon.private_files import (
    FOLDER_MODE,
    NotWritten,
    WrongTarget,
    check_target,
    lock,
    make_folder,
    prefix_of,
    remove_left_over,
    sync_folder,
    write_private,
    write_synced,
)


def write_new(folder: Path, files: Mapping[str, str | bytes]) -> list[Path]:
    """Write new files into a folder, made if need be; one that holds just what it should is kept.

    Returns
    -------
    list of Path
        Those that were not there.

    Raises
    ------
    WrongTarget
        Where one is there and says something else; then none is written.
    NotWritten
        Where one cannot be written.
    """
    missing = {name: content for name, content in files.items() if not _holds(folder / name, content)}
    for name in missing:
        if os.path.lexists(folder / name):
            raise WrongTarget(f"{folder / name} exists; nothing was written")
    make_folder(folder)
    for name, content in missing.items():
        write_private(folder / name, content)
    return [folder / name for name in missing]


def check_new_folder(folder: Path) -> Path:
    """Return the folder that a name leads to, which is new or empty.

    Raises
    ------
    WrongTarget
        Where it is a file, or holds anything.
    NotWritten
        Where the folder above it is missing.
    """
    if not os.path.lexists(folder):
        return check_target(folder)
    real = Path(os.path.realpath(folder))
    try:
        if any(real.iterdir()):
            raise WrongTarget(
                f"{folder} holds files already: name a new folder, so that none of them stays among these"
            )
    except NotADirectoryError:
        raise WrongTarget(f"{folder} is not a folder: name a new one") from None
    except OSError as error:
        raise NotWritten(f"{folder} cannot be written: {error.strerror}") from None
    return real


def write_folder(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write a folder that is new or empty, with its files: whole, or not at all.

    It is written beside its name, as ``.NAME.relcon-XXXXXXXX.tmp``, and takes the name at the end. What a run that was
    killed left behind is removed by the next one that writes the same folder.

    Parameters
    ----------
    folder
        Its name.
    files
        By name, what each holds; one with slashes stands in folders of its own.

    Raises
    ------
    WrongTarget
        Where it is a file, or holds anything.
    NotWritten
        Where it cannot be written; then nothing is.
    """
    real = check_new_folder(folder)
    remove_left_over(real)
    temporary = real.with_name(f"{prefix_of(real)}{secrets.token_hex(4)}.tmp")
    with ExitStack() as done:
        try:
            temporary.mkdir(mode=FOLDER_MODE)
            done.callback(shutil.rmtree, temporary, ignore_errors=True)  # once it has its name, none is there
            with suppress(OSError):  # a umask may have taken more; a file system may know no modes
                temporary.chmod(FOLDER_MODE)
            if sys.platform != "win32":  # it opens no folder
                handle = os.open(temporary, os.O_RDONLY)
                done.callback(os.close, handle)
                lock(handle, wait=False)
            for name, content in files.items():
                make_folder((temporary / name).parent)
                write_synced(temporary / name, content)
            for inside in sorted({(temporary / name).parent for name in files} | {temporary}):
                sync_folder(inside)
            if sys.platform == "win32" and real.is_dir():  # it puts no folder in the place of another
                real.rmdir()
            temporary.replace(real)
        except OSError as error:
            raise NotWritten(f"{folder} cannot be written: {error.strerror}") from None
    sync_folder(real.parent)


def _holds(file: Path, content: str | bytes) -> bool:
    try:
        data = content.encode("utf-8") if isinstance(content, str) else content
        return file.is_file() and file.read_bytes() == data
    except OSError:
        return False
