"""Item 21: innocent explanations examined, what speaks against the suspicion, what was not seen."""

from collections import Counter

from cases.package.markdown import document, pair, point, section
from model.dossiers import Dossier
from model.judgements import Judgement
from model.language import Text
from model.rings import InnocentReading

FILE = "21_排除与疑点.md"


def files(dossier: Dossier) -> dict[str, bytes]:
    """The document; a defender will ask for exactly this."""
    readings = [
        line
        for ring in dossier.rings
        for line in (
            pair(Text(en="ring", zh="团组"), ring.ring_id),
            *(line for reading in ring.readings for line in _reading(reading)),
            *([] if ring.readings else ["    " + point(_NONE)]),
        )
    ]
    weak = [
        pair(Text(en="ring with stability below 80 %", zh="稳定度低于八成的团组"), ring.ring_id)
        for ring in dossier.rings
        if ring.stability is None or ring.stability < _WEAK
    ]
    judged = [pair(f"{j.by}, {j.ring_id}", _judged(j)) for j in dossier.judgements]
    return {
        FILE: document(
            Text(en="Innocent explanations and doubts", zh="排除与疑点"),
            section(Text(en="Explanations examined", zh="已核查的无辜解释"), *readings),
            section(Text(en="Judgements of people", zh="人工判断"), *judged or [point(_NONE)]),
            section(Text(en="Weak spots", zh="薄弱之处"), *weak or [point(_NONE)]),
            section(Text(en="Not examined", zh="未检查的类型"), *_skipped(dossier)),
            section(Text(en="Gaps in the data", zh="数据缺口"), *_gaps(dossier)),
            section(Text(en="What claims cannot show", zh="数据不能说明的"), *map(point, _LIMITS)),
        )
    }


_WEAK = 0.8
_KINDS = {
    "CONFIRMED": Text(en="lead held credible", zh="线索可信"),
    "CLEARED": Text(en="cleared", zh="予以排除"),
    "UNSURE": Text(en="unsure", zh="存疑"),
    "UNREVIEWED": Text(en="not reviewed", zh="未研判"),
}


def _judged(judgement: Judgement) -> str:
    """A judgement as what it is: of a lead, never of a person."""
    kind = _KINDS[judgement.kind]
    return f"{kind.zh} / {kind.en}: {judgement.reason}"


def _reading(reading: InnocentReading) -> list[str]:
    result = _CLEARS if reading.clears else _STANDS
    share = Text(en="share of the pattern it explains", zh="可解释的比例")
    return [
        "    " + point(reading.title),
        "        " + pair(share, f"{reading.plausibility:.0%}"),
        *("        " + point(_prefixed(_FOR, text)) for text in reading.evidence_for),
        *("        " + point(_prefixed(_AGAINST, text)) for text in reading.evidence_against),
        "        " + point(result),
    ]


def _prefixed(prefix: Text, text: Text) -> Text:
    return Text(en=prefix.en + text.en, zh=prefix.zh + text.zh)


def _skipped(dossier: Dossier) -> list[str]:
    outcomes = [o for o in dossier.run.get("outcomes", []) if o["status"] != "ok"]
    return [pair(Text(**o["title"]), o.get("said", o["status"])) for o in outcomes] or [
        point(_NONE)
    ]


def _gaps(dossier: Dossier) -> list[str]:
    reasons = Counter((r.source, r.reason) for r in dossier.rejects)
    unstated = sum(
        value is None for value in dossier.claims.column("fund_amount_minor").to_pylist()
    )
    lines = [
        pair(Text(en="rows not loaded", zh="未载入的行"), f"{source}: {reason}: {count}")
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
_CLEARS = Text(en="Result: explains the pattern.", zh="结果：可以解释该模式。")
_STANDS = Text(en="Result: does not explain the pattern.", zh="结果：不足以解释该模式。")
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
