"""The load files of the production with its truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relcon.importing.load_files.index import PageIndex
from relcon.importing.store import Store
from tests.importing.production import Production, agree, production_in

DAT, OPT = "production/VOL001.dat", "production/VOL001.opt"


@pytest.fixture
def matter(tmp_path: Path, production: Path) -> Production:
    return production_in(tmp_path, production)


def index_of(matter: Production) -> PageIndex:
    return PageIndex.of(Store.opened(matter.case).files)


@pytest.mark.parametrize("file", [DAT, OPT])
def test_every_row_has_the_fate_that_the_truth_states(matter: Production, file: str) -> None:
    agree(matter.run(file), {"furniture_kinds": {}, **matter.expected(file)})


@pytest.mark.parametrize("order", [(DAT, OPT), (OPT, DAT)])
def test_documents_pages_gaps_and_overlaps_are_those_of_the_truth(matter: Production, order: tuple[str, str]) -> None:
    for file in order:
        matter.run(file)
    index, wanted = index_of(matter), matter.expected(OPT)
    assert len(index.documents) == matter.expected(DAT)["documents"]
    assert sum(one.pages for one in index.images.values()) == wanted["pages"]
    (runs,) = index.spans.values()
    assert [str(runs[0][0]), str(runs[-1][1])] == [wanted["first"], wanted["last"]]
    assert [list(map(str, gap)) for gap in index.gaps()] == wanted["gaps"]
    assert [[str(first), str(last)] for *_, first, last in index.overlaps()] == wanted["overlaps"]
    differing = [
        {"document": str(one.first), "dat": [str(one.first), str(one.end)], "opt_pages": images.pages}
        for one, images in index.differing()
    ]
    assert differing == wanted["page_count_differs"]


def test_the_list_of_pages_is_the_same_in_either_order_and_goes_when_it_is_undone(
    tmp_path: Path, production: Path
) -> None:
    texts = []
    for name, order in (("one", (DAT, OPT)), ("other", (OPT, DAT))):
        (tmp_path / name).mkdir()
        matter = production_in(tmp_path / name, production)
        for file in order:
            matter.run(file)
        texts.append((tmp_path / name / "imported" / "pages" / "VOL001.jsonl").read_text(encoding="utf-8"))
    assert texts[0] == texts[1]
    documents = [json.loads(line) for line in texts[0].splitlines()]
    assert sum(one["images"] for one in documents) == matter.expected(OPT)["pages"]
    assert {one["title"] for one in documents} >= {"Subscriber records", "Report 19\nsecond line of the title"}
