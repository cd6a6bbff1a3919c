from dataclasses import dataclass

from docs.blocks import table, with_block
from docs.parameter_pages import rows_of
from docs.typology_pages import as_markdown
from model.parameters import parameter, part

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


@dataclass(frozen=True)
class Inner:
    share: float = parameter(0.5, "share", "of claims", "customary")


@dataclass(frozen=True)
class Outer:
    bands: tuple[int, ...] = parameter((1, 2), "ranks", "that begin a band", "a paper")
    inner: Inner = part(Inner(), "what is inside")


def test_parameters_inside_parameters_are_opened_up() -> None:
    assert rows_of(Outer()) == [
        ["`bands`", "1, 2", "ranks", "that begin a band", "a paper"],
        ["**`inner`**", "", "", "**what is inside**", ""],
        ["`inner.share`", "0.5", "share", "of claims", "customary"],
    ]


def test_a_block_changes_nothing_around_it() -> None:
    page = "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n"
    assert with_block(page, "x", "new\\1\n") == page.replace("old", "new\\1")
    assert with_block(page, "y", "new") == page


def test_a_bar_inside_a_cell_does_not_cut_it() -> None:
    assert table(["a"], [["x|y"]]).splitlines()[-1] == "| x\\|y |"
