"""Names that lead out of a folder, and names that Windows cannot hold."""

from __future__ import annotations

import pytest

from relcon.sealing.names import leads_out, not_on_windows


@pytest.mark.parametrize(
    "name",
    [
        *("", "/", "/etc/passwd", "..", "../a", "a/../b", "a/..", "./a", "a//b", "a/"),
        *("C:/a", "c:a", "..\\a", "a\\b", "\\\\host\\share", "a\0b", "a\nb", "a\x7fb", "\ud800"),
    ],
)
def test_what_leads_out_is_told(name: str) -> None:
    assert leads_out(name)


@pytest.mark.parametrize(
    "name", ["a", "a/b/c.yaml", "...", "..a", "a..", ".hidden", "two words", "Müller – d’Orme.yaml", "αβγ"]
)
def test_a_plain_path_does_not(name: str) -> None:
    assert not leads_out(name)


@pytest.mark.parametrize(
    "name",
    ["aux", "CON.yaml", "x/nul.txt", "com1", "LPT9.a.b", "a.", "a ", "a /b", "a?b", "a:b", 'a"b', "a|b", "a*", "<a>"],
)
def test_what_windows_cannot_hold(name: str) -> None:
    assert not_on_windows([name, "case.yaml"]) == [name]


def test_names_that_are_one_on_windows_or_a_mac() -> None:
    assert not_on_windows(["a/Case.yaml", "a/case.yaml", "b"]) == ["a/Case.yaml", "a/case.yaml"]
    assert len(not_on_windows(["\u00e9", "e\u0301"])) == 2
    assert not_on_windows(["console", "com", "com10", "nullable.txt", "a.b c"]) == []
