"""Papers speak in whole sentences: every code is named, and no place is left unfilled."""

import re
from dataclasses import replace

import pytest

from cases.items.reading import Reading
from cases.papers.places import texts
from cases.papers.plain import plain
from model.dossiers import Dossier
from model.language import Language
from model.rings import RingMember, ScoreLine
from model.vocabulary.families import FAMILIES
from model.vocabulary.findings import ROLES, TYPOLOGIES
from model.vocabulary.signals import SIGNALS
from tests.cases.rendered import dossier, trees

CODES = {code for table, _ in FAMILIES.values() for code in table if "_" in code}


def full_of_codes(language: Language) -> Dossier:
    """The sample dossier with every typology, role and signal that there is."""
    sample = dossier(language)
    ring = sample.rings[0]
    places = [member for member in ring.members if member.kind == "provider"]
    everybody = tuple(RingMember("provider", places[0].id, role, 0.5, 1, 100) for role in ROLES)
    return replace(
        sample,
        rings=(
            replace(
                ring,
                typologies=tuple(TYPOLOGIES),
                members=(*ring.members, *everybody),
                summary=TYPOLOGIES["rotating_admissions"].pattern,
                why=tuple(ScoreLine(s, 0.5, 0.5, SIGNALS[s].meaning) for s in SIGNALS),
            ),
            *sample.rings[1:],
        ),
    )


def printed(language: Language) -> str:
    found = full_of_codes(language)
    return "\n".join(text for tree in trees(found) for _, text in texts(plain(tree, language)))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_paper_prints_a_code(language: Language) -> None:
    words = printed(language)
    assert {code for code in CODES if code in words} == set()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_paper_leaves_a_place_unfilled(language: Language) -> None:
    assert any(
        line.reverses for line in Reading(dossier(language)).amounts.included
    )  # refunds are told
    open_places = set(re.findall(r"\{\w*\}?", printed(language)))
    assert open_places == {"{page}", "{pages}"}  # the page's own number is the renderer's


def test_a_letter_names_rotating_admissions() -> None:
    assert "在固定几家医院循环住院" in printed("zh")
    assert "循环住院" in printed("zh")
