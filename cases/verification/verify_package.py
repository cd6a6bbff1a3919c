"""Checks a transfer package with Python alone (3.8 or newer), offline. 仅用 Python 离线校验卷宗。

    python verify_package.py [PACKAGE] [--expect DIGEST ...] [--amounts]

PACKAGE is the unpacked folder or the .zip (without it: the folder this file lies in). DIGEST is
what the letter or the ``.package.sha256`` states: the digest of the zip, of
``tagmanifest-sha256.txt`` (the root) or of the contents (see ``content_root``). Only a digest from
*outside* the package shows that nobody made the whole package anew. Exit status: 0 nothing to
object, 1 objections, 2 not readable.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import os
import re
import stat
import struct
import sys
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

ROOT_FILE = "tagmanifest-sha256.txt"
COVERED = ("bag-info.txt", "bagit.txt", "digests-sm3.txt", "manifest-sha256.txt")
TAG_FILES = (*COVERED, ROOT_FILE, "verify_package.py")
LETTER = "data/01_"
AMOUNTS = "data/10_金额计算/"
CLAIMS = "data/12_规范化数据/claims.csv"
EDGES = "data/13_关系图/edges.csv"
EDGE_CLAIMS = "data/13_关系图/edge_claims.csv"
LISTS_OF_FILES = ("data/15_证据目录.csv", "data/11_原始数据/源文件登记.csv")
CUSTODY = "data/17_保管链.jsonl"
BAGIT_TXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

# What a transfer must hold: number, files (or a folder), whether "none" may be signed instead.
STATUTORY = (
    ("01", ("01_移送书.pdf",), False),
    ("02", ("02_移送书_回执.pdf",), True),
    ("03", ("03_调查报告.pdf",), False),
    ("04", ("04_涉案物品清单.pdf",), True),
    ("06", ("06_审批/",), True),
    ("08", ("08_人员角色.csv",), True),
    ("09", ("09_时间线.csv",), True),
    ("10", ("10_金额计算/lines.csv", "10_金额计算/rule.md", "10_金额计算/totals.json"), False),
    ("11", ("11_原始数据/源文件登记.csv",), True),
    ("14", ("14_分析方法/method.md", "14_分析方法/run.json"), False),
    ("15", ("15_证据目录.csv",), False),
    ("16", ("16_电子数据提取笔录.pdf",), True),
    ("17", ("17_保管链.jsonl",), False),
    ("21", ("21_排除与疑点.md",), False),
)
NONE, SIGNED = "/无_none.txt", "签署："
PUBLIC = ("22_权限与保密.md", "公开摘要.json", "公开摘要.md")
PROFILES = ("sealed", "working", "public")
DEEPEST, LONGEST_PART = 8, 255

SAYS = {
    "kind": ("it does not say what kind of package it is", "未说明卷宗类型或与其类型不符"),
    "item": ("what a package of this kind must hold is missing", "缺少该类卷宗的法定内容"),
    "unreadable": ("cannot be read", "无法读取"),
    "zip": ("the zip is not in its one canonical form", "压缩包不是规定的唯一形式"),
    "name": ("a name that no package has", "不允许的文件名"),
    "collision": ("names that some systems take for one", "部分系统视为同名的文件"),
    "link": ("a link or device instead of a file", "不是普通文件（链接或设备）"),
    "missing": ("a file is missing", "缺少文件"),
    "extra": ("a file that no list names", "清单之外的文件"),
    "list": ("a list of digests is damaged", "校验值清单损坏"),
    "sha256": ("SHA-256 differs", "SHA-256 不一致"),
    "sm3": ("SM3 differs", "SM3 不一致"),
    "info": ("bag-info.txt or bagit.txt disagrees with the contents", "包信息与内容不符"),
    "custody": ("the chain of custody is broken", "保管链断裂"),
    "amounts": ("amounts do not re-compute", "金额复算不一致"),
    "edges": ("an edge names a claim that is not there", "关系引用了不存在的结算记录"),
    "catalogue": ("evidence differs from its catalogue", "证据与目录不符"),
    "expected": ("not the package that was announced", "与公布的校验值不符"),
}


class Stop(Exception):
    """The rest cannot be judged."""


class Report:
    """What was checked, and what there is to object to: (code, where) in order of finding."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, str]] = []
        self.checked: list[tuple[str, str]] = []
        self.root = self.content_root = self.custody_head = ""
        self.matched: list[str] = []

    @property
    def ok(self) -> bool:
        """Whether there is nothing to object to."""
        return not self.problems

    def object_to(self, code: str, where: str = "") -> None:
        """Notes an objection once."""
        if (code, where) not in self.problems:
            self.problems.append((code, where))

    def lines(self) -> list[str]:
        """The result as lines, Chinese and English."""
        lines = [f"[ok] {zh} / {en}" for en, zh in self.checked]
        for code, where in self.problems:
            lines.append(f"[!!] {SAYS[code][1]} / {SAYS[code][0]}: {_shown(where)}")
        lines += [f"     root: {self.root or '-'}", f"     contents: {self.content_root or '-'}"]
        if self.matched:
            lines.append("[ok] 与外部校验值一致 / announced digest: " + ", ".join(self.matched))
        return [*lines, "通过 / PASSED" if self.ok else "不通过 / FAILED", self.open_question()]

    def open_question(self) -> str:
        """What nothing inside the package can show; the last line of every result."""
        if set(self.matched) - {"custody"}:
            return (
                "[??] 校验值由谁公布须另行核实 / who announced the digest is not shown: "
                "ask whoever signed the letter"
            )
        return (
            "[??] 未与包外校验值核对，不能证明由谁制作 / not compared with a digest from outside: "
            "who made it is not shown"
        )


