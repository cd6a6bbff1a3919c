"""Packages of test dossiers: documents as fixed bytes, the graph as its two checked tables."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cases.items.reading import Options
from cases.package import Package, build
from cases.package.bag import bagged
from cases.package.canonical_zip import zipped
from cases.redaction import identities, redacted
from model.dossiers import Dossier
from model.vocabulary.evidence import Profile
from tests.cases.dossiers import sample_dossier

KEY = b"an agency keeps this key apart.."
FIXED = {
    name: f"%PDF-1.7 fixed bytes of {name}\n".encode()
    for name in (
        "01_移送书.pdf",
        "01_移送书.docx",
        "02_移送书_回执.pdf",
        "03_调查报告.pdf",
        "04_涉案物品清单.pdf",
        "06_审批/审批报告.pdf",
        "09_时间线.pdf",
        "16_电子数据提取笔录.pdf",
        "17_保管链.pdf",
        "电子数据清单.xlsx",
    )
}


def exchange_of(dossier: Dossier) -> dict[str, bytes]:
    """The two tables of item 13 that the verifier reads, in their own form."""
    behind: dict[int, list[str]] = {}
    for pair in dossier.edge_claims.to_pylist():
        behind.setdefault(pair["edge_no"], []).append(pair["claim_id"])
    edges: list[list[Any]] = [["edge", "relation", "claim_ids"]]
    links: list[list[Any]] = [["edge", "claim_id"]]
    for number, relation in enumerate(dossier.edges.column("relation").to_pylist()):
        name = f"e{number}"
        edges.append([name, relation, json.dumps(behind.get(number, []), ensure_ascii=False)])
        links += [[name, claim] for claim in behind.get(number, [])]
    folder = "13_关系图"
    return {f"{folder}/edges.csv": _csv(edges), f"{folder}/edge_claims.csv": _csv(links)}


def package_of(
    seed: int = 1,
    profile: Profile = "sealed",
    draft: bool = False,
    *,
    dossier: Dossier | None = None,
    secrets: Iterable[str] = (),
    options: Options | None = None,
) -> Package:
    """A package of a sample dossier, redacted for its profile."""
    whole = dossier or sample_dossier(seed, draft=draft)
    copy = redacted(whole, profile, KEY)
    hidden = {*secrets, *(identities(whole) if profile != "sealed" else ())}
    public = profile == "public"
    return build(
        copy,
        {} if public else FIXED,
        {} if public else exchange_of(copy),
        secrets=hidden,
        options=options or Options(),
    )


def put(files: Mapping[str, bytes], folder: Path) -> Path:
    """Writes files into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def put_zip(files: Mapping[str, bytes], path: Path, folder: str = "bag") -> Path:
    """Writes files as a canonical zip."""
    path.write_bytes(b"".join(zipped(files, folder)))
    return path


def made_anew(files: Mapping[str, bytes], dossier: Dossier) -> dict[str, bytes]:
    """What an attacker makes of changed payload: every list and root computed again."""
    payload = {name[5:]: data for name, data in files.items() if name.startswith("data/")}
    return bagged(payload, dossier)


def _csv(rows: list[list[Any]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()
