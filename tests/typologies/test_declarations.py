"""What a typology declares beside its page is exactly what its findings use."""

import importlib
from types import ModuleType

import pytest

from model.findings import Outcome
from typologies import TYPOLOGIES


def shown(module: ModuleType) -> list[Outcome]:
    """Outcomes on worlds that are made to show every code, from the tests of the typology."""
    tests = importlib.import_module(f"tests.typologies.test_{module.CODE}")
    outcomes: list[Outcome] = list(tests.examples())
    return outcomes


@pytest.mark.parametrize("module", TYPOLOGIES, ids=lambda module: str(module.CODE))
def test_findings_use_what_is_declared_and_nothing_else(module: ModuleType) -> None:
    outcomes = shown(module)
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    assert {one.typology for one in (*outcomes, *findings)} == {module.CODE}
    assert {s.kind for finding in findings for s in finding.signals} == set(module.SIGNALS)
    assert {m.role for finding in findings for m in finding.members} == set(module.ROLES)
    assert {finding.reason for finding in findings} == set(module.REASONS)
    assert {code for outcome in outcomes for code in outcome.skipped_rows} == set(module.SKIPS)
