"""The brief: always one page, with who, why, money, innocent readings and next checks."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.items import building
from cases.items.building import reading_of
from cases.items.sections.next_checks import ALWAYS, next_checks
from cases.items.sections.strips import strip
from model.language import LANGUAGES, Language, Text
from model.money import readable
from model.rings import InnocentReading, RingMember, ScoreLine
from model.vocabulary.signals import SIGNALS
from tests.cases.rendered import dossier, pdf_pages, squeezed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_is_one_page_with_the_facts(language: Language) -> None:
    own = dossier()
    for ring in own.rings:
        pages = pdf_pages(building.ring_brief(ring, own, language))
        assert len(pages) == 1
        assert ring.ring_id in pages[0]
        assert readable(ring.fund_minor) in pages[0]
        assert squeezed(ring.summary.in_language(language)) in pages[0]
        assert squeezed(ring.readings[0].title.in_language(language)) in pages[0]
        assert squeezed(SIGNALS["co_timing"].check.in_language(language)) in pages[0]


def test_a_crowded_ring_is_still_one_page_and_counts_what_is_left_out() -> None:
    own = dossier()
    long = Text(en="A long sentence of the finding. " * 30, zh="很长的一句话，说明情况。" * 60)
    ring = replace(
        own.rings[0],
        summary=long,
        members=tuple(RingMember("patient", f"P{n:018d}", "x", 1.0, 1, n) for n in range(400)),
        why=tuple(ScoreLine(kind, 0.5, 0.5, long) for kind in SIGNALS),
        readings=tuple(
            InnocentReading(f"r{n}", long, 0.2, (long,), (long,), False) for n in range(12)
        ),
    )
    for language in LANGUAGES:
        pages = pdf_pages(building.ring_brief(ring, own, language))
        assert len(pages) == 1
    assert "more in the report." in documents_text(pages) or "另有" in documents_text(pages)


def documents_text(pages: list[str]) -> str:
    return "".join(pages).replace("moreinthereport.", "more in the report.")


def test_a_brief_is_the_same_bytes_twice() -> None:
    own = dossier()
    assert building.ring_brief(own.rings[0], own) == building.ring_brief(own.rings[0], own)


def test_every_kind_of_signal_has_a_next_check() -> None:
    ring = dossier().rings[0]
    own = [SIGNALS[line.signal].check for line in ring.why]
    assert set(next_checks(ring)) == {*ALWAYS, *own}
    assert len(next_checks(ring)) == 2


def test_the_drawing_has_a_mark_for_every_person_and_day() -> None:
    own = dossier()
    ring = own.rings[0]
    counted = reading_of(own).amounts
    drawn = strip(reading_of(own), ring)
    ids = {claim.claim_id for claim in ring.claims}
    lines = [x for x in counted.included if x.claim_id in ids and not x.reverses]
    assert drawn is not None
    days = {(x.patient_id, x.at.date(), x.provider_id) for x in lines if x.at}
    assert len(drawn.marks) == len(days)
    assert all(0 <= mark.at <= 1 for mark in drawn.marks)
    first = min(x.at for x in lines if x.at)
    assert drawn.ticks[0] == (0.0, f"{first:%Y-%m-%d}")
    assert timedelta(0) < max(x.at for x in lines if x.at) - first


def test_a_ring_without_patients_has_no_drawing() -> None:
    own = dossier()
    ring = replace(own.rings[0], members=())
    assert strip(reading_of(own), ring) is None
