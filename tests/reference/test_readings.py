from __future__ import annotations

import pytest

from relcon.records.options import OptionChanges
from relcon.reference.find import at
from relcon.reference.readings import fields_read, readings


def test_every_option_reads_some_field() -> None:
    assert sorted(fields_read()) == sorted(OptionChanges.model_fields)


@pytest.mark.parametrize("option", OptionChanges.model_fields)
def test_an_option_reads_fields_that_there_are(option: str) -> None:
    assert fields_read()[option]
    for path in fields_read()[option]:
        assert [found.path for found in at(path)] == [path]


def test_a_field_is_read_as_the_positions_have_it_built_in() -> None:
    (found,) = readings("events.delivery")
    assert (found.option, found.cites) == ("delivery_unknown", ("USSG §2D1.1 n.5",))
    assert sorted(found.says) == ["defense", "government", "psr"]
    assert len(set(found.says.values())) == 3


def test_most_fields_are_read_alike() -> None:
    assert readings("events.kind") == ()
