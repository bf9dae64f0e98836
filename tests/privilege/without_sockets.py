"""Run every command with sockets and without, and compare: ``… MATTER WORK ONE EVENT SESSION [WORD OF A LINE]``.

Each line runs twice in this process: first with sockets only watched, then with all of them refused, by an audit hook
and by the kernel. Printed as JSON: what tried to open one, which lines gave something else, what was run, and a digest
of all of it. ``--everything``: in all its ways; ``--planted``: with a fault that looks up a host.
"""

from __future__ import annotations

import hashlib
import json
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tests.privilege.commands import Asking, asking, counsels
from tests.privilege.made import Made, made
from tests.privilege.refusing import Attempts, refuse_in_kernel


def main(matter: Path, work: Path, names: list[str], *, everything: bool = False, planted: bool = False) -> None:
    """Run, compare, print."""
    one, event, session, *only = names
    attempts = Attempts()
    asked = asking(matter, work, one, event, session)
    lines = [each.line for each in counsels() if each.quick or everything]
    if only:
        lines = [line for line in lines if line.split()[0] in only]
    own, untouched = Path(asked.names["OWN"]), Path(asked.names["OWN"]).read_bytes()
    if planted:
        _plant()

    def all_made() -> dict[str, Made]:
        found = {}
        for line in lines:
            own.write_bytes(untouched)
            found[line] = _comparable(line, asked, work)
        return found

    free = all_made()
    attempts.refused = True
    by_kernel = refuse_in_kernel()
    refused = all_made()
    other = [line for line in lines if free[line] != refused[line]]
    failed = {line: free[line].stderr for line in lines if free[line].exit != 0}
    digest = hashlib.sha256(repr(free).encode()).hexdigest()
    counted = {
        "lines": len(lines),
        "bytes": sum(map(_size, refused.values())),
        "by_kernel": by_kernel,
        "digest": digest,
    }
    sys.stdout.write(json.dumps({"attempts": attempts.seen, "other": other, "failed": failed, **counted}))


def _comparable(line: str, asked: Asking, work: Path) -> Made:
    """Return what a line gave; of a sealed file, which is never the same twice, that it is there."""
    found = made(line, asked, work / "here")
    if not line.startswith("seal "):
        return found
    return replace(found, files=dict.fromkeys(found.files, b""))


def _size(found: Made) -> int:
    return len(found.stdout) + len(found.stderr) + sum(map(len, found.files.values()))


def _plant() -> None:
    """Let one command look up a host, as a fault would."""
    import socket

    from relcon import api

    read = api.read_case

    def looked_up(*arguments: object) -> object:
        with suppress(OSError):
            socket.getaddrinfo("localhost", 80)
        return read(*arguments)  # type: ignore[arg-type]

    api.read_case = looked_up  # type: ignore[assignment]


if __name__ == "__main__":
    folder, place, *names = [one for one in sys.argv[1:] if not one.startswith("--")]
    main(Path(folder), Path(place), names, everything="--everything" in sys.argv, planted="--planted" in sys.argv)
