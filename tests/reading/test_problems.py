"""Problems are told in plain words, in order, at eighty columns, and never smuggle anything to a terminal."""

from __future__ import annotations

from relcon.reading.problems import InputError, Problem, escape, shorten


def test_a_problem_names_place_record_found_allowed_and_nearest() -> None:
    problem = Problem(
        "wrong_word",
        "case.yaml",
        112,
        14,
        "event e12, participants[2].act",
        "bougth",
        ("sold", "bought"),
        "bought",
    )
    assert str(problem) == (
        'case.yaml:112:14  event e12, participants[2].act: found "bougth"; allowed: sold bought; did you mean "bought"?'
    )


def test_problems_come_in_the_order_of_files_and_lines_each_once() -> None:
    first = Problem("syntax", "a.yaml", 9, 1, message="x")
    second = Problem("syntax", "b.yaml", 1, 5, message="x")
    third = Problem("syntax", "b.yaml", 10, 2, message="x")
    error = InputError([third, first, second, third])
    assert error.problems == (first, second, third)
    assert str(error) == "a.yaml:9:1  x\n\nb.yaml:1:5  x\n\nb.yaml:10:2  x"


def test_messages_keep_to_eighty_columns() -> None:
    problem = Problem("wrong_word", "case.yaml", 1, 1, "event e1, kind", "sale", tuple(["distribution"] * 30))
    assert max(len(line) for line in str(InputError([problem])).splitlines()) <= 80


def test_control_characters_and_what_turns_text_around_are_shown_as_codes() -> None:
    assert escape("a\x1b[31mb\u202ec\ud800\n") == "a\\x1b[31mb\\u202ec\\ud800\\n"
    problem = Problem("syntax", "bad\x1bname.yaml", 1, 1, found="\x07", message="said \x1b[2J")
    assert str(problem) == 'bad\\x1bname.yaml:1:1  found "\\x07"; said \\x1b[2J'


def test_long_text_is_cut() -> None:
    assert shorten("x" * 60) == "x" * 60
    assert shorten("x" * 61) == "x" * 60 + "... (61 characters)"
    assert len(str(Problem("syntax", "a.yaml", 1, 1, "event " + "x" * 10**6, message="y" * 10**6))) < 1100


def test_the_same_mistake_again_is_only_listed() -> None:
    same = [
        Problem("wrong_word", "a.yaml", n, 3, f"membership m{n}, ended_by", "arrested", ("arrest",)) for n in (4, 9)
    ]
    other = Problem("wrong_word", "a.yaml", 9, 8, "event e1, kind", "arrested", ("arrest",))
    error = InputError([*same, other])
    assert str(error) == (
        'a.yaml:4:3  membership m4, ended_by: found "arrested"; allowed: arrest; the same\n    at 9:3\n\n'
        'a.yaml:9:8  event e1, kind: found "arrested"; allowed: arrest'
    )
    assert error.counted() == "3 errors"
    assert InputError([other, Problem("empty", "b.yaml", 1, 1)]).counted() == "2 errors (1 in a.yaml, 1 in b.yaml)"


def test_of_many_fields_the_likely_ones_are_shown() -> None:
    fields = tuple(f"f{number}" for number in range(20))
    told = str(Problem("unknown_field", "a.yaml", 1, 1, found="x", allowed=fields))
    assert told.endswith("allowed: f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 and 10 more")
    assert str(Problem("wrong_word", "a.yaml", 1, 1, found="x", allowed=fields)).endswith("f18 f19")
