"""Every code of the product has a name and a meaning in both languages, and no name twice."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

import model.vocabulary
from model.language import Text, verbatim
from model.vocabulary.families import FAMILIES
from model.vocabulary.findings import TypologyTerm
from model.vocabulary.term import Term, called, meant

CHINESE = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]+")
NAMES_IN_CHINESE = {"CSV", "NUL", "NULL", "nan", "E", "T", "true", "false"}
"""What a cell holds, and formats: shown to people as it is written in a file."""


def sentences(term: Term) -> Iterator[Text]:
    yield term.name
    yield term.meaning
    if isinstance(term, TypologyTerm):
        yield term.pattern


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_a_term_for_every_code_and_no_other(family: str) -> None:
    table, literal = FAMILIES[family]
    assert tuple(table) == get_args(literal)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_term_speaks_both_languages(family: str) -> None:
    for code, term in FAMILIES[family][0].items():
        for text in sentences(term):
            assert text.en.strip() == text.en != "", code
            assert text.zh.strip() == text.zh, code
            assert not CHINESE.search(text.en), code
            assert CHINESE.search(text.zh), code
            assert set(LATIN.findall(text.zh)) <= NAMES_IN_CHINESE, (code, text.zh)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_name_is_short_and_a_meaning_is_a_sentence(family: str) -> None:
    for code, term in FAMILIES[family][0].items():
        assert len(term.name.en) <= 60, code
        assert len(term.name.zh) <= 20, code
        assert not term.name.zh.endswith("。"), code
        assert term.meaning.en.endswith("."), code
        assert term.meaning.en[0].isupper(), code
        assert term.meaning.zh.endswith("。"), code


@pytest.mark.parametrize("family", FAMILIES)
def test_no_two_codes_of_a_family_share_a_name(family: str) -> None:
    names = [term.name for term in FAMILIES[family][0].values()]
    for language in ("en", "zh"):
        said = [getattr(name, language).lower() for name in names]
        assert sorted(said) == sorted(set(said))


def test_every_table_is_a_registered_family() -> None:
    """A table of terms that no family names would be seen by no test."""
    registered = {id(table) for table, _ in FAMILIES.values()}
    folder = Path(model.vocabulary.__file__).parent
    for path in folder.glob("*.py"):
        module = __import__(f"model.vocabulary.{path.stem}", fromlist=["_"])
        for name, table in vars(module).items():
            if name.isupper() and isinstance(table, Mapping) and terms_of(table):
                assert id(table) in registered or name in JOINED, name


JOINED = {"PARTICIPANTS"}
"""Tables that join families under one name and add nothing."""


def terms_of(table: Mapping[Any, object]) -> bool:
    return all(isinstance(term, Term) for term in table.values())


def test_a_foreign_code_shows_itself() -> None:
    table = FAMILIES["claim_types"][0]
    assert called(table, "home_visit") == meant(table, "home_visit") == verbatim("home_visit")
    assert called(table, "pharmacy").zh == "药店购药"
