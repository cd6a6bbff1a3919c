"""The list of verbs is there at once, and says what the verbs say of themselves."""

import inspect
import subprocess
import sys
from itertools import chain

import click
import pytest

from commands import VERBS, main
from commands.case import VERBS as CASE_VERBS
from commands.lazy import LazyCommand, docstring
from tests.house.source_tree import ROOT

HEAVY = ("duckdb", "numba", "numpy", "pandas", "pyarrow", "sqlalchemy", "streamlit", "rich")
EVERY = [*VERBS.items(), *CASE_VERBS.items()]


@pytest.mark.parametrize(("name", "where"), EVERY, ids=lambda part: part)
def test_a_verb_is_where_the_table_says(name: str, where: str) -> None:
    found = LazyCommand(name, where).imported()
    assert found.name == name
    assert docstring(where) == inspect.cleandoc(found.help or "")


@pytest.mark.parametrize("words", [["--help"], ["case", "--help"], ["nonsense"]], ids=" ".join)
def test_a_list_of_verbs_imports_nothing_heavy(words: list[str]) -> None:
    script = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from commands import main\n"
        f"print(CliRunner().invoke(main, {words!r}).output)\n"
        f"print('heavy:', sorted(set({HEAVY!r}) & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "heavy: []" in done.stdout


def test_the_list_is_that_of_the_verbs_themselves() -> None:
    def listed(commands: list[click.Command]) -> str:
        context = click.Context(main, info_name="coterie")
        formatter = context.make_formatter()
        click.Group(commands=commands).format_commands(context, formatter)
        return formatter.getvalue()

    for table in (VERBS, CASE_VERBS):
        lazy = [LazyCommand(name, where) for name, where in table.items()]
        assert listed(list(lazy)) == listed([one.imported() for one in lazy])


def test_no_verb_waits_for_its_imports() -> None:
    files = chain.from_iterable((ROOT / "commands").glob(part) for part in ("*.py", "*/*.py"))
    assert [path.name for path in files if "PLC0415" in path.read_text("utf-8")] == []
