"""The chain by itself: whatever single thing is done to a log is seen."""

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.custody.chain import (
    ALGORITHMS,
    GENESIS,
    Slice,
    canonical,
    content_digest,
    jsonl,
    link_digest,
    sealed,
    sliced,
)
from cases.custody.verify import read_jsonl, verify, verify_jsonl
from model.cases import Anchor, AuditEntry, SkippedEntry

CHINA = timezone(timedelta(hours=8))
AT = datetime(2026, 3, 2, 9, tzinfo=CHINA)
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
SAID = st.tuples(
    WORDS,
    st.sampled_from(["view", "edit", "export"]),
    st.sampled_from(["case:2026-0001", "case:2026-0001/E001", "case:2026-0002", "ring:R-1"]),
    st.dictionaries(WORDS, WORDS, max_size=3),
    st.datetimes(
        datetime(2000, 1, 1),
        datetime(2100, 1, 1),
        timezones=st.integers(-720, 840).map(lambda m: timezone(timedelta(minutes=m))),
    ),
)
SAYINGS = st.lists(SAID, min_size=1, max_size=9)


def chained(sayings: list) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for number, (by, action, target, detail, at) in enumerate(sayings, start=1):
        salt = hashlib.sha256(str(number).encode()).hexdigest()[:32]
        said = AuditEntry(number, at, by, action, target, detail, "", "", salt)
        entries.append(sealed(said, entries[-1].digest if entries else GENESIS))
    return entries


def anchor(entries: list[AuditEntry]) -> Anchor:
    return Anchor(len(entries), entries[-1].digest, AT, "ex", "export")


@given(SAYINGS)
def test_a_whole_log_has_no_problem(sayings: list) -> None:
    entries = chained(sayings)
    assert verify(entries, anchor(entries), head=entries[-1].digest) == []
    assert verify([]) == []


@given(SAYINGS, st.data())
def test_any_edit_is_seen(sayings: list, data: st.DataObject) -> None:
    entries = chained(sayings)
    at = data.draw(st.integers(0, len(entries) - 1))
    field = data.draw(
        st.sampled_from(
            ["at", "by", "action", "target", "detail", "salt", "before", "digest", "number"]
        )
    )
    old = getattr(entries[at], field)
    new = {
        "at": entries[at].at + timedelta(microseconds=1),
        "detail": {**entries[at].detail, "more": "x"},
        "number": entries[at].number + 1,
        "digest": "f" * 64,
        "before": "f" * 64,
    }.get(field, f"{old}x")
    entries[at] = replace(entries[at], **{field: new})
    assert verify(entries)


@given(SAYINGS, st.data())
def test_an_edit_with_new_digests_is_seen_by_the_next_line_or_the_head(
    sayings: list, data: st.DataObject
) -> None:
    entries = chained(sayings)
    head, at = entries[-1].digest, data.draw(st.integers(0, len(entries) - 1))
    forged = replace(entries[at], by=entries[at].by + "x")
    entries[at] = sealed(forged, entries[at].before)
    assert verify(entries, head=head)


@given(SAYINGS.filter(lambda said: len(said) > 1), st.data())
def test_deletion_swap_and_insertion_are_seen(sayings: list, data: st.DataObject) -> None:
    entries = chained(sayings)
    kept = anchor(entries)
    one = data.draw(st.integers(0, len(entries) - 1))
    other = data.draw(st.integers(0, len(entries) - 1).filter(lambda n: n != one))
    without = entries[:one] + entries[one + 1 :]
    assert verify(without, kept)
    if one < len(entries) - 1:
        assert verify(without)
    swapped = list(entries)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert verify(swapped)
    assert verify([*entries[:one], entries[other], *entries[one:]])


@given(SAYINGS, st.data())
def test_truncation_is_seen_with_an_anchor_and_only_then(
    sayings: list, data: st.DataObject
) -> None:
    entries = chained(sayings)
    short = entries[: data.draw(st.integers(0, len(entries) - 1))]
    assert verify(short) == []
    assert verify(short, anchor(entries))[0].code == "cut"


