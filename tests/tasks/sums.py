"""Tasks for the tests, found by name in another process."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def square(number: int) -> tuple[int, int]:
    """Return a number's square, and the process in which it was computed."""
    return number * number, os.getpid()


def square_or_die(number: int, marker: str) -> int:
    """Return a number's square; the first process to come to the third ends without a word, as when it is killed."""
    if number == 3:
        try:
            Path(marker).touch(exist_ok=False)
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def fails_at(number: int, bad: int) -> int:
    """Return the number; of the bad one and those after it a fault."""
    if number >= bad:
        raise ValueError(f"bad {number}")
    return number
