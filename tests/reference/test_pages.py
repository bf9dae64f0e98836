from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon.reference.pages import FILE_NAMES, markdown
from relcon.reference.records import Page


def anchors(text: str) -> list[str]:
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE), re.MULTILINE)
    return [re.sub(r"[^a-z0-9_ -]", "", heading.lower()).replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("page", FILE_NAMES)
def test_the_pages_are_those_of_the_models(root: Path, page: Page) -> None:
    published = (root / "docs" / FILE_NAMES[page]).read_text(encoding="utf-8")
    assert published == markdown(page), "run: make schemas"


def test_every_link_leads_to_one_heading(root: Path) -> None:
    known = {file: anchors((root / "docs" / file).read_text(encoding="utf-8")) for file in FILE_NAMES.values()}
    for file, page in zip(known, map(markdown, FILE_NAMES), strict=True):
        links = re.findall(r"\]\(([a-z-]*\.md)?#([^)]*)\)", page)
        assert len(links) > 5
        assert [(to, name) for to, name in links if known[to or file].count(name) != 1] == []
