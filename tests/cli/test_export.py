"""``relcon export``: where files go, what is said, what is refused."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FILES = ("workbook", "json", "graphml", "gexf", "ftm")
FOLDERS = ("csv", "i2")


def written(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else sorted(path.parent.glob(f"{path.name}*"))
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("form", [*FILES, *FOLDERS])
def test_only_its_owner_may_read_what_is_written(run: Run, small: tuple[Path, Path], tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    before = os.umask(0)
    try:
        result = run("export", small[0], "--to", form, "-o", target)
    finally:
        os.umask(before)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{form}: ")
    assert "Not carried: " in result.stdout
    assert f"Written: {target}\n" in result.stderr
    assert max(map(len, result.stdout.splitlines())) <= 80
    modes = {stat.S_IMODE(one.stat().st_mode) for one in tmp_path.rglob("*")}
    assert modes == ({0o600, 0o700} if form in FOLDERS else {0o600})


@pytest.mark.parametrize("form", FOLDERS)
def test_a_folder_that_holds_anything_is_refused(run: Run, small: tuple[Path, Path], tmp_path: Path, form: str) -> None:
    """What an earlier export left there may be for other eyes than this one."""
    (tmp_path / "events.csv").write_text("before", encoding="utf-8")
    result = run("export", small[0], "--to", form, "-o", tmp_path)
    assert result.exit_code == 2
    assert "name a new folder" in " ".join(result.stderr.split())
    assert written(tmp_path) == {"events.csv": b"before"}


@pytest.mark.parametrize("form", FOLDERS)
def test_a_file_is_no_folder(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "out").write_text("before", encoding="utf-8")
    result = run("export", "none.yaml", "--to", form, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "is not a folder" in " ".join(result.stderr.split()), "before anything is read"


@pytest.mark.parametrize("form", FILES)
def test_a_case_file_is_not_written_over(run: Run, small: tuple[Path, Path], form: str) -> None:
    before = small[0].read_bytes()
    assert run("export", small[0], "--to", form, "-o", small[0]).exit_code == 2
    assert small[0].read_bytes() == before


@pytest.mark.parametrize("form", [*FOLDERS, "ftm"])
def test_on_a_full_disk_there_is_no_half_of_an_export(
    run: Run, small: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    true, left = os.fsync, [2 if form in FOLDERS else 1]

    def full_halfway(handle: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        true(handle)

    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr("relcon.private_files.os.fsync", full_halfway)
    result = run("export", small[0], "--to", form, "-o", tmp_path / "out")
    assert result.exit_code != 0
    assert "No space left" in " ".join(result.stderr.split())
    assert sorted(tmp_path.iterdir()) == before


def test_a_person_who_would_be_left_out_is_let_in_by_name(
    run: Run, riverside: tuple[Path, Path], tmp_path: Path
) -> None:
    """By the rules of the page: whoever is not charged is named to a court only where counsel says so."""
    for name, more in (("without", ()), ("with", ("--include", "person:frey"))):
        options = ("--audience", "court", *more)
        result = run("export", riverside[0], "--to", "json", "-o", tmp_path / name, *options)
        assert result.exit_code == 0, result.output
    shown = {name: json.loads((tmp_path / name).read_bytes()) for name in ("without", "with")}
    assert "frey" not in {one["id"] for one in shown["without"]["people"]}
    assert "frey" in {one["id"] for one in shown["with"]["people"]}
    result = run("export", riverside[0], "--to", "json", "-o", tmp_path / "no", "--include", "person:nobody")
    assert (result.exit_code, (tmp_path / "no").exists()) == (2, False)
    assert "left out" in " ".join(result.stderr.split())


def test_a_form_that_is_none_is_refused(run: Run, small: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("export", small[0], "--to", "xls", "-o", tmp_path / "out")
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])


def test_a_case_with_errors_writes_nothing(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("format: relcon/case/1\nevents: [{id: e1}]\n", encoding="utf-8")
    assert run("export", case, "--to", "csv", "-o", tmp_path / "out").exit_code == 1
    assert list(tmp_path.iterdir()) == [case]


def test_same_input_same_bytes_whatever_the_machine(run: Run, riverside: tuple[Path, Path], tmp_path: Path) -> None:
    """Written by this process, and by another with another hash seed, time zone, language and width."""
    far = {"PYTHONHASHSEED": "424242", "TZ": "Pacific/Kiritimati", "LANG": "de_DE.ISO-8859-1", "COLUMNS": "40"}
    source = str(Path(__file__).parents[2] / "src")
    loop = (
        "import sys; from tests.cli.conftest import run_command as run\n"
        "for form in sys.argv[3:]: run('export', sys.argv[1], '--to', form, '-o', f'{sys.argv[2]}/{form}')"
    )
    forms = [*FILES, *FOLDERS]
    paths = {"PYTHONPATH": f"{source}:{Path(source).parent}", "PATH": os.environ["PATH"], **far}
    there = tmp_path / "there"
    there.mkdir()
    command = [sys.executable, "-c", loop, str(riverside[0]), str(there), *forms]
    subprocess.run(command, env=paths, check=True, cwd=tmp_path)
    for form in forms:
        assert run("export", riverside[0], "--to", form, "-o", tmp_path / form).exit_code == 0
        assert written(tmp_path / form) == written(there / form)
