"""The pages over a real run: a small demo world, loaded and detected as the product does it."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from investigation.demo import demo
from investigation.open import open_investigation
from investigation.place import WORKSPACE, Place
from investigation.progress import silent
from investigation.settings import Settings
from investigation.stores import open_store
from model.language import LANGUAGES, Language
from model.vocabulary.findings import REASONS, ROLES, SKIPS
from screens.exposure import agrees, exposure
from screens.ring_tables import naming
from screens.state import Picked
from tests.screens.pages import ROOT, components


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real") / "workspace"
    place = Place(folder)
    demo(place, patients=1500, grade="easy", world_seed=7, settings=Settings(), progress=silent)
    return folder


def test_every_ring_adds_up_and_every_code_has_a_name(workspace: Path) -> None:
    investigation = open_investigation(open_store(Place(workspace)))
    groups = (*investigation.rings, *investigation.cleared)
    assert investigation.rings
    assert groups
    skips = {code for o in investigation.outcomes for code in o.skipped_rows}
    roles = {member.role for ring in groups for member in ring.members}
    reasons = {c for r in groups for claim in r.claims for c in claim.reason.split(";")}
    assert skips <= set(SKIPS)
    assert roles <= set(ROLES)
    assert reasons <= set(REASONS)
    for ring in groups:
        claims = investigation.claim_rows([claim.claim_no for claim in ring.claims])
        assert agrees(ring, exposure(claims))
        for member in ring.members:
            own = naming(claims, [Picked(member.kind, member.id)])
            assert own.num_rows == member.claims


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_draws(
    monkeypatch: pytest.MonkeyPatch, workspace: Path, language: Language
) -> None:
    st.cache_resource.clear()
    st.cache_data.clear()
    monkeypatch.setenv(WORKSPACE, str(workspace))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    first = next(components(app))["rows"][0]["id"]
    app.session_state["coterie"].open_ring(first)
    for page in ("ring", "data"):
        app.switch_page(str(ROOT / "screens" / f"{page}.py")).run()
        assert not app.exception
        assert not app.error