def verify(path: str, expected: Sequence[str] = ()) -> Report:
    """Everything that can be said about the package at ``path``."""
    report = Report()
    wanted = {text.strip().lower() for text in expected if text.strip()}
    try:
        files = read(path, report)
        _names(files, report)
        listed = _completeness(files, report)
        _digests(files, listed, report)
        _info(files, listed, report)
        _items(files, report)
        _contents(files, report)
        found = {"root": report.root, "contents": report.content_root}
        if report.custody_head:
            found["custody"] = report.custody_head
        if not os.path.isdir(path):
            found["zip"] = File(path, 0, os.path.getsize(path)).digest()
            wanted |= _beside(path)
        report.matched = sorted(name for name, digest in found.items() if digest in wanted)
        for digest in sorted(wanted - set(found.values())):
            report.object_to("expected", digest)
    except Stop:
        pass  # the objection is noted
    except OSError as error:
        report.object_to("unreadable", str(error))
    return report


class File:
    """A file of the package: a range of bytes of a file on disk."""

    def __init__(self, path: str, start: int, size: int) -> None:
        self.path, self.start, self.size = path, start, size

    def blocks(self) -> Iterator[bytes]:
        """Its bytes, block by block."""
        left = self.size
        with open(self.path, "rb") as stream:
            stream.seek(self.start)
            while left > 0:
                block = stream.read(min(left, 1 << 20))
                if not block:
                    return
                left -= len(block)
                yield block

    def bytes(self) -> bytes:
        """Its bytes."""
        return b"".join(self.blocks())

    def digest(self, name: str = "sha256") -> str:
        """Its digest."""
        state = new_digest(name)
        for block in self.blocks():
            state.update(block)
        return str(state.hexdigest())


def read(path: str, report: Report) -> dict[str, File]:
    """The files of a folder or of a zip in its canonical form; raises ``Stop`` for another."""
    return _folder(path, report) if os.path.isdir(path) else _zipped(path, report)


def _folder(path: str, report: Report) -> dict[str, File]:
    files: dict[str, File] = {}
    for folder, folders, names in os.walk(path, followlinks=False):
        for name in sorted(names + folders):
            full = os.path.join(folder, name)
            inside = os.path.relpath(full, path).replace(os.sep, "/")
            status = os.lstat(full)
            if stat.S_ISREG(status.st_mode):
                files[inside] = File(full, 0, status.st_size)
            elif not stat.S_ISDIR(status.st_mode):
                report.object_to("link", inside)
            elif not os.listdir(full):
                report.object_to("extra", inside + "/")
    return files


