"""The rule that a skip in CI is a failure, tried on tests of its own."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).parents[1].joinpath("conftest.py")
TESTS = """
import pytest

def test_runs():
    pass

@pytest.mark.skipif(True, reason="needs Chromium")
def test_service():
    pass

def test_data():
    pytest.skip("public claim files not found")
"""
MODULE = 'import pytest\npytest.skip("no server", allow_module_level=True)\n'


@pytest.mark.parametrize(
    ("in_ci", "outcomes"),
    [
        ("", {"passed": 1, "skipped": 3}),
        ("1", {"passed": 1, "skipped": 1, "errors": 2}),
    ],
)
def test_a_missing_service_fails_in_ci(
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    in_ci: str,
    outcomes: dict[str, int],
) -> None:
    monkeypatch.setenv("COTERIE_CI", in_ci)
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(test_some=TESTS, test_whole=MODULE)
    arguments = ["-p", "no:cacheprovider", "--continue-on-collection-errors"]
    pytester.runpytest_inprocess(*arguments).assert_outcomes(**outcomes)
