"""What speaks against the suspicion: alternative explanations, judgements, gaps in the data."""

from cases.items import canonical_data
from cases.items.exculpatory import WEAK, not_examined
from cases.items.reading import Reading
from cases.papers.times import moment
from cases.papers.tree import Block, Column, Heading, Points, Table, Words, said
from model.language import Text
from model.rings import InnocentReading, Ring
from model.vocabulary.cases import JUDGEMENTS
from model.vocabulary.explanations import NONE_HELD, SPEAKS_AGAINST, SPEAKS_FOR, verdict

_EXAMINED = Text(
    en="Every alternative explanation of the catalogue was examined; the table lists those that "
    "had any hold in the data.",
    zh="已逐一核查目录中的合理解释，下表列出在数据中有所体现者。",
)
_OF_RING = Text(en="Ring {ring}: {what}", zh="团伙线索{ring}：{what}")


def exculpatory_blocks(reading: Reading) -> tuple[Block, ...]:
    """Readings per ring with the data for and against, then weak points and gaps."""
    rings = reading.dossier.rings
    rows: list[tuple[Words, ...]] = [
        _row(ring, one) for ring in rings for one in sorted(ring.readings, key=lambda r: r.code)
    ]
    table = (
        Table(
            columns=(
                Column(Text(en="Ring", zh="团伙线索"), 0.8, "center"),
                Column(Text(en="Explanation examined", zh="合理解释"), 1.3),
                Column(Text(en="Fits", zh="符合程度"), 0.6, "center"),
                Column(SPEAKS_FOR, 2.2),
                Column(SPEAKS_AGAINST, 2.2),
                Column(Text(en="Result", zh="结论"), 1.2),
            ),
            rows=tuple(rows),
        ),
    )
    return (
        Heading(Text(en="Alternative explanations examined", zh="合理解释的核查"), 2),
        *((said(_EXAMINED), *table) if rows else ()),
        *(
            said(_OF_RING.filled(ring=ring.rank, what=NONE_HELD))
            for ring in rings
            if not ring.readings
        ),
        Heading(Text(en="Weak points", zh="薄弱之处"), 2),
        Points(_weak(reading)),
        Heading(Text(en="What the data cannot show", zh="数据的局限"), 2),
        Points(_gaps(reading)),
        Heading(Text(en="Judgements so far", zh="既有研判意见"), 2),
        Points(_judgements(reading)),
    )


def _row(ring: Ring, one: InnocentReading) -> tuple[Words, ...]:
    return (
        str(ring.rank),
        one.title,
        f"{one.plausibility:.0%}",
        _together(one.evidence_for),
        _together(one.evidence_against),
        verdict(one.clears),
    )


def _together(parts: tuple[Text, ...]) -> Words:
    if not parts:
        return "—"
    return Text(en=" ".join(p.en for p in parts), zh="".join(p.zh for p in parts))


def _weak(reading: Reading) -> tuple[Words, ...]:
    found: list[Words] = []
    for ring in reading.dossier.rings:
        if ring.stability is None:
            says = Text(
                en="Ring {ring}: stability was not measured.", zh="团伙线索 {ring}：未测定稳定性。"
            )
            found.append(says.filled(ring=ring.rank))
        elif ring.stability < WEAK:
            says = Text(
                en="Ring {ring} is weak: only {share} of its members stay when claims are dropped "
                "at random.",
                zh="团伙线索 {ring} 较弱：随机剔除部分结算记录后仅{share}的成员保持不变。",
            )
            found.append(says.filled(ring=ring.rank, share=f"{ring.stability:.0%}"))
    return tuple(found) or (
        Text(en="None of the rings is weak.", zh="各团伙线索均无明显薄弱之处。"),
    )


def _gaps(reading: Reading) -> tuple[Words, ...]:
    dossier = reading.dossier
    rejected = sum(balance.rejected for balance in dossier.balances)
    found: list[Words] = [
        Text(
            en="Claims show settlement, not presence: whether a card was used by its holder has to "
            "be shown by other evidence.",
            zh="结算数据反映刷卡结算，不直接证明本人到场；是否本人用卡须由其他证据证明。",
        ),
        _NO_REJECT
        if not rejected
        else Text(
            en="{n} rows of the source files were rejected with a reason each and were not "
            "examined ({file}).",
            zh="源数据中{n}行因故剔除，未纳入分析（逐行原因见 {file}）。",
        ).filled(n=rejected, file=canonical_data.REJECTS),
    ]
    not_analysed = Text(en="Not examined: {title} ({said}).", zh="未作分析：{title}（{said}）。")
    found += [not_analysed.filled(title=title, said=said) for title, said in not_examined(dossier)]
    return tuple(found)


_NO_REJECT = Text(
    en="No row of the source files was rejected.", zh="源数据无因故剔除的行，均已纳入分析。"
)


def _judgements(reading: Reading) -> tuple[Words, ...]:
    ranks = {ring.ring_id: str(ring.rank) for ring in reading.dossier.rings}
    found = tuple(
        Text(
            en="Ring {ring}, {at}, {by}: {kind}. {reason}",
            zh="团伙线索 {ring}，{at}，{by}：{kind}。{reason}",
        ).filled(
            ring=ranks.get(j.ring_id, j.ring_id),
            at=moment(j.at),
            by=reading.officer(j.by),
            kind=JUDGEMENTS[j.kind].name,
            reason=j.reason,
        )
        for j in sorted(reading.dossier.judgements, key=lambda j: (j.at, j.ring_id, j.by))
    )
    return found or (Text(en="None.", zh="无。"),)