# ---- the canonical zip: stored, UTF-8 names in order, one time (1980-01-01), one kind of file

_DAY, _MODE = 0x0021, 0o100644 << 16


def local_header(name: bytes, crc: int, size: int) -> bytes:
    """What stands before a file."""
    fixed = (0x04034B50, 20, 0x800, 0, 0, _DAY, crc, size, size, len(name), 0)
    return struct.pack("<IHHHHHIIIHH", *fixed) + name


def central_header(name: bytes, crc: int, size: int, offset: int) -> bytes:
    """The entry of a file in the directory at the end."""
    fixed = (0x02014B50, 0x0314, 20, 0x800, 0, 0, _DAY, crc, size, size, len(name))
    return struct.pack("<IHHHHHHIIIHHHHHII", *fixed, 0, 0, 0, 0, _MODE, offset) + name


def end_record(count: int, size: int, offset: int) -> bytes:
    """The end."""
    return struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, size, offset, 0)


def _zipped(path: str, report: Report) -> dict[str, File]:
    files: dict[str, File] = {}
    directory, last, folder, total = b"", "", "", os.path.getsize(path)
    with open(path, "rb") as stream:
        while True:
            offset = stream.tell()
            head = stream.read(30)
            if len(head) < 30 or head[:4] != b"PK\x03\x04":
                break
            crc, size, length = struct.unpack("<14xI4xIH2x", head)
            raw = stream.read(length)
            name = raw.decode("utf-8", "replace")
            own, _, inside = name.partition("/")
            folder, start = folder or own, stream.tell()
            good = name > last and own == folder and inside and start + size <= total
            if not good or bad_name(own) or head + raw != local_header(raw, crc, size):
                report.object_to("zip", name)
                raise Stop
            files[inside] = File(path, start, size)
            check = 0
            for block in files[inside].blocks():
                check = zlib.crc32(block, check)
            if check != crc:
                report.object_to("zip", name)
            directory += central_header(raw, crc, size, offset)
            last = name
            stream.seek(start + size)
        stream.seek(offset)
        if stream.read() != directory + end_record(len(files), len(directory), offset):
            report.object_to("zip", "directory")
            raise Stop
    return files


def _beside(path: str) -> set[str]:
    """Digests stated in the ``.package.sha256`` beside a zip."""
    beside = re.sub(r"\.zip$", "", path) + ".package.sha256"
    if not os.path.isfile(beside):
        return set()
    with open(beside, encoding="utf-8", errors="replace") as stream:
        return set(re.findall(r"\b[0-9a-f]{64}\b", stream.read()))


# ---- names, lists and digests


def bad_name(name: str) -> bool:
    """Whether a path could leave the folder, or means different files on different systems."""
    parts = name.split("/")
    return (
        unicodedata.normalize("NFC", name) != name
        or len(parts) > DEEPEST
        or any(map(ambiguous, name))
        or re.search(r'[\\:*?"<>|%]', name) is not None
        or any(not part or part != part.strip(" ") or part.endswith(".") for part in parts)
        or any(len(part.encode("utf-8", "replace")) > LONGEST_PART for part in parts)
        or any(map(names_device, parts))
        or any(part.startswith((".", "~")) for part in parts)
    )


def ambiguous(letter: str) -> bool:
    """Whether a character is unseen, is a space but not the space, is private, or is a ligature.

    Full-width and half-width letters stay: Chinese names are written with them.
    """
    category = unicodedata.category(letter)
    if category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") or (category == "Zs" and letter != " "):
        return True
    made_of = unicodedata.decomposition(letter)
    return category[0] == "L" and made_of[:1] == "<" and made_of[:6] not in ("<wide>", "<narro")


def names_device(part: str) -> bool:
    """Whether Windows takes a name for a device, in any spelling it folds."""
    plain = unicodedata.normalize("NFKC", part)
    devices = r"(?i)(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$) *(\.|$)"
    return re.match(devices, plain) is not None


def folded(name: str) -> str:
    """What two names have in common that some system takes for one."""
    return unicodedata.normalize("NFKC", name).casefold()


