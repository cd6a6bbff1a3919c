"""What a person does on the page of a case, click by click."""

import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError, expect

from cases.verification import verify

REGION = "330106"
FIRST_PAGE_S = 120
EXPORT_S = 180
UNFOLDS_MS, LIST_MS, ATTEMPTS = 400, 3_000, 5


def act_as(page: Page, account: str) -> None:
    page.get_by_role("combobox", name=re.compile("Acting as")).click()
    page.get_by_role("option", name=account, exact=True).click()
    expect(page.get_by_text(f"as one of {account}.")).to_be_visible()


def settled(page: Page) -> None:
    """The page is drawn to its end: a list that is open before would close again."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)


def open_tab(page: Page, name: str) -> None:
    tab = page.get_by_role("tab", name=name)
    tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")
    settled(page)


def unfold(page: Page, name: str) -> None:
    """Open a folded form, and let it come to rest."""
    summary = page.locator("details:visible > summary").filter(has_text=name)
    summary.click()
    expect(summary.locator("xpath=..")).to_have_attribute("open", "")
    settled(page)
    page.wait_for_timeout(UNFOLDS_MS)


def pick(page: Page, name: str) -> None:
    """One of the visible radio buttons; a click may miss while the page moves."""
    radio = page.get_by_role("radio", name=name, exact=True).locator("visible=true")
    for _ in range(ATTEMPTS):
        page.get_by_text(name, exact=True).locator("visible=true").click()
        with suppress(AssertionError):
            expect(radio).to_be_checked(timeout=LIST_MS)
            return settled(page)
    raise AssertionError(f"{name}: not picked")


def choose(page: Page, name: str, *options: str) -> None:
    """Choose from the visible list of this name."""
    box = page.get_by_role("combobox", name=re.compile(rf"{name}$")).locator("visible=true")
    for option in options:
        for _ in range(ATTEMPTS):
            box.click()
            wanted = page.get_by_role("option", name=re.compile(option))
            with suppress(TimeoutError):  # a list closes when the page moves under it
                wanted.click(timeout=LIST_MS)
                break
        else:
            raise AssertionError(f"{name}: no {option}")
    page.keyboard.press("Tab")  # a list of several stays open


def send(page: Page, button: str, said: str | re.Pattern[str]) -> None:
    """Press the button that ends a form, and read what came of it."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".st-key-case-last").get_by_text(said)).to_be_visible()
    settled(page)  # until then the form that was sent is there too


def open_case(page: Page, origin: str, ring_id: str, title: str) -> Locator:
    """From the page of the ring to the case about it, as li; the heading of the case."""
    page.goto(f"{origin}/ring?ring={ring_id}&lang=en")
    to_case = page.get_by_role("button", name="Open a case from this ring")
    expect(to_case).to_be_visible(timeout=FIRST_PAGE_S * 1000)
    to_case.click()
    expect(page.get_by_role("heading", name="Open a case")).to_be_visible()
    act_as(page, "li")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Agency").fill("Test Agency")
    page.get_by_label("Division code").fill(REGION)
    page.get_by_role("button", name="Open the case").click()
    head = page.get_by_role("heading", name=re.compile(rf"\d{{4}}-\d{{4}}\s+{title}"))
    expect(head).to_be_visible()
    return head


def open_as(page: Page, account: str, title: str) -> None:
    """Another person starts from the list again."""
    act_as(page, account)
    page.locator("table:visible tbody tr").filter(has_text=title).click()
    expect(page.get_by_role("heading", name=re.compile(title))).to_be_visible()
    settled(page)


def built(page: Page, folder: Path, ending: str) -> Path:
    """The package that the page builds, taken down and verified; its name ends like this."""
    page.get_by_role("button", name="Build the package").click()
    said = page.locator(".st-key-case-last").get_by_text(re.compile(re.escape(ending)))
    expect(said).to_be_visible(timeout=EXPORT_S * 1000)
    settled(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="Download the package").click()
    package = folder / started.value.suggested_filename
    started.value.save_as(package)
    assert package.name.endswith(ending)
    report = verify(package)
    assert report.ok, report.problems
    return package
