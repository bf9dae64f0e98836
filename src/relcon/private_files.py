"""Counsel's files: which ones this run has read, and the one way to write one.

A file is written whole or not at all, and for its owner only. A temporary beside it, ``.NAME.relcon-XXXXXXXX.tmp``,
takes its place at the end. A run that is killed may leave the temporary behind; the next one that writes the same file
removes it. Which temporary is left over is told by a lock: the writer holds one (flock) until the file has its name,
and the system lets go of it with the process, so a temporary that can be locked is nobody's.

The program's own files (packed tables, schemas, pages of ``docs/``) are public, and not written here.
"""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

FILE_MODE = 0o600
FOLDER_MODE = 0o700

_NAME_KEPT = 50  # characters of the file's name in that of its temporary: a name may have 255 bytes
_HEAD = 65_536  # bytes in which a case or proffer file says what it is
_FACTS = re.compile(rb"^(?:\xef\xbb\xbf)?[{\s\"']*format[\"']?\s*:\s*[\"']?relcon/(case|proffer)/", re.MULTILINE)
_STREAMS = re.compile(r"/dev/std(in|out|err)$|/dev/fd/|/proc/")
_KINDS = {
    stat.S_IFDIR: "a folder: name a file in it",
    stat.S_IFIFO: "a named pipe, not a file",
    stat.S_IFSOCK: "a socket, not a file",
    stat.S_IFCHR: "a device, not a file",
    stat.S_IFBLK: "a device, not a file",
}

_read: set[tuple[int, int]] = set()


class NotWritten(Exception):
    """A file could not be written; what stood under its name still stands. Says which file, and why."""


class WrongTarget(NotWritten):
    """A file that is never written: no regular file, or one that would be lost."""


def read_input(file: Path) -> bytes:
    """Return the bytes of a file, and note that this run has read it.

    Raises
    ------
    OSError
        Where it cannot be read, or is no regular file: a pipe could be waited for without end.
    """
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, "not a file: a folder or a device")
    with file.open("rb") as stream:
        _read.add(_identity(os.fstat(stream.fileno())))
        return stream.read()


def check_target(file: Path) -> Path:
    """Return the file that a name leads to: a link is followed, and stays.

    Parameters
    ----------
    file
        The name as given, of a file that is there or of a new one.

    Raises
    ------
    WrongTarget
        Where it is no regular file.
    NotWritten
        Where its folder is missing, or the file may not be changed.
    """
    real = Path(os.path.realpath(file))
    try:
        found = file.stat()
        if _STREAMS.match(str(file.absolute())):  # /dev/stdout, also where it was sent into a file
            raise WrongTarget(f"{file} is a stream of this process, not a file")
        if not stat.S_ISREG(found.st_mode):
            raise WrongTarget(f"{file} is {_KINDS.get(stat.S_IFMT(found.st_mode), 'not a file')}")
        if not os.access(real, os.W_OK):
            raise NotWritten(f"{file} cannot be written: it is read-only")
    except FileNotFoundError:
        if not real.parent.is_dir():
            raise NotWritten(f"{file} cannot be written: there is no folder {real.parent}") from None
    except OSError as error:
        raise NotWritten(f"{file} cannot be written: {error.strerror}") from None
    return real


def kind_of(file: Path) -> str:
    """Return ``case`` or ``proffer`` by a file's format line, which is read and nothing else; nothing for another."""
    with file.open("rb") as stream:
        found = _FACTS.search(stream.read(_HEAD))
    return found[1].decode("ascii") if found is not None else ""


def check_answer_target(file: Path) -> None:
    """Check that an answer may be written to a file: by what was read, then by what is there.

    Raises
    ------
    WrongTarget
        Where this run has read the file, under whatever name, or it is another case or proffer file.
    NotWritten
        As for `check_target`.
    """
    real = check_target(file)
    with suppress(FileNotFoundError):
        if _identity(real.stat()) in _read:
            raise WrongTarget(f"{file} is a file that was read for this answer: it is not written over")
        with suppress(PermissionError):
            if kind_of(real):
                raise WrongTarget(f"{file} is a case or proffer file: it is not written over")


def write_private(file: Path, content: str | bytes) -> None:
    """Write a file, readable by its owner only: whole, or not at all.

    Parameters
    ----------
    file
        Its name; what stands there is replaced, through a link too.
    content
        Text becomes UTF-8, its line ends as they are.

    Raises
    ------
    NotWritten
        Where it cannot be written; what stood there still stands.
    """
    real = check_target(file)
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        remove_left_over(real)
        _replace(real, data)
    except OSError as error:
        raise NotWritten(f"{file} cannot be written: {error.strerror}") from None


def write_together(files: Mapping[Path, str | bytes | None], pending: Path) -> None:
    """Write several files, and remove those without content: all of them or none, also where the run is killed.

    All are written beside their names first, then a list of them, then each takes its name. A run that is killed before
    the list is whole has changed nothing; one that is killed after it is brought to its end by `finish_pending`.

    Parameters
    ----------
    files
        By name, what becomes of it; ``None``: it goes. Missing folders are made.
    pending
        The name of the list, in a folder that holds all files or lies beside them.

    Raises
    ------
    NotWritten
        Where one of them cannot be written; then none is.
    """
    finish_pending(pending)
    for file in files:
        make_folder(file.parent)
    targets = {check_target(file): content for file, content in files.items()}
    written: dict[Path, Path] = {}
    try:
        for real, content in targets.items():
            if content is not None:
                written[real] = _beside(real, content)
        base = pending.parent.resolve()
        names = [
            (os.path.relpath(written[real], base) if real in written else None, os.path.relpath(real, base))
            for real in targets
        ]
        if not all(_is_pending(base, *one) for one in names):
            raise WrongTarget(f"a file outside {base} is not removed: is a folder in it a link? Nothing was written")
        write_private(pending, json.dumps(names))
    except OSError as error:
        raise NotWritten(f"{pending.parent} cannot be written: {error.strerror}") from None
    finally:
        if not pending.exists():
            for temporary in written.values():
                temporary.unlink(missing_ok=True)
    try:
        finish_pending(pending)
    except KeyboardInterrupt:
        finish_pending(pending)
        raise


