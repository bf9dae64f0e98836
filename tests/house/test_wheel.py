"""What is installed is what was written: the wheel carries the tables, the pages' sources and the example matter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import relcon

pytestmark = pytest.mark.slow

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "build", "dist", "__pycache__", ".*_cache", ".hypothesis")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the project's own backend; nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_is_named_by_the_version(wheel: Path) -> None:
    assert wheel.name == f"relcon-{relcon.__version__}-py3-none-any.whl"


@pytest.mark.parametrize(("source", "target"), [("src/relcon", ""), ("viz", "viz/"), ("examples", "examples/")])
def test_wheel_carries_every_file(root: Path, wheel: Path, source: str, target: str) -> None:
    kinds = {".py", ".yaml", ".md", ".html", ".css", ".js", ".json"}
    folder = root / source
    written = {
        f"relcon/{target}{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.suffix in kinds or path.name == "py.typed"
    }
    assert written
    assert written <= set(zipfile.ZipFile(wheel).namelist())


def test_wheel_carries_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"relcon", f"relcon-{relcon.__version__}.dist-info"}
    assert [name for name in names if "__pycache__" in name or name.startswith("relcon/tests")] == []


def test_the_same_sources_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """In another folder, by another user's habits, on another day; the sdist too."""
    unlike = {
        "one": {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
        "two words": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    }
    made = {}
    for (name, habits), umask, day in zip(unlike.items(), (0o022, 0o077), (0, 1_000_000_000), strict=True):
        copy = tmp_path / name / "relcon"
        before = os.umask(umask)
        try:
            shutil.copytree(root, copy, ignore=LEFT_OUT, copy_function=shutil.copyfile)
            for path in copy.rglob("*") if day else ():
                os.utime(path, (day, day))
            subprocess.run(
                [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path / name)],
                cwd=copy,
                env={"PATH": os.environ["PATH"], **habits},
                check=True,
                capture_output=True,
            )
        finally:
            os.umask(before)
        made[name] = {one.name: one.read_bytes() for one in (tmp_path / name).iterdir() if one.is_file()}
    assert len(made["one"]) == 2
    assert made["one"] == made["two words"]


def test_tables_can_be_read_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = "import relcon, relcon.law.tables as t; print(relcon.__file__); print(t.load('2D1.1', '2025').cite)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    where, cite = done.stdout.splitlines()
    assert Path(where).is_relative_to(tmp_path)
    assert "2D1.1" in cite
