"""The data inside an open page, as the program wrote it before it was packed."""

from __future__ import annotations

import json
from functools import reduce
from typing import Any

from playwright.sync_api import Page

from relcon.views.packing import unpacked


def data_of(page: Page, path: str = "") -> Any:
    """Return a page's data, or the part at a path such as ``answers.0.lines``."""
    data: Any = unpacked(json.loads(page.locator("#data").text_content() or ""))
    return reduce(lambda at, key: at[int(key) if isinstance(at, list) else key], path.split(".") if path else [], data)
