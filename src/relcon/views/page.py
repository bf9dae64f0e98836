"""One HTML file out of the data and the sources in ``viz/``: no bundler, nothing loaded, every block hashed."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

import relcon
from relcon.views.packing import packed, packed_network

VIS_NETWORK: Final = "pyvis/lib/vis-9.1.2/vis-network.min.js"
SHA256: Final = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"


class ForeignAsset(RuntimeError):
    """The file in the installed pyvis is not the one that was looked at."""


def vis_network() -> str:
    """Return the script of vis-network 9.1.2.

    Raises
    ------
    ForeignAsset
        Where the installed file is missing or another one.
    """
    # The distribution's own list of files finds it without importing pyvis, which would bring IPython along.
    found = next((file for file in metadata.files("pyvis") or () if file.as_posix() == VIS_NETWORK), None)
    content = Path(str(found.locate())).read_bytes() if found is not None else b""
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ForeignAsset(f"{VIS_NETWORK} is not vis-network 9.1.2 as it was checked: install pyvis 0.3.2")
    return content.decode("utf-8").replace("\r\n", "\n")  # as the browser reads it, and hashes it


def source(name: str) -> str:
    """Return a file of ``viz/``: inside the package where it was installed, beside src in a checkout."""
    return _folder().joinpath(*name.split("/")).read_text(encoding="utf-8")


def _folder() -> Traversable:
    inside: Traversable = resources.files("relcon").joinpath("viz")
    return inside if inside.is_dir() else Path(relcon.__file__).parents[2] / "viz"


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
