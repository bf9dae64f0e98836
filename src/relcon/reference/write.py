"""Write the pages of the reference: ``python -m relcon.reference.write FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from relcon.reference.glossary import GLOSSARY, page
from relcon.reference.pages import FILE_NAMES, markdown


def write(folder: Path) -> None:
    """Write every page into a folder."""
    (folder / GLOSSARY).write_text(page(), encoding="utf-8")
    for of, name in FILE_NAMES.items():
        (folder / name).write_text(markdown(of), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
