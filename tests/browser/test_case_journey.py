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
from investigation.casework.case_file import open_cases
from investigation.casework.keys import KEY_FILE, make_key
from investigation.loading import load
from investigation.open import open_investigation
from investigation.place import WORKSPACE, Place
from investigation.run import run
from investigation.settings import Settings
from investigation.stores import open_intake, open_store
from model.vocabulary.accounts import AccountRole
from tests.browser.case_clicks import (
    FIRST_PAGE_S,
    REGION,
    act_as,
    built,
    choose,
    open_as,
    open_case,
    open_tab,
    pick,
    send,
    unfold,
)
from tests.browser.conftest import ROOT, Visit, served, visiting
from tests.investigation.casework.opened_packages import everything
from tests.investigation.claims_files import town_rows, write

pytestmark = pytest.mark.browser

NOW = datetime(2026, 1, 2, tzinfo=UTC)
PEOPLE: tuple[tuple[str, AccountRole], ...] = (
    ("li", "case_officer"),
    ("chen", "case_officer"),
    ("zhou", "supervisor"),
    ("sun", "legal_reviewer"),
    ("wu", "exporter"),
)
TITLE = "One counter"
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
        for name, role in PEOPLE:
            account = Account(name, f"Name {name}", (role,), (REGION,), f"ZF-{name}")
            file.accounts.add(account, by="admin", at=NOW)
    make_key(place.workspace / KEY_FILE)
    variables = {WORKSPACE: str(place.workspace)}
    for origin in served(base / "log", ROOT / "app.py", **variables):
        yield Office(origin, place, ring.ring_id)


@pytest.fixture
def visit(chromium: Browser, office: Office) -> Iterator[Visit]:
    yield from visiting(chromium, office.origin)


def collect(page: Page) -> None:
    """Evidence and people: a note, a party of the ring, a fact about both; a draft stays."""
    open_tab(page, "Evidence")
    unfold(page, "File a note")
    page.get_by_label("Title of the note").fill(NOTE)
    page.get_by_label("Note", exact=True).fill("The counter was looked at.")
    send(page, "File the note", re.compile(r"E001 \(version 2\)"))
    expect(page.locator("table:visible").get_by_text(NOTE)).to_be_visible()
    page.get_by_label("Title of the note").fill("half a thought")
    open_tab(page, "People")
    unfold(page, "Name a party")
    choose(page, "Member of the ring, if it is one", "Insured person R00")
    page.get_by_label("Name", exact=True).fill("Somebody")
    choose(page, "Role", "suspected organiser")
    send(page, "Add the party", re.compile("P001"))
    expect(page.locator("table:visible").get_by_text("Somebody")).to_be_visible()
    open_tab(page, "Evidence")
    expect(page.get_by_label("Title of the note")).to_have_value("half a thought")
    unfold(page, "Add a fact")
    page.get_by_label("What happened").fill("They came together.")
    choose(page, "About", "P001")
    choose(page, "Proved by", "E001")
    send(page, "Add the fact", re.compile("F001"))


def decide(page: Page, ring_id: str) -> None:
    """A judgement, an absence, a task that is done, the first step, and the proposal."""
    open_tab(page, "Judgement")
    unfold(page, "Judge a ring")
    pick(page, "Confirmed")
    page.get_by_label("Reason").locator("visible=true").fill("Checked against the paper.")
    send(page, "Record the judgement", re.compile(ring_id))
    open_tab(page, "Package")
    unfold(page, "Sign “none")
    page.get_by_label("None, because").fill("Nothing was tested.")
    send(page, "Sign it", re.compile(" 05 "))
    open_tab(page, "Steps")
    unfold(page, "Add a task")
    page.get_by_label("What is to be done").fill("Ask the pharmacy")
    send(page, "Add the task", re.compile("T001"))
    send(page, "It is done", re.compile(r"T001 \(version 7\)"))  # T001 alone was said before
    send(page, "Take this step", re.compile("being verified"))
    choose_sealed(page)
    send(page, "Propose this copy for approval", re.compile("export:sealed"))


def choose_sealed(page: Page) -> None:
    open_tab(page, "Package")
    pick(page, "sealed copy (real identities)")


def approve(page: Page) -> None:
    choose_sealed(page)
    send(page, "Approve this copy", re.compile("export:sealed"))


def head_acts(page: Page) -> None:
    """Two officers, and the case is filed."""
    open_tab(page, "People")
    unfold(page, "Assign lead")
    choose(page, "Lead", "li")
    choose(page, "Officers", "chen")
    send(page, "Assign them", re.compile("li, chen"))
    open_tab(page, "Steps")
    choose(page, "Possible step", "file the case")
    page.get_by_label("Approval no.").fill("2026-1")
    send(page, "Take this step", re.compile("filed"))


def look_in_chinese(page: Page) -> None:
    """The same page in the other language, every tab of it."""
    page.get_by_role("radio", name="中文").click()
    for tab, form in (
        ("步骤、期限与任务", "添加任务"),
        ("证据", "在证据矩阵中增加事实"),
        ("人员", "列明当事人"),
        ("研判", "研判团伙线索"),
        ("卷宗", "签署“无”及理由"),
    ):
        open_tab(page, tab)
        expect(page.locator("details:visible > summary").filter(has_text=form)).to_be_visible()
    expect(page.get_by_text("第 07 项 行政处理：无材料，亦未签署“无”及理由")).to_be_visible()
    assert not page.get_by_text("Upload", exact=True).filter(visible=True).count()


def test_from_a_ring_to_a_sealed_package(visit: Visit, office: Office, tmp_path: Path) -> None:
    page = visit.page
    head = open_case(page, office.origin, office.ring_id, TITLE)
    collect(page)
    decide(page, office.ring_id)
    act_as(page, "zhou")
    expect(head).to_have_count(0)  # another person starts from the list again
    open_as(page, "zhou", TITLE)
    head_acts(page)
    approve(page)
    open_as(page, "sun", TITLE)
    approve(page)
    open_as(page, "wu", TITLE)  # only an exporter builds packages
    open_tab(page, "Package")
    draft = built(page, tmp_path, "_working_draft.zip")
    assert not [name for name in everything(draft) if "移送" in name]
    choose_sealed(page)
    page.get_by_text("Draft", exact=True).click()
    sealed = built(page, tmp_path, "_sealed.zip")
    assert [name for name in everything(sealed) if "01_移送书.pdf" in name]
    look_in_chinese(page)
    assert page.evaluate("window.hit") is None
    assert visit.outside() == []
    assert visit.said == []


def test_who_sees_no_case_is_told_so(visit: Visit, office: Office) -> None:
    page = visit.page
    page.goto(f"{office.origin}/case?lang=zh")
    expect(page.get_by_text("此处无登录环节")).to_be_visible(timeout=FIRST_PAGE_S * 1000)
    expect(page.get_by_text("操作被拒绝")).to_be_visible()  # the administrator comes first
    assert visit.outside() == []
