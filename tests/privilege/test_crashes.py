"""What fails, wherever it fails, shows nothing of the case: on the two streams of a process of its own.

`tests/cli/test_exit_codes.py` has the codes; here a fault is put under a command, with a mark in its message.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.privilege.broken import broken
from tests.privilege.matter import marked
from tests.privilege.searching import marks_in

MARK = "zqxp0001zqx"
FAILS = """
import logging, sys, threading, warnings
from relcon import api
from relcon.cli.app import main

class Panics(BaseException):
    pass

class Going:
    def __del__(self):
        raise ValueError(MARK)

def in_a_thread():
    raise KeyError(MARK)

def fail(*arguments, **more):
    if HOW == "panics":
        raise Panics(MARK)
    if HOW == "aside":
        Going()
        thread = threading.Thread(target=in_a_thread)
        thread.start()
        thread.join()
        warnings.warn(MARK)
        logging.getLogger("a library").error(MARK)
    error = RuntimeError(MARK, arguments)
    error.add_note(MARK)
    raise error from KeyError(MARK)

api.exposure = fail
main()
"""


@pytest.mark.parametrize("how", ["raises", "panics", "aside"])
def test_a_fault_of_the_program_shows_nothing_of_the_case(root: Path, how: str, tmp_path: Path) -> None:
    case = root / "examples" / "riverside" / "case.yaml"
    done = subprocess.run(
        [sys.executable, "-c", f"HOW, MARK = {how!r}, {MARK!r}\n{FAILS}", "exposure", case],
        cwd=tmp_path,
        env={
            "PYTHONPATH": str(root / "src"),
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "TMPDIR": str(tmp_path),
        },
        capture_output=True,
        check=False,
    )
    assert done.returncode == 70
    assert b"a fault of the program, not of your files" in done.stderr
    assert marks_in(done.stdout + done.stderr) == set()
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
    assert done.stderr.count(b"a fault of the program") == (3 if how == "aside" else 1)


def test_a_mark_in_a_message_would_be_found() -> None:
    assert marks_in(f"RuntimeError: {MARK}") == {MARK}


def test_an_error_quotes_the_record_at_fault_and_nothing_else_of_the_file(root: Path, tmp_path: Path) -> None:
    """But for ids of the same file or of its case. All places: `python -m tests.privilege.run`."""
    (tmp_path / "matter").mkdir()
    found = broken(marked(root, tmp_path / "matter"), tmp_path, 8)
    assert found.refused > 4
    assert found.told == []