def finish_pending(pending: Path) -> None:
    """Bring to its end what a run that was killed had begun to put in place; without a list there is nothing to do.

    Raises
    ------
    NotWritten
        Where that cannot be done.
    """
    if not pending.is_file():
        return
    base = pending.parent.resolve()
    try:
        for temporary, name in _begun(pending, base):
            real = base / name
            if temporary is None:
                real.unlink(missing_ok=True)
            else:
                with suppress(FileNotFoundError):  # it has its name already
                    (base / temporary).replace(real)
            sync_folder(real.parent)
        pending.unlink(missing_ok=True)
        sync_folder(pending.parent)
    except (OSError, ValueError, TypeError) as error:
        reason = getattr(error, "strerror", None) or "its list is damaged"
        raise NotWritten(f"{pending}: what was begun cannot be brought to its end: {reason}") from None


def _begun(pending: Path, base: Path) -> list[tuple[str | None, str]]:
    names: list[tuple[str | None, str]] = json.loads(pending.read_bytes())
    if not all(_is_pending(base, *one) for one in names):
        raise ValueError(pending)
    return names


def _is_pending(base: Path, temporary: str | None, name: str) -> bool:
    """Whether an entry is one that `write_together` makes: a list may come with a folder from somebody else."""
    real = Path(os.path.realpath(base / name))
    if temporary is None:
        return real.is_relative_to(base)
    new = base / temporary
    return new.parent.resolve() == real.parent and bool(_temporaries(real).fullmatch(new.name))


def _temporaries(real: Path) -> re.Pattern[str]:
    return re.compile(re.escape(prefix_of(real)) + r"[0-9a-f]{8}\.new")


def _beside(real: Path, content: str | bytes) -> Path:
    """Write a temporary beside a file, which a list will name; left over ones of its kind are removed."""
    ours = _temporaries(real)
    with suppress(OSError):
        for one in list(real.parent.iterdir()):
            if ours.fullmatch(one.name):
                one.unlink(missing_ok=True)
    temporary = real.with_name(f"{prefix_of(real)}{secrets.token_hex(4)}.new")
    try:
        write_synced(temporary, content)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def write_synced(file: Path, content: str | bytes) -> None:
    """Write a file that is not there yet, and wait until the disk has it."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(handle)
    with suppress(OSError):  # a umask may have taken more; a file system may know no modes
        file.chmod(FILE_MODE)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can enter, and the ones above it that are missing.

    Raises
    ------
    NotWritten
        Where it cannot be made.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    try:
        folder.mkdir(mode=FOLDER_MODE)
        folder.chmod(FOLDER_MODE)  # a umask may have taken more
        sync_folder(folder.parent)
    except FileExistsError:
        if not folder.is_dir():  # another run may have made it meanwhile
            raise WrongTarget(f"{folder} is a file, not a folder; nothing was written") from None
    except OSError as error:
        raise NotWritten(f"{folder} cannot be made: {error.strerror}") from None


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _replace(real: Path, data: bytes) -> None:
    handle, temporary = _begin(real)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(handle)
            if sys.platform == "win32":  # it renames no open file
                stream.close()
            temporary.replace(real)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(real.parent)


def prefix_of(real: Path) -> str:
    """Return how the temporaries of a file or folder begin."""
    return f".{real.name[:_NAME_KEPT]}.relcon-"


def _begin(real: Path) -> tuple[int, Path]:
    """Open a temporary beside a file, with a lock on it."""
    while True:
        temporary = real.with_name(f"{prefix_of(real)}{secrets.token_hex(4)}.tmp")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)
        lock(handle, wait=True)
        if os.fstat(handle).st_nlink:
            with suppress(OSError):  # a umask may have taken more; a file system may know no modes
                temporary.chmod(FILE_MODE)
            return handle, temporary
        os.close(handle)  # another run took it for left over before it was locked


def lock(handle: int, *, wait: bool) -> bool:
    """Lock an open file; where the file system knows no locks, the answer is no."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def remove_left_over(real: Path) -> None:
    """Remove the temporaries of a file or folder that nobody is writing any more."""
    ours = re.compile(re.escape(prefix_of(real)) + r"[0-9a-f]{8}\.tmp")
    with suppress(OSError):  # a folder may be written and not listed
        for one in real.parent.iterdir():
            if ours.fullmatch(one.name) and (one.is_file() or one.is_dir()) and not one.is_symlink():
                with suppress(OSError):
                    _remove_unlocked(one)


def _remove_unlocked(temporary: Path) -> None:
    folder = temporary.is_dir()
    handle = os.open(temporary, (os.O_RDONLY if folder else os.O_RDWR) | getattr(os, "O_NOFOLLOW", 0))
    try:
        if not lock(handle, wait=False):
            return
        if folder:
            shutil.rmtree(temporary)
        else:
            temporary.unlink()
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make a change of names in a folder last; the file itself is whole already where this cannot be done."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
