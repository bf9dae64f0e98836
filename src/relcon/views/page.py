"""One HTML file out of the data and the sources in ``viz/``: no bundler, nothing loaded, every block hashed."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

import relcon
from relcon.views.packing import packed


def source(name: str) -> str:
    """Return a file of ``viz/``: inside the package where it was installed, beside src in a checkout."""
    return _folder().joinpath(*name.split("/")).read_text(encoding="utf-8")


def _folder() -> Traversable:
    inside: Traversable = resources.files("relcon").joinpath("viz")
    return inside if inside.is_dir() else Path(relcon.__file__).parents[2] / "viz"


ORDER: Final = "order.txt"
"""Lists the parts of a page in their order; those named ``proffer_…`` are for counsel and the client alone."""

_ESCAPES: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page(data: dict[str, Any], switches: dict[str, Any] | None) -> str:
    """Return the whole page.

    Parameters
    ----------
    data, switches
        The two blocks of data; no switches without a proffer.
    """
    private = data["head"]["audience"] in ("counsel", "client")
    style = _joined("css", private=private)
    script = f'(function () {{\n"use strict";\n{_joined("js", private=private)}\n}})();\n'
    return rendered(
        "page.html.j2",
        csp=policy([script], [style]),
        style=style,
        script=script,
        head=data["head"],
        data=as_json(packed(data)),
        switches=as_json(switches) if switches is not None else None,
    )


def rendered(name: str, **values: Any) -> str:
    """Return a page from a template of ``viz/``, with every value escaped that the template does not call safe."""
    from jinja2 import BaseLoader, Environment, StrictUndefined  # noqa: PLC0415 - only the view asks for it

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, loader=BaseLoader(), keep_trailing_newline=True
    )
    return environment.from_string(source(name)).render(**values)


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
