"""What a piece of Python imports, read without running it."""

from __future__ import annotations

import ast


def imported(source: str) -> list[str]:
    """Return every module that a piece of Python imports; a name taken from a module counts as one."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names
