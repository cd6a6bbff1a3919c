"""Item 01: the letter that hands a case to the police (Order 310 art. 6(1); 医保发〔2021〕49号)."""

from dataclasses import replace

from cases.items.item import Item, Paper
from cases.items.reading import Reading
from cases.items.sections.facts import facts_rows, measures, origin
from cases.items.sections.head_of_custody import custody_head
from cases.items.sections.offence import offence
from cases.items.sections.parties import parties_table
from cases.items.sections.provisions import cited
from cases.items.sections.wording import DATE, SIGN, TO_CONFIRM
from cases.papers.tree import (
    BLANK,
    Block,
    Column,
    Document,
    Heading,
    KeyValues,
    Signature,
    Signatures,
    Table,
    Words,
    said,
)
from model.language import Text

NAME = "01_移送书"
PDF = f"{NAME}.pdf"

TITLE = Text(en="Letter of transfer of a suspected criminal case", zh="涉嫌犯罪案件移送书")
ROOT = Text(en="Root digest of the package", zh="卷宗根校验值")

_OPENING = Text(
    en="In investigating “{title}” (case no. {no}), {agency} found that the parties named below "
    "are suspected of conduct that may amount to an offence. Under {basis}, the case is "
    "transferred to you with its material for examination. What follows are facts under "
    "suspicion; whether an offence was committed is for the competent authorities to decide.",
    zh="{agency}在查处“{title}”（案号：{no}）过程中，发现下列当事人的行为涉嫌犯罪。"
    "依照{basis}的规定，现将本案连同有关材料移送你机关审查处理。"
    "以下所述均为涉嫌事实，是否构成犯罪由有权机关依法认定。",
)
_ADDRESSED = Text(
    en="To: ______________________ (authority addressed)",
    zh="______________________（受移送机关）：",
)
_INTEGRITY = Text(
    en="Every file of the package except this letter is covered by the root digest printed below. "
    "Recompute it with verify_package.py, which lies in the package and needs nothing but "
    "Python; if it differs, the package is not the one that this letter names.",
    zh="除本移送书外，卷宗全部文件均由下列根校验值覆盖。可使用随卷宗所附 verify_package.py "
    "（仅需 Python 标准库）重新计算核对；如不一致，则所核对的卷宗不是本移送书所指的卷宗。",
)


def letter(reading: Reading) -> Document:
    """The transfer letter; the package's root digest is printed in body and footer."""
    root = reading.root
    return replace(
        reading.document(ITEM.number, TITLE, _blocks(reading)),
        stamp=reading.stamp(((ROOT, root),) if root else ()),
    )


def _blocks(reading: Reading) -> tuple[Block, ...]:
    return (
        *_opening(reading),
        Heading(Text(en="Parties", zh="当事人基本情况")),
        *parties_table(reading),
        Heading(Text(en="Source of the case", zh="案件来源")),
        said(origin(reading)),
        Heading(Text(en="Facts under suspicion", zh="涉嫌事实")),
        KeyValues(facts_rows(reading)),
        Heading(Text(en="Offence suspected and provisions", zh="涉嫌罪名及法律依据")),
        *offence(reading),
        Heading(Text(en="Measures already taken", zh="已采取的措施")),
        measures(reading),
        Heading(Text(en="Attachments", zh="附件清单")),
        _enclosed(reading),
        Heading(Text(en="Integrity", zh="完整性核验")),
        said(_INTEGRITY),
        KeyValues(((ROOT, reading.root or BLANK), custody_head(reading.dossier))),
        _signed(reading),
        said(TO_CONFIRM, small=True, indent=False),
    )


def _opening(reading: Reading) -> tuple[Block, ...]:
    case = reading.dossier.case
    sent = reading.latest("send_transfer")
    to = sent.facts.get("recipient", "") if sent else ""
    addressed = Text(en="To: {to}", zh="{to}：").filled(to=to) if to else _ADDRESSED
    transfer = reading.provisions.get("transfer")
    basis = cited(transfer, articles=False) if transfer else Text(en="the law", zh="有关法律")
    return (
        said(addressed, indent=False),
        said(_OPENING.filled(title=case.title, no=case.case_id, agency=case.agency, basis=basis)),
    )


def _signed(reading: Reading) -> Signatures:
    case = reading.dossier.case
    officers = [reading.officer(officer.account) for officer in case.officers]
    return Signatures(
        (
            Signature(
                Text(en="Officers of the case", zh="承办人"),
                Text(en=", ".join(officers), zh="、".join(officers)),
                (SIGN,),
            ),
            Signature(
                Text(en="Transferring authority (seal)", zh="移送机关（印章）"),
                case.agency,
                (Text(en="Person in charge: ____________", zh="负责人：____________"), DATE),
            ),
        )
    )


_THERE = Text(en="enclosed", zh="随案移送")
_ABSENT = Text(en="none: {because}", zh="无：{because}")


def _enclosed(reading: Reading) -> Table:
    """Every item by number and name: enclosed, or the signed reason why there is none."""
    cells: list[tuple[Words, ...]] = []
    for number, title in reading.enclosed:
        because = reading.because(number)
        state = _ABSENT.filled(because=because) if because else _THERE
        cells.append((number, title, state))
    half = -(-len(cells) // 2)
    right = [*cells[half:], *[("", "", "")] * (2 * half - len(cells))]
    columns = (
        Column(Text(en="No.", zh="序号"), 0.55, "center"),
        Column(Text(en="Item", zh="名称"), 2.0),
        Column(Text(en="State", zh="移送情况"), 1.6),
    )
    return Table(
        columns=columns * 2, rows=tuple(a + b for a, b in zip(cells[:half], right, strict=True))
    )


ITEM = Item(
    name=NAME,
    title=Text(en="Transfer letter", zh="移送书"),
    source="Order 310 art. 6(1); 医保发〔2021〕49号 annex",
    needed=(PDF,),
    judicial=True,
    papers=(Paper(NAME, letter, editable=True),),
)
