"""What the live document must not hold, whatever was done in it."""

from __future__ import annotations

from playwright.sync_api import Page

# Elements that make a browser look up a host or leave the page, even where the policy blocks them.
NEVER = (
    "iframe, frame, form, object, embed, applet, base, link, portal, "
    "[ping], [background], [srcset], meta[http-equiv=refresh]"
)
TREE = f"""() => [
  ...[...document.querySelectorAll({NEVER!r})].map((one) => one.outerHTML),
  ...[...document.querySelectorAll("*")].flatMap((one) => [...one.attributes]
    .filter((it) => /^on/i.test(it.name) || (/^(?:xlink:)?(?:href|src|action|formaction|data|poster)$/i.test(it.name)
      && !/^(?:#|blob:|data:image\\/)/.test(it.value)))
    .map((it) => `${{one.tagName}} ${{it.name}}=${{it.value}}`)),
]"""


def trespassers(page: Page) -> list[str]:
    """Return the elements that could call out or run text, and the attributes that lead out of the page."""
    found: list[str] = page.evaluate(TREE)
    return found
