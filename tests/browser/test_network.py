"""The page asks nobody for anything: no request, and no look-up of a host, whatever is done in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser import walk
from tests.browser.net_log import Traffic, record, traffic

STRICT = "default-src 'none'"
CONTROLS = {
    "a dns-prefetch link": '<link rel="dns-prefetch" href="https://seen.relcon.invalid">',
    "a preconnect link": '<link rel="preconnect" href="https://seen.relcon.invalid">',
    "a frame that the policy blocks": '<iframe src="https://seen.relcon.invalid/"></iframe>',
}


def control(folder: Path, element: str) -> Path:
    path = folder / "control.html"
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{STRICT}"><title>control</title>'
    path.write_text(f"<!doctype html><html lang='en'><head>{head}{element}</head><body>control</body></html>", "utf-8")
    return path


@pytest.mark.parametrize("element", CONTROLS.values(), ids=CONTROLS.keys())
def test_the_reader_sees_a_look_up(driver: Playwright, browser_program: Path, tmp_path: Path, element: str) -> None:
    """The same reading of a page that does call out, though its policy forbids it everything."""
    path = control(tmp_path, element)

    def visit(page: Page) -> None:
        page.goto(path.as_uri())
        page.wait_for_timeout(500)

    seen = record(driver, browser_program, tmp_path / "net.json", visit)
    assert "seen.relcon.invalid" in " ".join(seen.hosts)


def test_the_reader_sees_a_request_by_address(driver: Playwright, browser_program: Path, tmp_path: Path) -> None:
    """An address of numbers is looked up nowhere; it is a request all the same."""
    path = control(tmp_path, '<iframe src="http://127.0.0.1:9/seen"></iframe>')

    def visit(page: Page) -> None:
        page.goto(path.as_uri())
        page.wait_for_timeout(500)

    assert record(driver, browser_program, tmp_path / "net.json", visit).urls == ("http://127.0.0.1:9/seen",)


def test_only_what_the_browser_asks_its_maker_is_passed_over(tmp_path: Path) -> None:
    """The same address asked for by a page counts; so does any other look-up under the browser's own key."""
    kinds = {"URL_REQUEST_START_JOB": 1, "HOST_RESOLVER_MANAGER_REQUEST": 2}
    url = "https://accounts.google.com/ListAccounts?x"
    checkin = "https://android.clients.google.com/checkin"
    own, page = "https://google.com https://google.com", "file:// file://"
    events = [
        {"type": 1, "source": {"id": 1}, "params": {"url": url, "network_isolation_key": own}},
        {"type": 1, "source": {"id": 6}, "params": {"url": checkin}},
        {"type": 1, "source": {"id": 7}, "params": {"url": "https://b.invalid/"}},
        {"type": 2, "source": {"id": 2}, "params": {"host": "https://~notfound", "network_anonymization_key": own}},
        {"type": 1, "source": {"id": 3}, "params": {"url": url + "page", "network_isolation_key": page}},
        {"type": 2, "source": {"id": 4}, "params": {"host": "https://a.invalid", "network_anonymization_key": own}},
        {"type": 2, "source": {"id": 5}, "params": {"host": "https://~notfound", "network_anonymization_key": page}},
    ]
    log = tmp_path / "net.json"
    log.write_text(json.dumps({"constants": {"logEventTypes": kinds}, "events": events}), encoding="utf-8")
    assert traffic(log) == Traffic(("https://a.invalid", "https://~notfound"), ("https://b.invalid/", url + "page"))


@pytest.mark.parametrize("kind", ["riverside_page", "baseline_page"])
def test_the_page_looks_up_no_host_and_asks_for_nothing(
    driver: Playwright, browser_program: Path, tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(kind)
    used: list[int] = []

    def visit(page: Page) -> None:
        page.goto(path.as_uri())
        used.append(walk.everything(page, tmp_path, "Dunn", "GOV-0001", "H", "https://seen.relcon.invalid/"))
        page.wait_for_timeout(500)

    assert record(driver, browser_program, tmp_path / "net.json", visit) == Traffic((), ())
    assert used[0] > 20  # the walk did something
