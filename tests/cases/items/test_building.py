"""What is built: names, byte identity, the root only in the letter, both languages complete."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from cases.items import building
from cases.items.sections import next_checks, wording
from cases.package.contents import contents_root
from model.language import LANGUAGES, Language, Text
from model.vocabulary.signals import SIGNALS
from tests.cases.rendered import ROOT, built, dossier, trees

NAMES = {
    "01_移送书.docx",
    "01_移送书.pdf",
    "02_移送书_回执.pdf",
    "03_调查报告.docx",
    "03_调查报告.pdf",
    "04_涉案物品清单.pdf",
    "04_涉案物品清单.xlsx",
    "06_审批/审批报告.docx",
    "06_审批/审批报告.pdf",
    "09_时间线.pdf",
    "16_电子数据提取笔录.pdf",
    "17_保管链.pdf",
    "电子数据清单.xlsx",
}
REFERRAL = {"US_referral_summary.docx", "US_referral_summary.pdf"}


def test_the_names_are_those_of_the_package() -> None:
    assert set(building.papers(dossier(), ROOT)) == NAMES
    assert set(built()) == NAMES | REFERRAL


def test_no_name_of_a_draft_says_transfer() -> None:
    assert [name for name in built(draft=True) if "移送" in name] == []
    assert len(built(draft=True)) == len(built())


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_builds_are_the_same_bytes(language: Language) -> None:
    assert building.papers(dossier(language), ROOT, "us") == built(language)


def test_only_the_letter_changes_with_the_root() -> None:
    other = building.papers(dossier(), "f" * 64, "us")
    changed = {name for name, data in built().items() if other[name] != data}
    assert changed == {"01_移送书.docx", "01_移送书.pdf"}
    assert contents_root(dossier(), other, {}) == contents_root(dossier(), built(), {})


def test_letters_are_the_letters_of_a_build() -> None:
    assert building.letters(dossier(), ROOT, "us").items() <= built().items()


def texts_of(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_of(inner)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name))


def test_every_sentence_is_in_both_languages() -> None:
    found = {text for tree in trees(dossier()) for text in texts_of(tree)}
    assert len(found) > 300
    assert [text for text in found if bool(text.en.strip()) != bool(text.zh.strip())] == []
    assert [text for text in found if "{" in text.en.replace("{page", "")[:1]] == []


def test_english_wording_holds_no_chinese_of_its_own() -> None:
    tables = [value for value in vars(wording).values() if isinstance(value, dict)]
    own = [text for table in tables for text in table.values() if isinstance(text, Text)]
    own += [*(signal.check for signal in SIGNALS.values()), *next_checks.ALWAYS]
    assert [t for t in own if any("\u4e00" <= c <= "\u9fff" for c in t.en)] == []
    assert all(any("\u4e00" <= c <= "\u9fff" for c in text.zh) for text in own)
