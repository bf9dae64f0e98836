"""Nothing in the package can reach a network, and importing all of it opens no socket."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.imports import imported

FORBIDDEN = (
    "aiohttp",
    "asyncio",
    "dask",
    "distributed",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
)

ALLOWED = {
    "cluster.py": "sends tasks to a Dask cluster where counsel names one (--scheduler); nothing else ever does",
}
"""By module, why it may name a library that reaches a network."""

# An audit hook sees every socket of the interpreter, whichever library opens it.
IMPORT_ALL = """
import importlib, pkgutil, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith("socket.") else None)
import relcon
names = [m.name for m in pkgutil.walk_packages(relcon.__path__, "relcon.") if not m.name.endswith("__main__")]
for name in names:
    importlib.import_module(name)
print(len(names), *opened)
"""


def reaches_out(source: str) -> list[str]:
    """Return the imports that could reach a network."""
    return [name for name in imported(source) if any(name == bad or name.startswith(bad + ".") for bad in FORBIDDEN)]


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "def f():\n    from urllib import request",
        "from urllib.request import urlopen",
        "import http.client as h",
        "def f():\n    from distributed import Client",
    ],
)
def test_the_scan_finds_a_network_import(source: str) -> None:
    assert reaches_out(source)


def test_the_scan_lets_pass_what_opens_nothing() -> None:
    assert reaches_out("import urllib.parse\nfrom pathlib import Path") == []


def test_no_module_imports_a_network_library(root: Path) -> None:
    modules = sorted((root / "src").rglob("*.py"))
    assert modules
    found = {path.name: bad for path in modules if (bad := reaches_out(path.read_text(encoding="utf-8")))}
    assert found.keys() == ALLOWED.keys(), {name: bad for name, bad in found.items() if name not in ALLOWED}
    assert {name.split(".")[0] for name in found["cluster.py"]} == {"dask", "distributed"}


def test_importing_everything_opens_no_socket(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL],
        cwd=root,
        env={"PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    count, *opened = done.stdout.split()
    assert int(count) >= 10
    assert opened == []
