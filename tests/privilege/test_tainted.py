"""No mark of what a reader may not know stands in any byte of what is made for that reader, or is left beside it.

Every string that the schemas allow is a mark; who may read which is stated in `tests.privilege.matter`. Numbers, dates
and words of lists are no marks: of them a copy tells by a difference, so it is compared with that of a matter in which
they never stood. All commands and all pictures: `python -m tests.privilege.run`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

WATCHED = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")


def told(root: Path, folder: Path, *more: str) -> tuple[Any, list[str]]:
    """Return what the program that searches tells, and what it left outside of its own folder."""
    watched = {name: folder / "watched" / name for name in (*WATCHED, "cwd")}
    for one in watched.values():
        one.mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.privilege.tainted", str(folder / "work"), *more],
        cwd=watched["cwd"],
        env={
            **{name: str(place) for name, place in watched.items() if name != "cwd"},
            "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
            "PATH": os.environ["PATH"],
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    left = [one.relative_to(folder).as_posix() for one in (folder / "watched").rglob("*")]
    return json.loads(done.stdout), sorted(set(left) - {f"watched/{name}" for name in watched})


def test_nothing_is_found_where_it_may_not_be(root: Path, tmp_path: Path) -> None:
    found, left = told(root, tmp_path)
    assert found["failed"] == []
    assert found["leaks"] == []
    assert found["differing"] == []
    assert left == []
    # A search for nothing, in nothing, would find nothing.
    assert found["marks"] > 600
    assert found["of_proffer"] > 150
    assert min(found["kept"].values()) > 70
    assert found["artefacts"] > 100
    assert found["bytes"] > 2_000_000
    assert found["compared"] > 15


def test_a_copy_that_keeps_what_is_counsels_own_is_found(root: Path, tmp_path: Path) -> None:
    found, _ = told(root, tmp_path, "--planted")
    assert len(found["leaks"]) > 100
    assert any("findings" in one for one in found["leaks"])
    assert any("own and the proffer" in one for one in found["differing"])
