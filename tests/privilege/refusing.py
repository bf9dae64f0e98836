"""Sockets refused in a process: by an audit hook, which all of Python passes, and by the kernel, for the rest.

Nothing refused can be allowed again in the process, so whatever uses this is a program of its own.
"""

from __future__ import annotations

import ctypes
import platform
import sys
from typing import Any, Final

STARTING: Final = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn")
"""Another program could speak for this one."""

_NO_NEW_PRIVILEGES: Final = 38  # prctl(2)
_FILTER, _EVERY_THREAD, _OF_ARCHITECTURE = 1, 1, 4  # seccomp(2); where seccomp_data has the architecture
_LOAD, _SAME, _GIVE = 0x20, 0x15, 0x06  # BPF: load a word, jump where equal, return
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_MACHINES: Final = {"x86_64": (0xC000003E, 317, 41), "aarch64": (0xC00000B7, 277, 198)}
"""By machine, its number for the audit, and those of seccomp(2) and socket(2)."""


class Attempts:
    """What tried to open a socket, look up a host or start a program.

    Attributes
    ----------
    seen
        The events, in order.
    refused
        Whether they are refused, and not only noted.
    """

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.refused = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith("socket.") or event in STARTING:
            self.seen.append(event)
            if self.refused:
                raise PermissionError(f"{event} is refused here")


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def refuse_in_kernel() -> bool:
    """Let the kernel end this process at any socket, whoever opens it; the answer is no where it cannot."""
    known = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    architecture, seccomp, socket = known
    steps = (_Step * 6)(
        _Step(_LOAD, 0, 0, _OF_ARCHITECTURE),
        _Step(_SAME, 0, 3, architecture),
        _Step(_LOAD, 0, 0, 0),
        _Step(_SAME, 0, 1, socket),
        _Step(_GIVE, 0, 0, _KILL),
        _Step(_GIVE, 0, 0, _ALLOW),
    )
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.syscall(seccomp, _FILTER, _EVERY_THREAD, ctypes.byref(_Program(len(steps), steps))) == 0)
