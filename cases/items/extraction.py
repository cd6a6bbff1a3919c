"""Item 16: how electronic data were taken, and their list (法发〔2016〕22号 art. 14-15)."""

from datetime import datetime

from cases.items import canonical_data, method, originals
from cases.items.electronic_list import COLUMNS, TITLE, electronic_rows
from cases.items.item import Item, Paper
from cases.items.reading import Reading
from cases.items.sections.provisions import cited
from cases.items.sections.wording import DATE, NOT_RECORDED, SIGN, TO_CONFIRM
from cases.papers.times import moment
from cases.papers.tree import (
    BLANK,
    Document,
    Heading,
    KeyValues,
    Points,
    Signature,
    Signatures,
    Table,
    Words,
    said,
)
from model.language import Text

NAME = "16_电子数据提取笔录"

_PROCESS = (
    Text(
        en="The files were received on the media named in the list; name, size and SHA-256 of "
        "each were recorded before it was read.",
        zh="数据文件以清单所列介质接收；读取前逐一登记文件名、字节数及 SHA-256 校验值。",
    ),
    Text(
        en="The files were read without being changed; of {rows} data rows {loaded} were taken "
        "over, {merged} were repetitions of the same row and {rejected} were rejected with a "
        "reason each.",
        zh="读取过程未改动原文件；共{rows}行数据，采用{loaded}行，重复合并{merged}行，"
        "剔除{rejected}行并逐行注明原因。",
    ),
    Text(
        en="The bytes as received are in {originals}/, the normalised rows with source file and "
        "row number in {canonical}/, programs, versions, parameters and seeds in {method}/.",
        zh="原始字节见 {originals}/，标注源文件及行号的规范化数据见 {canonical}/，"
        "程序、版本、参数及随机种子见 {method}/。",
    ),
)
_FOLDERS = {"originals": originals.NAME, "canonical": canonical_data.NAME, "method": method.NAME}


def extraction(reading: Reading) -> Document:
    """The extraction record with the list of the data and places for all signatures."""
    basis = reading.provisions.get("electronic_data")
    return reading.document(
        ITEM.number,
        Text(en="Record of electronic data extraction", zh="电子数据提取笔录"),
        text_size=11.0,
        table_size=7.5,
        blocks=(
            KeyValues(_rows(reading)),
            *((said(cited(basis), small=True, indent=False),) if basis else ()),
            Heading(Text(en="Process", zh="提取过程")),
            Points(tuple(item.filled(**_FOLDERS, **_balance(reading)) for item in _PROCESS)),
            Heading(TITLE),
            Table(COLUMNS, electronic_rows(reading)),
            Heading(Text(en="Signatures", zh="签名")),
            said(
                Text(
                    en="Where the holder or a witness does not sign, the reason is: ______________",
                    zh="持有人（提供人）或者见证人未签名的，注明原因：______________",
                ),
                indent=False,
            ),
            _signatures(reading),
            said(TO_CONFIRM, small=True, indent=False),
        ),
    )


def _rows(reading: Reading) -> tuple[tuple[Words, Words], ...]:
    dossier = reading.dossier
    times = [s.received_at for s in dossier.sources if s.received_at is not None]
    providers = dict.fromkeys(source.provider for source in dossier.sources if source.provider)
    media = dict.fromkeys(source.medium for source in dossier.sources if source.medium)
    video = [e.file_name for e in dossier.case.exhibits if e.kind == "audiovisual"]
    return (
        (Text(en="Cause of the case", zh="案由"), dossier.case.title),
        (
            Text(en="Object", zh="提取对象"),
            Text(en="data files provided by {who}: {n}", zh="{who}提供的数据文件{n}个").filled(
                n=len(dossier.sources), who="、".join(providers) or "—"
            ),
        ),
        (
            Text(en="Content", zh="提取内容"),
            Text(
                en="Settlement records of medical insurance and the registers they refer to.",
                zh="医疗保障结算记录及其所涉人员、机构登记信息。",
            ),
        ),
        (Text(en="Time", zh="提取时间"), _span(times) if times else NOT_RECORDED),
        (Text(en="Place", zh="提取地点"), BLANK),
        (Text(en="Medium", zh="存储介质"), "、".join(media) or NOT_RECORDED),
        (
            Text(en="Method", zh="提取方法"),
            Text(
                en="Copy of the files as received; integrity values by SHA-256.",
                zh="按接收原样复制文件，以 SHA-256 计算完整性校验值。",
            ),
        ),
        (
            Text(en="Original medium", zh="原始存储介质"),
            Text(
                en="□ sealed or seized   □ not, because: ______________",
                zh="□ 已封存、扣押　　□ 未封存、未扣押，原因：______________",
            ),
        ),
        (Text(en="Video of the process", zh="录像"), "、".join(video) or BLANK),
    )


def _span(times: list[datetime]) -> Words:
    first, last = moment(min(times)), moment(max(times))
    return (
        first if first == last else Text(en="{a} to {b}", zh="{a} 至 {b}").filled(a=first, b=last)
    )


def _balance(reading: Reading) -> dict[str, str]:
    balances = reading.dossier.balances
    found = {
        "rows": sum(balance.rows for balance in balances),
        "loaded": sum(balance.loaded for balance in balances),
        "merged": sum(balance.merged for balance in balances),
        "rejected": sum(balance.rejected for balance in balances),
    }
    return {name: f"{count:,}" for name, count in found.items()}


def _signatures(reading: Reading) -> Signatures:
    officers = [reading.officer(officer.account) for officer in reading.dossier.case.officers[:2]]
    officers += [""] * (2 - len(officers))
    return Signatures(
        (
            *(Signature(Text(en="Officer", zh="提取人"), name, (SIGN, DATE)) for name in officers),
            Signature(Text(en="Holder or provider", zh="持有人（提供人）"), "", (SIGN, DATE)),
            Signature(Text(en="Witness", zh="见证人"), "", (SIGN, DATE)),
        )
    )


ITEM = Item(
    name=NAME,
    title=Text(en="Record of extraction of electronic data", zh="电子数据提取笔录"),
    source="法发〔2016〕22号 art. 14-15",
    needed=(f"{NAME}.pdf",),
    judicial=True,
    papers=(Paper(NAME, extraction),),
)
