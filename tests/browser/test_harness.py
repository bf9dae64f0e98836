"""The harness sees what it is there to see: each trespass of a page of our own is a complaint."""

from __future__ import annotations

import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import NoBrowser, executable, flags
from tests.browser.tab import Opened
from tests.browser.walk import print_to

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}"><title>t</title></head><body>{body}</body></html>"""
STRICT = "default-src 'none'; script-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'"


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<script>console.error('no')</script>", "error: no"),
        ("<script>throw Error('thrown')</script>", "thrown"),
        ("<script>alert(7)</script>", "dialog: 7"),
        ("<img src='https://picture.relcon.invalid/' alt=''>", "Content Security Policy"),
        ("<script>setTimeout(() => eval('1'), 0)</script>", "Trusted"),
        ("<script>document.body.innerHTML = '<p>'</script>", "TrustedHTML"),
        ("<script>document.body.setAttribute('style', 'color: red')</script>", "Content Security Policy"),
    ],
)
def test_a_trespass_is_a_complaint(chromium: Browser, tmp_path: Path, body: str, complaint: str) -> None:
    path = tmp_path / "control.html"
    path.write_text(PAGE.format(policy=STRICT, body=body), encoding="utf-8")
    opened = Opened(chromium)
    opened.page.goto(path.as_uri())
    opened.page.wait_for_timeout(200)
    assert complaint in "\n".join(opened.closed())


def test_a_plain_page_is_no_complaint(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "control.html"
    path.write_text(PAGE.format(policy=STRICT, body="<p>x<script>setTimeout(() => 1, 0)</script>"), encoding="utf-8")
    opened = Opened(chromium)
    opened.page.goto(path.as_uri())
    opened.page.wait_for_timeout(200)
    assert opened.closed() == []


def test_a_page_that_printed_itself_can_be_printed_again(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "control.html"
    path.write_text(PAGE.format(policy="script-src 'unsafe-inline'", body="<p>x"), encoding="utf-8")
    opened = Opened(chromium)
    opened.page.goto(path.as_uri())
    over = "new Promise((over) => { addEventListener('afterprint', () => over(true)); setTimeout(() => print(), 0); })"
    assert opened.page.evaluate(over)
    assert print_to(opened.page, tmp_path / "page.pdf").startswith(b"%PDF")
    assert opened.closed() == []


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(stat.S_IRWXU)
    return path


def test_the_variable_comes_first_then_the_usual_names(tmp_path: Path) -> None:
    other, google = program(tmp_path, "other"), program(tmp_path, "google-chrome")
    assert executable({"PATH": str(tmp_path)}) == google
    debian = program(tmp_path, "chromium")
    assert executable({"PATH": str(tmp_path)}) == debian
    assert executable({"PATH": str(tmp_path), "RELCON_CHROMIUM": str(other)}) == other


@pytest.mark.parametrize("environment", [{"PATH": ""}, {"PATH": "", "RELCON_CHROMIUM": "no-such-browser"}])
def test_no_browser_says_what_to_do(environment: dict[str, str]) -> None:
    with pytest.raises(NoBrowser, match=r"install the package chromium|names no-such-browser"):
        executable(environment)


def test_only_root_goes_without_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert "--no-sandbox" in flags()
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "--no-sandbox" not in flags("--x")


def test_make_test_stops_without_a_browser_and_says_so(root: Path, tmp_path: Path) -> None:
    """With no browser and no way to install one, the recipe of ``make test`` ends in the message."""
    make, shell = shutil.which("make"), shutil.which("sh")
    assert make is not None and shell is not None
    for tool in ("sh", "id", "echo"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or shell)
    done = subprocess.run(
        [make, "-o", ".venv/.installed", "VENV=.venv", f"SHELL={shell}", "test"],
        cwd=root,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "install the package chromium" in done.stderr
    assert "pytest" not in done.stdout
