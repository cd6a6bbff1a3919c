"""What a person should look at in the data as a whole: nothing is altered, nothing refused.

Two spellings of one identifier split a person in two; a register whose keys are written another
way describes nobody; an identifier with dozens of claims a day is a filler that no list knows.
"""

from collections import defaultdict
from dataclasses import dataclass
from unicodedata import normalize

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from graph.embedded.text import filled
from graph.schema.registers import DESCRIBED, Described
from model.folding import folded, narrowed
from model.language import Text
from model.seen import seen

MOST_CLAIMS_A_DAY = 50
"""Of one person; a patient on dialysis or in rehabilitation has a handful."""
LEAST_DESCRIBED = 0.5
"""Share of those in claims whom a register that was given should describe."""
LEAST_LINES = 10
_MOST_PAIRS = 10_000

_IDS = "SELECT {key} AS id FROM {table}"
_WHERE_FROM = """
SELECT e.id, min(f.name) AS file, min(struct_pack(load_no := f.load_no, name := f.name)) AS first
FROM (
    SELECT i.id, c.source_no FROM ids i JOIN claims c ON c.{key} = i.id
    UNION ALL SELECT i.id, r.source_no FROM ids i JOIN {table} r ON r.{key} = i.id
) e JOIN sources f USING (source_no) GROUP BY e.id"""
_BUSY = """
SELECT patient_id, count(*) AS claims FROM claims WHERE reverses_claim_id IS NULL
GROUP BY patient_id, day_no HAVING claims > $most ORDER BY claims DESC, patient_id"""
_DESCRIBED = """
SELECT count(*) FILTER (registered), count(*) FILTER (registered AND named),
    count(*) FILTER (named), min({key}) FILTER (registered AND NOT named),
    min({key}) FILTER (named AND NOT registered)
FROM (
    SELECT {key}, registered, {number} IN (
        SELECT {number} FROM claims UNION ALL {more}) AS named FROM {table}
)"""
_PRICES = """
SELECT count(*), mode(round(log10(abs(quantity * unit_price_amount * 100 / line_amount_minor)))),
    count(*) FILTER (abs(abs(quantity * unit_price_amount * 100) - abs(line_amount_minor)) < 2)
FROM claim_lines WHERE quantity <> 0 AND unit_price_amount <> 0 AND line_amount_minor <> 0"""
_MATCHING = """
SELECT count(*) FROM claim_lines
WHERE quantity <> 0 AND unit_price_amount <> 0 AND line_amount_minor <> 0
    AND abs(abs(quantity * unit_price_amount * 100)
        - abs(line_amount_minor) * power(10, $tens)) < 2 * power(10, $tens)"""

_STRANGE = """
WITH named(id) AS (
    SELECT patient_id FROM claims UNION SELECT provider_id FROM claims
    UNION SELECT doctor_id FROM claims UNION SELECT doctor_id FROM claim_doctors
)
SELECT count(*), CASE WHEN count(*) FILTER (subject_id IN (FROM named)
    OR object_id IN (FROM named)) = 0 THEN min(subject_id) END
FROM relations"""

_NAMES = {
    "patients": Text(en="insured persons", zh="参保人"),
    "doctors": Text(en="doctors", zh="医师"),
    "providers": Text(en="providers", zh="机构"),
}
_ALIKE = Text(
    en="{file}: {n:,} identifiers of {what} differ from others only in {how} ({one} / {other});"
    " they are kept apart as written",
    zh="{file}：{n:,} 个{what}标识与其他标识仅有{how}之别（{one} / {other}），按原样分别保留",
)
_HOW = {
    "width": Text(en="the width of their characters", zh="全角与半角"),
    "invisible": Text(en="characters that cannot be seen or spaces", zh="不可见字符或空格"),
    "composed": Text(en="composed and decomposed letters", zh="组合字符的写法"),
    "case": Text(en="upper and lower case", zh="大小写"),
    "zeros": Text(en="leading zeros", zh="前导零"),
    "several": Text(
        en="case, width, leading zeros or unseen characters", zh="大小写、宽度、前导零等"
    ),
}
_UNDESCRIBED = Text(
    en="{table}: {described:,} of {registered:,} {what} registered occur in claims;"
    " {missing:,} {what} of claims are in no register ({one} / {other})",
    zh="{table}：登记的 {registered:,} 个{what}中有 {described:,} 个出现在结算记录中；"
    "结算中有 {missing:,} 个{what}未见登记（{one} / {other}）",
)
_NO_END = Text(
    en="relations: none of {n:,} registered relations names anybody who occurs in claims,"
    " e.g. {one}",
    zh="relations：登记的 {n:,} 条关系中没有任何一方出现在结算记录中，例如 {one}",
)
_MANY = Text(
    en="insured persons with more than {most} claims on one day: {n:,}, e.g. {one} with {claims:,};"
    " such an identifier may stand for nobody",
    zh="单日结算记录超过 {most} 条的参保人：{n:,} 个，例如 {one}（{claims:,} 条）；"
    "该标识可能并非真实参保人",
)
_FACTOR = Text(
    en="claim_lines: on {n:,} of {of:,} lines quantity x price is {factor} times the amount:"
    " a decimal separator may be misread",
    zh="claim_lines：{of:,} 条明细中有 {n:,} 条的数量×单价为金额的 {factor} 倍，小数点可能被误读",
)


