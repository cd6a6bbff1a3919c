"""Item 21: alternative explanations and exculpatory evidence: what was examined, what was not."""

from collections import Counter

from cases.items.item import Item
from cases.items.reading import Reading
from cases.papers.markdown import document, pair, point, section
from cases.papers.tabular import bilingual
from model.dossiers import Dossier
from model.judgements import Judgement
from model.language import Text
from model.rings import InnocentReading
from model.vocabulary.cases import JUDGEMENTS
from model.vocabulary.explanations import verdict
from model.vocabulary.loads import REJECTS
from model.vocabulary.term import called

NAME = "21_排除与疑点"
FILE = f"{NAME}.md"
WEAK = 0.8
"""Stability under which a ring is called weak (share of members kept when claims are dropped)."""


def files(reading: Reading) -> dict[str, bytes]:
    """The document; a defender will ask for exactly this."""
    dossier = reading.dossier
    readings = [
        line
        for ring in dossier.rings
        for line in (
            pair(Text(en="ring", zh="团伙线索"), ring.ring_id),
            *(line for one in ring.readings for line in _explanation(one)),
            *([] if ring.readings else ["    " + point(_NONE)]),
        )
    ]
    weak = [
        pair(Text(en="ring with stability below 80 %", zh="稳定度低于八成的团伙线索"), ring.ring_id)
        for ring in dossier.rings
        if ring.stability is None or ring.stability < WEAK
    ]
    skipped = [pair(title, said) for title, said in not_examined(dossier)]
    judged = [pair(f"{j.by}, {j.ring_id}", _judged(j)) for j in dossier.judgements]
    return {
        FILE: document(
            Text(en="Alternative explanations and doubts", zh="排除与疑点"),
            section(Text(en="Explanations examined", zh="已核查的合理解释"), *readings),
            section(Text(en="Judgements of people", zh="研判结论"), *judged or [point(_NONE)]),
            section(Text(en="Weak spots", zh="薄弱之处"), *weak or [point(_NONE)]),
            section(Text(en="Not examined", zh="未检查的手法"), *skipped or [point(_NONE)]),
            section(Text(en="Gaps in the data", zh="数据缺口"), *_gaps(dossier)),
            section(Text(en="What claims cannot show", zh="数据不能说明的"), *map(point, _LIMITS)),
        )
    }


def _judged(judgement: Judgement) -> str:
    """A judgement as what it is: of a lead, never of a person."""
    return f"{bilingual(JUDGEMENTS[judgement.kind].name)}: {judgement.reason}"


def _explanation(reading: InnocentReading) -> list[str]:
    share = Text(en="share of the pattern it explains", zh="可解释的比例")
    return [
        "    " + point(reading.title),
        "        " + pair(share, f"{reading.plausibility:.0%}"),
        *("        " + point(_prefixed(_FOR, text)) for text in reading.evidence_for),
        *("        " + point(_prefixed(_AGAINST, text)) for text in reading.evidence_against),
        "        " + point(_prefixed(_RESULT, verdict(reading.clears))),
    ]


def _prefixed(prefix: Text, text: Text) -> Text:
    return Text(en=prefix.en + text.en, zh=prefix.zh + text.zh)


def not_examined(dossier: Dossier) -> list[tuple[Text, str]]:
    """Typologies that did not run to their end: title, and why."""
    outcomes = [o for o in dossier.run.get("outcomes", ()) if o["status"] != "ok"]
    return [(Text(**o["title"]), str(o.get("said", o["status"]))) for o in outcomes]


def _gaps(dossier: Dossier) -> list[str]:
    reasons = Counter((r.source, r.reason) for r in dossier.rejects)
    unstated = sum(
        value is None for value in dossier.claims.column("fund_amount_minor").to_pylist()
    )
    lines = [
        pair(
            Text(en="rows not loaded", zh="未导入的行"),
            f"{source}: {bilingual(called(REJECTS, reason))}: {count}",
        )
        for (source, reason), count in sorted(reasons.items())
    ]
    lines += [
        pair(
            Text(en="file", zh="文件"),
            f"{b.source.name}: {b.rows} = {b.loaded} + {b.merged} + {b.rejected}",
        )
        for b in dossier.balances
    ]
    lines += [
        pair(Text(en="bytes not kept of", zh="未保存原始字节"), source.name)
        for source in dossier.sources
        if source.path is None
    ]
    lines.append(pair(Text(en="claims without fund share", zh="无基金支付额的记录"), unstated))
    return lines


_NONE = Text(en="None.", zh="无。")
_FOR = Text(en="For it: ", zh="支持：")
_AGAINST = Text(en="Against it: ", zh="不支持：")
_RESULT = Text(en="Result: ", zh="结果：")
_LIMITS = (
    Text(
        en="Claims show what was billed, not what was done or meant.",
        zh="结算数据反映申报内容，不能直接证明实际行为或主观故意。",
    ),
    Text(
        en="Treatment paid in cash or elsewhere is not in the data.",
        zh="自费或其他渠道的就医不在数据之中。",
    ),
    Text(
        en="A card may have been used without its holder's knowledge.",
        zh="医保凭证可能在持有人不知情时被使用。",
    ),
)


ITEM = Item(
    name=NAME,
    title=Text(en="Alternative explanations and doubts", zh="排除与疑点"),
    source="法发〔2024〕6号 §2; fairness",
    needed=(FILE,),
    judicial=True,
    files=files,
)
