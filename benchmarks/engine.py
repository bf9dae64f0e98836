"""The engine in one scenario: beside the plain oracle, and beside the reading of the case."""

from __future__ import annotations

import json

from benchmarks.inside import oracle, same_as_oracle
from benchmarks.matters import Scale
from benchmarks.measuring import Counted, Timed
from relcon.api import exposure, read_case
from relcon.records.base import PositionName
from relcon.reports.forms import json_text

POSITION: PositionName = "psr"


def one_scenario(scale: Scale) -> Timed:
    """Every defendant's worksheet with its reasons, beside the oracle, which weighs and gives no reasons."""
    matter = scale.smaller.case
    assert same_as_oracle(exposure(matter, positions=[POSITION]), oracle(matter, POSITION), POSITION)
    return Timed(lambda: exposure(matter, positions=[POSITION]), lambda: oracle(matter, POSITION))


def all_positions(scale: Scale) -> Timed:
    """Every defendant in every position, beside reading the case."""
    matter = scale.large.case
    assert exposure(matter) == exposure(read_case(scale.large.case_file)), "read twice, answered otherwise"
    return Timed(lambda: exposure(matter), lambda: read_case(scale.large.case_file))


def size_of_answer(scale: Scale) -> Counted:
    """The bytes that ``exposure --format json`` writes, beside those of the case file."""
    matter, expected = scale.large.case, scale.large.case_file.stat().st_size
    found = exposure(matter)
    written = json_text(found)
    assert list(json.loads(written)["defendants"]) == list(matter.defendants)
    return Counted(lambda: exposure(matter), lambda _: len(written.encode()), expected)
