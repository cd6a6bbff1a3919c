"""Opening, numbering, finding and reading cases, on both databases."""

from dataclasses import replace

import pytest

from cases.records.accounts import Account
from cases.records.case_file import CaseFile
from cases.records.cases import Opening
from model.cases import Case
from model.errors import RuleBroken, UnknownEntity
from tests.cases.records.case_files import (
    AT,
    CHINA,
    OPENING,
    REGION,
    RULES,
    last_line,
    new_case,
    read,
)


def test_a_case_by_hand_is_read_as_it_was_opened(file: CaseFile, case: Case) -> None:
    assert case.case_id == "2026-0001"
    assert (case.state, case.version, case.origin) == ("lead", 1, "by_hand")
    assert read(file, case) == case


def test_a_case_from_rings_keeps_them_and_their_run(file: CaseFile) -> None:
    opening = replace(OPENING, run_id="run-7", data_version="v3")
    opened = file.cases.open_from_ring(opening, ("R-2", "R-9"), by="ana", at=AT, rules=RULES)
    kept = read(file, opened)
    assert (kept.origin, kept.origin_ref, kept.ring_ids) == ("ring", "R-2", ("R-2", "R-9"))
    assert (kept.run_id, kept.data_version) == ("run-7", "v3")
    with pytest.raises(RuleBroken):
        file.cases.open_from_ring(opening, (), by="ana", at=AT, rules=RULES)


def test_numbers_run_by_year_and_prefix(file: CaseFile) -> None:
    numbers = [
        new_case(file).case_id,
        new_case(file).case_id,
        new_case(file, replace(OPENING, agency="Zhuzhou bureau", prefix="株")).case_id,
        file.cases.open_by_hand(OPENING, by="li", at=AT.replace(year=2027), rules=RULES).case_id,
    ]
    assert numbers == ["2026-0001", "2026-0002", "株-2026-0001", "2027-0001"]


def test_two_agencies_cannot_share_a_series(file: CaseFile, case: Case) -> None:
    with pytest.raises(RuleBroken, match="another agency"):
        new_case(file, replace(OPENING, agency="Zhuzhou bureau"))


@pytest.mark.parametrize("prefix", ["a/b", "..", "case:1", "x" * 13, "a b"])
def test_a_prefix_is_a_name(file: CaseFile, prefix: str) -> None:
    with pytest.raises(RuleBroken):
        new_case(file, replace(OPENING, prefix=prefix))


def test_the_year_is_that_of_the_place(file: CaseFile) -> None:
    new_year = AT.replace(year=2027, month=1, day=1, hour=1, tzinfo=CHINA)
    opened = file.cases.open_by_hand(OPENING, by="li", at=new_year, rules=RULES)
    assert opened.case_id == "2027-0001"


def test_a_title_and_a_region_are_needed(file: CaseFile) -> None:
    for opening in (replace(OPENING, title="  "), replace(OPENING, region="330100")):
        with pytest.raises(RuleBroken):
            new_case(file, opening)


def test_cases_are_found_by_words_and_state(file: CaseFile, case: Case) -> None:
    other = new_case(file, Opening("100% of_visits", "Changsha bureau", REGION))
    found = file.cases.search(by="guest", at=AT)
    assert [line.case_id for line in found] == [case.case_id, other.case_id]
    assert file.cases.search(by="guest", at=AT, text="%_") == ()
    assert file.cases.search(by="guest", at=AT, text="0% of_")[0].case_id == other.case_id
    assert file.cases.search(by="guest", at=AT, state="closed") == ()


def test_a_view_needs_a_purpose_and_leaves_it(file: CaseFile, case: Case) -> None:
    with pytest.raises(RuleBroken, match="purpose"):
        file.cases.read(case.case_id, by="guest", at=AT, purpose=" ")
    file.cases.read(case.case_id, by="guest", at=AT, purpose="weekly review")
    line = last_line(file)
    assert (line.by, line.action, line.target) == ("guest", "view", f"case:{case.case_id}")
    assert line.detail["purpose"] == "weekly review"


def test_another_region_sees_nothing(file: CaseFile, case: Case) -> None:
    far = Account("far", "Far", ("case_officer", "supervisor"), ("330000",))
    file.accounts.add(far, by="admin", at=AT)
    assert file.cases.search(by="far", at=AT) == ()
    with pytest.raises(UnknownEntity):
        file.cases.read(case.case_id, by="far", at=AT, purpose="curious")
    assert last_line(file).action == "refuse"
    with pytest.raises(UnknownEntity):
        file.absences.sign(case.case_id, "05", "none", by="far", at=AT, expected_version=1)


@pytest.mark.parametrize(
    ("regions", "sees"),
    [
        (("000000",), True),
        (("430000",), True),
        (("430100",), True),
        (("430102",), False),
        (("330000", "430000"), True),
        ((), False),
    ],
)
def test_a_region_covers_its_divisions(
    file: CaseFile, case: Case, regions: tuple[str, ...], sees: bool
) -> None:
    file.accounts.add(Account("v", "V", ("viewer",), regions), by="admin", at=AT)
    assert bool(file.cases.search(by="v", at=AT)) is sees


def test_a_time_without_offset_is_refused(file: CaseFile) -> None:
    with pytest.raises(RuleBroken, match="offset"):
        file.cases.open_by_hand(OPENING, by="li", at=AT.replace(tzinfo=None), rules=RULES)
    assert file.custody.check() == []
