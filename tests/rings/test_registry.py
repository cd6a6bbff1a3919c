"""Folder = registry = tests, for the alternative explanations."""

import ast
import re
from pathlib import Path

import rings.explanations
from model.language import Text
from rings.explanations import EXPLANATIONS, EXPLANATIONS_BY_CODE

FOLDER = Path(rings.explanations.__file__).parent
TESTS = Path(__file__).parent / "explanations"
HARD = re.compile(r"fraud|欺诈|诈骗|骗保", re.IGNORECASE)


def defining_code():
    return {
        path.stem for path in FOLDER.glob("*.py") if re.search(r"^CODE = ", path.read_text(), re.M)
    }


def test_the_registry_is_the_folder():
    assert set(EXPLANATIONS_BY_CODE) == defining_code()
    assert len(EXPLANATIONS) == len(EXPLANATIONS_BY_CODE)


def test_every_explanation_has_three_cases():
    sources = [path.read_text() for path in sorted(TESTS.glob("test_*.py"))]
    for code in EXPLANATIONS_BY_CODE:
        mine = [s for s in sources if re.search(rf"\b{code}\b", s)]
        tests = [n for s in mine for n in ast.walk(ast.parse(s)) if isinstance(n, ast.FunctionDef)]
        assert sum(n.name.startswith("test_") for n in tests) >= 3, code


def test_every_label_exists_in_both_languages():
    labels = [e.TITLE for e in EXPLANATIONS]
    for label in labels:
        assert isinstance(label, Text)
        assert label.en
        assert re.search(r"[\u4e00-\u9fff]", label.zh)
        assert not HARD.search(label.en + label.zh)
