"""Item 22: for what, on what basis and for whom the data leave the house, and how masked."""

from cases.items.item import Item
from cases.items.reading import Reading
from cases.papers.markdown import document, pair, point, section
from model.language import Text

NAME = "22_权限与保密"
FILE = f"{NAME}.md"
LEVELS = {
    "sealed": Text(en="L0: real identities; approved by two people", zh="L0：真实身份；经两人批准"),
    "working": Text(
        en="L2: keyed pseudonyms; the key stays with the agency; ages in bands",
        zh="L2：加密钥代号；密钥由机关保管；年龄分段",
    ),
    "public": Text(
        en="L3: sums over at least 10 people, months at finest",
        zh="L3：仅含不少于十人的汇总，时间至月",
    ),
}


def files(reading: Reading) -> dict[str, bytes]:
    """The sheet; legal wording is to be confirmed by the using agency."""
    dossier = reading.dossier
    case = dossier.case
    approvals = [
        pair(Text(en="approved", zh="批准"), f"{a.by} {a.at.isoformat()} {a.act}")
        for a in case.approvals
    ]
    return {
        FILE: document(
            Text(en="Access and confidentiality", zh="权限与保密"),
            section(
                Text(en="This copy", zh="本副本"),
                pair(Text(en="case", zh="案号"), case.case_id),
                pair(Text(en="agency", zh="机关"), case.agency),
                pair(Text(en="exported", zh="导出"), f"{dossier.exported_at.isoformat()}"),
                pair(Text(en="by", zh="导出人"), dossier.exported_by),
                point(LEVELS[dossier.profile]),
                *approvals,
            ),
            section(Text(en="Purpose and basis", zh="目的与依据"), *map(point, _BASIS)),
            section(Text(en="Duties of the recipient", zh="接收方义务"), *map(point, _DUTIES)),
        )
    }


_BASIS = (
    Text(
        en="Purpose: transfer of suspected offences to the competent authority; no other use.",
        zh="目的：向主管机关移送涉嫌违法犯罪线索，不得用于其他目的。",
    ),
    Text(
        en="Basis: statutory duty (PIPL art. 13(3), 34; Order 735 art. 32). Wording to be "
        "confirmed by the using agency.",
        zh="依据：履行法定职责（个人信息保护法第十三、三十四条；国务院令第735号第三十二条）。"
        "表述由使用机关确认。",
    ),
    Text(
        en="Informants: their identity is kept apart and is in no part of this package.",
        zh="举报人：身份信息单独保管，不包含于本卷宗任何部分。",
    ),
    Text(
        en="Impact assessment: kept by the agency for at least three years (PIPL art. 55-56).",
        zh="个人信息保护影响评估：由机关留存不少于三年（第五十五、五十六条）。",
    ),
)
_DUTIES = (
    Text(en="Recipients: to be filled in on handing over.", zh="接收人：移交时填写。"),
    Text(
        en="Keep it encrypted and in the country; record who opens it (PIPL art. 36, 51).",
        zh="加密、境内存储，并记录查阅（第三十六、五十一条）。",
    ),
    Text(
        en="Retention: as long as the file of the case, by the rules of the recipient.",
        zh="留存期限：与案件档案相同，依接收方规定。",
    ),
)


ITEM = Item(
    name=NAME,
    title=Text(en="Privacy sheet", zh="权限与保密"),
    source="PIPL art. 34, 51, 55-56; Order 735 art. 32",
    needed=(FILE,),
    files=files,
)
