"""The package of a case on its page: how it is asked for, and the files to take down."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from investigation.casework import exports
from investigation.casework.exports import Export
from investigation.casework.session import CaseSession
from screens import case_export
from tests.screens.case_desk import a_case, drawn, labelled, looking, pressed, texts


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Export]:
    """What was asked for: nothing is built, three files are written."""
    found: list[Export] = []

    def exported(*words: Any) -> SimpleNamespace:
        *_rest, one, target = words
        found.append(one)
        beside = [Path(f"{target}.sha256"), target.with_suffix(".no_time_stamp.txt")]
        for path in (target, *beside):
            path.write_bytes(b"made")
        written = SimpleNamespace(sha256="0" * 64, digest_path=beside[0])
        return SimpleNamespace(written=written, time_stamp=beside[1])

    monkeypatch.setattr(exports, "export_case", exported)
    return found


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing refuses a copy."""
    monkeypatch.setattr(case_export, "show_lacking", lambda *_words: False)


@pytest.mark.usefixtures("ready")
def test_a_package_is_asked_for_as_the_form_says(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch, asked: list[Export]
) -> None:
    app = drawn(monkeypatch, "en", looking(session, a_case(session), "wu"))
    pressed(app, "Build the package")
    labelled(app.checkbox, "All data of the store, so that the rings can be found again").check()
    labelled(app.radio, "Papers for").set_value("us")
    labelled(app.radio, "Language of the papers").set_value("zh")
    (key,) = [one for one in app.file_uploader if "PKCS#12" in one.label]
    key.upload("own.p12", b"key", "application/x-pkcs12")
    labelled(app.text_input, "Its passphrase").set_value("open")
    (stamp,) = [one for one in app.text_input if "time-stamping" in one.label]
    stamp.set_value(" https://time.example ")
    pressed(app, "Build the package")
    plain, full = asked
    assert plain == Export("working", draft=True, language="en")
    assert (full.whole_data, full.whole_sources, full.template) == (True, False, "us")
    assert (full.language, full.time_service) == ("zh", "https://time.example")
    assert vars(full.signing_key) == {"content": b"key", "passphrase": "open"}
    assert "open" not in repr(full)
    assert labelled(app.text_input, "Its passphrase").value == ""


@pytest.mark.usefixtures("ready", "asked")
def test_what_belongs_beside_the_package_is_offered_too(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drawn(monkeypatch, "en", looking(session, a_case(session), "wu"))
    pressed(app, "Build the package")
    offered = [one.label for one in app.download_button]
    assert offered[0] == "Download the package"
    assert [Path(name).suffix for name in offered[1:]] == [".sha256", ".txt"]
    assert "It belongs beside the package:" in texts(app)


def test_who_proposed_and_who_approved_is_named(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(session)
    pressed(drawn(monkeypatch, "en", looking(session, case_id)), "Propose this copy for approval")
    app = drawn(monkeypatch, "en", looking(session, case_id, "zhou"))
    assert "Proposed by: li.wei" in texts(app)
    assert "Approved by: zhou" in texts(pressed(app, "Approve this copy"))
