"""One ring on one page: who, what, why not chance, other explanations, what to check next."""

from dataclasses import dataclass

from cases.items.reading import Reading
from cases.items.sections.next_checks import next_checks
from cases.items.sections.rings import ring_rows
from cases.items.sections.strips import strip
from cases.papers.tree import (
    Block,
    Column,
    Document,
    Heading,
    KeyValues,
    Points,
    Table,
    Words,
    said,
)
from model.language import Text
from model.money import readable
from model.rings import InnocentReading, Ring, RingMember
from model.vocabulary.claims import MEMBER_KINDS
from model.vocabulary.explanations import NONE_HELD, verdict
from model.vocabulary.findings import ROLES
from model.vocabulary.signals import SIGNALS
from model.vocabulary.term import called


@dataclass(frozen=True)
class Density:
    """How much of each part is on the page, and in which size (points).

    ``longest`` is the most characters of a sentence; the report has the whole sentence.
    """

    text_size: float
    members: int
    people_drawn: int
    reasons: int
    readings: int
    checks: int
    longest: int = 260


DENSITIES: tuple[Density, ...] = (
    Density(10.5, 18, 20, 10, 8, 5),
    Density(10.0, 14, 16, 8, 6, 5),
    Density(9.5, 12, 14, 8, 6, 5),
    Density(9.0, 10, 12, 6, 4, 5),
    Density(8.5, 8, 10, 5, 3, 4),
    Density(8.0, 6, 8, 4, 2, 3, 160),
    Density(7.5, 4, 6, 3, 1, 2, 80),
)
"""Tried in this order until the brief is one page."""


def brief(reading: Reading, ring: Ring, density: Density) -> Document:
    """The brief of a ring; what is left out is counted on the page."""
    case = reading.dossier.case
    drawing = strip(reading, ring, density.people_drawn)
    why = sorted(ring.why, key=lambda line: (-line.weight * line.strength, line.signal))
    blocks: tuple[Block, ...] = (
        said(_short(ring.summary, density.longest), indent=False),
        KeyValues(ring_rows(reading, ring)),
        Heading(Text(en="Who", zh="涉及何人")),
        _members(reading, ring, density),
        Heading(Text(en="Why this is unlikely to be chance", zh="为何不似偶然")),
        Table(
            columns=(
                Column(Text(en="Indicator", zh="迹象"), 1.0),
                Column(Text(en="What was seen", zh="数据所示"), 5.0),
                Column(Text(en="Strength", zh="强度"), 0.7, "center"),
            ),
            rows=tuple(
                (
                    called(SIGNALS, line.signal),
                    _short(line.sentence, density.longest),
                    f"{line.strength:.0%}",
                )
                for line in why[: density.reasons]
            ),
            note=_more(len(why) - density.reasons),
        ),
        *((drawing,) if drawing is not None else ()),
        Heading(Text(en="What else could explain it", zh="有无其他解释")),
        *_readings(ring, density),
        Heading(Text(en="Next checks", zh="下一步核查")),
        Points(next_checks(ring, density.checks)),
        said(
            Text(
                en="These are indicators to be verified, not a conclusion about anyone.",
                zh="以上为有待核实的迹象，不是对任何人的结论。",
            ),
            small=True,
            indent=False,
        ),
    )
    title = Text(en="Ring {rank} on one page", zh="团伙线索{rank}一页概要")
    number = Text(en="Case no. {no}, ring {ring}", zh="案号：{no}，团伙线索编号：{ring}")
    return Document(
        code="brief",
        agency=case.agency,
        title=title.filled(rank=ring.rank),
        number=number.filled(no=case.case_id, ring=ring.ring_id),
        stamp=reading.stamp(),
        blocks=blocks,
        text_size=density.text_size,
        table_size=density.text_size - 1.5,
        dense=True,
    )


def _members(reading: Reading, ring: Ring, density: Density) -> Table:
    order = {"provider": 0, "doctor": 1, "patient": 2}
    members = sorted(ring.members, key=lambda m: (order[m.kind], -m.fund_minor, m.id))
    # Everybody who is not a patient first: few, and each a place or a hand in the pattern.
    shown = members[: density.members]
    return Table(
        columns=(
            Column(Text(en="Kind", zh="类别"), 0.9, "center"),
            Column(Text(en="Name and identifier", zh="名称及标识"), 3.0),
            Column(Text(en="Role", zh="角色"), 1.3),
            Column(Text(en="Claims", zh="记录数"), 0.6, "right"),
            Column(Text(en="Fund", zh="涉及基金"), 1.0, "right"),
        ),
        rows=tuple(_member(reading, member, density.longest) for member in shown),
        note=_more(len(members) - len(shown)),
    )


def _member(reading: Reading, member: RingMember, longest: int) -> tuple[Words, ...]:
    return (
        called(MEMBER_KINDS, member.kind),
        _cut(reading.named(member.kind, member.id), longest),
        called(ROLES, member.role),
        f"{member.claims:,}",
        readable(member.fund_minor),
    )


def _readings(ring: Ring, density: Density) -> tuple[Block, ...]:
    if not ring.readings:
        return (said(NONE_HELD, indent=False),)
    ordered = sorted(ring.readings, key=lambda r: (-r.plausibility, r.code))
    return (
        Table(
            columns=(
                Column(Text(en="Explanation", zh="解释"), 1.1),
                Column(Text(en="Fits", zh="符合"), 0.5, "center"),
                Column(Text(en="For and against", zh="支持与不支持的情况"), 4.0),
                Column(Text(en="Result", zh="结论"), 1.1),
            ),
            rows=tuple(_reading(one, density.longest) for one in ordered[: density.readings]),
            note=_more(len(ordered) - density.readings),
        ),
    )


def _reading(one: InnocentReading, longest: int) -> tuple[Words, ...]:
    signs = [("＋ ", "+ ", text) for text in one.evidence_for[:1]]
    signs += [("－ ", "- ", text) for text in one.evidence_against[:1]]
    sides = Text(
        en="  ".join(en + text.en for _, en, text in signs) or "—",
        zh="　".join(zh + text.zh for zh, _, text in signs) or "—",
    )
    return (
        _short(one.title, longest // 2),
        f"{one.plausibility:.0%}",
        _short(sides, longest),
        verdict(one.clears),
    )


def _short(text: Text, longest: int) -> Text:
    return Text(en=_cut(text.en, longest), zh=_cut(text.zh, longest))


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"


def _more(left: int) -> Text:
    if left <= 0:
        return Text(en="", zh="")
    return Text(en=f"{left} more in the report.", zh=f"另有{left}项见调查报告。")
