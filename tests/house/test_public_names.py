"""The public names of the package: pinned here, so that changing one is a decision."""

from __future__ import annotations

import inspect
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import relcon
from relcon import api

PUBLIC = [
    "__version__",
    "after",
    "brief",
    "docket",
    "editions",
    "exhibit",
    "explain",
    "export",
    "exposure",
    "letter",
    "letter_compare",
    "letter_questions",
    "letter_redline",
    "leverage",
    "memo",
    "offer",
    "psr",
    "read_case",
    "read_letter",
    "read_offers",
    "read_proffer",
    "read_psr",
    "read_reliability",
    "reliability",
    "roles",
    "show",
    "simulate",
    "verify",
    "view",
    "waiting",
    "whatif",
]
FUNCTIONS = [name for name in PUBLIC if name != "__version__"]


def test_public_names_are_pinned() -> None:
    assert relcon.__all__ == PUBLIC


def test_public_functions_are_those_of_the_api() -> None:
    written = vars(api).items()
    assert sorted(name for name, one in written if inspect.isfunction(one) and name[0] != "_") == FUNCTIONS


@pytest.mark.parametrize("name", FUNCTIONS)
def test_public_function_is_the_api_s_whatever_was_imported(name: str) -> None:
    import_everything()
    assert getattr(relcon, name) is getattr(api, name)


def import_everything() -> None:
    for module in pkgutil.walk_packages(relcon.__path__, "relcon."):
        if module.name != "relcon.__main__":
            import_module(module.name)


def test_importing_the_package_imports_its_api_and_no_library(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, relcon; print(*sys.modules)"],
        env={"PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert {name for name in loaded if name.startswith("relcon.")} == {
        "relcon.api",
        "relcon.api.challenges",
        "relcon.api.copies",
        "relcon.api.likely",
        "relcon.api.office",
        "relcon.api.offers",
        "relcon.api.paper_trail",
        "relcon.api.shown",
        "relcon.api.presentence",
        "relcon.api.verification",
        "relcon.api.worksheets",
    }
    assert not loaded & {"numpy", "pydantic", "rich", "ruamel", "typer"}