def _names(files: dict[str, File], report: Report) -> None:
    seen: dict[str, str] = {}
    for name in files:
        if bad_name(name):
            report.object_to("name", name)
        if seen.setdefault(folded(name), name) != name:
            report.object_to("collision", name)
    for name in files:
        parts = folded(name).split("/")
        if any("/".join(parts[:end]) in seen for end in range(1, len(parts))):
            report.object_to("collision", name)
    report.checked.append((f"names: {len(files)}", f"文件名：{len(files)} 个"))


def _listed(files: dict[str, File], name: str, report: Report) -> dict[str, str]:
    """A list of digests: ``<64 hexadecimal digits>  <path>``, sorted, each path once."""
    found: dict[str, str] = {}
    data = files[name].bytes() if name in files else b"\n"
    lines, last = data.split(b"\n"), ""
    if lines.pop():
        report.object_to("list", name)
    for line in lines if name in files else []:
        match = re.match(rb"([0-9a-f]{64})  ([^\r]+)\Z", line)
        path = match.group(2).decode("utf-8", "replace") if match else ""
        if not match or path <= last or bad_name(path):
            report.object_to("list", f"{name}: {line[:150]!r}")
            continue
        found[path], last = match.group(1).decode("ascii"), path
    return found


def _completeness(files: dict[str, File], report: Report) -> dict[str, str]:
    listed = _listed(files, "manifest-sha256.txt", report)
    for name in [*listed, *TAG_FILES]:
        if name not in files:
            report.object_to("missing", name)
        if name in listed and not name.startswith("data/"):
            report.object_to("list", "manifest-sha256.txt: " + name)
    for name in sorted(set(files) - set(listed) - set(TAG_FILES)):
        report.object_to("extra", name)
    report.checked.append((f"complete: {len(listed)} files", f"清单：{len(listed)} 个文件"))
    return listed


def _digests(files: dict[str, File], listed: dict[str, str], report: Report) -> None:
    tags = _listed(files, ROOT_FILE, report)
    national = _listed(files, "digests-sm3.txt", report)
    for name, paths in (
        (ROOT_FILE, set(TAG_FILES) - {ROOT_FILE}),
        ("digests-sm3.txt", set(listed)),
    ):
        if set(tags if name == ROOT_FILE else national) != paths:
            report.object_to("list", name)
    for kind, digests in (("sha256", {**listed, **tags}), ("sm3", national)):
        for name in sorted(digests):
            if name in files and files[name].digest(kind) != digests[name]:
                report.object_to(kind, name)
    report.root = files[ROOT_FILE].digest() if ROOT_FILE in files else ""
    report.content_root = content_root(listed)
    report.checked.append(("SHA-256, SM3", "SHA-256、SM3 校验值"))


def content_root(listed: dict[str, str]) -> str:
    """What the letter can print: the digest of all payload files but the letter itself.

    SHA-256 of the lines of ``manifest-sha256.txt`` in their order, without the lines of paths
    that begin with ``data/01_``.
    """
    names = [name for name in sorted(listed) if not name.startswith(LETTER)]
    return _hashed("".join(f"{listed[name]}  {name}\n" for name in names).encode("utf-8"))


def _items(files: dict[str, File], report: Report) -> None:
    """Whether the package says what kind it is, and holds what that kind has to hold."""
    profile, draft = (_stated(files).get(name, "") for name in ("Profile", "Draft"))
    if profile not in PROFILES or draft not in ("yes", "no"):
        report.object_to("kind", "bag-info.txt")
        return
    inside = {name[len("data/") :] for name in files if name.startswith("data/")}
    if profile == "public":
        for name in sorted(set(PUBLIC) - inside):
            report.object_to("item", name)
        for name in sorted(inside - set(PUBLIC)):
            report.object_to("kind", name)
    elif draft == "yes":
        for name in sorted(name for name in inside if "移送" in name):
            report.object_to("kind", name)
    else:
        for number, needed, may_lack in STATUTORY:
            if not (may_lack and _signed_none(number, files)):
                for name in needed:
                    if not _there(name, inside):
                        report.object_to("item", name)
    kind = ("公开 / public", "草稿，不得移送 / a draft, no transfer", "移送 / a transfer")
    which = 0 if profile == "public" else 1 if draft == "yes" else 2
    report.checked.append((profile, "卷宗类型 / kind：" + kind[which]))


