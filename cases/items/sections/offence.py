"""The offence that is suspected, with the provisions as dated data cites them."""

from datetime import date, timedelta

from cases import rules
from cases.items.reading import Reading
from cases.items.sections.provisions import cited
from cases.papers.tree import Block, Points, said
from cases.rules.provisions import band_reached
from model.language import Text

_SUSPECTED = Text(
    en="Suspected offence that the officers propose for examination: {offence}.",
    zh="承办人提请审查的涉嫌罪名：{offence}。",
)
_BAND = Text(
    en="The fund share of {fund} reaches the start of the band “{band}” ({source}); the figure "
    "that the province has set inside the band is decisive.",
    zh="基金支付数额{fund}已达到“{band}”的起点（{source}），具体以所在省份在幅度内确定的标准为准。",
)
_NO_BAND = Text(
    en="The fund share of {fund} reaches none of the amount bands of the dated table.",
    zh="基金支付数额{fund}未达到现行数额标准的起点。",
)
_CRIMES, _DUTIES = "crime_", "fund_supervision"
"""Topics of the data that are cited: every offence and the guidance on it, then the regulation."""


def offence(reading: Reading) -> tuple[Block, ...]:
    """What the officers propose as suspected offence, the provisions, and the amount band."""
    proposed = reading.latest("propose_transfer")
    named = proposed.facts.get("suspected_crime", "") if proposed else ""
    known = reading.provisions
    crimes = [p for topic, p in known.items() if topic.startswith(_CRIMES)]
    duties = [known[_DUTIES]] if _DUTIES in known else []
    main = crimes[0] if crimes else None
    offence_name = named or (main.law if main else "—")
    on = date(1970, 1, 1) + timedelta(days=reading.period[1])
    band = band_reached(reading.amounts.fund_minor, on, reading.dossier.case.region)
    fund = reading.money(reading.amounts.fund_minor)
    reached = (
        _BAND.filled(fund=fund, band=band.title, source=Text(en=band.source_en, zh=band.source))
        if band
        else _NO_BAND.filled(fund=fund)
    )
    return (
        said(_SUSPECTED.filled(offence=offence_name)),
        Points(tuple(cited(provision) for provision in (*crimes, *duties))),
        *((said(reached),) if reading.options.template == "cn" else ()),
        said(_marks(), small=True),
    )


def _marks() -> Text:
    return Text(
        en="Provisions are cited from the data of {dated}; those in brackets were not read in "
        "full and are to be confirmed.",
        zh="法律依据引自 {dated} 的数据文件；带〔〕标注者未核对全文，须由使用机关核实。",
    ).filled(dated=str(rules.table("legal_texts_cn")["dated"]))
