"""From a ring to a package on one's own disk, with real clicks over a real run."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cases.records.rights import Account
from cases.verification import verify
from investigation.casework.case_place import open_cases
from investigation.casework.key_making import make_key
from investigation.casework.sitting import KEY_FILE
from investigation.loading import load
from investigation.open import open_investigation
from investigation.place import WORKSPACE, Place
from investigation.run import run
from investigation.settings import Settings
from investigation.stores import open_intake, open_store
from tests.browser.conftest import ROOT, Visit, served, visiting
from tests.investigation.casework.opened_packages import everything
from tests.investigation.claims_files import town_rows, write

pytestmark = pytest.mark.browser

NOW = datetime(2026, 1, 2, tzinfo=UTC)
REGION = "330106"
FIRST_PAGE_S = 120
EXPORT_S = 180
NOTE = "<script>window.hit=1</script> a note"


@dataclass(frozen=True)
class Office:
    """The app over one workspace, with its case file beside it."""

    origin: str
    place: Place
    ring_id: str


@pytest.fixture(scope="module")
def office(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    base = tmp_path_factory.mktemp("office")
    place = Place(base / "workspace")
    with closing(open_intake(place)) as intake:
        load(intake, [write(base / "in", town_rows(visits=1_500))])
    with closing(open_store(place)) as store:
        run(store, Settings())
        (ring,) = open_investigation(store).rings
    with open_cases(place) as file:
        file.accounts.found(Account("admin", "Admin", ("administrator",)), at=NOW)
        for name, role in (("li", "case_officer"), ("wu", "exporter")):
            file.accounts.add(Account(name, name, (role,), (REGION,)), by="admin", at=NOW)
    make_key(place.workspace / KEY_FILE)
    variables = {WORKSPACE: str(place.workspace)}
    for origin in served(base / "log", ROOT / "app.py", **variables):
        yield Office(origin, place, ring.ring_id)


@pytest.fixture
def visit(chromium: Browser, office: Office) -> Iterator[Visit]:
    yield from visiting(chromium, office.origin)


def act_as(page: Page, account: str) -> None:
    page.get_by_role("combobox", name=re.compile("Acting as")).click()
    page.get_by_role("option", name=account, exact=True).click()
    expect(page.get_by_text(f"as one of {account}.")).to_be_visible()


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def test_from_a_ring_to_a_verified_draft(visit: Visit, office: Office, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{office.origin}/ring?ring={office.ring_id}&lang=en")
    to_case = page.get_by_role("button", name="Open a case from this ring")
    expect(to_case).to_be_visible(timeout=FIRST_PAGE_S * 1000)
    to_case.click()
    expect(page.get_by_role("heading", name="Open a case")).to_be_visible()
    act_as(page, "li")
    page.get_by_label("Title").fill("One counter")
    page.get_by_label("Agency").fill("Test Agency")
    page.get_by_label("Division code").fill(REGION)
    page.get_by_role("button", name="Open the case").click()
    head = page.get_by_role("heading", name=re.compile(r"\d{4}-0001\s+One counter"))
    expect(head).to_be_visible()
    open_tab(page, "Add")
    page.get_by_label("Title of the note").fill(NOTE)
    page.get_by_label("Note", exact=True).fill("The counter was looked at.")
    page.get_by_role("button", name="File the note").click()
    expect(page.get_by_text(re.compile(r"E001 \(version 2\)"))).to_be_visible()
    open_tab(page, "Evidence")
    expect(page.locator("table:visible").get_by_text(NOTE)).to_be_visible()
    act_as(page, "wu")  # only an exporter builds packages
    expect(head).to_have_count(0)  # another person starts from the list again
    page.locator("table:visible tbody tr").first.click()
    expect(head).to_be_visible()
    open_tab(page, "Package")
    page.get_by_role("button", name="Build the package").click()
    take_down = page.get_by_role("button", name="Download the package")
    expect(take_down).to_be_visible(timeout=EXPORT_S * 1000)
    with page.expect_download() as started:
        take_down.click()
    package = tmp_path / started.value.suggested_filename
    started.value.save_as(package)
    assert package.name.endswith("_working_draft.zip")
    report = verify(package)
    assert report.ok, report.problems
    assert not [name for name in everything(package) if "移送" in name]
    assert page.evaluate("window.hit") is None
    assert visit.outside() == []
    assert visit.said == []


def test_who_sees_no_case_is_told_so(visit: Visit, office: Office) -> None:
    page = visit.page
    page.goto(f"{office.origin}/case?lang=zh")
    expect(page.get_by_text("此处无登录环节")).to_be_visible(timeout=FIRST_PAGE_S * 1000)
    expect(page.get_by_text("操作被拒绝")).to_be_visible()  # the administrator comes first
    assert visit.outside() == []