def _there(needed: str, inside: set[str]) -> bool:
    if not needed.endswith("/"):
        return needed in inside
    return any(name.startswith(needed) and not name.endswith(NONE) for name in inside)


def _signed_none(number: str, files: dict[str, File]) -> bool:
    """Whether "none, because ..." was signed for an item."""
    for name, file in files.items():
        if name.startswith("data/" + number + "_") and name.endswith((NONE, "_无.txt")):
            return SIGNED in file.bytes().decode("utf-8", "replace")
    return False


def _stated(files: dict[str, File]) -> dict[str, str]:
    text = files["bag-info.txt"].bytes() if "bag-info.txt" in files else b""
    pairs = [line.partition(": ") for line in text.decode("utf-8", "replace").split("\n")]
    return {name: value for name, _, value in pairs}


def _info(files: dict[str, File], listed: dict[str, str], report: Report) -> None:
    if "bagit.txt" in files and files["bagit.txt"].bytes() != BAGIT_TXT:
        report.object_to("info", "bagit.txt")
    head = _custody(files, report)
    text = files["bag-info.txt"].bytes() if "bag-info.txt" in files else b""
    pairs = [line.partition(": ") for line in text.decode("utf-8", "replace").split("\n")]
    info = {name: value for name, _, value in pairs}
    sizes = [files[name].size for name in listed if name in files]
    said = {
        "Payload-Oxum": f"{sum(sizes)}.{len(sizes)}",
        "Content-Root-SHA256": report.content_root,
    }
    if head:
        said["Custody-Head"], said["Custody-Entries"] = head
    for name, value in said.items():
        if info.get(name) != value or len(info) != len(pairs):
            report.object_to("info", name)
    report.checked.append(("bag-info.txt", "包信息"))


# ---- the chain of custody (format coterie-custody-1)

_FULL = {"action", "at", "before", "by", "detail", "digest", "number", "salt", "target"}


def _custody(files: dict[str, File], report: Report) -> tuple[str, str] | None:
    """The head of the recomputed chain and its length; ``None`` where there is no whole one."""
    if CUSTODY not in files:
        return None
    try:
        first, *lines = files[CUSTODY].bytes().split(b"\n")
        header = _canonical(first, {"algorithm", "case", "entries", "format", "head"})
        count, digest = len(lines) - 1, "0" * 64
        if lines[-1:] != [b""] or header["format"] != "coterie-custody-1":
            raise ValueError("form")
        for number in range(1, count + 1):
            digest = _next_digest(lines[number - 1], number, digest, str(header["algorithm"]))
        if (header["head"], header["entries"]) != (digest, count):
            raise ValueError("head")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        report.object_to("custody", str(error))
        return None
    report.custody_head = digest
    report.checked.append((f"custody: {count} lines", f"保管链：{count} 条"))
    return digest, str(count)


def _canonical(line: bytes, keys: set[str]) -> dict[str, Any]:
    value = json.loads(line.decode("utf-8"))
    if not isinstance(value, dict) or set(value) != keys or _compact(value) != line:
        raise ValueError("form of a line")
    return value


def _compact(value: dict[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def _next_digest(line: bytes, number: int, before: str, algorithm: str) -> str:
    if line.startswith(b'{"content":'):
        entry = _canonical(line, {"content", "number"})
        content = str(entry["content"])
        if not re.match(r"[0-9a-f]{64}\Z", content):
            raise ValueError(f"line {number}: content")
    else:
        entry = _canonical(line, _FULL)
        said = {key: entry[key] for key in _FULL - {"before", "digest"}}
        content = _hashed(_compact(said), algorithm)
    digest = _hashed((before + content).encode("ascii"), algorithm)
    if type(entry["number"]) is not int or entry["number"] != number:
        raise ValueError(f"line {number}: order")
    if (entry.get("before", before), entry.get("digest", digest)) != (before, digest):
        raise ValueError(f"line {number}: digest")
    return digest


# ---- tables


def rows_of(files: dict[str, File], name: str) -> list[dict[str, str]]:
    """Rows of a table by the first word of each column's name; none where there is no table."""
    if name not in files:
        return []
    text = files[name].bytes().decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text, newline="")))
    names = [cell.split(" ")[0] for cell in table[0]] if table else []
    if any(len(row) != len(names) for row in table):
        raise ValueError(name)
    # One apostrophe in front keeps a spreadsheet from running a text: it is no part of the text.
    plain = [[cell[1:] if cell.startswith("'") else cell for cell in row] for row in table[1:]]
    return [{names[place]: cell for place, cell in enumerate(row)} for row in plain]


