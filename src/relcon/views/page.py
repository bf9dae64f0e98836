"""One HTML file out of the data and the sources in ``viz/``: no bundler, nothing loaded, every block hashed."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any, Final

from relcon.views.assets import source, vis_network
from relcon.views.packing import packed, packed_network

ORDER: Final = "order.txt"
"""Lists the parts of a page in their order; those named ``proffer_…`` are for counsel and the client alone."""

_ESCAPES: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page(data: dict[str, Any], switches: dict[str, Any] | None, network: dict[str, Any]) -> str:
    """Return the whole page.

    Parameters
    ----------
    data, switches, network
        The three blocks of data; no switches without a proffer.
    """
    from jinja2 import BaseLoader, Environment, StrictUndefined  # noqa: PLC0415 - only the view asks for it

    private = data["head"]["audience"] in ("counsel", "client")
    style = _joined("css", private=private)
    script = f'(function () {{\n"use strict";\n{_joined("js", private=private)}\n}})();\n'
    library = vis_network()
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, loader=BaseLoader(), keep_trailing_newline=True
    )
    template = environment.from_string(source("page.html.j2"))
    return template.render(
        csp=policy([library, script], [style]),
        style=style,
        library=library,
        script=script,
        head=data["head"],
        data=as_json(packed(data)),
        switches=as_json(switches) if switches is not None else None,
        network=as_json(packed_network(network, data)),
    )


def as_json(value: Any) -> str:
    """Return JSON that stands inside a script element: nothing in it can end the element or a line of JavaScript."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPES)


def policy(scripts: list[str], styles: list[str]) -> str:
    """Return the content security policy that lets exactly these blocks run and nothing load."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            *(f"{kind}-src 'none'" for kind in ("connect", "font", "media", "object", "frame", "worker")),
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(block: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode('ascii')}'"


def _joined(folder: str, *, private: bool) -> str:
    names = [line for line in source(ORDER).splitlines() if line.startswith(f"{folder}/")]
    return "\n".join(source(name).strip("\n") for name in names if private or "/proffer_" not in name)
