"""People decide in the browser, with keys alone, under a name."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from serving import TOKEN


def enter(page: Page, address: str) -> None:
    """Give the token and a name."""
    page.goto(f"{address}review")
    page.get_by_label("Your name").fill("N. Reader")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Enter").click()
    expect(page.locator(".sides")).to_be_visible()


def test_two_mentions_decided_different_stay_different(page: Page, review_server: str) -> None:
    enter(page, review_server)
    pair = [page.locator(f"[name={end}]").get_attribute("value") for end in ("left", "right")]
    page.keyboard.press("d")
    decided = page.locator("#recent tbody tr").first
    expect(decided).to_contain_text("different")
    expect(decided).to_contain_text(f"{pair[0]} and {pair[1]}")
    expect(decided).to_contain_text("N. Reader")
    page.reload()
    expect(page.locator("#recent tbody tr").first).to_contain_text("different")
    expect(
        page.locator(f"[name=left][value='{pair[0]}'] ~ [name=right][value='{pair[1]}']")
    ).to_have_count(0)


def test_keys_go_on_decide_and_take_back(page: Page, review_server: str) -> None:
    enter(page, review_server)
    first = page.locator("#decide [name=left]").get_attribute("value")
    page.keyboard.press("n")
    expect(page.locator(".lead")).to_contain_text("Pair 2")
    page.goto(f"{review_server}review")
    page.keyboard.press("s")
    expect(page.locator("#recent tbody tr").first).to_contain_text("same")
    page.keyboard.press("z")
    expect(page.locator("#recent tbody tr").first).to_contain_text("taken back")
    page.keyboard.press("u")
    expect(page.locator("#recent tbody tr").first).to_contain_text("unsure")
    assert first


def test_letters_typed_as_a_reason_are_no_keys(page: Page, review_server: str) -> None:
    enter(page, review_server)
    page.get_by_label("Why").fill("")
    page.get_by_label("Why").press_sequentially("dusn")
    expect(page.get_by_label("Why")).to_have_value("dusn")
    page.get_by_role("button", name="Different").click()
    expect(page.locator("#recent tbody tr").first).to_contain_text("dusn")
