"""What an investigator does, with real clicks, and that nothing of it leaves the machine."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.screens.stand_in import stand_in

pytestmark = pytest.mark.browser

WORLD = stand_in(failed=True)
LOCKSTEP, STAR = WORLD.rings
(DIALYSIS,) = WORLD.cleared


def list_of_rings(visit: Visit, language: str = "en") -> Page:
    visit.page.goto(f"{visit.origin}/?lang={language}")
    expect(visit.page.locator("table tbody tr:visible").first).to_be_visible()
    return visit.page


def rows(page: Page):
    return page.locator("table:visible tbody tr")


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def open_first_ring(visit: Visit, language: str = "en") -> Page:
    page = list_of_rings(visit, language)
    rows(page).first.click()
    expect(page.get_by_role("heading", name=re.compile("Ring 1|线索1"))).to_be_visible()
    return page


def test_the_list_is_ranked_and_sorts_by_a_click(visit: Visit) -> None:
    page = list_of_rings(visit)
    expect(rows(page)).to_have_count(2)
    expect(rows(page).first).to_contain_text("Lockstep group")
    page.get_by_role("button", name="Total", exact=True).click()
    expect(rows(page).first).to_contain_text("Doctor-pharmacy steering")


def test_one_click_from_the_list_to_the_ring(visit: Visit) -> None:
    page = open_first_ring(visit)
    expect(page.get_by_text(LOCKSTEP.summary.en)).to_be_visible()
    assert f"ring={LOCKSTEP.ring_id}" in page.url


def test_a_row_opens_by_keyboard_too(visit: Visit) -> None:
    page = list_of_rings(visit)
    rows(page).nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ring 2")).to_be_visible()


def test_filter_and_remove_the_chip(visit: Visit) -> None:
    page = list_of_rings(visit)
    page.get_by_role("button", name="Doctor-pharmacy steering").click()
    expect(rows(page)).to_have_count(1)
    page.locator(".st-key-chips").get_by_role("button").first.click()
    expect(rows(page)).to_have_count(2)
    page.get_by_label("Search").fill("P000412")
    page.get_by_label("Search").press("Enter")
    expect(rows(page)).to_have_count(1)
    expect(page.locator(".st-key-chips")).to_contain_text("P000412")


def test_two_clicks_from_the_list_to_the_claim_rows(visit: Visit) -> None:
    page = open_first_ring(visit)
    open_tab(page, f"Claims ({len(LOCKSTEP.claims)})")
    expect(rows(page).filter(has_text="claims_2025.csv")).to_have_count(len(LOCKSTEP.claims))


def test_the_download_is_the_claims_of_the_ring(visit: Visit) -> None:
    page = open_first_ring(visit)
    open_tab(page, f"Claims ({len(LOCKSTEP.claims)})")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download as CSV").locator("visible=true").click()
    written = started.value.path().read_text(encoding="utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(written, newline="")))
    assert {line["claim_id"] for line in lines} == {claim.claim_id for claim in LOCKSTEP.claims}


def test_a_member_and_an_edge_open_their_claims(visit: Visit) -> None:
    page = open_first_ring(visit)
    open_tab(page, "Graph")
    page.locator("g.node.patient").first.click()
    told = page.get_by_text(re.compile(r"^\d+ of 88 claims name insured person P\d+$"))
    expect(told.locator("visible=true")).to_have_count(1)
    page.get_by_role("button", name="Deselect").locator("visible=true").click()
    line = page.locator("g.edge").first
    name = line.get_attribute("aria-label") or ""
    line.focus()
    page.keyboard.press("Enter")
    shared = re.search(r"(\d+) claims? shared", name)
    assert shared
    expect(rows(page).filter(has_text="claims_2025.csv")).to_have_count(int(shared.group(1)))


def test_the_language_switch_leaves_no_english(visit: Visit) -> None:
    page = open_first_ring(visit)
    page.get_by_text("中文").click()
    expect(page.get_by_role("heading", name="线索1")).to_be_visible()
    expect(page.get_by_text(LOCKSTEP.summary.zh)).to_be_visible()
    assert "lang=zh" in page.url
    page.get_by_role("link", name="数据", exact=True).click()
    expect(page.get_by_role("heading", name="数据与运行")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="数据与运行")).to_be_visible()


def test_a_cleared_group_opens_with_its_explanation(visit: Visit) -> None:
    page = list_of_rings(visit)
    open_tab(page, "Cleared (1)")
    expect(rows(page)).to_have_count(1)
    rows(page).first.click()
    expect(page.get_by_role("heading", name="Cleared group 1")).to_be_visible()
    expect(page.locator(".st-key-explanation")).to_contain_text("Dialysis schedule")


def test_a_failed_typology_is_seen(visit: Visit) -> None:
    page = list_of_rings(visit)
    expect(page.get_by_role("alert")).to_contain_text("this list is incomplete")
    page.get_by_role("link", name="Data", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("The typology failed")
    mark = page.locator("td .mark.failed")
    expect(mark).to_have_text("FAILED")
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(179, 38, 30)"


def test_the_address_of_a_ring_can_be_shared(visit: Visit) -> None:
    visit.page.goto(f"{visit.origin}/ring?ring={STAR.ring_id}&lang=zh")
    expect(visit.page.get_by_role("heading", name="线索2")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_whole_tour_asks_nobody_else_for_anything(visit: Visit, scheme: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    page = open_first_ring(visit)
    for tab in page.get_by_role("tab").all():
        tab.click()
        page.wait_for_timeout(200)
    page.get_by_text("中文").click()
    page.get_by_role("link", name="数据", exact=True).click()
    expect(page.get_by_role("heading", name="数据与运行")).to_be_visible()
    for tab in page.get_by_role("tab").all():
        tab.click()
        page.wait_for_timeout(200)
    assert len(visit.asked) > 10
    assert visit.outside() == []
    assert visit.said == []
