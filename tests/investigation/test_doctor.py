from pathlib import Path

import pytest

from investigation import doctor
from investigation.place import Place
from model.language import Text

NOTHING = Text(en="nothing", zh="无")


def by_name(workspace: Path) -> dict[str, doctor.Check]:
    return {check.name: check for check in doctor.examine(Place(workspace))}


def test_a_working_machine_lacks_nothing(tmp_path: Path) -> None:
    assert list(doctor.missing(doctor.examine(Place(tmp_path)))) == []


def test_every_lack_says_what_to_do_in_both_languages(tmp_path: Path) -> None:
    checks = (
        *doctor.examine(Place(tmp_path / "not" / "there")),
        doctor.python_check((3, 9, 1)),
        doctor.package_check("no-such-package", NOTHING),
        doctor.chromium_check(lambda _: None),
        doctor.chinese_font_check(lambda _: None),
    )
    lacking = [check for check in checks if check.status != "ok"]
    assert len(lacking) >= 4
    for check in lacking:
        assert check.to_do is not None
        assert check.to_do.en
        assert check.to_do.zh


def test_an_old_python_and_an_absent_package_are_missing() -> None:
    assert doctor.python_check((3, 10, 14)).status == "missing"
    assert doctor.python_check((3, 11, 0)).status == "ok"
    assert doctor.package_check("no-such-package", NOTHING).status == "missing"


def test_what_only_tests_want_is_optional() -> None:
    assert doctor.chromium_check(lambda _: None).status == "optional"
    assert doctor.chinese_font_check(lambda _: None).status == "optional"


def test_an_empty_workspace_is_no_fault(tmp_path: Path) -> None:
    assert by_name(tmp_path)["claims"].status == "optional"
    (tmp_path / "CURRENT").write_text("claims-3.duckdb\n", encoding="utf-8")
    claims = by_name(tmp_path)["claims"]
    assert (claims.status, claims.found) == ("ok", "claims-3.duckdb")


@pytest.mark.parametrize("depth", [0, 1, 3])
def test_a_workspace_that_does_not_exist_yet_is_judged_by_its_parent(
    tmp_path: Path, depth: int
) -> None:
    folder = tmp_path.joinpath(*["new"] * depth)
    assert by_name(folder)["workspace"].status == "ok"


def test_every_requirement_is_looked_for() -> None:
    listed = Path(__file__).parents[2].joinpath("requirements.txt").read_text(encoding="utf-8")
    required = {line.partition(">")[0] for line in listed.splitlines() if line and line[0] != "#"}
    assert {name for name, _ in doctor.PACKAGES} == required
