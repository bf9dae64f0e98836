"""From an exception to an exit code.

1 errors in the input, or an answer that cannot be written; 2 wrong usage; 3 a refusal; 70 a fault of the program.
"""

from __future__ import annotations

import errno
import io
import logging
import os
import sys
import textwrap
import threading
import traceback
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

import relcon
from relcon import __version__
from relcon.private_files import NotWritten, WrongTarget
from relcon.reading.problems import WIDTH, InputError, escape
from relcon.spelling import nearest

INPUT_ERRORS = 1
NOT_WRITTEN = 1
REFUSED = 3
CRASHED = 70

OUTPUT_LOST = frozenset((errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF))
"""What befalls standard output; files that are read or written tell of it in exceptions of their own."""


class Group(TyperGroup):
    """The commands; whatever one raises becomes a message and an exit code, never a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, TyperException):
            raise
        except InputError as error:
            _stop(input_errors(error), INPUT_ERRORS)
        except WrongTarget as error:
            raise usage(str(error)) from None
        except NotWritten as error:
            _stop(_filled(f"Error: {error}"), NOT_WRITTEN)
        except Exception as error:  # the last net: a traceback would print what the case says
            if isinstance(error, OSError) and error.errno in OUTPUT_LOST:
                raise  # `main` has the last word on standard output
            _stop(*_told(error))


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code) from None


def _told(error: Exception) -> tuple[str, int]:
    """Return the message and the exit code of what kept a command from its answer."""
    from relcon.importing.faults import NotImported
    from relcon.law.arrays import WeightTooLarge
    from relcon.law.tables import EditionNotShipped
    from relcon.proffer.refusal import Refusal
    from relcon.sealing.refused import NotSealed
    from relcon.tasks.address import SchedulerRefused

    if isinstance(error, NotImported):
        return f"{error.render(WIDTH)}\n\nNothing was imported.", INPUT_ERRORS
    if isinstance(error, NotSealed):
        return _filled(f"Error: {error}"), INPUT_ERRORS
    if isinstance(error, EditionNotShipped | Refusal | SchedulerRefused):
        return _filled(f"Not computed: {error}"), REFUSED
    if isinstance(error, WeightTooLarge):
        mistyped = "Look for a quantity or a unit that is mistyped."
        return _filled(f"Not computed: {error}. {mistyped}"), INPUT_ERRORS
    return crash(error), CRASHED


def _filled(text: str) -> str:
    return textwrap.fill(escape(text), WIDTH, break_on_hyphens=False)


def input_errors(error: InputError) -> str:
    """Return all errors of the files, and how many there are."""
    asks = any(problem.kind in ("unknown_field", "missing_field", "wrong_word") for problem in error.problems)
    hint = "What a field or a word means: relcon help WORD\n\n" if asks else ""
    return f"{error.render(WIDTH)}\n\n{hint}{_filled(f'{error.counted()}; nothing was computed.')}"


def keep_silent() -> None:
    """Let nothing that Python or a library prints beside a command show the case: a message may quote it.

    What is raised where nobody can catch it (in a thread, while an object goes) is told as a fault of the program is.
    Warnings and logs of libraries are not shown, unless Python was told to (``-W``).
    """
    sys.unraisablehook = lambda aside: _aside(aside.exc_value)
    threading.excepthook = lambda aside: _aside(aside.exc_value)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    logging.disable()


def _aside(error: BaseException | None) -> None:
    with suppress(OSError, ValueError):  # standard error may be closed by now
        typer.echo(crash(error or RuntimeError()), err=True)


def crashed(error: BaseException) -> NoReturn:
    """Say where the program failed, and leave."""
    _aside(error)
    sys.exit(CRASHED)


def crash(error: BaseException) -> str:
    """Return where the program failed, without the exception's message: that may quote the case."""
    home = Path(relcon.__file__).parent
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(home)]
    place = "relcon"
    if frames:
        inside = Path(frames[-1].filename).relative_to(home.parent)
        place = f"{inside.as_posix()}, line {frames[-1].lineno}, in {frames[-1].name}"
    return _filled(
        f"relcon {__version__} failed: a fault of the program, not of your files. {type(error).__name__} at {place}. "
        "Nothing of the case is shown here. Look there, or report this line with the command that you typed."
    )


class Closed(io.TextIOBase):
    """Standard output where there is none."""

    def write(self, _text: str, /) -> int:
        """Refuse."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def output_lost(error: OSError) -> NoReturn:
    """Say that standard output takes nothing, and leave; what is buffered for it is let go."""
    reason = "it is closed" if error.errno == errno.EBADF else error.strerror
    with suppress(OSError):
        typer.echo(_filled(f"Error: standard output cannot be written: {reason}"), err=True)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    sys.exit(NOT_WRITTEN)


def usage(message: str) -> typer.BadParameter:
    """Return a usage error, wrapped."""
    lead = "Error: Invalid value: "
    return typer.BadParameter(_filled(lead + message).removeprefix(lead))


def unknown(what: str, found: str, allowed: list[str]) -> typer.BadParameter:
    """Return the usage error for a name that does not exist, with the nearest that does."""
    near = nearest(found, allowed)
    hint = f' Did you mean "{near}"?' if near is not None else ""
    listed = f" There are: {', '.join(allowed)}." if near is None and len(allowed) <= 40 else ""
    return usage(f'no {what} "{found}".{hint}{listed}')
