"""Names that nobody bears: built from words for "sample" and the cyclical signs."""

import numpy as np

SURNAMES = "样例拟虚示试仿演"
GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
RARE = "䶮𠮷㛃𬎆龘㐂䲜𡋾"  # outside the common fonts: screens and reports must still show them
RARE_SHARE = 0.01


def person_names(count: int, rng: np.random.Generator) -> list[str]:
    """``count`` obviously fictitious names of two or three characters, some with rare ones."""
    surname = rng.integers(0, len(SURNAMES), count)
    first = rng.integers(0, len(GIVEN), count)
    second = rng.integers(0, len(GIVEN), count)
    short = rng.random(count) < 0.2
    rare = rng.random(count) < RARE_SHARE
    odd = rng.integers(0, len(RARE), count)
    return [
        SURNAMES[surname[i]]
        + (RARE[odd[i]] if rare[i] else GIVEN[first[i]])
        + ("" if short[i] else GIVEN[second[i]])
        for i in range(count)
    ]


def landline(office: int) -> str:
    """A telephone number of an office; the area code 0999 is followed by seven digits."""
    return f"0999-{2_000_000 + office:07d}"


def mobile(number: int) -> str:
    """A telephone number of a person, eleven digits that start like no real mobile number."""
    return f"0199{number:07d}"


def account(number: int) -> str:
    """A bank account of nineteen digits with a prefix that no bank uses."""
    return f"999900{number:013d}"
