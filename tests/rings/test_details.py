import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.errors import LayoutError
from model.language import Text
from model.rings import Assembly, InnocentReading, Ring, RingClaim, RingMember, ScoreLine
from rings.details import from_json, to_json

finite = st.floats(allow_nan=False, allow_infinity=False)
short = st.text(max_size=8)
texts = st.builds(Text, short, short)
money = st.integers(-(2**62), 2**62)
members = st.builds(
    RingMember,
    kind=st.sampled_from(["patient", "doctor", "provider"]),
    id=short,
    role=short,
    strength=finite,
    claims=st.integers(0, 10**6),
    fund_minor=money,
)
lines = st.builds(
    ScoreLine, signal=st.just("co_timing"), weight=finite, strength=finite, sentence=texts
)
readings = st.builds(
    InnocentReading,
    code=short,
    title=texts,
    plausibility=finite,
    evidence_for=st.lists(texts, max_size=2).map(tuple),
    evidence_against=st.lists(texts, max_size=2).map(tuple),
    clears=st.booleans(),
)
rings = st.builds(
    Ring,
    ring_id=short,
    rank=st.integers(0, 9),
    score=finite,
    typologies=st.lists(short, max_size=2).map(tuple),
    members=st.lists(members, max_size=2).map(tuple),
    claims=st.lists(st.builds(RingClaim, st.integers(0, 9), short, short), max_size=2).map(tuple),
    total_minor=money,
    fund_minor=money,
    first_day=st.integers(-9, 30_000),
    last_day=st.integers(-9, 30_000),
    q_value=st.none() | finite,
    stability=st.none() | finite,
    summary=texts,
    why=st.lists(lines, max_size=2).map(tuple),
    readings=st.lists(readings, max_size=2).map(tuple),
    detail=st.dictionaries(short, finite | st.integers() | short, max_size=3),
    explanation=st.none() | short,
)
assemblies = st.builds(
    Assembly, st.lists(rings, max_size=2).map(tuple), st.lists(rings, max_size=2).map(tuple)
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(assemblies)
def test_there_and_back(assembly):
    text = to_json(assembly)
    again = from_json(text)
    assert again == assembly
    assert to_json(again) == text
    kinds = [type(v) for r in again.rings for _, v in sorted(r.detail.items())]
    assert kinds == [type(v) for r in assembly.rings for _, v in sorted(r.detail.items())]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form":2,"rings":[],"cleared":[]}', "nan"])
def test_anything_else_is_refused(text):
    with pytest.raises(LayoutError):
        from_json(text)


def test_a_missing_field_is_refused():
    content = json.loads(to_json(Assembly((), ())))
    content["rings"] = [{"ring_id": "R1"}]
    with pytest.raises(LayoutError):
        from_json(json.dumps(content))
