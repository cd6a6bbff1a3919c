"""Item 14: how the rings were found, so that anybody can find them again."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa

from cases.items.canonical_data import parquet_bytes
from cases.items.item import Item
from cases.items.reading import Reading
from cases.papers.file_names import safe_name
from cases.papers.markdown import document, pair, point, section
from cases.papers.tabular import bilingual, json_bytes
from model.dossiers import Dossier
from model.language import Text, listed
from model.layout import TABLES_BY_NAME
from model.money import from_minor
from model.vocabulary.findings import TYPOLOGIES
from model.vocabulary.term import called

NAME = "14_分析方法"
METHOD = f"{NAME}/method.md"
RUN = f"{NAME}/run.json"
RERUN = f"{NAME}/rerun.md"
SNAPSHOT = f"{NAME}/snapshot"
DATA = f"{SNAPSHOT}/data"


def files(reading: Reading) -> dict[str, bytes]:
    """The record in words, the run's manifest, parameters, packages, and what a replay needs.

    Without tables of all the data (``Options.whole_data``) the snapshot holds the case's own, from
    which its claims and amounts follow but not the statistics of the whole. Timings are left out
    of ``run.json``: they differ between equal runs.
    """
    dossier, whole = reading.dossier, reading.options.whole_data
    run = {key: value for key, value in dossier.run.items() if key != "timings"}
    libraries: Mapping[str, str] = run.get("libraries", {})
    packages = [f"{run.get('product', 'coterie')}=={run.get('version', '')}"]
    packages += [f"{name}=={number}" for name, number in sorted(libraries.items())]
    made = {
        METHOD: method(dossier, run),
        RUN: json_bytes(run),
        f"{NAME}/parameters.json": json_bytes(run.get("parameters", {})),
        f"{NAME}/packages.txt": ("\n".join(packages) + "\n").encode("utf-8"),
        RERUN: rerun(dossier, run, whole is not None),
    }
    return made | snapshot(dossier, whole)


def snapshot(dossier: Dossier, whole: Mapping[str, bytes] | None) -> dict[str, bytes]:
    """The run's files, and the data as canonical tables that the product loads again.

    A copy without real identities has neither: both name everybody.
    """
    if dossier.profile != "sealed":
        return {}
    run = {
        f"{SNAPSHOT}/run/{safe_name(name)}": text.encode("utf-8")
        for name, text in dossier.run_files.items()
    }
    tables = {
        "claims": dossier.claims,
        "claim_lines": dossier.lines,
        "patients": dossier.patients,
        "doctors": dossier.doctors,
        "providers": dossier.providers,
    }
    data = whole or {
        f"{name}.parquet": parquet_bytes(as_layout(table, name))
        for name, table in tables.items()
        if table.num_rows
    }
    return run | {f"{DATA}/{safe_name(name)}": data[name] for name in sorted(data)}


def as_layout(table: Any, name: str) -> Any:
    """The columns of the layout under the names that files use, amounts in major units."""
    columns, names = [], []
    for column in TABLES_BY_NAME[name].columns:
        if column.stored not in table.column_names:
            continue
        values = table.column(column.stored)
        if column.stored != column.name:
            exact = [None if v is None else Decimal(from_minor(v)) for v in values.to_pylist()]
            values = pa.array(exact, pa.decimal128(20, 2))
        columns.append(values)
        names.append(column.name)
    return pa.table(columns, names=names)


def method(dossier: Dossier, run: Mapping[str, Any]) -> bytes:
    """The record in words."""
    outcomes = [
        line
        for o in run.get("outcomes", [])
        for line in (
            point(Text(**o["title"]) if isinstance(o["title"], Mapping) else o["title"]),
            "    " + pair(_STATUS, o.get("said", o["status"])),
            "    " + point(Text(**o["summary"])),
            "    " + pair(_EXAMINED, o["examined_rows"]),
            "    " + pair(_SKIPPED, json.dumps(o["skipped_rows"], sort_keys=True)),
        )
    ]
    rings = [line for ring in dossier.rings for line in _ring(ring)]
    known = (
        pair(Text(en="product", zh="软件"), f"{run.get('product')} {run.get('version')}"),
        pair(Text(en="run", zh="运行编号"), run.get("run_id", dossier.case.run_id)),
        pair(
            Text(en="data version (digest)", zh="数据版本（校验值）"), run.get("data_version", "")
        ),
        pair(Text(en="seeds", zh="随机种子"), json.dumps(run.get("seeds", {}), sort_keys=True)),
    )
    inputs = [pair(i["name"], i["sha256"]) for i in run.get("inputs", [])]
    outputs = [pair(name, digest) for name, digest in sorted(run.get("files", {}).items())]
    return document(
        Text(en="Method record", zh="分析方法记录"),
        section(Text(en="What this is", zh="性质"), point(_SUSPICION), point(_ALONE)),
        section(Text(en="Run", zh="运行"), *known),
        section(Text(en="Input digests (SHA-256)", zh="输入校验值"), *inputs),
        section(Text(en="Output digests (SHA-256)", zh="输出校验值"), *outputs),
        section(Text(en="Typologies and what became of them", zh="手法及其结果"), *outcomes),
        section(Text(en="Parameters: parameters.json", zh="参数见 parameters.json")),
        section(Text(en="Rings of this case", zh="本案团伙线索"), *rings),
    )


def _ring(ring: Any) -> list[str]:
    stability = "-" if ring.stability is None else f"{ring.stability:.0%}"
    q_value = "-" if ring.q_value is None else f"{ring.q_value:.6g}"
    named = bilingual(listed([called(TYPOLOGIES, code) for code in ring.typologies]))
    return [
        pair(Text(en="ring", zh="团伙线索"), ring.ring_id),
        "    " + point(ring.summary),
        "    " + pair(Text(en="typologies", zh="手法"), named),
        "    " + pair(Text(en="score (ranks, decides nothing)", zh="排序分"), f"{ring.score:.6g}"),
        "    " + pair(Text(en="stability of membership", zh="成员稳定度"), stability),
        "    " + pair(Text(en="false-discovery q", zh="错误发现率 q 值"), q_value),
        *("    " + point(line.sentence) for line in ring.why),
        "    "
        + pair(
            Text(en="alternative explanations examined", zh="已核查的合理解释"), len(ring.readings)
        ),
    ]


def rerun(dossier: Dossier, run: Mapping[str, Any], whole: bool) -> bytes:
    """How to find the rings again, without a container."""
    if dossier.profile != "sealed":
        return document(_RERUN, section(Text(en="Not in this copy", zh="本副本不含"), point(_LEFT)))
    steps = (
        "1. `python -m venv replay`",
        f"2. `replay/bin/pip install coterie=={run.get('version', '')} -r packages.txt`",
        "3. `replay/bin/coterie load --workspace ws snapshot/data`",
        "4. `replay/bin/coterie detect --workspace ws`",
        "5. " + (_SAME.zh + " " + _SAME.en if whole else _PART.zh + " " + _PART.en),
    )
    return document(_RERUN, section(Text(en="Steps", zh="步骤"), *steps))


_STATUS = Text(en="status", zh="状态")
_EXAMINED = Text(en="rows examined", zh="已检查行数")
_SKIPPED = Text(en="rows not examined, by reason", zh="未检查行数及原因")
_RERUN = Text(en="How to run it again", zh="复现方法")
_SUSPICION = Text(
    en="The rings are indicators consistent with known patterns, not findings of guilt.",
    zh="团伙线索是与已知模式相符的迹象，不是违法事实的认定。",
)
_ALONE = Text(
    en="No score is the only ground of a decision about a person.",
    zh="任何评分均不得作为对个人作出决定的唯一依据。",
)
_LEFT = Text(
    en="The snapshot names everybody; it is in the sealed copy.", zh="快照含个人身份，见封存副本。"
)
_SAME = Text(
    en="The run id and the digests of run.json must be the same.",
    zh="运行编号及 run.json 中的校验值应完全一致。",
)
_PART = Text(
    en="This snapshot holds the data of the case only: claims and amounts follow from it; "
    "statistics that compare with everybody need the whole data of the stated digests.",
    zh="本快照仅含本案数据，可复算结算记录与金额；与总体比较的统计须以所列校验值对应的全部数据复现。",
)


ITEM = Item(
    name=NAME,
    title=Text(en="Method record", zh="分析方法"),
    source="法释〔2021〕1号 art. 110(3)",
    needed=(METHOD, RUN),
    judicial=True,
    files=files,
)
