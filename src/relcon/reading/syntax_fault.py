"""What the parser says of a text that is no YAML, and where the value begins and ends that it stumbled over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ruamel.yaml.events import Event

from relcon.reading.slips import CURLY, CURLY_WHY, Slip, end_in_braces, end_of_line, put_quotes, start_of_line

COMMENT = re.compile(r"[ \t]#")
COLON_WHY = "a colon ends a name; it is no part of a value without quotes"
OPENING: Mapping[str, str] = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """What the parser said of a text: where (``at``), about what (``of``), in which words, and after which event."""

    text: str
    at: int
    of: int
    problem: str
    context: str
    last: Event | None
    brackets: Sequence[str]

    @property
    def in_braces(self) -> bool:
        """Whether it stands inside { } or [ ]; the parser may not have told of the last that opened."""
        return bool(self.brackets) or opened(self.text, self.at)

    @property
    def line(self) -> int:
        """Where the line of the error starts."""
        return max(self.text.rfind("\n", 0, self.at), self.text.rfind("\r", 0, self.at)) + 1

    @property
    def before(self) -> str:
        """What stands on the line before the error."""
        return self.text[self.line : self.at]

    @property
    def got(self) -> str:
        """What the parser came upon, where it expected something else."""
        found = re.search(r"(?:but got|but found) '(.+)'\Z", self.problem)
        return found[1] if found is not None else ""

    def end(self, start: int) -> int:
        """Return where the value that starts there was to end."""
        if self.in_braces:
            return end_in_braces(self.text, start)
        end = end_of_line(self.text, start)
        comment = COMMENT.search(self.text, start, end)
        return end if comment is None else start + len(self.text[start : comment.start()].rstrip())

    def value(self, start: int, why: str) -> Slip:
        """Return the slip of a value that lacks quotes."""
        end = max(self.end(start), start + 1)
        if self.text[start] in CURLY:
            why = CURLY_WHY
        return Slip(start, f"{why}: {put_quotes(self.text[start:end])}", ((start, end),))


def opened(text: str, at: int) -> bool:
    """Whether a bracket is open at a place of its line."""
    before = text[start_of_line(text, at) : at]
    return any(before.count(opener) > before.count(closer) for opener, closer in OPENING.items())


def value_start(text: str, at: int) -> int | None:
    """Return where the value begins in which ``at`` stands: after the last colon of its line."""
    line = text[start_of_line(text, at) : at]
    colons = [match.end() for match in re.finditer(r":\s+", line)]
    return start_of_line(text, at) + colons[-1] if colons else None
