"""Other machines: another user and umask, another code page, names with spaces and accents, line ends of Windows."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Files = tuple[Path, Path]
NOBODY = 65534
HASH = re.compile(r"(?:case|proffer) [0-9a-f]{8}\b")
ACCENTED = "Ünïted v. 東京 'quoted' $x & (1)"
ALL = """
import os, sys
from relcon.cli import main
for line in sys.stdin.buffer.read().splitlines():
    sys.argv = ["relcon", *os.fsdecode(line).split("|")]
    try:
        main()
    except SystemExit as end:
        print(f"<{end.code or 0}>")
"""
"""Runs a command a line, as the program itself would, and prints how each ended."""

CODE_PAGES = {
    "Windows, western": ("cp1252", {"PYTHONIOENCODING": "cp1252"}, "§"),
    "no locale": ("utf-8", {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "§"),
}
"""Each with its encoding, and its section sign. Where the locale knows ASCII alone, UTF-8 is written."""


@pytest.fixture
def own(small: Files) -> Iterator[Path]:
    """A folder of one's own with the small matter; who runs the tests as root is nobody in it."""
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders let nobody else through
        folder = Path(name)
        for file in small:
            shutil.copy(file, folder)
        if os.geteuid() == 0:
            for one in (folder, *folder.iterdir()):
                os.chown(one, NOBODY, NOBODY)
        yield folder
        folder.chmod(0o700)


def run_by_somebody(
    python: str, root: Path, program: str, folder: Path | None = None, commands: Sequence[str] = (), **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a program in a process of its own: by nobody where the tests are run by root."""
    by_root = os.geteuid() == 0
    return subprocess.run(
        [python, "-c", program],
        cwd=folder,
        input="\n".join(commands).encode(),
        env={
            "PYTHONPATH": os.pathsep.join((str(root / "src"), sysconfig.get_path("purelib"))),
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",
            **more,
        },
        capture_output=True,
        check=False,
        user=NOBODY if by_root else None,
        group=NOBODY if by_root else None,
        extra_groups=[] if by_root else None,
    )


@pytest.fixture(scope="module")
def python(root: Path) -> str:
    """A Python of this version that whoever runs the commands may run: this one, else the machine's."""
    machines = shutil.which(f"python{sys.version_info.major}.{sys.version_info.minor}", path="/usr/bin:/usr/local/bin")
    for one in (sys.executable, machines):
        with suppress(PermissionError):
            if one is not None and run_by_somebody(one, root, "import relcon.api, numpy").returncode == 0:
                return one
    pytest.skip("no other user of this machine may read this Python or this checkout")


def ends(done: subprocess.CompletedProcess[bytes]) -> list[int]:
    """Return how each command ended."""
    return [int(line[1:-1]) for line in done.stdout.splitlines() if line.startswith(b"<") and line.endswith(b">")]


def test_whoever_runs_it_owns_what_is_made_alone_under_any_umask(python: str, root: Path, own: Path) -> None:
    commands = [
        "new|made/new",
        "check|case.yaml|proffer.yaml|-o|check.txt",
        "exposure|case.yaml|--format|json|-o|exposure.json",
        "memo|case.yaml|proffer.yaml|-o|memo.docx",
        "export|case.yaml|--to|csv|-o|tables",
    ]
    before = {one.name for one in own.iterdir()}
    done = run_by_somebody(python, root, f"import os; os.umask(0o777)\n{ALL}", own, commands)
    assert (ends(done), b"Traceback" in done.stderr) == ([0] * len(commands), False), done.stderr.decode()
    made = [one for one in own.rglob("*") if one.relative_to(own).parts[0] not in before]
    modes = {one: stat.S_IMODE(one.stat().st_mode) for one in made}
    assert modes == {one: 0o700 if one.is_dir() else 0o600 for one in made}
    assert sum(one.is_file() for one in made) > 6


def test_a_folder_that_may_only_be_read_is_enough_to_read(python: str, root: Path, own: Path) -> None:
    own.chmod(0o555)
    commands = ["check|case.yaml|proffer.yaml", "exposure|case.yaml", "view|case.yaml|-o|view.html", "new|matter"]
    before = sorted(own.iterdir())
    done = run_by_somebody(python, root, ALL, own, commands)
    said = " ".join(done.stderr.decode().split())
    assert ends(done) == [0, 0, 1, 1], said
    assert said.count("Permission denied") == 2
    assert "Traceback" not in said
    assert sorted(own.iterdir()) == before


@pytest.mark.parametrize(("encoding", "machine", "section"), CODE_PAGES.values(), ids=CODE_PAGES)
def test_a_code_page_costs_signs_and_nothing_else(
    python: str, root: Path, own: Path, encoding: str, machine: dict[str, str], section: str
) -> None:
    (own / ACCENTED).mkdir(mode=0o777)
    (own / ACCENTED).chmod(0o777)
    shutil.copy(own / "case.yaml", own / ACCENTED / "äöü 東京.yaml")
    (own / ACCENTED / "äöü 東京.yaml").chmod(0o644)
    named = f"{ACCENTED}/äöü 東京.yaml"
    commands = [
        "check|case.yaml|proffer.yaml",
        "brief|case.yaml|proffer.yaml",
        "law|1B1.3",
        "help|scope",
        "--help",
        f"check|{named}",
        f"exposure|{named}|--format|json",
        f"exposure|{named}|--format|json|-o|{ACCENTED}/answer.json",
        f"view|{named}|-o|{ACCENTED}/view.html",
        f"check|{named}.none",
    ]
    done = run_by_somebody(python, root, ALL, own, commands, **machine)
    assert ends(done) == [*[0] * (len(commands) - 1), 1], done.stderr.decode(encoding, "replace")
    for said in (done.stdout, done.stderr):
        assert b"Traceback" not in said
        assert b"fault of the program" not in said
        said.decode(encoding)
    assert f"{section}1B1.3".encode(encoding) in done.stdout
    page = (own / ACCENTED / "view.html").read_text(encoding="utf-8")
    assert "§" in page


def test_any_name_is_a_name(run: Run, small: Files, tmp_path: Path) -> None:
    folder = tmp_path / ACCENTED
    folder.mkdir()
    both = [Path(shutil.copy(file, folder)) for file in small]
    for words in (["check", *both], ["exposure", both[0]]):
        plain = run(words[0], *small[: len(words) - 1])
        named = run(*words)
        assert named.exit_code == 0, named.output
        assert named.stdout == plain.stdout
    for command, file in (("memo", "memo.docx"), ("view", "view.html")):
        result = run(command, *both, "-o", folder / file)
        assert (result.exit_code, (folder / file).stat().st_size > 5000) == (0, True), result.output


def test_windows_line_ends_change_no_answer(run: Run, small: Files, tmp_path: Path) -> None:
    both = []
    for file in small:
        copy = tmp_path / file.name
        copy.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        both.append(copy)
    for words in (["exposure"], ["brief"]):
        files = (small[:1], both[:1]) if words == ["exposure"] else (small, both)
        plain, windows = (run(*words, *of).stdout for of in files)
        assert len(plain) > 500
        assert HASH.sub("", windows) == HASH.sub("", plain)
