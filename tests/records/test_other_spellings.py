"""Other ways to write a word or a citation are read as it; where two things may be meant, nothing is."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from relcon.records.agreements import Finding
from relcon.records.base import Answer, Flag, Supported
from relcon.records.citations import PENALTY_ALSO, Penalty, Statute
from relcon.records.history import WhetherCareerOffender
from relcon.records.options import PositionChanges
from relcon.records.term import TermOf

ANSWER: TypeAdapter[Any] = TypeAdapter(Answer)
STATUTE: TypeAdapter[str] = TypeAdapter(Statute)
PENALTY: TypeAdapter[Any] = TypeAdapter(Annotated[Penalty, PENALTY_ALSO])
FLAG: TypeAdapter[bool] = TypeAdapter(Flag)
TERM: TypeAdapter[Any] = TypeAdapter(Annotated[Any, TermOf({"yes": "it is so", "no": "it is not"})])


def refusal(read: Any, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        read(value)
    return caught.value.errors()[0]["msg"]


@pytest.mark.parametrize("word", ["yes", "Yes", "YES", "y", "Y", "true", "True", True])
def test_yes_in_any_spelling(word: object) -> None:
    assert ANSWER.validate_python(word) == "yes"
    assert FLAG.validate_python(word) is True
    assert TERM.validate_python(word).value == "yes"


@pytest.mark.parametrize("word", ["no", "No", "NO", "n", "N", "false", "FALSE", False])
def test_no_in_any_spelling(word: object) -> None:
    assert ANSWER.validate_python(word) == "no"
    assert FLAG.validate_python(word) is False
    assert TERM.validate_python(word).value == "no"
    assert TypeAdapter(WhetherCareerOffender).validate_python(word).answer == "no"


@pytest.mark.parametrize("word", ["n/a", "N/A", "na", "none", "?", "TBD"])
def test_what_is_not_known_is_written_unknown(word: str) -> None:
    assert ANSWER.validate_python("Unknown") == "unknown"
    assert "written unknown" in refusal(ANSWER.validate_python, word)


@pytest.mark.parametrize("word", ["perhaps", "on", "1", "", "unknown"])
def test_nothing_else_is_yes_or_no(word: str) -> None:
    assert "allowed: yes or no" in refusal(FLAG.validate_python, word)


@pytest.mark.parametrize(
    ("written", "statute"),
    [
        ("21 USC 846", "21 USC 846"),
        ("21 U.S.C. § 843(b)", "21 USC 843(b)"),
        ("18 U.S.C. §924(c)", "18 USC 924(c)"),
        ("21 USC §846", "21 USC 846"),
        ("21 U. S. C. 841(a)(1)", "21 USC 841(a)(1)"),
        ("18 U.S.C. section 924(c)(1)(A)(i)", "18 USC 924(c)(1)(A)(i)"),
        ("46 U.S.C.A. § 70506 (b)", "46 USC 70506(b)"),
    ],
)
def test_a_statute_as_lawyers_cite_it(written: str, statute: str) -> None:
    assert STATUTE.validate_python(written) == statute


@pytest.mark.parametrize("written", ["21 U.S.C. §§ 841, 846", "26 USC 5861(d)", "§ 846", "21 CFR 1308", "21 USC"])
def test_what_is_not_one_statute_is_refused(written: str) -> None:
    refusal(STATUTE.validate_python, written)


@pytest.mark.parametrize(
    ("written", "paragraph"),
    [
        ("841(b)(1)(A)", "841(b)(1)(A)"),
        ("21 U.S.C. § 841(b)(1)(A)", "841(b)(1)(A)"),
        ("841(b)(1)(A)(viii)", "841(b)(1)(A)"),  # clause (viii): methamphetamine, of the same penalties
        ("§ 841(b)(2)", "841(b)(2)"),
        ("960(b)(1)(H)", "960(b)(1)"),
        ("21 USC 960(b)(2)(B)(ii)", "960(b)(2)"),
    ],
)
def test_a_penalty_is_its_paragraph(written: str, paragraph: str) -> None:
    assert PENALTY.validate_python(written) == paragraph


@pytest.mark.parametrize(
    "written", ["841(b)(1)", "841(b)", "841(b)(1)(F)", "841(b)(1)(A)(8)", "846", "18 USC 841(b)(2)"]
)
def test_what_is_no_penalty_paragraph_is_refused(written: str) -> None:
    refusal(PENALTY.validate_python, written)


@pytest.mark.parametrize("written", ["841(b)(1)", "841(b)", "21 U.S.C. § 960(b)", "841"])
def test_a_penalty_without_its_paragraph_is_asked_for_it(written: str) -> None:
    assert "the paragraph in full" in refusal(PENALTY.validate_python, written)


def test_positions_by_their_other_names() -> None:
    said = Supported.model_validate({"asserted_by": "middle", "disputed_by": ["ceiling", "dunn"]})
    assert (said.asserted_by, said.disputed_by) == (("psr",), ("government", "dunn"))
    finding = {"id": "j1", "defendant": "dunn", "prong": "scope", "answer": "in"}
    assert Finding.model_validate(finding | {"by": "predicted"}).binds == ("psr",)
    named = Finding.model_validate(finding | {"by": "court", "positions": ["middle", "defense"]})
    assert named.binds == ("psr", "defense")


@pytest.mark.parametrize("name", ["psr", "middle", "predicted"])
def test_changes_of_a_position_stand_under_any_of_its_names(name: str) -> None:
    changes = PositionChanges.model_validate({name: {"weak": "out"}}, by_alias=True, by_name=False)
    assert changes.psr.weak == "out"
    assert changes == PositionChanges.model_validate({"psr": {"weak": "out"}})


def test_one_position_under_two_names_is_an_error() -> None:
    said = refusal(PositionChanges.model_validate, {"psr": {"weak": "out"}, "middle": {"weak": "in"}})
    assert "psr and middle are one position" in said
