"""What goes into the repository names no machine, no index, and no module too long to read."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

# Written in pieces, so that this file passes its own test.
SLASH = "/"
PATTERNS = {
    "a path of a machine": rf"(?<![\w.\-{SLASH}])(?:{SLASH}(?:work|farm|root|home|tmp|opt){SLASH})\w",
    "a user's folder": rf"[A-Za-z]:\\Users\\|{SLASH}Users{SLASH}\w",
    "an index address": r"https?:" + r"//[^\s\"')]*(?:pypi|pythonhosted|/simple\b)",
    "an index option": r"--(?:extra-)?index-" + r"url|--find-" + "links|--trusted-" + "host",
}
MAX_LINES = 400


def offences(text: str) -> list[str]:
    """Return what a text holds that must not be committed."""
    return [f"{what}: {hit.group(0)}" for what, pattern in PATTERNS.items() if (hit := re.search(pattern, text))]


def project_files(root: Path) -> list[Path]:
    """Return the files that are, or would be, committed."""
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        pytest.skip("not a git checkout: what is tracked cannot be told")
    listed = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
    )
    return [path for name in listed.stdout.split("\0") if name and (path := root / name).is_file()]


@pytest.mark.parametrize(
    "text",
    [
        f"open('{SLASH}work{SLASH}main')",
        f"cp a {SLASH}tmp{SLASH}b",
        "--extra-index-" + "url x",
        "https:" + "//pypi.org/simple/numpy",
    ],
)
def test_the_scan_finds_an_offence(text: str) -> None:
    assert offences(text)


@pytest.mark.parametrize("text", ["../shared/law", "the k3/a part", "and/or", "https://www.ussc.gov/guidelines"])
def test_the_scan_lets_pass_ordinary_text(text: str) -> None:
    assert offences(text) == []


def test_no_file_names_a_machine_or_an_index(root: Path) -> None:
    found: dict[str, list[str]] = {}
    for path in project_files(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if bad := offences(text):
            found[str(path.relative_to(root))] = bad
    assert found == {}


def test_every_module_can_be_read_in_one_sitting(root: Path) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for folder in ("src", "tests", "benchmarks")
        for path in (root / folder).rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}


def test_every_link_in_the_docs_leads_somewhere(root: Path) -> None:
    pages = [root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").rglob("*.md")]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if "://" not in target
    ]
    assert links
    assert [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()] == []


def test_every_file_test_and_name_that_contributing_writes_is_there(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:src|tests|docs|benchmarks)/[\w./-]*)`", text)
    assert paths and [path for path in paths if not (root / path).exists()] == []
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (root / "tests").rglob("test_*.py"))
    names = re.findall(r"`(test_\w+)`", text)
    assert names and [name for name in names if f"def {name}(" not in tests] == []
    kept = [path for top in ("src", "tests") for kind in ("*.py", "*.yaml") for path in (root / top).rglob(kind)]
    said = {word for path in kept for word in re.findall(r"\w+", path.read_text(encoding="utf-8", errors="replace"))}
    written = re.findall(r"`(?:\w+\.)?([A-Za-z_]\w+)(?:\([^`]*\))?`", text)
    assert written and sorted(set(written) - said) == [], "renamed, or gone"
