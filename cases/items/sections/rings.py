"""The rings of the case in the report: what was seen, who takes which part, and the drawing."""

from cases.items.reading import Reading
from cases.items.roles import people_table
from cases.items.sections.strips import strip
from cases.papers.tree import Block, Column, Heading, KeyValues, Table, Words, said
from model.days import iso
from model.language import Text, listed
from model.rings import Ring
from model.vocabulary.findings import TYPOLOGIES
from model.vocabulary.signals import SIGNALS
from model.vocabulary.term import called


def ring_blocks(reading: Reading) -> tuple[Block, ...]:
    """Persons and roles over all rings, then each ring by rank."""
    rings = sorted(reading.dossier.rings, key=lambda ring: ring.rank)
    found: list[Block] = [
        Heading(Text(en="Persons, institutions and roles", zh="人员、机构及角色"), 2),
        people_table(reading),
    ]
    for number, ring in enumerate(rings, start=1):
        title = Text(en="Ring {n} ({id})", zh="团伙线索{n}（{id}）")
        found.append(Heading(title.filled(n=number, id=ring.ring_id), 2))
        found += _ring(reading, ring)
    return tuple(found)


def _ring(reading: Reading, ring: Ring) -> list[Block]:
    drawing = strip(reading, ring)
    blocks: list[Block] = [said(ring.summary), KeyValues(ring_rows(reading, ring)), reasons(ring)]
    return blocks + ([drawing] if drawing is not None else [])


def ring_rows(reading: Reading, ring: Ring) -> tuple[tuple[Words, Words], ...]:
    """Pattern, period, members, money and the strength of the finding of one ring."""
    people = Text(
        en="{p} insured persons, {d} doctors, {i} providers",
        zh="参保人{p}名、医师{d}名、医药机构{i}家",
    )
    q = "—" if ring.q_value is None else f"{ring.q_value:.1e}"
    stable = "—" if ring.stability is None else f"{ring.stability:.0%}"
    return (
        (
            Text(en="Pattern", zh="疑点类型"),
            listed([called(TYPOLOGIES, code) for code in ring.typologies]),
        ),
        (
            Text(en="Period", zh="期间"),
            Text(en="{a} to {b}", zh="{a} 至 {b}").filled(
                a=iso(ring.first_day), b=iso(ring.last_day)
            ),
        ),
        (
            Text(en="Members", zh="成员"),
            people.filled(
                p=ring.count("patient"), d=ring.count("doctor"), i=ring.count("provider")
            ),
        ),
        (
            Text(en="Claims and amounts", zh="结算记录及金额"),
            Text(
                en="{n} claims; total {total}; fund {fund}",
                zh="{n}条；总费用{total}；基金支付{fund}",
            ).filled(
                n=len(ring.claims),
                total=reading.money(ring.total_minor),
                fund=reading.money(ring.fund_minor),
            ),
        ),
        (
            Text(en="Against chance", zh="与随机的比较"),
            Text(
                en="corrected p-value (q) {q}; stability {stable}; score {score} (for ranking "
                "only)",
                zh="校正后p值（q）{q}；稳定性{stable}；评分{score}（仅用于排序）",
            ).filled(q=q, stable=stable, score=f"{ring.score:.2f}"),
        ),
    )


def reasons(ring: Ring) -> Table:
    """The independent reasons for suspicion, each with its sentence."""
    return Table(
        columns=(
            Column(Text(en="Indicator", zh="迹象"), 1.1),
            Column(Text(en="What was seen", zh="数据所示"), 5.0),
            Column(Text(en="Strength", zh="强度"), 0.7, "center"),
        ),
        rows=tuple(
            (called(SIGNALS, line.signal), line.sentence, f"{line.strength:.0%}")
            for line in ring.why
        ),
    )
