"""Reading, beside the parser in C going over the same bytes and keeping nothing."""

from __future__ import annotations

from collections import deque

from ruamel.yaml import YAML
from ruamel.yaml.events import ScalarEvent

from benchmarks.inside import read_tree
from benchmarks.matters import Scale
from benchmarks.measuring import Timed
from relcon.api import read_case


def _parse(text: str) -> None:
    deque(YAML(typ="safe").parse(text), maxlen=0)


def text_and_places(scale: Scale) -> Timed:
    """Bytes to text of which every key and value knows its line and column."""
    file = scale.large.case_file
    data, text = file.read_bytes(), file.read_text(encoding="utf-8")
    tree, problems = read_tree(data, str(file))
    scalars = sum(isinstance(event, ScalarEvent) for event in YAML(typ="safe").parse(text))
    assert not problems, "a drawn matter has no errors"
    assert _texts(tree) == scalars, "the tree holds another number of texts than the parser found"
    return Timed(lambda: read_tree(data, str(file)), lambda: _parse(text))


def _texts(node: object) -> int:
    if isinstance(node, dict):
        return len(node) + sum(map(_texts, node.values()))
    return sum(map(_texts, node)) if isinstance(node, list) else 1


def checked_records(scale: Scale) -> Timed:
    """Bytes to records, every reference checked."""
    file = scale.large.case_file
    text = file.read_text(encoding="utf-8")
    assert len(scale.large.case.events) == scale.events
    return Timed(lambda: read_case(file), lambda: _parse(text))