def oddities(connection: duckdb.DuckDBPyConnection) -> tuple[Text, ...]:
    """Notices about the numbered tables of a snapshot under construction."""
    found: list[Text] = []
    for register in DESCRIBED:
        found += _look_alikes(connection, register)
        found += _undescribed(connection, register)
    found += _strange_relations(connection)
    return (*found, *_busy(connection), *_misread_prices(connection))


def _busy(connection: duckdb.DuckDBPyConnection) -> list[Text]:
    rows = connection.execute(_BUSY, {"most": MOST_CLAIMS_A_DAY}).fetchall()
    if not rows:
        return []
    people = len({patient for patient, _ in rows})
    one, claims = rows[0]
    return [_MANY.filled(most=MOST_CLAIMS_A_DAY, n=people, one=seen(one), claims=claims)]


def _misread_prices(connection: duckdb.DuckDBPyConnection) -> list[Text]:
    lines, tens, equal = connection.execute(_PRICES).fetchall()[0]
    if lines < LEAST_LINES or tens is None or abs(tens) not in (2, 3) or 2 * equal > lines:
        return []
    wrong = connection.execute(_MATCHING, {"tens": tens}).fetchall()[0][0]
    if 2 * wrong <= lines:
        return []
    factor = f"{10 ** int(tens):,}" if tens > 0 else f"1/{10 ** int(-tens):,}"
    return [_FACTOR.filled(n=wrong, of=lines, factor=factor)]


def _strange_relations(connection: duckdb.DuckDBPyConnection) -> list[Text]:
    rows, one = connection.execute(_STRANGE).fetchall()[0]
    return [_NO_END.filled(n=rows, one=seen(one))] if one is not None else []


def _undescribed(connection: duckdb.DuckDBPyConnection, register: Described) -> list[Text]:
    more = {
        "doctor_no": "SELECT doctor_no FROM claim_doctors WHERE claim_no >= 0",
        "provider_no": "SELECT prescriber_provider_no FROM claims",
    }
    statement = filled(
        _DESCRIBED,
        table=register.name,
        key=register.key,
        number=register.number,
        more=more.get(register.number, "SELECT -1"),
    )
    registered, described, named, one, other = connection.execute(statement).fetchall()[0]
    if not registered or described >= LEAST_DESCRIBED * named:
        return []
    return [
        _UNDESCRIBED.filled(
            table=register.name,
            what=_NAMES[register.name],
            described=described,
            registered=registered,
            missing=named - described,
            one=seen(one or "-"),
            other=seen(other or "-"),
        )
    ]


@dataclass(frozen=True)
class _Spelling:
    """One identifier and the load and file that brought it first."""

    first: tuple[int, str]
    id: str


def _look_alikes(connection: duckdb.DuckDBPyConnection, register: Described) -> list[Text]:
    """Groups of identifiers that are one when folded, by file and by what tells them apart."""
    statement = filled(_IDS, key=register.key, table=register.name)
    ids = connection.sql(statement).to_arrow_table().column("id").combine_chunks()
    forms = folded(ids)
    counted = pc.value_counts(forms)
    several = counted.field("values").filter(pc.greater(counted.field("counts"), 1))
    alike = pc.is_in(forms, several)
    if not len(several):
        return []
    table = pa.table({"id": ids.filter(alike), "form": forms.filter(alike)})[:_MOST_PAIRS]
    connection.register("ids", table)
    rows = connection.execute(filled(_WHERE_FROM, key=register.key, table=register.name)).fetchall()
    connection.unregister("ids")
    known = {id_: (first["load_no"], first["name"]) for id_, _, first in rows}
    groups: dict[str, list[_Spelling]] = defaultdict(list)
    for id_, form in zip(*table.to_pydict().values(), strict=True):
        groups[form].append(_Spelling(known.get(id_, (0, "")), id_))
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for group in groups.values():
        original, *others = sorted(group, key=lambda s: (s.first, s.id))
        for other in others:
            pairs[other.first[1], _difference(original.id, other.id)].append(
                (other.id, original.id)
            )
    return [
        _ALIKE.filled(
            file=file or register.name,
            n=len(found),
            what=_NAMES[register.name],
            how=_HOW[how],
            one=seen(min(found)[0]),
            other=seen(min(found)[1]),
        )
        for (file, how), found in sorted(pairs.items())
    ]


def _difference(one: str, other: str) -> str:
    """What tells two identifiers apart that are one when folded."""
    if one.lower() == other.lower():
        return "case"
    if one.lstrip("0") == other.lstrip("0") or (one + other).strip("0") == "":
        return "zeros"
    if normalize("NFC", one) == normalize("NFC", other):
        return "composed"
    left, right = narrowed(pa.array([one, other])).to_pylist()
    if left == right:
        unseen = len(one) != len(other)
        return "invisible" if unseen else "width"
    return "several"
