"""Both languages have the same wordings with the same places to fill."""

import re
from string import Formatter

from screens.words_en import EN
from screens.words_zh import ZH
from tests.house.source_tree import ROOT, text
from tests.screens.stable_codes import written_codes


def places(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


def test_equal_keys() -> None:
    assert set(EN) == set(ZH)


def test_equal_places() -> None:
    assert [key for key in EN if places(EN[key]) != places(ZH[key])] == []


def test_every_wording_is_written() -> None:
    assert [
        key for table in (EN, ZH) for key, wording in table.items() if not wording.strip()
    ] == []
    alike = {key for key in EN if EN[key] == ZH[key]}
    assert alike == {"file.digest", "filter.words_chip"}


def test_every_wording_is_used_and_every_used_wording_exists() -> None:
    files = [p for p in (ROOT / "screens").glob("*.py") if not p.name.startswith("words_")]
    source = "\n".join(text(path) for path in [*files, ROOT / "app.py"])
    asked = set(re.findall(r"say\(\s*\"([\w.]+)\"", source))
    assert asked <= set(EN)
    # Families of stable codes and counted nouns are looked up under a stem.
    stems = {f"{family}." for family in re.findall(r"label\(\s*[\"'](\w+)[\"']", source)}
    stems |= set(re.findall(r"(?:counted|say)\(\s*f?[\"']([\w.]+?)(?:\{|[\"'])", source))
    stems |= {word for word in re.findall(r"\"([\w.]+)\"", source) if f"{word}.one" in EN}
    unused = {k for k in EN if f'"{k}"' not in source and not k.startswith(tuple(stems))}
    assert unused == set()


def test_every_role_and_reason_of_the_product_has_a_name() -> None:
    codes = written_codes()
    assert {"reason.present_at_gathering", "role.prescriber", "skipped.batch_upload"} <= codes
    assert codes - set(EN) == set()
