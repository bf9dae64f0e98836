"""Draw the pictures of the page: screens, sizes and themes, with the example matter, 150 people and one person.

Run from a checkout: ``python docs/screenshots.py [FOLDER]``; without a folder into ``docs/screenshots``, where the few
pictures are kept that the documents show. With a folder everything is drawn, for looking at.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from relcon.api import read_case, read_proffer, view  # noqa: E402 - the checkout's own, after its path is set
from relcon.records.matter import Matter  # noqa: E402
from tests.browser.chromium import executable, flags  # noqa: E402
from tests.helpers.generated import Size, generated  # noqa: E402
from tests.helpers.matters import case  # noqa: E402

SIZES = {"desk": (1400, 900), "laptop": (1024, 768), "phone": (390, 844)}
SCREENS = ("decide", "answers", "network", "time", "proof", "worksheet")


@dataclass(frozen=True)
class Picture:
    """One picture: of which matter and screen, in which size and theme; of the whole window or the part with an id."""

    matter: str
    screen: str
    size: str = "desk"
    theme: str = "light"
    part: str | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        parts = (self.matter, self.screen, self.size, self.theme, *([self.part] if self.part else []))
        return "-".join(parts) + ".png"


KEPT = (
    Picture("riverside", "decide", "laptop"),
    Picture("riverside", "answers", "laptop"),
    Picture("riverside", "answers", part="drawer"),
    Picture("riverside", "network"),
    Picture("riverside", "time", "laptop"),
)
ALL = (
    *(
        Picture("riverside", screen, size, theme)
        for screen in SCREENS
        for size in ("desk", "laptop", "phone")
        for theme in ("light", "dark")
    ),
    *(Picture("riverside", screen, "paper") for screen in SCREENS),
    *(Picture(matter, screen) for matter in ("many", "one") for screen in SCREENS),
    *KEPT,
)


def matter(name: str) -> Matter:
    """Return the example matter, one of 150 people, or one of a single person."""
    folder = ROOT / "examples" / "riverside"
    if name == "riverside":
        return read_proffer(folder / "proffer.yaml", read_case(folder / "case.yaml"))
    if name == "many":
        return generated(Size(people=150, events=300, admissions=5))
    return case(
        case={"caption": "United States v. One Person"},
        evidence=[{"id": "lab", "kind": "lab_report"}],
        people=[{"id": "one", "name": "One Person", "status": "defendant", "defendant": {"acceptance": "none"}}],
        events=[
            {
                "id": "e1",
                "kind": "possession",
                "date": "2025-06-03",
                "substance": "cocaine",
                "quantity": "1 kg",
                "participants": [{"person": "one", "act": "possessed"}],
                "evidence": ["lab"],
            }
        ],
    )


def draw(browser: Browser, path: Path, picture: Picture, folder: Path) -> None:
    """Draw one picture."""
    width, height = SIZES.get(picture.size, (1056, 816))
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=picture.theme)  # type: ignore[arg-type]
    page.goto(path.as_uri())
    page.click(f"#tab-{picture.screen}")
    if picture.part == "drawer":
        reasons(page)
    if picture.size == "paper":
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
    page.wait_for_timeout(500)
    if picture.part:
        page.locator(f"#{picture.part}").screenshot(path=folder / picture.name)
    else:
        page.screenshot(path=folder / picture.name, full_page=picture.size == "phone")
    page.close()


def reasons(page: Page) -> None:
    """Open the reasons of the client's first own act."""
    page.locator(".who.own .is-O").first.click()


def main() -> None:
    """Draw the pictures that are kept, or all of them into the folder that is named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    pictures = tuple(dict.fromkeys(ALL)) if len(sys.argv) > 1 else KEPT
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=flags())
        for name in dict.fromkeys(picture.matter for picture in pictures):
            path = Path(made) / f"{name}.html"
            path.write_text(view(matter(name)), encoding="utf-8", newline="\n")
            for picture in pictures:
                if picture.matter == name:
                    draw(browser, path, picture, folder)
        browser.close()


if __name__ == "__main__":
    main()
