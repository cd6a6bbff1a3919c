"""Every command is documented, and every command that is documented exists."""

import re

import pytest

from commands import main
from commands.lazy import LazyCommand
from tests.house.source_tree import ROOT, product_files, text

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
WRITTEN = "\n".join(text(page) for page in PAGES)
COMMANDS = {
    name: found.imported()
    for name, found in main.commands.items()
    if isinstance(found, LazyCommand)
}
VERBS = sorted(COMMANDS)
SETTINGS_OF_TESTS = [ROOT / "tests" / name for name in ("conftest.py", "neo4j_fixture.py")]
VARIABLES = sorted(
    {
        name
        for path in (*product_files(), *SETTINGS_OF_TESTS)
        for name in re.findall(r"\bCOTERIE_[A-Z0-9_]+\b", text(path))
    }
)
TARGETS = re.findall(r"^([a-z0-9]+):.*## ", text(ROOT / "Makefile"), re.M)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented(verb: str) -> None:
    assert f"coterie {verb}" in WRITTEN


@pytest.mark.parametrize(
    ("verb", "option"),
    [
        (verb, option)
        for verb in VERBS
        for parameter in COMMANDS[verb].params
        for option in parameter.opts
        if option.startswith("--") and option != "--help"
    ],
)
def test_every_option_is_documented(verb: str, option: str) -> None:
    assert option in WRITTEN


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_documented(target: str) -> None:
    assert f"make {target}" in WRITTEN


def test_every_documented_verb_exists() -> None:
    assert set(re.findall(r"`coterie ([a-z][a-z0-9-]*)", WRITTEN)) <= set(VERBS)
    assert set(re.findall(r"^coterie ([a-z][a-z0-9-]*)", WRITTEN, re.M)) <= set(VERBS)


def test_every_documented_target_exists() -> None:
    assert set(re.findall(r"`make ([a-z0-9]+)", WRITTEN)) <= set(TARGETS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str) -> None:
    assert COMMANDS[verb].help


@pytest.mark.parametrize("variable", VARIABLES)
def test_every_environment_variable_is_documented(variable: str) -> None:
    assert f"`{variable}" in WRITTEN


def test_options_of_the_whole_are_documented() -> None:
    for parameter in main.params:
        for option in parameter.opts:
            assert option in WRITTEN or option in ("--version", "--help")
