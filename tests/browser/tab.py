"""Windows of a browser, the page that one shows, and everything the browser had to complain of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

Tab = Callable[..., Page]


class Opened:
    """A page in a context of its own; ``complaints`` holds errors, warnings, dialogs and requests of anything else."""

    def __init__(
        self,
        browser: Browser,
        *,
        width: int = 1400,
        height: int = 900,
        theme: str = "light",
        bypass_csp: bool = False,
    ) -> None:
        self.complaints: list[str] = []
        self.bypass_csp = bypass_csp
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=cast("Literal['light', 'dark']", theme),
            bypass_csp=bypass_csp,
            accept_downloads=True,
        )
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", self._asked)
        self.page.on("popup", lambda popup: self.complaints.append(f"opened: {popup.url}"))
        self.page.on("request", lambda request: self._wanted(request.url))

    def _said(self, message: ConsoleMessage) -> None:
        # A violation of the page's policy is an error on the console, whatever was violated.
        if message.type in ("error", "warning", "assert"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _wanted(self, url: str) -> None:
        if not url.startswith(("file:", "blob:", "data:")):
            self.complaints.append(f"request: {url}")

    def closed(self) -> list[str]:
        """Close it and return the complaints."""
        self.context.close()
        return self.complaints


class Windows:
    """A browser's windows, each lent to one test at a time: to open one costs five times what a page in it does."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.idle: list[Opened] = []

    def lend(self, *, width: int, height: int, theme: str, bypass_csp: bool) -> Opened:
        """Return a window as a new one would be: what it shows goes with the next address."""
        for lent in self.idle:
            if lent.bypass_csp == bypass_csp:
                self.idle.remove(lent)
                lent.page.mouse.move(0, 0)
                lent.page.set_viewport_size({"width": width, "height": height})
                lent.page.emulate_media(media="null", color_scheme=cast("Literal['light', 'dark']", theme))
                return lent
        return Opened(self.browser, width=width, height=height, theme=theme, bypass_csp=bypass_csp)

    def take_back(self, lent: Opened) -> list[str]:
        """Return the complaints; a window that had one, and may be spoiled by what it was about, is closed."""
        if lent.complaints:
            return lent.closed()
        self.idle.append(lent)
        return []
