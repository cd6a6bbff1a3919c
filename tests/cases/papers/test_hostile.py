"""Names that want to be markup, code or a page of their own end as what they are: text."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.items import building
from cases.papers.typefaces import GlyphMissing
from cases.papers.visible import visible
from model.dossiers import Dossier
from tests.cases.dossiers import hostile_dossier
from tests.cases.rendered import dossier, pdf_pages, pdf_text, squeezed

MARKUP = (
    "#set page(width: 1cm)",
    '#import "@preview/x:1.0": *',
    '#read("/etc/passwd")',
    "$ x^2 $",
    "= heading *strong* _emph_ `raw` ```raw",
    "\\u{41} \\ \\\\",
    "\"quoted\" 'single' </w:t><w:br/>&amp;<!--",
    "@label <label> ~ -- ---",
    "// comment /* comment */",
    "{page} {pages} {0} %s",
)


def titled(title: str) -> Dossier:
    own = dossier()
    return replace(own, case=replace(own.case, title=title))


@pytest.mark.parametrize("title", MARKUP)
def test_markup_is_shown_and_never_run(title: str) -> None:
    made = building.letters(titled(title), "")
    pages = pdf_pages(made["01_移送书.pdf"])
    assert squeezed(title) in "".join(pages)
    assert len(pages) == 2


def test_ten_thousand_characters_are_all_there() -> None:
    for letter in ("x", "#", "医"):
        text = pdf_text(building.letters(titled(letter * 10_000), "")["01_移送书.pdf"])
        assert text.count(letter) >= 10_000


def test_a_long_identifier_stays_on_the_page_and_stays_whole() -> None:
    own = dossier()
    long = "ID" + "0123456789" * 12
    parties = (replace(own.case.parties[0], code=long),)
    changed = replace(own, case=replace(own.case, parties=parties))
    assert long in pdf_text(building.letters(changed, "")["01_移送书.pdf"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\tc", "a\\x00b\\tc"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("line\nline\u2028x", "line\\nline\\u2028x"),
        ("\ud800", "\\ud800"),
        ("\ue000", "\\ue000"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("阿卜杜·买买提", "阿卜杜·买买提"),
        ("Ｆｕｌｌ　ｗｉｄｅ", "Ｆｕｌｌ　ｗｉｄｅ"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_nothing_is_dropped_and_nothing_invisible_is_left(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in shown)
    assert len(shown) >= len(text)


@settings(max_examples=10)
@given(st.text(alphabet="#$\\`\"'*_=@<>[](){}~/-&;%\n\t医ab1 ", max_size=40))
def test_any_markup_gives_two_pages_or_three(title: str) -> None:
    made = building.letters(titled(title), "")
    assert 2 <= len(pdf_pages(made["01_移送书.pdf"])) <= 3


def test_a_hostile_dossier_is_built_whole() -> None:
    own = hostile_dossier()
    made = building.papers(own, "", "us")
    assert building.papers(own, "", "us") == made
    report = pdf_text(made["03_调查报告.pdf"])
    assert squeezed("#set page(width: 1cm) $x$ `raw`") in report
    assert "<imgsrc=xonerror=alert(1)>" in report
    assert "\u202e" not in report


def test_letters_that_no_font_draws_are_an_error_that_names_them() -> None:
    with pytest.raises(GlyphMissing) as caught:
        building.letters(titled("name مرحبا"), "")
    message = str(caught.value)
    assert "م" in message
    assert "U+0645" in message
    assert "01_移送书.pdf" in message
    assert "COTERIE_FONTS" in message
    assert "\n" not in message
