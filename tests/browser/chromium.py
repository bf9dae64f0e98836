"""Which browser the tests drive, and the switches that keep it from talking to anyone of its own accord."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "RELCON_CHROMIUM"
NAMES = ("chromium", "google-chrome")

# A browser phones home by itself; what is left after these is known by name in `net_log.py`.
# Without a window nobody closes the print preview that a page's own print button opens: the page then counts as being
# printed for good, and printing it to a file is refused. Without the preview its print is over before the click is.
QUIET = (
    "--disable-print-preview",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
NO_HOSTS = "--host-resolver-rules=MAP * ~NOTFOUND"


class NoBrowser(RuntimeError):
    """No Chromium was found; the message says what to install."""


def executable(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the browser that the variable names, else the first of the usual names on the path."""
    named = environment.get(VARIABLE)
    if named:
        if found := shutil.which(named, path=environment.get("PATH")):
            return Path(found)
        raise NoBrowser(f"{VARIABLE} names {named}, which is not a program")
    for name in NAMES:
        if found := shutil.which(name, path=environment.get("PATH", "")):
            return Path(found)
    raise NoBrowser(
        f"the tests of the page need a browser: install the package chromium, or name one in {VARIABLE} "
        f"(looked for {' and '.join(NAMES)} on the path)"
    )


def flags(*more: str) -> list[str]:
    """Return the switches of a quiet browser; its sandbox refuses to run as root, so only root goes without."""
    return [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else []), *more]
