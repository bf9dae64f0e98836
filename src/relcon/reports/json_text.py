"""A result as JSON: what holds no other object stands on one line, so that an event or a worksheet line is one line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel

WIDTH: Final = 120
"""How wide a list outside of such an object may be before each item has a line of its own."""
INDENT: Final = "  "

_line = json.JSONEncoder(ensure_ascii=False).encode


def json_text(result: BaseModel) -> str:
    """Return a result as JSON that ends in a new line.

    Parameters
    ----------
    result
        What was computed.
    """
    return _written(result.model_dump(mode="json", by_alias=True), "\n") + "\n"


def _written(value: Any, start: str) -> str:
    """Write a value; ``start`` is a new line and the indentation of where it begins."""
    inner = start + INDENT
    if isinstance(value, dict) and not _flat(value):
        items = [f"{_line(key)}: {_written(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(items)}{start}}}"
    if isinstance(value, list) and (not _scalars(value) or len(_line(value)) > WIDTH):
        items = [_written(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{start}]"
    return _line(value)


def _flat(value: Mapping[str, Any]) -> bool:
    return all(_scalars(item) if isinstance(item, list) else not isinstance(item, dict) for item in value.values())


def _scalars(value: Sequence[Any]) -> bool:
    return not any(isinstance(item, dict | list) for item in value)
