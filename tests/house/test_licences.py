"""Every package that an install brings is listed with a licence that may be used; what a page copies has its text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon.views.page import source
from relcon.views.simple import vis_network
from tests.house.licences import ALLOWED, brought, licence, page
from tests.house.test_locked import locked


@pytest.mark.parametrize("name", sorted(brought()))
def test_a_licence_is_one_that_may_be_used(name: str) -> None:
    assert set(re.split(r" (?:AND|OR) ", licence(name)[0])) <= ALLOWED


def test_the_page_is_current(root: Path) -> None:
    """Of what another version of Python brings besides, this one cannot know."""
    written = (root / "docs" / "licences.md").read_text(encoding="utf-8").splitlines()
    lines = page().splitlines()
    assert [line for line in lines if line not in written] == [], "run python -m tests.house.licences docs/licences.md"
    left = {name for line in written if line not in lines for name in re.findall("^. `(.+?)`", line)}
    assert left <= {name for name, (of, _) in locked(root, "all.txt").items() if of.marker is not None}


def test_the_text_that_goes_with_vis_network_names_the_holders_that_its_file_names() -> None:
    text = source("simple/vis-network-licence.txt")
    holders = re.findall(r"@copyright (.*)", vis_network()[:1000])
    assert len(holders) == 2
    assert [holder for holder in holders if holder not in text] == []
    assert "The above copyright notice and this permission notice shall be included in all" in text
