"""The items of a transfer package: what each is, where it lies, and who demands it.

``needed`` are the files (or, ending in ``/``, the folders) whose presence satisfies the item.
``judicial`` items must exist, or carry a signed absence, before a package that is not a draft
leaves the house. Sources: State Council Order 310 (移送规定), 医保发〔2021〕49号, the 2021
interpretation of the Criminal Procedure Law (法释〔2021〕1号), 法发〔2016〕22号, 法发〔2024〕6号;
wording of articles is to be confirmed by the using agency.
"""

from dataclasses import dataclass

from model.language import Text


@dataclass(frozen=True)
class Item:
    """One item. ``number`` is what its files begin with and what an absence names."""

    number: str
    title: Text
    needed: tuple[str, ...]
    judicial: bool
    source: str


ITEMS: tuple[Item, ...] = (
    Item("00", Text(en="Bag and digests", zh="封装与校验值"),
         (), False, "RFC 8493; 法释〔2021〕1号 art. 111(3)"),
    Item("01", Text(en="Transfer letter", zh="移送书"),
         ("01_移送书.pdf",), True, "Order 310 art. 6(1); 医保发〔2021〕49号 annex"),
    Item("02", Text(en="Receipt form", zh="移送书回执"),
         ("02_移送书_回执.pdf",), True, "Order 310 art. 7; 医保发〔2021〕49号 annex"),
    Item("03", Text(en="Investigation report", zh="调查报告"),
         ("03_调查报告.pdf",), True, "Order 310 art. 6(2); 法发〔2024〕6号 §2"),
    Item("04", Text(en="List of items involved", zh="涉案物品清单"),
         ("04_涉案物品清单.pdf",), True, "Order 310 art. 4, 6(3)"),
    Item("05", Text(en="Tests and expert opinions", zh="检验鉴定"),
         ("05_检验鉴定/",), False, "Order 310 art. 6(4)"),
    Item("06", Text(en="Approvals", zh="审批"),
         ("06_审批/",), True, "Order 310 art. 5"),
    Item("07", Text(en="Administrative measures", zh="行政处理"),
         ("07_行政处理/",), False, "Order 310 art. 11"),
    Item("08", Text(en="People and their roles", zh="人员角色"),
         ("08_人员角色.csv",), True, "joint crime by role"),
    Item("09", Text(en="Timeline", zh="时间线"),
         ("09_时间线.csv",), True, "Order 310 art. 6(2)"),
    Item("10", Text(en="Computation of amounts", zh="金额计算"),
         ("10_金额计算/lines.csv", "10_金额计算/rule.md", "10_金额计算/totals.json"), True,
         "法发〔2024〕6号 art. 19"),
    Item("11", Text(en="Source data as received", zh="原始数据"),
         ("11_原始数据/源文件登记.csv",), True, "法释〔2021〕1号 art. 110(1)"),
    Item("12", Text(en="Canonical data", zh="规范化数据"),
         ("12_规范化数据/claims.csv",), False, "re-computation"),
    Item("13", Text(en="Graph of relations", zh="关系图"),
         ("13_关系图/",), False, "exchange with analysts"),
    Item("14", Text(en="Method record", zh="分析方法"),
         ("14_分析方法/method.md", "14_分析方法/run.json"), True, "法释〔2021〕1号 art. 110(3)"),
    Item("15", Text(en="Catalogue of evidence", zh="证据目录"),
         ("15_证据目录.csv",), True, "法释〔2021〕1号 art. 112"),
    Item("16", Text(en="Record of extraction of electronic data", zh="电子数据提取笔录"),
         ("16_电子数据提取笔录.pdf",), True, "法发〔2016〕22号 art. 14-15"),
    Item("17", Text(en="Chain of custody", zh="保管链"),
         ("17_保管链.jsonl",), True, "法释〔2021〕1号 art. 111"),
    Item("18", Text(en="Interview records", zh="询问笔录"),
         ("18_询问笔录/",), False, "as collected"),
    Item("19", Text(en="Scanned documents", zh="书证扫描"),
         ("19_书证扫描/",), False, "as collected"),
    Item("20", Text(en="Audiovisual material", zh="视听资料"),
         ("20_视听资料/",), False, "法释〔2021〕1号 art. 115"),
    Item("21", Text(en="Alternative explanations and doubts", zh="排除与疑点"),
         ("21_排除与疑点.md",), True, "法发〔2024〕6号 §2; fairness"),
    Item("22", Text(en="Privacy sheet", zh="权限与保密"),
         ("22_权限与保密.md",), False, "PIPL art. 34, 51, 55-56; Order 735 art. 32"),
)  # fmt: skip

BY_NUMBER = {item.number: item for item in ITEMS}

FOLDERS = {
    "05": "05_检验鉴定",
    "06": "06_审批",
    "07": "07_行政处理",
    "11": "11_原始数据/exhibits",
    "18": "18_询问笔录",
    "19": "19_书证扫描",
    "20": "20_视听资料",
}
"""Where documents of the case are filed, by item."""

FILED_BY_KIND = {
    "documentary": "19",
    "physical": "19",
    "audiovisual": "20",
    "electronic": "11",
    "testimony": "18",
    "party_statement": "18",
    "expert_opinion": "05",
    "record": "18",
}
"""Where an exhibit goes that names no item itself."""


def draft_path(path: str) -> str:
    """The name a draft's file has: a draft is never called a transfer.

    >>> draft_path("01_移送书.pdf"), draft_path("02_移送书_回执.pdf")
    ('01_草稿.pdf', '02_草稿_回执.pdf')
    """
    return path.replace("移送书", "草稿").replace("移送", "草稿")
