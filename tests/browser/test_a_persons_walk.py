"""What a person does with the pages, from a server and from plain files alike."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

ATTACK = "5 Aug 2024"


def find_attack(page: Page) -> Locator:
    """The row of the attack of 5 August 2024."""
    return page.locator("#incidents tbody tr", has_text=ATTACK)


def say_focus(page: Page) -> str:
    """The words of whatever has the focus."""
    return str(page.evaluate("document.activeElement.innerText || ''"))


def open_attack(page: Page, address: str) -> None:
    """Find the attack by its base and its days, and open it."""
    page.goto(address)
    page.get_by_label("Place", exact=True).fill("Asad")
    page.get_by_label("From", exact=True).fill("2024-08-01")
    page.get_by_label("Place", exact=True).press("Enter")
    expect(page.locator("#incidents tbody tr")).to_have_count(1)
    find_attack(page).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rocket attack")


def test_the_attack_of_5_august_is_found_opened_and_read_to_its_words(
    page: Page, address: str
) -> None:
    open_attack(page, address)
    moves = page.locator("#moves tr", has_text="injured")
    expect(moves.first).to_contain_text("at least 3")
    expect(moves.last).to_contain_text("7")
    expect(page.locator("#values .value", has_text="injured").first).to_contain_text("7")

    claim = page.locator("#values .claim", has_text="Several").first
    claim.get_by_role("link").click()
    expect(page.locator(".tab[aria-current]")).to_contain_text("evening-bell")
    lit = page.locator("#article-text mark.lit")
    expect(lit.first).to_be_in_viewport()
    assert "everal" in lit.first.inner_text()

    other = page.locator("#values .claim", has_text="prairie-sentinel").first
    words = other.locator("b").inner_text()
    other.get_by_role("link").click()
    expect(page.locator(".tab[aria-current]")).to_contain_text("prairie-sentinel")
    expect(page.locator("#article-text mark.lit").first).to_be_in_viewport()
    assert "".join(page.locator("#article-text mark.lit").all_inner_texts()) == words


def test_the_slider_shows_what_was_known_on_the_morning_of_6_august(
    page: Page, address: str
) -> None:
    page.goto(address)
    expect(find_attack(page)).to_contain_text("Al-Thawriun")
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(30):
        if "5 Aug 2024" in page.locator("#known").inner_text():
            break
        slider.press("ArrowLeft")
    expect(page.locator(".asof")).to_contain_text("5 Aug 2024")
    expect(find_attack(page)).to_contain_text("no group has claimed")
    find_attack(page).get_by_role("link").click()
    expect(page.locator(".standfirst")).to_contain_text("no group has claimed")
    expect(page.locator(".asof")).to_contain_text("As it could be known on 5 Aug 2024")
    expect(page.locator("body")).not_to_contain_text("prairie-sentinel")


def test_a_moment_can_be_typed_and_the_address_carries_the_view(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("As of").fill("2024-08-06T09:00Z")
    page.get_by_label("As of").press("Enter")
    expect(page.locator(".asof")).to_contain_text("6 Aug 2024, 09:00 UTC")
    page.get_by_role("combobox", name="Type").select_option("rocket_attack")
    expect(page).to_have_url(re.compile("type=rocket_attack"))
    expect(page.locator("#incidents tbody tr")).to_have_count(2)
    again = page.url
    page.goto("about:blank")
    page.goto(again)
    expect(page.locator(".asof")).to_contain_text("6 Aug 2024, 09:00 UTC")
    expect(page.locator("#incidents tbody tr")).to_have_count(2)
    expect(find_attack(page)).to_contain_text("no group has claimed")


def test_words_are_searched_in_the_articles(page: Page, address: str) -> None:
    page.goto(address)
    before = page.locator("#incidents tbody tr").count()
    page.get_by_label("Search the articles").fill('"Tower 22"')
    expect(page).to_have_url(re.compile("words=%22Tower"))
    expect(page.locator("#incidents tbody")).to_contain_text("Tower 22")
    assert 0 < page.locator("#incidents tbody tr").count() < before
    page.get_by_label("Search the articles").fill("xylophone zeppelin")
    expect(page.locator("#incidents tbody")).to_contain_text("No incident answers")


def test_the_keyboard_alone_is_enough(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if "Rocket attack" in say_focus(page):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rocket attack")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(".to-words:focus").count():
            break
    page.keyboard.press("Enter")
    expect(page.locator("#article-text mark.lit").first).to_be_in_viewport()


def test_the_pictures_are_drawn_and_tables_say_the_same(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#timeline svg").first).to_be_visible()
    page.locator("#map").scroll_into_view_if_needed()
    expect(page.locator("#map[data-drawn]")).to_be_visible()
    page.get_by_text("The map as a table").click()
    expect(page.locator("#spots-table")).to_contain_text("Ain al-Asad Air Base")
    page.get_by_text("The timeline as a table").click()
    expect(page.locator("#timeline-table tbody tr").first).to_be_visible()


def test_the_theme_is_chosen_and_kept(page: Page, address: str) -> None:
    page.goto(address)
    root = page.locator("html")
    page.get_by_role("button", name="Colours").click()
    expect(root).to_have_attribute("data-theme", "light")
    page.get_by_role("button", name="Colours").click()
    expect(root).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(root).to_have_attribute("data-theme", "dark")
