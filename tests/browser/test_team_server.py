"""The real app over a real server: the same clicks, and what a person sees while it is away."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.address import PASSWORD, ServerAddress
from graph.bolt.connection import Connection
from graph.neo4j_server.server import start, stop
from graph.neo4j_store import open_server
from investigation.loading import load
from investigation.open import open_investigation
from investigation.place import STORE, WORKSPACE
from investigation.run import run
from investigation.settings import Settings
from model.rings import Ring
from screens.opened import PART_WAITS
from screens.ring_strip import OTHERS, PERSON_BY_DAY
from screens.watch import AWAY, INTERRUPTED, LOADING
from tests.browser.conftest import ROOT, Visit, served, visiting
from tests.investigation.claims_files import town_rows, write
from tests.neo4j_fixture import TestServer

pytestmark = pytest.mark.browser

BACK_WITHIN_S = 15 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
"""On a machine that has nothing else to do; longer on one that others keep busy."""
FIRST_PAGE_S = 120


@dataclass(frozen=True)
class Team:
    """The app, the server behind it, and the one ring that is there to be seen."""

    origin: str
    server: TestServer
    ring: Ring
    log: Path


@pytest.fixture(scope="module")
def team(
    chromium: Browser,
    neo4j_server: TestServer,
    empty_neo4j_for_module: ServerAddress,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Team]:
    base = tmp_path_factory.mktemp("team")
    files = write(base / "in", town_rows(visits=1_500))
    with closing(open_server(empty_neo4j_for_module, base / "mirror")) as store:
        load(store, [files])
        run(store, Settings())
        (ring,) = open_investigation(store).rings
    variables = {
        STORE: empty_neo4j_for_module.uri,
        PASSWORD: empty_neo4j_for_module.password,
        WORKSPACE: str(base / "mirror"),
    }
    for origin in served(base / "log", ROOT / "app.py", **variables):
        for first in visiting(chromium, origin):  # the first page waits for the compiled parts
            first.page.goto(f"{origin}/?lang=en")
            expect(rows(first.page)).to_have_count(1, timeout=FIRST_PAGE_S * 1000)
        yield Team(origin, neo4j_server, ring, base / "log")


@pytest.fixture
def visit(chromium: Browser, team: Team) -> Iterator[Visit]:
    yield from visiting(chromium, team.origin)


@pytest.fixture
def gone(team: Team) -> Iterator[None]:
    """Whatever happens in a test, the server runs again after it."""
    yield
    start(team.server.home)


def rows(page: Page):
    return page.locator("table:visible tbody tr")


def open_ring(visit: Visit, language: str = "en") -> Page:
    visit.page.goto(f"{visit.origin}/?lang={language}")
    rows(visit.page).first.click()
    expect(visit.page.get_by_role("heading", name=re.compile("Ring 1|线索1"))).to_be_visible()
    return visit.page


def open_claims(page: Page, ring: Ring) -> None:
    page.get_by_role("tab", name=f"Claims ({len(ring.claims)})").click()
    expect(rows(page).filter(has_text="claims.csv")).to_have_count(len(ring.claims))


def test_from_the_list_to_the_ring_to_its_claims(team: Team, visit: Visit) -> None:
    page = open_ring(visit)
    expect(page.get_by_text(team.ring.summary.en)).to_be_visible()
    open_claims(page, team.ring)
    page.get_by_role("tab", name=PERSON_BY_DAY.en).click()
    page.get_by_text(OTHERS.en).click()
    expect(page.locator("canvas, svg.marks").first).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_text("中文").click()
    expect(page.get_by_text(team.ring.summary.zh)).to_be_visible()
    page.get_by_role("link", name="数据", exact=True).click()
    expect(page.get_by_role("heading", name="数据与运行")).to_be_visible()
    assert visit.outside() == []


def test_a_page_outlives_its_server(team: Team, visit: Visit, gone: None) -> None:
    page = open_ring(visit)
    open_claims(page, team.ring)
    stop(team.server.home)
    banner = page.get_by_text(AWAY.en)
    expect(banner).to_be_visible()
    expect(rows(page).filter(has_text="claims.csv")).to_have_count(len(team.ring.claims))
    start(team.server.home)
    began = time.monotonic()
    expect(banner).to_have_count(0, timeout=BACK_WITHIN_S * 1000)
    back = time.monotonic() - began
    assert back < BACK_WITHIN_S
    print(f"back after {back:.1f} s")
    expect(page.get_by_role("tab", name=re.compile("^Claims"))).to_have_attribute(
        "aria-selected", "true"
    )
    expect(rows(page).filter(has_text="claims.csv")).to_have_count(len(team.ring.claims))
    assert visit.said == []


def test_what_is_asked_for_meanwhile_appears_by_itself(
    team: Team, visit: Visit, gone: None
) -> None:
    visit.page.goto(f"{visit.origin}/?lang=zh")
    page, other = visit.page, visit.page.context.new_page()
    expect(rows(page)).to_have_count(1)
    stop(team.server.home)
    expect(page.get_by_text(AWAY.zh)).to_be_visible()
    rows(page).first.click()
    expect(page.get_by_text(PART_WAITS.zh)).to_be_visible()
    other.goto(f"{visit.origin}/ring?ring={team.ring.ring_id}&lang=en")
    expect(other.get_by_text(AWAY.en)).to_be_visible()
    start(team.server.home)
    expect(page.get_by_text(AWAY.zh)).to_have_count(0, timeout=BACK_WITHIN_S * 1000)
    expect(page.get_by_text(team.ring.summary.zh)).to_be_visible()
    assert f"ring={team.ring.ring_id}" in page.url
    expect(other.get_by_text(team.ring.summary.en)).to_be_visible(timeout=BACK_WITHIN_S * 1000)
    for said in (other.locator("body").inner_text(), team.log.read_text()):
        assert "Traceback" not in said
        assert team.server.address.password not in said


def test_a_load_under_way_and_one_that_broke_off_are_said(team: Team, visit: Visit) -> None:
    connection = Connection(team.server.address)
    visit.page.goto(f"{visit.origin}/?lang=en")
    expect(rows(visit.page)).to_have_count(1)
    connection.write("MATCH (g:Graph) SET g.target = 'x', g.heartbeat_ms = timestamp()")
    expect(visit.page.get_by_text(LOADING.en)).to_be_visible()
    connection.write("MATCH (g:Graph) SET g.heartbeat_ms = timestamp() - 100000")
    expect(visit.page.get_by_text(INTERRUPTED.en)).to_be_visible()
    connection.write("MATCH (g:Graph) REMOVE g.target, g.heartbeat_ms")
    expect(visit.page.get_by_text(INTERRUPTED.en)).to_have_count(0)
    connection.close()
