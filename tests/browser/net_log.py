"""What a browser looked up or asked for, read from Chromium's own net log.

Playwright tells of requests only. A blocked frame or a ``dns-prefetch`` link asks for nothing, yet tells the network's
name server whose page is open: such look-ups stand in the net log alone.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.chromium import flags

# Chromium lists its Google accounts and checks in with its push service, and has no switch against either. Both are
# refused, and told from what a page does by the key under which they run: a page's names the page's own origin.
ITS_MAKERS = (".google.com", ".googleapis.com")
NOT_ITS_MAKERS = "--host-resolver-rules=" + ", ".join(f"MAP *{host} ~NOTFOUND" for host in ITS_MAKERS)
REFUSED = "https://~notfound"
PAGE = "file:"
ASKED = ("REQUEST_ALIVE", "URL_REQUEST_START_JOB", "CORS_REQUEST", "HTTP_STREAM_JOB_CONTROLLER")


@dataclass(frozen=True, slots=True)
class Traffic:
    """Hosts that were resolved, and addresses that were asked for."""

    hosts: tuple[str, ...]
    urls: tuple[str, ...]


def traffic(log: Path) -> Traffic:
    """Read a net log: every host in a resolver's or name server's event, every address in a request's event."""
    read = json.loads(log.read_text(encoding="utf-8"))
    kinds = {number: name for name, number in read["constants"]["logEventTypes"].items()}
    events = [(kinds[event["type"]], event["source"]["id"], event.get("params", {})) for event in read["events"]]
    own = _own_of_the_browser(events)
    hosts: dict[str, None] = {}
    urls: dict[str, None] = {}
    for kind, source, params in events:
        if kind.startswith(("HOST_RESOLVER_", "DNS_TRANSACTION")):
            if params.get("host") == REFUSED and PAGE not in params.get("network_anonymization_key", ""):
                continue
            hosts |= {str(params[name]): None for name in ("host", "hostname", "qname") if params.get(name)}
        elif kind in ASKED and source not in own and "url" in params:
            urls[params["url"]] = None
    return Traffic(tuple(hosts), tuple(urls))


def _own_of_the_browser(events: list[tuple[str, int, dict[str, Any]]]) -> set[int]:
    """Return the sources of the browser's own requests to its maker, and of the streams opened for them."""
    own = {
        source
        for kind, source, params in events
        if kind == "URL_REQUEST_START_JOB"
        and (urlsplit(params.get("url", "")).hostname or "").endswith(ITS_MAKERS)
        and PAGE not in params.get("network_isolation_key", "")
    }
    while True:
        streams = {
            source
            for _, source, params in events
            if params.get("source_dependency", {}).get("id") in own and source not in own
        }
        if not streams:
            return own
        own |= streams


def record(driver: Playwright, program: Path, log: Path, walk: Callable[[Page], None]) -> Traffic:
    """Start a browser on an empty profile, do the walk in it, close it, and return its traffic.

    The profile is a plain one: in a private window Chromium does not follow prefetch links.
    """
    with tempfile.TemporaryDirectory() as profile:
        browser: BrowserContext = driver.chromium.launch_persistent_context(
            profile,
            executable_path=program,
            args=flags(f"--log-net-log={log}", "--net-log-capture-mode=Everything", NOT_ITS_MAKERS),
            accept_downloads=True,
            viewport={"width": 1400, "height": 900},
        )
        walk(browser.pages[0])
        browser.close()
    return traffic(log)
