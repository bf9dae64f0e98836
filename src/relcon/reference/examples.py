"""The invented matter of the reference, section by section: every example of a whole record is cut from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_SECTION = re.compile(r"^(?P<name>[a-z_]+):.*\n(?:(?:[ #].*)?\n)*", re.MULTILINE)


def folder() -> Traversable:
    """Return the folder of the invented matter: ``case.yaml`` and ``proffer.yaml``."""
    return resources.files(__package__).joinpath("example")


@cache
def sections(file: str) -> Mapping[str, str]:
    """Return the sections of ``case`` or ``proffer`` by name, each as it is written."""
    text = folder().joinpath(f"{file}.yaml").read_text(encoding="utf-8")
    return {found["name"]: found[0].strip() for found in _SECTION.finditer(text)}
