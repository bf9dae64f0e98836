"""Run a program on a terminal of its own, type lines into it, and print what it shows: ``… N LINE… PROGRAM…``.

A program of its own because only a process that forks from a small one may be given a terminal safely.
"""

from __future__ import annotations

import os
import pty
import sys
from pathlib import Path


def main(lines: list[str], program: list[str]) -> int:
    """Type each line when the program asks with a colon, and return its exit code."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(program[0], program)  # noqa: S606 -- this project's own program
    shown = b""
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # the terminal is closed with the program
            break
        if not more:
            break
        shown += more
        if lines and more.endswith(b": "):
            os.write(terminal, f"{lines.pop(0)}\n".encode())
    sys.stdout.buffer.write(shown)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    number = int(sys.argv[1])
    typed, command = sys.argv[2 : 2 + number], sys.argv[2 + number :]
    sys.exit(main(typed, [str(Path(command[0])), *command[1:]]))
