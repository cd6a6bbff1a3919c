"""The sentence about a group names every typology, in both languages, and never by its code."""

import re
from dataclasses import replace

import pytest

from model.claim_index import Int64
from model.vocabulary.findings import TYPOLOGIES, TypologyCode
from rings.explain import summary_of
from rings.exposure import Refunds, exposure
from tests.rings.worlds import PARAMETERS, claim, finding, group_of, people, view_of

LATIN = re.compile(r"[A-Za-z_]{2,}")


@pytest.mark.parametrize("code", TYPOLOGIES)
def test_a_group_is_named_in_words(code: TypologyCode) -> None:
    claims = [claim(p, day, "H1", doctor="D1") for p in people(4) for day in (1, 12)]
    view = view_of(claims)
    found = replace(finding(view, people(4), ["D1"], ["H1"]), typology=code, q_value=None)
    group = group_of(view, found)
    numbers: Int64 = group.fused.claims
    exposed = exposure(numbers, view.claims, Refunds(view.claims))
    summary = summary_of(group, exposed, None, PARAMETERS.summary)
    assert TYPOLOGIES[code].pattern.en in summary.en
    assert TYPOLOGIES[code].pattern.zh in summary.zh
    assert code not in summary.en + summary.zh
    assert not LATIN.search(summary.zh)
