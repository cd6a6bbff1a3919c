"""What holds for every test: no deadlines, the same examples in CI, and no quiet gap there.

In CI a test that skips because a service is missing is a failure.
"""

import os

import pytest
from hypothesis import Phase, settings

from tests.neo4j_fixture import (  # noqa: F401 - fixtures are found by their names
    bare_neo4j_address,
    empty_neo4j_for_module,
    neo4j_address,
    neo4j_server,
)

IN_CI = "COTERIE_CI"
MAY_BE_ABSENT = "public"
"""A skip whose reason names the public claim files stays a skip: they cannot be shipped."""

settings.register_profile("house", deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.register_profile(
    "mutants",
    settings.get_profile("ci"),
    max_examples=40,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile(
    os.environ.get("COTERIE_TEST_EXAMPLES") or ("ci" if os.environ.get(IN_CI) else "house")
)
"""The first example may compile a kernel, so none has a deadline. A mutant has to be seen, not
to be explained: fewer examples, and nothing is shrunk."""


def is_a_gap(reason: str) -> bool:
    """Whether a skip with this reason must not happen in CI."""
    return bool(os.environ.get(IN_CI)) and MAY_BE_ABSENT not in reason


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        if is_a_gap(reason):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} skipped in CI: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):
    report = yield
    if report.skipped:
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        if is_a_gap(reason):
            report.outcome = "failed"
            report.longrepr = f"{collector.nodeid} skipped in CI: {reason}"
    return report
