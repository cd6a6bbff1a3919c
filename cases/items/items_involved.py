"""Item 04: the items involved (Order 310 art. 4, 6(3)); "none" is stated, never left out."""

from cases.items.item import Item, Paper, Rows, Sheet
from cases.items.reading import Reading
from cases.items.sections.wording import DATE, NOT_RECORDED, SIGN, TO_CONFIRM
from cases.papers.times import clock_time, moment
from cases.papers.tree import (
    Block,
    Column,
    Document,
    KeyValues,
    Signature,
    Signatures,
    Table,
    Words,
    said,
)
from model.language import Text
from model.vocabulary.evidence import EVIDENCE_KINDS
from model.vocabulary.term import called

NAME = "04_涉案物品清单"

TITLE = Text(en="List of items involved in the case", zh="涉案物品清单")
COLUMNS = (
    Column(Text(en="No.", zh="序号"), 0.5, "center"),
    Column(Text(en="Exhibit", zh="证据编号"), 0.8, "center"),
    Column(Text(en="Item", zh="物品名称"), 1.8),
    Column(Text(en="Kind", zh="种类"), 1.0),
    Column(Text(en="Quantity", zh="数量"), 0.8, "center"),
    Column(Text(en="Keeper", zh="保管人"), 1.3),
    Column(Text(en="Place", zh="存放地点"), 1.4),
    Column(Text(en="Taken at (UTC+08:00)", zh="取得时间（UTC+08:00）"), 1.3),
    Column(Text(en="Photo or file", zh="照片（文件）"), 1.5),
    Column(Text(en="Remark", zh="备注"), 1.1),
)
NO_ITEMS = Text(
    en="None. No item was seized, sealed or registered in this case.",
    zh="无。本案无查封、扣押、先行登记保存的物品。",
)


def item_rows(reading: Reading) -> tuple[tuple[Words, ...], ...]:
    """Physical exhibits and what is filed under item 04, each with keeper, place and file.

    A quantity is no part of an exhibit: the form leaves it to be written by hand.
    """
    items = sorted(reading.exhibits(ITEM.number, "physical"), key=lambda e: e.exhibit_no)
    return tuple(
        (
            str(number),
            e.exhibit_no,
            e.title,
            called(EVIDENCE_KINDS, e.kind),
            "______",
            "、".join(reading.officer(account) for account in e.collectors) or NOT_RECORDED,
            e.place or NOT_RECORDED,
            clock_time(e.collected_at),
            e.file_name or "—",
            e.remark,
        )
        for number, e in enumerate(items, start=1)
    )


def none_stated(reading: Reading) -> Text:
    """The statement that there are no items, with the signed reason where there is one."""
    signed = reading.absence(ITEM.number)
    if signed is None:
        return NO_ITEMS
    return Text(
        en="None, because: {because} (stated by {by}, {at})",
        zh="无。理由：{because}（说明人：{by}，{at}）",
    ).filled(because=signed.because, by=reading.officer(signed.by), at=moment(signed.at))


def item_list(reading: Reading) -> Document:
    """The list of items with the signatures of who hands over and who takes."""
    case = reading.dossier.case
    rows = item_rows(reading)
    body: tuple[Block, ...] = (
        (Table(COLUMNS, rows),)
        if rows
        else (KeyValues(((Text(en="Items", zh="涉案物品"), none_stated(reading)),)),)
    )
    return reading.document(
        ITEM.number,
        TITLE,
        table_size=8.5,
        blocks=(
            said(
                Text(en="Case: {title}", zh="案件名称：{title}").filled(title=case.title),
                indent=False,
            ),
            *body,
            Signatures(
                (
                    Signature(Text(en="Handed over by", zh="移交人"), lines=(SIGN, DATE)),
                    Signature(Text(en="Taken over by", zh="接收人"), lines=(SIGN, DATE)),
                )
            ),
            said(TO_CONFIRM, small=True, indent=False),
        ),
    )


def _sheet_rows(reading: Reading) -> Rows:
    return item_rows(reading) or (("", "", none_stated(reading), *[""] * (len(COLUMNS) - 3)),)


ITEM = Item(
    name=NAME,
    title=Text(en="List of items involved", zh="涉案物品清单"),
    source="Order 310 art. 4, 6(3)",
    needed=(f"{NAME}.pdf",),
    judicial=True,
    papers=(Paper(NAME, item_list),),
    sheets=(Sheet(NAME, TITLE, COLUMNS, _sheet_rows),),
)
