"""What WCAG 2.2 asks beyond axe-core: keys alone, nothing behind anything, narrow and spaced."""

from __future__ import annotations

import httpx2
import pytest
from browsing import open_page
from playwright.sync_api import Browser, Page
from serving import TOKEN

LISTS = ("", "actors", "places", "changes", "brief", "coverage")
# https://www.w3.org/TR/WCAG22/#text-spacing
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""
# Where the focus is: what has it, whether it can be seen, and whether something lies on it.
LOOK = """() => {
  const found = document.activeElement;
  if (!found || found === document.body) return null;
  const name = `${found.tagName} ${found.id || found.innerText || found.name}`.slice(0, 60);
  const style = getComputedStyle(found);
  const box = [...found.getClientRects()].find((part) => part.width && part.height)
    ?? found.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 20) / 2];
  const top = document.elementFromPoint(x, y);
  const isRinged = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {
    name, isRinged, height: box.height, width: box.width,
    isClear: Boolean(top && (found.contains(top) || top.contains(found))),
    isInText: style.display === "inline" || found.tagName === "INPUT",
  };
}"""
WIDER = """() => [...document.querySelectorAll("body *")].filter((each) =>
  each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".tabs, .hidden, svg, .map"))
  .slice(0, 5).map((each) => `${each.tagName}.${each.className}`)"""
CUT = """() => [...document.querySelectorAll("main *, header *")].filter((each) => {
  const style = getComputedStyle(each);
  return style.overflowY === "hidden" && each.scrollHeight > each.clientHeight + 2
    && !each.closest(".hidden, .quiet, svg, .map, select");
}).slice(0, 5).map((each) => `${each.tagName}.${each.className}`)"""


def find_incident(server: str) -> str:
    """The incident of the most articles."""
    rows = httpx2.get(f"{server}index.json").json()["rows"]
    return f"incident/{max(rows, key=lambda row: row['articles'])['id']}"


def list_pages(server: str) -> list[str]:
    """Every kind of page."""
    incident = find_incident(server)
    article = httpx2.get(f"{server}{incident}.json").json()["articles"][0]["article"]
    return [*LISTS, incident, f"article/{article}", f"{incident}?as_of=2024-08-09"]


def walk(page: Page, most: int = 400) -> list[str]:
    """What is wrong on the way through a page by the Tab key, each with what has the focus."""
    wrong = []
    for _ in range(most):
        page.keyboard.press("Tab")
        seen = page.evaluate(LOOK)
        if seen is None:
            return wrong
        if not seen["isRinged"]:
            wrong.append(f"no ring: {seen['name']}")
        if not seen["isClear"]:
            wrong.append(f"behind something: {seen['name']}")
        if not seen["isInText"] and min(seen["height"], seen["width"]) < 24:
            wrong.append(f"small: {seen['name']}")
    return wrong


@pytest.mark.parametrize("width", [1440, 390])
def test_the_focus_is_seen_on_every_page(browser: Browser, server: str, width: int) -> None:
    with open_page(browser, "UTC", width) as page:
        wrong = {}
        for name in ("", find_incident(server), "actors"):
            page.goto(server + name)
            page.wait_for_load_state("networkidle")
            if found := walk(page):
                wrong[name] = found
        assert not wrong


@pytest.mark.parametrize("width", [1440, 390])
def test_an_open_article_hides_no_focus(browser: Browser, server: str, width: int) -> None:
    with open_page(browser, "UTC", width) as page:
        page.goto(server + find_incident(server))
        page.locator("#values .claim .to-words").first.click()
        page.locator("#article-text mark.lit").first.wait_for()
        page.wait_for_timeout(600)
        assert not walk(page, 60)


def test_the_queue_is_walked_with_keys(browser: Browser, review_server: str) -> None:
    with open_page(browser, "UTC") as page:
        page.goto(f"{review_server}review")
        assert not walk(page)
        page.get_by_label("Your name").fill("N. Reader")
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_label("Token").press("Enter")
        page.locator(".sides").wait_for()
        assert not walk(page)


@pytest.mark.parametrize("style", ["", SPACED])
def test_no_page_is_wider_than_320_pixels(browser: Browser, server: str, style: str) -> None:
    with open_page(browser, "UTC", 320) as page:
        wrong = {}
        for name in list_pages(server):
            page.goto(server + name)
            page.wait_for_load_state("networkidle")
            if style:
                page.evaluate(
                    "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
                    " document.adoptedStyleSheets = [sheet]; }",
                    style,
                )
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            if found := [*(page.evaluate(WIDER) if wide else ()), *page.evaluate(CUT)]:
                wrong[name] = found
        assert not wrong
