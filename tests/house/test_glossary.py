"""One word per idea: what GLOSSARY.md rules out is said nowhere that people read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.source_tree import ROOT, text
from tests.house.texts import chinese_strings, written_texts

HEADING = "## Words that are not used"
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
MEASURED = re.compile(r"<!-- (ring_quality|scale|team_server):begin -->.*?:end -->", re.DOTALL)
"""Results of benchmarks: they stay as they were measured."""
QUOTED = {"cases/rules/legal_texts_cn.toml"}
"""Laws, in the words of the law."""


@dataclass(frozen=True)
class Ruling:
    """A word that is not used, the one that is, and phrases that may say it."""

    word: str
    instead: str
    phrases: tuple[str, ...]

    def said_in(self, words: str) -> bool:
        """Whether the words say it outside the phrases; English counts whole words only."""
        for phrase in self.phrases:
            words = words.replace(phrase, "")
        if self.word.isascii():
            return bool(re.search(rf"\b{re.escape(self.word)}(e?s)?\b", words, re.IGNORECASE))
        return self.word in words


def rulings() -> tuple[Ruling, ...]:
    """The second table of the glossary."""
    rows = re.findall(
        r"^\| (.+?) \| (.+?) \|(.*)\|$", text(ROOT / "GLOSSARY.md").partition(HEADING)[2], re.M
    )
    return tuple(
        Ruling(word, instead, tuple(p.strip() for p in re.split("[,，]", phrases) if p.strip()))
        for word, instead, phrases in rows
        if word != "not"
    )


def pages() -> Iterator[tuple[str, str]]:
    """Whatever people read: texts of the source, templates and rules, pages of documentation."""
    for written in written_texts():
        yield written.where, re.sub(r"\{[^}]*\}", "{}", f"{written.en}\n{written.zh}")
    for path in sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")}):
        yield path.name, prose(path)
    for path in sorted((ROOT / "cases").rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in {".toml", ".html", ".typ"} and name not in QUOTED:
            yield name, text(path)


def prose(path: Path) -> str:
    """A page without code, without measured results and, in the glossary, without the rulings."""
    words = text(path)
    if path.name == "GLOSSARY.md":
        words = words.partition(HEADING)[0]
    return CODE.sub("", MEASURED.sub("", words))


def test_the_glossary_rules_something_out() -> None:
    assert len(rulings()) > 30
    for ruling in rulings():
        for word in re.split("[，,]", ruling.instead):
            assert not any(other.said_in(word.strip()) for other in rulings()), ruling


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("由医生签署", "医生"),
        ("The patients of one doctor", "patient"),
        ("An outpatient visit, `patient_id`", ""),
        ("费用高于同类结算", "同类结算"),
        ("费用高于同类结算记录", ""),
    ],
)
def test_a_word_is_recognised(words: str, said: str) -> None:
    found = [r.word for r in rulings() if r.said_in(CODE.sub("", words))]
    assert found == ([said] if said else [])


@pytest.mark.parametrize("ruling", rulings(), ids=lambda ruling: ruling.word)
def test_nothing_says_a_word_that_is_ruled_out(ruling: Ruling) -> None:
    read = [*pages(), *(() if ruling.word.isascii() else chinese_strings())]
    assert [where for where, words in read if ruling.said_in(words)] == []
