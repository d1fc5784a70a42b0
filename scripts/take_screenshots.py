"""Takes the pictures of every page in docs/screenshots: wide and narrow, light and dark.

    python scripts/take_screenshots.py [FOLDER]

The pages are those of the example articles. It needs Debian's chromium and playwright; with Pillow
the files are a third as large.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import httpx2
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from serving import TOKEN, run_app  # noqa: E402 - the tests know how to run a server

import crosswire  # noqa: E402
from crosswire.demo import example_articles  # noqa: E402
from crosswire.settings import Settings  # noqa: E402

SIZES = {1440: 900, 390: 844}
ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
DARK = ("front", "incident")  # pages that are also taken in the dark
TALLEST = 2_400  # pixels of a picture
ATTACK = {"since": "2024-08-01", "place": "Asad"}


def find_pages(address: str) -> dict[str, str]:
    """The address of each page, by the name of its picture."""
    (row,) = httpx2.get(f"{address}index.json", params=ATTACK).json()["rows"]
    incident = f"incident/{row['id']}"
    told = httpx2.get(f"{address}{incident}.json").json()
    lists = ("actors", "places", "changes", "brief", "coverage", "review")
    return {
        "front": "",
        "as-of": "?as_of=2024-08-06T09:00Z",
        "incident": incident,
        "article": f"article/{told['articles'][0]['article']}",
        **{name: name for name in lists},
    }


def take(page: Page, address: str, pages: Mapping[str, str], folder: Path, theme: str) -> None:
    """Take each page at one size, in one theme."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    for name, path in pages.items():
        if theme == "dark" and name not in DARK:
            continue
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        if path == "review" and page.get_by_label("Token").count():
            enter(page)
        if page.locator("#map").count():
            page.locator("#map").scroll_into_view_if_needed()
            page.locator("#map[data-drawn]").wait_for()
            page.evaluate("scrollTo(0, 0)")
        if name == "incident":
            page.locator("#values .claim .to-words").first.click()
            page.locator("mark.lit").first.wait_for()
        page.wait_for_timeout(400)
        height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        if name == "incident":
            page.screenshot(path=folder / f"{name}-{width}-{theme}.png")
            continue
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        page.screenshot(path=folder / f"{name}-{width}-{theme}.png", full_page=True, clip=clip)


def enter(page: Page) -> None:
    """Open a session of review."""
    page.get_by_label("Your name").fill("N. Reader")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Enter").click()
    page.locator("#recent, .lead").first.wait_for()


def main(folder: Path) -> None:
    """Take all pictures."""
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("take_screenshots: no chromium. Install it: apt-get install chromium")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as held:
        path = Path(held) / "examples.db"
        with crosswire.open(path) as ledger:
            ledger.add(*example_articles(), read_on="2024-08-09")
        with run_app(Settings(ledger=str(path)), token=TOKEN) as address, sync_playwright() as p:
            pages = find_pages(address)
            browser = p.chromium.launch(executable_path=program, args=ARGUMENTS)
            for theme in ("light", "dark"):
                for width, height in SIZES.items():
                    size = {"width": width, "height": height}
                    page = browser.new_page(viewport=size, color_scheme=theme)
                    take(page, address, pages, folder, theme)
                    page.close()
            browser.close()
    for picture in folder.glob("*.png"):
        shrink(picture)


def shrink(picture: Path) -> None:
    """Write a picture again with so few colours that nobody sees it."""
    try:
        from PIL import Image
    except ModuleNotFoundError:
        return
    with Image.open(picture) as whole:
        whole.convert("RGB").quantize(96, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots")
