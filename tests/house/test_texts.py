"""Every sentence that people see exists in both languages, with the same places to fill."""

import re
from string import Formatter

from tests.house.texts import CHINESE, Written, written_texts

LETTERS = re.compile(r"[A-Za-z]")


def places(wording: str) -> set[str]:
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(wording) if name}


def test_there_are_texts_to_read() -> None:
    assert len(list(written_texts())) > 1000


def test_both_languages_have_the_same_places() -> None:
    different = [t for t in written_texts() if places(t.en) != places(t.zh)]
    assert different == []


def test_no_language_is_left_out() -> None:
    assert [t for t in written_texts() if bool(t.en.strip()) != bool(t.zh.strip())] == []


def test_english_is_english_and_chinese_is_chinese() -> None:
    wrong: list[Written] = []
    for text in written_texts():
        words = re.sub(r"\{[^}]*\}", "", text.en)
        if not LETTERS.search(words):
            continue
        filled_in = "{" in text.zh or "__" in text.zh  # by data, by hand
        if not CHINESE.search(text.zh) and not filled_in:
            wrong.append(text)
    assert wrong == []
