"""Every command gives the same bytes with sockets refused, by Python and by the kernel, and where there is no network.

On riverside, in all ways of each command: `python -m tests.privilege.run`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from relcon.cli.commands import COMMANDS
from tests.cli.conftest import run_command
from tests.privilege.commands import ONCE, counsels

OFFERS = """\
format: relcon/offer/1
offers:
  - {id: plea, person: smith, type: B, stipulates: {quantity: {cocaine: "500 g"}, acceptance: 2}}
"""
REPORT = """\
format: relcon/psr/1
case: case.yaml
defendant: smith
disclosed: 2026-08-03
paragraphs:
  - {number: 1, page: 1, kind: offense_conduct, relies_on: [e3], sources: [wire-1], text: "240 grams.",
     amounts: [{substance: cocaine, quantity: "240 g"}]}
"""


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small matter of ``relcon new --example``, with an offer and a presentence report."""
    folder = tmp_path_factory.mktemp("small") / "matter"
    assert run_command("new", folder, "--example").exit_code == 0
    (folder / "workbook.xlsx").unlink()
    (folder / "offers.yaml").write_text(OFFERS, encoding="utf-8")
    (folder / "psr.yaml").write_text(REPORT, encoding="utf-8")
    return folder


def found(root: Path, matter: Path, work: Path, *more: str, through: tuple[str, ...] = ()) -> Any:
    """Return what the program that refuses sockets tells."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    module, names = "tests.privilege.without_sockets", ("smith", "e1", "session-1")
    program = [*through, sys.executable, "-m", module, str(matter), str(work), *names]
    done = subprocess.run(
        [*program, *more],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_command_is_among_those_that_are_run() -> None:
    assert {line.split()[0] for line in ONCE} | {"demo"} == set(COMMANDS)
    assert any(each.line == "demo OUT" for each in counsels())


def test_every_command_gives_the_same_with_sockets_refused(root: Path, matter: Path, tmp_path: Path) -> None:
    told = found(root, matter, tmp_path / "work")
    assert (told["attempts"], told["other"], told["failed"]) == ([], [], {})
    assert told["lines"] == len(ONCE)
    assert told["bytes"] > 500_000


def test_a_command_that_looks_up_a_host_is_told(root: Path, matter: Path, tmp_path: Path) -> None:
    told = found(root, matter, tmp_path / "work", "--planted", "editions")
    assert told["attempts"] == ["socket.getaddrinfo"] * 2


OPENS_ONE = """
import _socket, sys
from tests.privilege.refusing import refuse_in_kernel
if not refuse_in_kernel():
    sys.exit(77)
_socket.socket()
"""


def test_the_kernel_ends_what_opens_a_socket(root: Path) -> None:
    """So nothing that libraries in C or Rust open passes by the audit hook."""
    done = subprocess.run(
        [sys.executable, "-c", OPENS_ONE],
        env={"PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
        capture_output=True,
        check=False,
    )
    if done.returncode == 77:
        pytest.skip("this kernel takes no filter of system calls from a program")
    assert done.returncode < 0


def test_where_there_is_no_network_the_bytes_are_the_same(root: Path, matter: Path, tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    alone = (unshare or "", "--map-root-user", "--net", "--")
    if (
        unshare is None
        or subprocess.run([*alone, sys.executable, "-c", ""], capture_output=True, check=False).returncode
    ):
        pytest.skip("this machine gives no empty network namespace (unshare --map-root-user --net)")
    asked = ("explain", "export")
    inside = found(root, matter, tmp_path / "work", *asked, through=alone)
    assert inside["attempts"] == []
    assert inside == found(root, matter, tmp_path / "work", *asked)
