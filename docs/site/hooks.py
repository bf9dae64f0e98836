"""What the build of the site does besides: the one script that the theme would load from elsewhere is ours instead."""

from __future__ import annotations

import re
from typing import Any

ELSEWHERE = re.compile(r'<script src="https://unpkg\.com/iframe-worker/shim"></script>')
OURS = '<script src="site/worker.js"></script>'


def on_post_page(output: str, **_: Any) -> str:
    """Return a page that loads nothing from elsewhere."""
    return ELSEWHERE.sub(OURS, output)


def on_post_template(output_content: str, **_: Any) -> str:
    """Return a page that is made of no text, such as that of a missing page, likewise."""
    return ELSEWHERE.sub(OURS, output_content)
