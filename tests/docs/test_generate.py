from dataclasses import dataclass

from docs.blocks import table, with_block
from docs.typology_pages import as_markdown, explained, rows_of

PAGE = """Title of it.

Pattern
    Several ``people``,
    again.

Why it matters
    Money.
"""


def test_headings_become_bold_openings() -> None:
    assert as_markdown(PAGE).splitlines() == [
        "Title of it.",
        "",
        "**Pattern.** Several `people`,",
        "again.",
        "",
        "**Why it matters.** Money.",
    ]


def test_every_parameter_keeps_its_own_words() -> None:
    page = "Sizes.\n\n``least``: people (4: a couple is no lead). ``seed``: of communities."
    assert explained(page, ["seed", "least", "absent"]) == {
        "least": "people (4: a couple is no lead).",
        "seed": "of communities.",
    }


def test_names_joined_by_and_share_their_words() -> None:
    page = "Thresholds. ``low`` and ``high``: shares of claims."
    assert explained(page, ["low", "high"]) == {
        "low": "shares of claims.",
        "high": "shares of claims.",
    }


@dataclass(frozen=True)
class Inner:
    """``share``: of claims."""

    share: float = 0.5


@dataclass(frozen=True)
class Outer:
    """``seed``: of chance. ``inner``: more."""

    seed: int = 7
    inner: Inner = Inner()


def test_parameters_inside_parameters_are_opened_up() -> None:
    assert rows_of(Outer(), "") == [
        ["`seed`", "7", "of chance."],
        ["`inner.share`", "0.5", "of claims."],
    ]


def test_a_block_changes_nothing_around_it() -> None:
    page = "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n"
    assert with_block(page, "x", "new\\1\n") == page.replace("old", "new\\1")
    assert with_block(page, "y", "new") == page


def test_a_bar_inside_a_cell_does_not_cut_it() -> None:
    assert table(["a"], [["x|y"]]).splitlines()[-1] == "| x\\|y |"
