"""Every provision has named cases that fail when a branch of it is inverted: it is inverted, and the case is run.

``noticed.yaml`` holds a branch of each function and its case; ``python benchmarks/noticed.py`` looks for cases for
every branch, writes the file anew and prints the branches that no case notices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from benchmarks.exchange import cached, sources
from benchmarks.mutations import branches
from benchmarks.noticed import PROVISIONS, fails, forget, noted, noticing, provisions, search
from relcon.law.months import LIFE, show
from tests.helpers.named_cases import Case, named_cases


@pytest.fixture(scope="module")
def cases() -> Iterator[Mapping[str, Case]]:
    yield named_cases()
    forget(cached(PROVISIONS))


@pytest.mark.slow
def test_a_provision_without_a_case_that_fails_when_its_branch_is_inverted(cases: Mapping[str, Case]) -> None:
    wanted, caches = provisions(), cached(PROVISIONS)
    known = {name: case for name, case in noted().items() if name in wanted}  # a branch that was rewritten has none yet
    assert [
        name
        for name, case in known.items()
        if case not in cases or noticing(wanted[name], [case], cases, caches) is None
    ] == []
    covered = {wanted[name].module for name in known}
    new = {name: one for name, one in wanted.items() if one.module not in covered}
    found = search(new, {}, cases, caches)
    assert {one.module for one in new.values()} - {new[name].module for name in found} == set()


def test_a_branch_without_a_case_is_found() -> None:
    """The proof itself: one case tells the two answers of a branch, another does not, and nothing stays changed."""

    def blind() -> None:
        show(LIFE)

    def seeing() -> None:
        assert (show(LIFE), show(120)) == ("life", 120)

    source = dict(sources())["relcon.law.months"]
    mutant = next(one for one in branches("relcon.law.months", source) if one.function == "show")
    both: dict[str, Case] = {"blind": blind, "seeing": seeing}
    assert noticing(mutant, ["blind"], both, ()) is None
    assert noticing(mutant, both, both, ()) == "seeing"
    assert not fails(seeing)
