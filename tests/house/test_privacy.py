"""Nothing committed could be a real person: no valid identity number, no machine path."""

import re

import pytest

from tests.house.source_tree import committed_text_files, named, text

IDENTITY = re.compile(r"(?<!\d)[1-9]\d{16}[\dXx](?!\d)")
RESERVED_DIVISION = "999999"  # no such place: identities of test people begin with it
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
CHECK = "10X98765432"
MACHINE_PATHS = re.compile(r"(?<![\w./])/(?:work|farm|root|home/\w+|Users/\w+)/\w")
REGISTRY_HOSTS = re.compile(r"pypi\.org|pythonhosted|--index-url|registry\.npmjs|repo1?\.maven")


def could_be_a_person(number: str) -> bool:
    """Whether an 18-character number carries a valid check digit and no reserved division."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return CHECK[total % 11] == number[17].upper() and not number.startswith(RESERVED_DIVISION)


@pytest.mark.parametrize(
    ("division", "found"), [("110105", True), (RESERVED_DIVISION, False)], ids=["real", "reserved"]
)
def test_the_check_digit_is_understood(division: str, found: bool) -> None:
    # GB 11643's own example number, taken apart so that this file does not hold it.
    body = division + "19491231" + "002"
    last = CHECK[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]
    assert could_be_a_person(body + last) is found
    assert not could_be_a_person(body + ("0" if last != "0" else "1"))


def test_no_committed_number_is_a_valid_identity() -> None:
    found = [
        f"{named(path)}: {match.group()}"
        for path in committed_text_files()
        for match in IDENTITY.finditer(text(path))
        if could_be_a_person(match.group())
    ]
    assert found == []


def test_no_committed_file_knows_the_machine_it_was_written_on() -> None:
    here = "tests/house/test_privacy.py"
    found = [
        f"{named(path)}: {match.group()}"
        for path in committed_text_files()
        if named(path) != here
        for pattern in (MACHINE_PATHS, REGISTRY_HOSTS)
        for match in pattern.finditer(text(path))
    ]
    assert found == []
