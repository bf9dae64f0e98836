"""What the page's bytes and its live document may hold, in every view and for every audience."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import walk
from tests.browser.document import trespassers
from tests.browser.markup import digest, elements, policy
from tests.browser.tab import Opened, Tab

NOTHING = ("default-src", "connect-src", "font-src", "media-src", "object-src", "frame-src", "worker-src")
ABROAD = re.compile(r"^\s*(?:[a-z][a-z0-9+.\-]*:|//)", re.IGNORECASE)
PAGES = ("riverside_page", "baseline_page", "hostile_page", "court_page")


@pytest.fixture(params=PAGES)
def some_page(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def test_the_policy_comes_first_and_allows_only_the_blocks_that_are_there(some_page: Path) -> None:
    found = elements(some_page)
    assert [one.name for one in found[:2]] == ["html", "head"]
    start = next(n for n, one in enumerate(found) if "http-equiv" in one.attributes)
    assert [one.attributes.keys() for one in found[2:start]] in ([], [{"charset"}])
    sources = policy(some_page)
    scripts = [one for one in found if one.name == "script" and one.attributes.get("type") != "application/json"]
    styles = [one for one in found if one.name == "style"]
    assert scripts and styles
    assert sorted(sources["script-src"]) == sorted({digest(one.text) for one in scripts})
    assert sorted(sources["style-src"]) == sorted({digest(one.text) for one in styles})
    assert {name: sources[name] for name in NOTHING} == {name: ["'none'"] for name in NOTHING}
    assert (sources["base-uri"], sources["form-action"], sources["img-src"]) == (["'none'"], ["'none'"], ["data:"])
    assert sources["require-trusted-types-for"] == ["'script'"]
    assert "trusted-types" in sources
    assert not re.search(r"unsafe|'self'|\*|https?:|nonce", str(sources))


def test_the_bytes_hold_no_element_that_could_call_out(some_page: Path) -> None:
    found = elements(some_page)
    names = {one.name for one in found}
    assert names & {"iframe", "frame", "form", "object", "embed", "applet", "base", "link", "portal", "img"} == set()
    for one in found:
        assert not [name for name in one.attributes if name.startswith("on") or name in ("style", "srcset", "ping")]
        assert not ABROAD.match(one.attributes.get("href", one.attributes.get("src", "")))
        assert one.attributes.get("http-equiv", "content-security-policy").lower() == "content-security-policy"
        assert one.name != "script" or one.attributes.keys() <= {"type", "id"}


def test_no_view_of_a_filing_brings_such_an_element(tab: Tab, court_page: Path) -> None:
    page = tab(court_page)
    for name in walk.views(page):
        walk.touch(page)
        assert trespassers(page) == [], name


@pytest.mark.parametrize(
    "element",
    [
        "<iframe></iframe>",
        "<link rel='x'>",
        "<a href='https://a.invalid'>a</a>",
        "<a href='javascript:1'>a</a>",
        "<p onclick='1'>a</p>",
        "<svg><a xlink:href='//a.invalid'></a></svg>",
    ],
)
def test_the_look_at_the_document_sees_such_an_element(chromium: Browser, element: str) -> None:
    opened = Opened(chromium)
    opened.page.set_content(element)
    assert len(trespassers(opened.page)) == 1
    opened.closed()


LATER = """(code) => new Promise((done) => setTimeout(() => {
  try {
    done(String(code === "function" ? new Function("return 7")() : eval("7")));
  } catch (error) { done(error.name); }
}, 0))"""


@pytest.mark.parametrize("code", ["eval", "function"])
def test_text_is_never_run_as_program(chromium: Browser, riverside_page: Path, code: str) -> None:
    """From a timer: what ``evaluate`` itself calls is exempt from the rule."""

    def outcome(*, bypass_csp: bool) -> str:
        opened = Opened(chromium, bypass_csp=bypass_csp)
        opened.page.goto(riverside_page.as_uri())
        result = str(opened.page.evaluate(LATER, code))
        opened.closed()
        return result

    assert (outcome(bypass_csp=False), outcome(bypass_csp=True)) == ("EvalError", "7")


INJECT = """() => new Promise((done) => setTimeout(() => {
  const tried = {};
  const attempt = (name, work) => {
    try { work(); tried[name] = "done"; } catch (error) { tried[name] = error.name; }
  };
  attempt("html", () => { document.createElement("p").innerHTML = "<b>x</b>"; });
  attempt("script", () => { document.createElement("script").text = "window.injected = 1"; });
  attempt("write", () => { document.write("x"); });
  done(tried);
}, 0))"""


def test_html_from_text_is_refused(chromium: Browser, riverside_page: Path) -> None:
    """Trusted types: what makes HTML or program out of text is refused by the page's own policy."""
    opened = Opened(chromium)
    opened.page.goto(riverside_page.as_uri())
    assert opened.page.evaluate(INJECT) == {"html": "TypeError", "script": "TypeError", "write": "TypeError"}
    opened.closed()