@given(SAYINGS)
def test_a_log_written_anew_is_seen_with_an_anchor(sayings: list) -> None:
    entries = chained(sayings)
    forged = chained([(by + "x", *rest) for by, *rest in sayings])
    assert verify(forged) == []
    assert verify(forged, anchor(entries))[0].code == "anchor"


@given(SAYINGS)
def test_the_exported_slice_is_whole_and_read_back(sayings: list) -> None:
    entries = chained(sayings)
    part = sliced(entries, "2026-0001", ["ring:R-1"])
    data = jsonl(part)
    assert verify_jsonl(data, anchor(entries)) == []
    assert read_jsonl(data) == (part, [])
    hidden = [entry for entry in entries if entry.target == "case:2026-0002"]
    assert [line.number for line in part.skipped] == [entry.number for entry in hidden]


@settings(max_examples=300)
@given(SAYINGS, st.data())
def test_any_changed_byte_of_the_file_is_seen(sayings: list, data: st.DataObject) -> None:
    entries = chained([*sayings, ("li", "view", "case:2026-0001", {}, AT)])
    whole = jsonl(sliced(entries, "2026-0001"))
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
    assert verify_jsonl(whole[:at] + bytes([byte]) + whole[at + 1 :])
    assert verify_jsonl(whole[:at] + whole[at + 1 :])
    assert verify_jsonl(whole[:at])


@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(data: bytes) -> None:
    assert verify_jsonl(data)


def test_strange_but_well_formed_lines_are_refused() -> None:
    entries = chained([("li", "view", "case:1", {}, AT), ("li", "view", "case:1", {}, AT)])
    rows = jsonl(sliced(entries, "1")).split(b"\n")
    line = json.loads(rows[1])
    for wrong in (
        {**line, "number": True},
        {**line, "number": 1.0},
        {**line, "more": "x"},
        {**line, "detail": {"a": 1}},
        {**line, "detail": []},
        {**line, "by": None},
        {**line, "at": "yesterday"},
        {**line, "at": line["at"].replace("+08:00", "")},
        {"content": "x", "number": "1"},
        [],
    ):
        rows[1] = canonical(wrong).encode()
        assert verify_jsonl(b"\n".join(rows)), wrong
    rows[1] = json.dumps(line).encode()
    assert verify_jsonl(b"\n".join(rows)), "not canonical"
    rows[1] = b"[" * 100_000
    assert verify_jsonl(b"\n".join(rows))


def test_the_format_is_what_its_page_says() -> None:
    """Computed by hand from the page, without the chain's own functions."""
    entries = chained([("李", "view", "case:1", {"a": "\u2028"}, AT), ("w", "x", "case:2", {}, AT)])
    head, full, skipped, end = jsonl(sliced(entries, "1")).split(b"\n")
    line, left_out = json.loads(full), json.loads(skipped)
    said = {key: line[key] for key in line if key not in ("before", "digest")}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    content = hashlib.sha256(text.encode()).hexdigest()
    first = hashlib.sha256(("0" * 64 + content).encode()).hexdigest()
    last = hashlib.sha256((first + left_out["content"]).encode()).hexdigest()
    assert (line["before"], line["digest"], end) == ("0" * 64, first, b"")
    assert json.loads(head) == {
        "algorithm": "sha256", "case": "1", "entries": 2, "format": "coterie-custody-1",
        "head": last,
    }  # fmt: skip
    assert set(left_out) == {"content", "number"}


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_both_digests_chain(algorithm) -> None:
    entry = AuditEntry(1, AT, "li", "view", "case:1", {}, "", "", "0" * 32)
    kept = sealed(entry, GENESIS, algorithm)
    part = Slice("1", (kept,), (), kept.digest, algorithm)
    assert verify_jsonl(jsonl(part)) == []
    hidden = SkippedEntry(1, content_digest(kept, algorithm))
    assert link_digest(GENESIS, hidden.content, algorithm) == kept.digest
    assert verify([hidden], head=kept.digest, algorithm=algorithm) == []