def _contents(files: dict[str, File], report: Report) -> None:
    checks = (("amounts", _amounts), ("edges", _edges), ("catalogue", _catalogue))
    for code, check in checks:
        try:
            check(files, report)
        except (ValueError, KeyError, TypeError, csv.Error, RecursionError) as error:
            report.object_to(code, f"{type(error).__name__}: {error}")


def totals_of(lines: list[dict[str, str]]) -> dict[str, Any]:
    """The totals of ``totals.json`` from the lines alone: integers, every claim once.

    A line counts when its claim is in at least one ring; refunds of such claims have to be in it
    too. Refunds are negative and so net what they reverse.
    """
    counting = {line["claim_id"] for line in lines if line["rings"]}
    for line in lines:
        counts = line["claim_id"] in counting
        if line["include"] != ("yes" if counts else "no"):
            raise ValueError("include of " + line["claim_id"])
        if line["reverses_claim_id"] in counting and not counts:
            raise ValueError("a refund is left out: " + line["claim_id"])
    if len({line["claim_id"] for line in lines}) != len(lines):
        raise ValueError("a claim occurs twice")
    chosen = [line for line in lines if line["include"] == "yes"]
    rings = {ring for line in chosen for ring in line["rings"].split(";")}
    return {
        "included": _sum(chosen),
        "paid": _sum([line for line in chosen if not line["reverses_claim_id"]]),
        "reversed": _sum([line for line in chosen if line["reverses_claim_id"]]),
        "excluded": _sum([line for line in lines if line["include"] == "no"]),
        "rings": {
            r: _sum([k for k in chosen if r in k["rings"].split(";")]) for r in sorted(rings)
        },
    }


def _sum(lines: list[dict[str, str]]) -> dict[str, int]:
    sums = {name: sum(int(k[name]) for k in lines) for name in ("claimed_minor", "fund_minor")}
    return {"claims": len(lines), **sums}


def _amounts(files: dict[str, File], report: Report) -> None:
    lines = rows_of(files, AMOUNTS + "lines.csv")
    if not lines:
        return
    said = json.loads(files[AMOUNTS + "totals.json"].bytes().decode("utf-8"))
    if said != {"unit": "0.01", **totals_of(lines)}:
        raise ValueError("totals.json")
    claims = {row["claim_id"]: row for row in rows_of(files, CLAIMS)}
    for line in lines:
        claim = claims.pop(line["claim_id"])
        amounts = (claim["total_amount_minor"] or "0", claim["fund_amount_minor"] or "0")
        if (*amounts, claim["reverses_claim_id"]) != (
            line["claimed_minor"],
            line["fund_minor"],
            line["reverses_claim_id"],
        ):
            raise ValueError(line["claim_id"])
    if claims:
        raise ValueError("claims without a line: " + min(claims))
    report.checked.append((f"amounts: {len(lines)} lines", f"金额：{len(lines)} 行"))


def _edges(files: dict[str, File], report: Report) -> None:
    rows = rows_of(files, EDGES)
    known = {row["claim_id"] for row in rows_of(files, CLAIMS)}
    behind: dict[str, list[str]] = {row["edge"]: [] for row in rows}
    for pair in rows_of(files, EDGE_CLAIMS):
        behind[pair["edge"]].append(pair["claim_id"])
    for row in rows:
        claims = json.loads(row["claim_ids"])
        if sorted(claims) != sorted(behind[row["edge"]]) or set(claims) - known:
            report.object_to("edges", row["edge"])
    if rows:
        report.checked.append((f"edges: {len(rows)}", f"关系：{len(rows)} 条"))


