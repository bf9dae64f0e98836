"""Which files are sealed, and how each is called inside."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from relcon.private_files import read_input
from relcon.sealing.refused import NotSealed, listed


def gathered(paths: Sequence[Path], output: Path) -> dict[str, Path]:
    """Return the files below some paths by their names inside, in the order of these names.

    Parameters
    ----------
    paths
        One folder: its files are called as they are below it. Otherwise each file or folder by its own name.
    output
        Where the sealed file is to be written.

    Raises
    ------
    NotSealed
        Where a path is missing or cannot be read, a link or a device is among the files, two would have one name, there
        is no file, or the output lies in a folder that is sealed.
    """
    found: list[tuple[str, Path]] = []
    for path in paths:
        name = path.resolve().name
        if path.is_dir():
            _check_outside(output, path)
            found += [(below if len(paths) == 1 else f"{name}/{below}", file) for below, file in _below(path)]
        else:
            found.append((name, path))
    _check_kinds([file for _, file in found])
    files = dict(sorted(found))
    if len(files) != len(found):
        raise NotSealed("two files would have one name inside: seal the folder that holds both")
    if not files:
        raise NotSealed(f"no file in {listed([str(path) for path in paths])}")
    return files


def contents(files: Mapping[str, Path]) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of files by name, each read when its turn comes.

    Raises
    ------
    NotSealed
        Where one cannot be read.
    """
    for name, file in files.items():
        try:
            yield name, read_input(file)
        except OSError as error:
            raise NotSealed(f"{file} cannot be read: {error.strerror}") from None


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    def fail(error: OSError) -> None:
        raise NotSealed(f"{error.filename} cannot be read: {error.strerror}")

    for place, folders, files in os.walk(folder, onerror=fail):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in (*files, *links):
            file = Path(place) / name
            yield file.relative_to(folder).as_posix(), file


def _check_kinds(files: Sequence[Path]) -> None:
    """Check that each is a file, and no link to one that may lie elsewhere."""
    strange = []
    for file in files:
        try:
            if not stat.S_ISREG(file.lstat().st_mode):
                strange.append(str(file))
        except OSError as error:
            raise NotSealed(f"{file} cannot be read: {error.strerror}") from None
    if strange:
        raise NotSealed(
            f"a link or a device, not a file: {listed(strange)}. Name the file that a link leads to instead"
        )


def _check_outside(output: Path, folder: Path) -> None:
    if output.resolve().is_relative_to(folder.resolve()):
        raise NotSealed(f"{output} lies in {folder}, which is to be sealed: name a file outside of it")
