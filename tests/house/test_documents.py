"""The pages a reader opens are there, their links lead somewhere, generated parts are fresh."""

import re
from pathlib import Path

import pytest

from docs import generate
from tests.house.source_tree import ROOT, committed_text_files, named, text

PAGES = sorted(path for path in committed_text_files() if path.suffix == ".md")
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
CJK = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(text(page)) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_licence_is_the_whole_apache_text() -> None:
    licence = text(ROOT / "LICENSE")
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_every_noun_of_the_glossary_is_in_both_languages() -> None:
    rows = [line for line in text(ROOT / "GLOSSARY.md").splitlines() if line.startswith("| **")]
    assert len(rows) >= 20
    for row in rows:
        english, chinese, meaning, meaning_zh = (cell.strip() for cell in row.strip("|").split("|"))
        assert not CJK.search(english), row
        assert CJK.search(chinese), row
        assert not CJK.search(meaning), row
        assert CJK.search(meaning_zh), row
        assert all((english, chinese, meaning, meaning_zh)), row


def test_generated_pages_are_what_the_code_says() -> None:
    stale = [named(path) for path, words in generate.pages().items() if text(path) != words]
    assert stale == [], "run `make docs`"


def test_the_readme_says_what_it_is_not_for() -> None:
    assert "not for" in text(ROOT / "README.md")
