"""Names out of claims are text wherever they are shown: nothing runs, links or is styled."""

import pytest
from playwright.sync_api import Page, expect

from screens.formats import visible
from tests.browser.conftest import Visit
from tests.browser.stand_in_app import HOSTILE
from tests.screens.stand_in import stand_in

pytestmark = pytest.mark.browser

RING = stand_in(people=HOSTILE, places=HOSTILE[:3]).rings[0]
INTERPRETED = """() => {
  const found = [];
  const look = (root) => {
    for (const e of root.querySelectorAll("*")) {
      if (e.shadowRoot) look(e.shadowRoot);
      const link = e.getAttribute("href") || e.getAttribute("src") || "";
      if (/example\\.invalid|javascript:/.test(link) || e.onerror || e.getAttribute("onerror"))
        found.push(e.outerHTML.slice(0, 200));
    }
  };
  look(document);
  return found;
}"""


def nothing_ran(page: Page) -> None:
    assert page.evaluate("() => window.hit") is None
    assert page.evaluate(INTERPRETED) == []


def test_hostile_names_are_shown_as_they_are(hostile_visit: Visit) -> None:
    page = hostile_visit.page
    page.goto(f"{hostile_visit.origin}/ring?ring={RING.ring_id}&lang=en")
    expect(page.get_by_role("heading", name="Ring 1")).to_be_visible()
    page.get_by_role("tab", name=f"Members ({len(RING.members)})").click()
    cells = page.locator("table:visible td.id")
    expect(cells.first).to_be_visible()
    shown = set(cells.all_text_contents())
    assert {visible(name) for name in HOSTILE} <= shown
    nothing_ran(page)
    for row in page.locator("table:visible tbody tr.opens").all()[:9]:
        row.click()
        expect(page.get_by_text("claims name").locator("visible=true")).to_be_visible()
        nothing_ran(page)
    assert hostile_visit.outside() == []
    assert hostile_visit.said == []


def test_hostile_names_in_chart_graph_and_tips(hostile_visit: Visit) -> None:
    page = hostile_visit.page
    page.goto(f"{hostile_visit.origin}/ring?ring={RING.ring_id}&lang=zh")
    chart = page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg.marks)")
    expect(chart.first).to_be_visible()
    box = chart.first.bounding_box()
    assert box
    for step in range(1, 12):
        page.mouse.move(box["x"] + box["width"] * step / 12, box["y"] + box["height"] / 2)
    nothing_ran(page)
    page.get_by_role("tab", name="关系图").click()
    for node in page.locator("g.node").all():
        node.hover(force=True)
        nothing_ran(page)
    assert hostile_visit.outside() == []
    assert hostile_visit.said == []


def test_a_hostile_search_is_text_too(hostile_visit: Visit) -> None:
    page = hostile_visit.page
    page.goto(f"{hostile_visit.origin}/?lang=en")
    for name in HOSTILE:
        page.get_by_label("Search").fill(name)
        page.get_by_label("Search").press("Enter")
        expect(page.locator(".st-key-chips")).to_contain_text("“")
        nothing_ran(page)
    assert hostile_visit.outside() == []
