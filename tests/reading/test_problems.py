"""Problems are told in plain words, in order, at eighty columns, and never smuggle anything to a terminal."""

from __future__ import annotations

from relcon.reading.problems import InputError, Problem, escape, nearest, shorten


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


def test_the_nearest_word_is_close_or_none() -> None:
    assert nearest("Bought", ("sold", "bought")) == "bought"
    assert nearest("zzz", ("sold", "bought")) is None
    assert nearest("x" * 10**6, ("sold",)) is None
