from docs.blocks import table, with_block
from docs.typology_pages import as_markdown, explained

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


def test_a_block_changes_nothing_around_it() -> None:
    page = "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n"
    assert with_block(page, "x", "new\\1\n") == page.replace("old", "new\\1")
    assert with_block(page, "y", "new") == page


def test_a_bar_inside_a_cell_does_not_cut_it() -> None:
    assert table(["a"], [["x|y"]]).splitlines()[-1] == "| x\\|y |"
