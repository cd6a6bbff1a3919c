"""The product speaks of suspicions; only a judgement or a law may use the hard word."""

import ast
import re

import pytest

from tests.house.source_tree import ROOT, docstrings, named, product_files, text, tree

HARD_WORD = re.compile(r"fraud|欺诈|诈骗|骗保", re.IGNORECASE)
NAMES = re.compile(
    r"kaggle_provider_fraud|provider fraud detection|PotentialFraud|(UG)?Fraudar", re.IGNORECASE
)
LEGAL_SECTIONS = re.compile(r"^(Legal basis|Sources)\n((    .*)?\n)+", re.MULTILINE)


def speaks_hard(words: str) -> bool:
    """Whether a text uses the hard word outside a name."""
    return bool(HARD_WORD.search(NAMES.sub("", words)))


def test_laws_and_titles_may_be_named() -> None:
    page = "Pattern\n    Groups.\n\nLegal basis\n    Fraud, art. 266.\n\n    More.\n\nOther\n"
    assert LEGAL_SECTIONS.sub("", page) == "Pattern\n    Groups.\n\nOther\n"


@pytest.mark.parametrize(
    ("words", "hard"),
    [
        ("a fraudulent group", True),
        ("骗保团伙", True),
        ("indicators consistent with steering", False),
        ("loader kaggle_provider_fraud", False),
        ("Fraudar peeling", False),
    ],
)
def test_the_reader_knows_the_hard_word(words: str, hard: bool) -> None:
    assert speaks_hard(words) is hard


def test_no_sentence_of_the_product_says_it() -> None:
    found = []
    for path in product_files():
        pages = docstrings(path)
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = LEGAL_SECTIONS.sub("", node.value) if id(node) in pages else node.value
                if speaks_hard(words):
                    found.append(f"{named(path)}:{node.lineno}")
    assert found == []


def test_no_name_in_the_code_says_it() -> None:
    found = [
        f"{named(path)}: {name}"
        for path in product_files()
        for node in ast.walk(tree(path))
        for name in [getattr(node, "name", None) or getattr(node, "id", None)]
        if isinstance(name, str) and speaks_hard(name)
    ]
    assert found == []


def test_pages_for_readers_say_it_only_to_refuse_it() -> None:
    for name in ("README.md", "GLOSSARY.md", "ARCHITECTURE.md"):
        lines = text(ROOT / name).splitlines()
        assert [line for line in lines if speaks_hard(line) and " not " not in line] == []
