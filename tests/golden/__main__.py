"""Keep what is printed: ``python -m tests.golden "what changed, as a line of CHANGELOG.md"``.

Without a line nothing is written: it shows what would change. With one, the golden files that differ are written anew,
the line goes into CHANGELOG.md unless it stands there, and the index records both. Names of groups narrow what is
printed (``--only riverside``), for a look.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.golden.kept import WRITE, Kept, Refused
from tests.golden.printed import GROUPS, HERE, ROOT, printed


def main(arguments: Sequence[str]) -> int:
    """Show what differs from the golden files; write them anew if a line says why."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("line", nargs="?", default="", help="what changed, as a line of CHANGELOG.md")
    parser.add_argument("--only", action="append", choices=GROUPS, help="show this group only; nothing is written")
    asked = parser.parse_args(arguments)
    if asked.only and asked.line:
        parser.error("a change is written for all that is kept: leave out --only")
    kept = Kept(HERE, ROOT / "CHANGELOG.md")
    found: dict[str, str] = {}
    for group in asked.only or GROUPS:
        with TemporaryDirectory() as folder:
            found |= printed(group, Path(folder))
    if asked.only:
        found |= {name: text for name, text in kept.texts().items() if name.partition("/")[0] not in asked.only}
    names = kept.changed(found)
    if not asked.line:
        print(*(kept.difference(name, found) for name in names), sep="\n")
        print(f"{len(names)} golden files differ{f': {WRITE}' if names else ''}.")
        return int(bool(names))
    try:
        kept.write(found, asked.line)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{len(names)} golden files written: {', '.join(names) or 'none'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
