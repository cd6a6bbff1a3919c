"""Item 02: the blank receipt of the receiving authority (Order 310 art. 7; 49号 annex)."""

from cases.items.item import Item, Paper
from cases.items.reading import Reading
from cases.items.sections.head_of_custody import custody_head
from cases.items.sections.terms import legal_terms
from cases.items.sections.wording import SIGN, TO_CONFIRM
from cases.papers.tree import (
    BLANK,
    Document,
    Heading,
    KeyValues,
    Points,
    Signature,
    Signatures,
    said,
)
from model.language import Text

NAME = "02_移送书_回执"

_DATE = Text(en="____ / ____ / ______  ____:____", zh="______年____月____日____时____分")
_SAYS = Text(
    en="The case “{title}” (case no. {no}), transferred by {agency} with its material, was "
    "received as stated below.",
    zh="{agency}移送的“{title}”（案号：{no}）及随案材料收悉，情况如下。",
)


def receipt(reading: Reading) -> Document:
    """The receipt form: received by and when, filed or not and why, copies as received."""
    case = reading.dossier.case
    return reading.document(
        ITEM.number,
        Text(en="Receipt for a transferred case", zh="涉嫌犯罪案件移送书（回执）"),
        agency=Text(en="(receiving authority)", zh="______________________"),
        blocks=(
            said(Text(en="To: {to}", zh="{to}：").filled(to=case.agency), indent=False),
            said(_SAYS.filled(title=case.title, no=case.case_id, agency=case.agency)),
            Heading(Text(en="Receipt", zh="接收情况")),
            KeyValues(
                (
                    (Text(en="Received by", zh="接收人"), BLANK),
                    (Text(en="Date and time of receipt", zh="接收时间"), _DATE),
                    (
                        Text(en="Material received", zh="接收材料"),
                        Text(
                            en="□ complete as listed in the letter   □ missing: ____________",
                            zh="□ 与移送书附件清单一致　　□ 缺少：____________",
                        ),
                    ),
                    custody_head(reading.dossier),
                    (
                        Text(en="Root digest", zh="根校验值核对"),
                        Text(
                            en="□ the same as printed in the letter   □ differs   □ not checked",
                            zh="□ 与移送书所载一致　　□ 不一致　　□ 未核对",
                        ),
                    ),
                )
            ),
            Heading(Text(en="Examination", zh="审查结果")),
            KeyValues(
                (
                    (
                        Text(en="Decision", zh="处理决定"),
                        Text(
                            en="□ filed   □ not filed   □ passed on to: ____________",
                            zh="□ 立案　　□ 不予立案　　□ 转送：____________",
                        ),
                    ),
                    (Text(en="Document no. and date", zh="文书编号及日期"), BLANK),
                    (
                        Text(en="Reasons where not filed", zh="不予立案理由"),
                        Text(en="\u3000", zh="\u3000"),
                    ),
                    (
                        Text(en="Material returned", zh="退回材料"),
                        Text(en="□ none   □ ____________", zh="□ 无　　□ ____________"),
                    ),
                )
            ),
            Points(legal_terms("police_decision", "review_request")),
            Signatures(
                (
                    Signature(Text(en="Received by", zh="接收人"), lines=(SIGN, _DATE)),
                    Signature(
                        Text(en="Receiving authority (seal)", zh="接受移送机关（印章）"),
                        lines=(_DATE,),
                    ),
                )
            ),
            said(TO_CONFIRM, small=True, indent=False),
        ),
    )


ITEM = Item(
    name=NAME,
    title=Text(en="Receipt form", zh="移送书回执"),
    source="Order 310 art. 7; 医保发〔2021〕49号 annex",
    needed=(f"{NAME}.pdf",),
    judicial=True,
    papers=(Paper(NAME, receipt),),
)
