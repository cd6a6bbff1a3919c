"""Files and classes are named by what they are, not by where they were put."""

import ast
import re

from tests.house.source_tree import ENTRY, ROOT, named, product_files, tree, workshop_files

EMPTY_WORDS = {
    "utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "service",
    "handler", "v2", "new", "simple", "advanced", "smart",
}  # fmt: skip
ROOT_MARKDOWN = {
    "README.md",
    "ARCHITECTURE.md",
    "GLOSSARY.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
}


def words(name: str) -> set[str]:
    """The words of a snake_case or CamelCase name, in lower case."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def test_words_are_taken_apart() -> None:
    assert words("LoadManager") == {"load", "manager"}
    assert words("duckdb_store") == {"duckdb", "store"}


def test_no_empty_word_in_a_file_name() -> None:
    everything = product_files() + workshop_files()
    assert [named(p) for p in everything if words(p.stem) & EMPTY_WORDS] == []


def test_no_empty_word_in_a_class_name() -> None:
    found = [
        f"{named(path)}: {node.name}"
        for path in product_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and words(node.name) & EMPTY_WORDS
    ]
    assert found == []


def test_no_file_shadows_a_library_or_a_legacy_folder() -> None:
    libraries = {"community", "neo4j", "networkx", "streamlit", "pandas", "duckdb"}
    assert [named(path) for path in product_files() if path.stem in libraries] == []
    assert not (ROOT / "pages").exists()


def test_the_root_holds_only_the_pages_a_newcomer_expects() -> None:
    assert {path.name for path in ROOT.glob("*.md")} == ROOT_MARKDOWN


def test_the_entry_is_the_one_module_at_the_top() -> None:
    assert [path.name for path in ROOT.glob("*.py")] == [ENTRY]
