"""What an installation without an extra says, and that what it names is what brings the library."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from relcon import api, extras
from relcon.api.shown import Shown
from relcon.extras import EXTRAS, ExtraMissing, check_for
from tests.cli.conftest import run_command
from tests.helpers.matters import read_matter
from tests.house.requirements import FOR_DEVELOPERS

RIVERSIDE = Path(__file__).parents[1] / "examples" / "riverside"


def named(line: str) -> set[str]:
    """Return what a line of requirements names: the package, and its own extras."""
    requirement = Requirement(line)
    return {requirement.name, *requirement.extras}


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No library of an extra is installed."""
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)


def test_every_library_is_brought_by_the_extra_that_is_named(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: of for name, of in project["optional-dependencies"].items() if name not in FOR_DEVELOPERS}
    brought = {name: {part for line in of for part in named(line)} for name, of in extras.items()}
    assert {name for library, name in EXTRAS.items() if library in brought[name]} == set(brought)
    assert [library for library, name in EXTRAS.items() if library not in brought[name]] == []


@pytest.mark.parametrize(("library", "extra"), EXTRAS.items())
def test_a_library_that_is_missing_is_told_with_its_extra(bare: None, library: str, extra: str) -> None:
    with pytest.raises(ExtraMissing) as told:
        check_for(library, "to_table")
    assert str(told.value) == f"to_table needs the library {library}; install it: pip install 'relcon[{extra}]'"
    assert told.value.name == library


def test_the_quick_look_without_pyvis_is_refused_in_words(bare: None, tmp_path: Path) -> None:
    result = run_command("view", RIVERSIDE / "case.yaml", "--simple", "-o", tmp_path / "network.html")
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    said = " ".join(result.stderr.split())
    assert "the quick look (relcon view --simple) needs the library pyvis" in said
    assert "pip install 'relcon[explore]'" in said


def test_every_other_page_is_built_without_pyvis(bare: None) -> None:
    assert "<!doctype html>" in api.view(read_matter(RIVERSIDE / "case.yaml"), audience="court")[:20]


@pytest.mark.parametrize("form", ["to_pandas", "to_polars"])
def test_a_table_without_its_library_is_refused_in_words(bare: None, form: str) -> None:
    matter = read_matter(RIVERSIDE / "case.yaml")
    shown: Shown = api.show(api.exposure(matter, defendants=["dunn"]), matter)
    with pytest.raises(ExtraMissing, match=rf"^{form} needs the library .*pip install 'relcon\["):
        getattr(shown, form)()
