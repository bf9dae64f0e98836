"""Pages built once for all tests and all workers: one with a proffer takes many seconds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import run_command

PATIENCE = 300.0  # seconds for another worker's build


def build(page: Path, *arguments: str | Path) -> Path:
    """Build a page as counsel does: ``build(path, case, proffer, "--audience", "court")``."""
    result = run_command("view", *arguments, "-o", page)
    assert result.exit_code == 0, result.output
    return page


class Pages:
    """A folder of pages by name, common to all workers of a run; whoever asks first builds."""

    def __init__(self, factory: pytest.TempPathFactory, root: Path) -> None:
        base = factory.getbasetemp()
        self.folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "pages"
        self.folder.mkdir(exist_ok=True)
        self.root = root

    def riverside(self, *options: str, proffer: bool = True) -> Path:
        """The example matter's page."""
        folder = self.root / "examples" / "riverside"
        files = [folder / "case.yaml", *([folder / "proffer.yaml"] if proffer else [])]
        return self.page(f"riverside-{proffer}{''.join(options)}", lambda page: build(page, *files, *options))

    def page(self, name: str, make: Callable[[Path], object]) -> Path:
        """Return the page of this name; ``make`` writes it if nobody has yet."""
        page, taken, failed = (self.folder / f"{name}{end}" for end in (".html", ".taken", ".failed"))
        try:
            taken.mkdir()
        except FileExistsError:
            until = time.monotonic() + PATIENCE
            while not page.exists():
                assert not failed.exists(), failed.read_text(encoding="utf-8")
                assert time.monotonic() < until, f"nobody finished {name}"
                time.sleep(0.2)
            return page
        half = self.folder / f"{name}.half"
        try:
            make(half)
        except BaseException as error:
            failed.write_text(f"building {name} failed: {error}", encoding="utf-8")
            raise
        return half.rename(page)
