"""Time does not run back, nor ahead of the clock; who corrects a clock says why."""

from datetime import timedelta

import pytest

from cases.custody.times import SKEW
from cases.records.case_file import CaseFile, open_case_file
from model.errors import RuleBroken
from tests.cases.custody.test_custody_log import behind
from tests.cases.records.case_files import AT, KEY, Place, staff

DAY = timedelta(days=1)


def search(file: CaseFile, at) -> None:
    file.cases.search(by="li", at=at)


def test_an_act_before_the_last_one_is_refused_and_its_refusal_recorded(file: CaseFile) -> None:
    search(file, AT + DAY)
    search(file, AT + DAY - SKEW)  # clocks of two machines
    with pytest.raises(RuleBroken, match="run back"):
        search(file, AT)
    lines = file.custody.entries(by="auditor", at=AT + DAY)
    assert (lines[-2].action, lines[-2].at) == ("refuse", AT + DAY - SKEW)
    assert AT.isoformat() in lines[-2].detail["because"]
    assert file.custody.check() == []


def test_a_clock_that_was_wrong_is_corrected_with_a_reason(file: CaseFile) -> None:
    search(file, AT + 900 * DAY)
    with pytest.raises(RuleBroken, match="reason"):
        file.custody.set_clock("  ", by="auditor", at=AT + DAY)
    with pytest.raises(RuleBroken, match="may not"):
        file.custody.set_clock("battery", by="li", at=AT + DAY)
    file.custody.set_clock("the battery of the clock was empty", by="auditor", at=AT + DAY)
    search(file, AT + DAY)
    assert file.custody.check() == []
    assert file.custody.check(now=AT + 2 * DAY)[0].code == "time"


def test_an_act_in_the_future_is_refused_where_there_is_a_clock(place: Place) -> None:
    exhibits, key = place.exhibits, place.vault_key
    with open_case_file(
        place.address, exhibits=exhibits, vault_key=key, salt_key=KEY, clock=lambda: AT
    ) as file:
        staff(file)
        search(file, AT + SKEW)
        with pytest.raises(RuleBroken, match="later than it is now"):
            search(file, AT + DAY)
        assert file.custody.check(now=AT) == []


def test_jumps_are_listed(file: CaseFile, place: Place) -> None:
    search(file, AT)
    number = file.custody.head()[0]
    early = (AT - DAY).isoformat()
    behind(place, f"UPDATE audit_entries SET at = '{early}' WHERE number = {number}")
    assert "time" in {problem.code for problem in file.custody.check()}
    assert [p.number for p in file.custody.check(now=AT - 2 * DAY) if p.code == "time"][
        -1
    ] == number