def _catalogue(files: dict[str, File], report: Report) -> None:
    rows = [row for name in LISTS_OF_FILES for row in rows_of(files, name)]
    for row in rows:
        name = "data/" + row["file"]
        if row["file"] and (name not in files or files[name].digest() != row["file_sha256"]):
            report.object_to("catalogue", name)
    report.checked.append((f"catalogue: {len(rows)}", f"证据目录与源文件登记：{len(rows)} 项"))


# ---- digests


def new_digest(name: str) -> Any:
    """A digest of Python's library, or the one below where its OpenSSL lacks SM3."""
    if name not in ("sha256", "sm3"):
        raise ValueError("digest " + name)
    return SM3() if name not in hashlib.algorithms_available else hashlib.new(name)


def _hashed(data: bytes, name: str = "sha256") -> str:
    state = new_digest(name)
    state.update(data)
    return str(state.hexdigest())


def _rotated(x: int, n: int) -> int:
    return ((x << n % 32) | (x >> (32 - n % 32))) & 0xFFFFFFFF


class SM3:
    """GB/T 32905-2016, for Pythons whose OpenSSL does not know it."""

    START = "7380166f4914b2b9172442d7da8a0600a96f30bc163138aae38dee4db0fb0e4e"

    def __init__(self) -> None:
        self._state = struct.unpack(">8I", bytes.fromhex(self.START))
        self._rest, self._size = b"", 0

    def update(self, data: bytes) -> None:
        """Takes more bytes."""
        self._size += len(data)
        data = self._rest + data
        whole = len(data) - len(data) % 64
        for start in range(0, whole, 64):
            self._state = self._after(self._state, data[start : start + 64])
        self._rest = data[whole:]

    def hexdigest(self) -> str:
        """The digest of what was taken, 64 hexadecimal digits."""
        tail = self._rest + b"\x80"
        tail += b"\0" * ((56 - len(tail)) % 64) + struct.pack(">Q", self._size * 8)
        state = self._state
        for start in range(0, len(tail), 64):
            state = self._after(state, tail[start : start + 64])
        return struct.pack(">8I", *state).hex()

    @staticmethod
    def _after(state: tuple[int, ...], block: bytes) -> tuple[int, ...]:
        w = list(struct.unpack(">16I", block))
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ _rotated(w[j - 3], 15)
            x ^= _rotated(x, 15) ^ _rotated(x, 23)
            w.append(x ^ _rotated(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = state
        for j in range(64):
            t = 0x79CC4519 if j < 16 else 0x7A879D8A
            s1 = _rotated((_rotated(a, 12) + e + _rotated(t, j)) & 0xFFFFFFFF, 7)
            ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
            t1 = (ff + d + (s1 ^ _rotated(a, 12)) + (w[j] ^ w[j + 4])) & 0xFFFFFFFF
            t2 = (gg + h + s1 + w[j]) & 0xFFFFFFFF
            a, b, c, d = t1, a, _rotated(b, 9), c
            e, f, g, h = t2 ^ _rotated(t2, 9) ^ _rotated(t2, 17), e, _rotated(f, 19), g
        return tuple(state[n] ^ made for n, made in enumerate((a, b, c, d, e, f, g, h)))


def _shown(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)[:200]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: prints lines and returns the exit status."""
    parser = argparse.ArgumentParser(description="校验卷宗 / verify a transfer package")
    parser.add_argument("package", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--expect", action="append", default=[], help="包外所载校验值 / digest")
    parser.add_argument("--amounts", action="store_true", help="只复算金额 / totals only")
    chosen = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        os.stat(chosen.package)
        if chosen.amounts:
            lines = rows_of(read(chosen.package, Report()), AMOUNTS + "lines.csv")
            print(json.dumps(totals_of(lines), ensure_ascii=False, indent=2, sort_keys=True))
            return 0
        report = verify(chosen.package, chosen.expect)
    except (OSError, Stop, ValueError, KeyError) as error:
        print("[!!] 无法读取 / cannot be read: " + _shown(str(error)))
        return 2
    print("\n".join(report.lines()))
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
