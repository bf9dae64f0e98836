"""Golden files: what is kept, by whose leave it changed, and how a change is written.

A golden file changes only with a line of ``CHANGELOG.md``: ``index.yaml`` has of each file its digest and the line
that told of its last change.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Final

from tests.helpers.matters import read_yaml

INDEX: Final = "index.yaml"
HEAD: Final = "# Written by `python -m tests.golden`: lines of CHANGELOG.md, and the files that last changed by each."
WRITE: Final = 'python -m tests.golden "what changed, as a line of CHANGELOG.md"'
UNRELEASED: Final = "(unreleased)"
WIDTH: Final = 160
FOLDED: Final = 110
FEWEST_WORDS: Final = 5
"""Of a line that says what changed."""


class Refused(Exception):
    """Nothing was written, and why."""


@dataclass(frozen=True)
class Entry:
    """What the index holds of a golden file."""

    sha256: str
    line: str


@dataclass(frozen=True)
class Kept:
    """The golden files of a folder, their index, and the list of changes that speaks of them."""

    folder: Path
    changelog: Path

    def texts(self) -> dict[str, str]:
        """Return the golden files by name."""
        files = sorted(self.folder.rglob("*.txt"))
        return {file.relative_to(self.folder).as_posix(): file.read_text(encoding="utf-8") for file in files}

    def index(self) -> dict[str, Entry]:
        """Return what is recorded of each golden file."""
        file = self.folder / INDEX
        rows = read_yaml(file) or () if file.is_file() else ()
        return {name: Entry(sha256, row["line"]) for row in rows for name, sha256 in row["files"].items()}

    def unrecorded(self) -> list[str]:
        """Return what is wrong between files, index and the list of changes."""
        texts, index = self.texts(), self.index()
        changes = self.changelog.read_text(encoding="utf-8")
        wrong = [f"{name}: in the index, and no such file" for name in index if name not in texts]
        for name, text in texts.items():
            if name not in index:
                wrong.append(f"{name}: not in the index")
            elif index[name].sha256 != digest(text):
                wrong.append(f"{name}: changed by hand, without a line of CHANGELOG.md")
            elif not told(index[name].line, changes):
                wrong.append(f"{name}: CHANGELOG.md has no longer the line by which it changed: {index[name].line}")
        return wrong

    def changed(self, printed: Mapping[str, str]) -> list[str]:
        """Return the golden files that are not, or are no longer, what is printed, and those that nothing records."""
        texts, index = self.texts(), self.index()
        names = sorted({*texts, *printed, *index})
        return [
            name
            for name in names
            if texts.get(name) != printed.get(name)
            or (name in index) != (name in printed)
            or index[name].sha256 != digest(printed[name])
        ]

    def difference(self, name: str, printed: Mapping[str, str]) -> str:
        """Return what differs between a golden file and what is printed, line by line."""
        before, after = self.texts().get(name, ""), printed.get(name, "")
        said = unified_diff(before.splitlines(), after.splitlines(), f"kept: {name}", f"printed: {name}", "", "", 1, "")
        return "\n".join(said)

    def write(self, printed: Mapping[str, str], line: str) -> list[str]:
        """Write what is printed over the golden files that differ, with a line for the list of changes.

        Parameters
        ----------
        printed
            All that is kept, by name.
        line
            What changed, in the words of the list of changes; appended there unless it stands there already.

        Returns
        -------
        list of str
            The files that changed.

        Raises
        ------
        Refused
            If something changed and the line is missing, says too little, or told of an earlier change of a file.
        """
        names, index = self.changed(printed), self.index()
        if not names:
            return names
        line = " ".join(line.removeprefix("- ").split())
        if len(line.split()) < FEWEST_WORDS:
            raise Refused(
                f"{len(names)} golden files would change ({', '.join(names[:3])} …). Say what changed: {WRITE}"
            )
        if again := [name for name in names if name in index and index[name].line == line]:
            raise Refused(f"that line told of an earlier change of {again[0]}: say what changed now")
        self._tell(line)
        for name in names:
            self._replace(name, printed.get(name))
        kept = {name: Entry(digest(text), line) if name in names else index[name] for name, text in printed.items()}
        self._record(kept)
        return names

    def _tell(self, line: str) -> None:
        """Append a line to what the unreleased version brings, before its part on results that may change."""
        text = self.changelog.read_text(encoding="utf-8")
        start = text.find(UNRELEASED)
        if start < 0:
            raise Refused(f'{self.changelog.name} has no heading with "{UNRELEASED}"')
        ends = [at for mark in ("\n## ", "\n### ") if (at := text.find(mark, start)) >= 0]
        end = min(ends, default=len(text))
        if told(line, text[start:end]):
            return
        item = textwrap.fill(line, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
        self.changelog.write_text(f"{text[:end].rstrip()}\n{item}\n{text[end:]}", encoding="utf-8")

    def _replace(self, name: str, text: str | None) -> None:
        file = self.folder / name
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def _record(self, kept: Mapping[str, Entry]) -> None:
        """Write the index: each line once, with the files that last changed by it."""
        rows = [HEAD]
        for line in dict.fromkeys(kept[name].line for name in sorted(kept)):
            wrapped = textwrap.wrap(line, FOLDED, break_on_hyphens=False, break_long_words=False)
            rows += ["- line: >-", *(f"    {part}" for part in wrapped)]
            rows.append("  files:")
            rows += [f"    {name}: {kept[name].sha256}" for name in sorted(kept) if kept[name].line == line]
        (self.folder / INDEX).write_text("\n".join([*rows, ""]), encoding="utf-8")


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def told(line: str, changes: str) -> bool:
    """Return whether a list of changes holds a line, wherever its own lines break."""
    return f"- {' '.join(line.split())}" in " ".join(changes.split())
