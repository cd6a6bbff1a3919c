"""Kinds of tampering: what is done to the files of a bag, and which objection it has to meet."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from cases.custody.chain import GENESIS, Slice, content_digest, jsonl, sealed
from model.cases import SkippedEntry
from model.dossiers import Dossier
from tests.cases.packages import made_anew

Files = dict[str, bytes]
Change = Callable[[Files, Dossier], Files]

LINES = "data/10_金额计算/lines.csv"
TOTALS = "data/10_金额计算/totals.json"
CLAIMS = "data/12_规范化数据/claims.csv"
EDGES = "data/13_关系图/edges.csv"
LINKS = "data/13_关系图/edge_claims.csv"
CUSTODY = "data/17_保管链.jsonl"
EXHIBIT = "data/05_检验鉴定/E002_价格认定书.pdf"
EXTRACT = "data/11_原始数据/extracts/01_claims-2025-03.csv"
LETTER = "data/01_移送书.pdf"


@dataclass(frozen=True)
class Tampering:
    """One kind: its name, the change, the objection; ``outside`` needs the announced root."""

    name: str
    change: Change
    code: str
    outside: bool = False


FLIPPED = (
    LETTER,
    "data/02_移送书_回执.pdf",
    "data/03_调查报告.pdf",
    "data/04_涉案物品清单.pdf",
    EXHIBIT,
    "data/06_审批/E003_内部审批表.pdf",
    "data/08_人员角色.csv",
    "data/09_时间线.csv",
    LINES,
    TOTALS,
    "data/10_金额计算/rule.md",
    EXTRACT,
    "data/11_原始数据/源文件登记.csv",
    CLAIMS,
    "data/12_规范化数据/claims.parquet",
    EDGES,
    "data/14_分析方法/method.md",
    "data/14_分析方法/snapshot/data/claims.parquet",
    "data/15_证据目录.csv",
    CUSTODY,
    "data/21_排除与疑点.md",
    "bag-info.txt",
    "manifest-sha256.txt",
    "digests-sm3.txt",
    "verify_package.py",
)


def flip(path: str) -> Change:
    """Another byte in the middle: a digit, so that a list of digests keeps its form."""

    def change(files: Files, _: Dossier) -> Files:
        data = bytearray(files[path])
        middle = len(data) // 2
        data[middle] = ord("1") if data[middle] == ord("0") else ord("0")
        return files | {path: bytes(data)}

    return change


def without(path: str) -> Change:
    return lambda files, _: {name: data for name, data in files.items() if name != path}


def added(path: str, data: bytes = b"new\n") -> Change:
    return lambda files, _: files | {path: data}


def edited(path: str, old: str, new: str) -> Change:
    def change(files: Files, _: Dossier) -> Files:
        data = files[path].replace(old.encode(), new.encode(), 1)
        assert data != files[path], f"{old!r} is not in {path}"
        return files | {path: data}

    return change


def _declared(old: str, new: str) -> Change:
    """The attacker says that the package is of another kind, and makes every list anew."""
    return tag_list_anew(edited("bag-info.txt", old, new))


def _nearly_empty(files: Files, dossier: Dossier) -> Files:
    """One file is left, and the lists name exactly that one."""
    kept = {name: data for name, data in files.items() if not name.startswith("data/")}
    return made_anew({**kept, "data/08_人员角色.csv": files["data/08_人员角色.csv"]}, dossier)


def everything_anew(change: Change) -> Change:
    """The attacker computes every list again."""
    return lambda files, dossier: made_anew(change(files, dossier), dossier)


def tag_list_anew(change: Change) -> Change:
    """The attacker computes the list of tag files again."""

    def anew(files: Files, dossier: Dossier) -> Files:
        made = change(files, dossier)
        tags = [n for n in sorted(made) if "/" not in n and n != "tagmanifest-sha256.txt"]
        lines = [f"{hashlib.sha256(made[name]).hexdigest()}  {name}\n" for name in tags]
        return made | {"tagmanifest-sha256.txt": "".join(lines).encode()}

    return anew


def _swapped(files: Files, _: Dossier) -> Files:
    return files | {LETTER: files[EXHIBIT], EXHIBIT: files[LETTER]}


def _renamed(files: Files, _: Dossier) -> Files:
    made = dict(files)
    made["data/03_报告.pdf"] = made.pop("data/03_调查报告.pdf")
    return made


def _first_amount_raised(files: Files, _: Dossier) -> Files:
    rows = files[LINES].decode("utf-8-sig").split("\n")
    cells = rows[1].split(",")
    cells[4] = str(int(cells[4]) + 1)
    rows[1] = ",".join(cells)
    return files | {LINES: b"\xef\xbb\xbf" + "\n".join(rows).encode()}


def _amounts_raised_everywhere(files: Files, dossier: Dossier) -> Files:
    """Lines and totals agree with one another, but no longer with the claims."""
    made = _first_amount_raised(files, dossier)
    totals = json.loads(made[TOTALS])
    ring = made[LINES].decode("utf-8-sig").split("\n")[1].split(",")[8]
    for part in (totals["included"], totals["paid"], totals["rings"][ring]):
        part["claimed_minor"] += 1
    text = json.dumps(totals, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
    return made | {TOTALS: text.encode()}


def _line_dropped(files: Files, _: Dossier) -> Files:
    rows = files[LINES].split(b"\n")
    return files | {LINES: b"\n".join([rows[0], *rows[2:]])}


def _line_doubled(files: Files, _: Dossier) -> Files:
    rows = files[LINES].split(b"\n")
    return files | {LINES: b"\n".join([*rows[:2], rows[1], *rows[2:]])}


def _custody(change: Callable[[list[bytes]], list[bytes]]) -> Change:
    def whole(files: Files, _: Dossier) -> Files:
        lines = change(files[CUSTODY].split(b"\n")[:-1])
        return files | {CUSTODY: b"".join(line + b"\n" for line in lines)}

    return whole


def _cut(lines: list[bytes]) -> list[bytes]:
    header = json.loads(lines[0])
    header |= {"entries": len(lines) - 2, "head": json.loads(lines[-2])["digest"]}
    text = json.dumps(header, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return [text.encode(), *lines[1:-1]]


def _chain_rewritten(files: Files, dossier: Dossier) -> Files:
    """One entry changed and every digest after it made anew, the lists as well."""
    lines = sorted([*dossier.custody, *dossier.custody_skipped], key=lambda line: line.number)
    before, entries, skipped = GENESIS, [], []
    for line in lines:
        if isinstance(line, SkippedEntry):
            skipped.append(line)
            before = hashlib.sha256((before + line.content).encode()).hexdigest()
        else:
            entries.append(sealed(replace(line, by="nobody"), before))
            assert content_digest(entries[-1])
            before = entries[-1].digest
    part = Slice(dossier.case.case_id, tuple(entries), tuple(skipped), before)
    changed = replace(dossier, custody=part.entries, custody_head=before)
    return made_anew(files | {CUSTODY: jsonl(part)}, changed)


def _stripped(files: Files, dossier: Dossier) -> Files:
    """A piece of evidence and its row taken out, everything made anew."""
    made = without(EXHIBIT)(files, dossier)
    catalogue = "data/15_证据目录.csv"
    rows = [row for row in made[catalogue].split(b"\n") if not row.startswith(b"E002")]
    return made_anew(made | {catalogue: b"\n".join(rows)}, dossier)


def _draft_hidden(files: Files, dossier: Dossier) -> Files:
    return tag_list_anew(edited("bag-info.txt", "Profile: sealed", "Profile: working"))(
        files, dossier
    )


TRAVERSAL = f"{'0' * 64}  data/../../evil\n"

KINDS: tuple[Tampering, ...] = (
    *(Tampering(f"a byte of {p.removeprefix('data/')}", flip(p), "sha256") for p in FLIPPED),
    Tampering("a byte of tagmanifest", flip("tagmanifest-sha256.txt"), "sha256"),
    Tampering("a byte of bagit.txt", flip("bagit.txt"), "info"),
    Tampering("a file less", without(EXHIBIT), "missing"),
    Tampering("no manifest", without("manifest-sha256.txt"), "missing"),
    Tampering("no tag manifest", without("tagmanifest-sha256.txt"), "missing"),
    Tampering("no SM3 list", without("digests-sm3.txt"), "missing"),
    Tampering("no verifier", without("verify_package.py"), "missing"),
    Tampering("a file more", added("data/18_询问笔录/E099_新.pdf"), "extra"),
    Tampering("a tag file more", added("manifest-md5.txt"), "extra"),
    Tampering("a file beside", added("readme.html"), "extra"),
    Tampering("a hidden file", added("data/.hidden"), "name"),
    Tampering("a name in other case", added("data/17_保管链.JSONL"), "collision"),
    Tampering("a name that turns around", added("data/E\u202egpj.exe"), "name"),
    Tampering("a file renamed", _renamed, "missing"),
    Tampering("two files swapped", _swapped, "sha256"),
    Tampering("a file emptied", added(EXHIBIT, b""), "sha256"),
    Tampering("a byte appended", lambda f, d: f | {EXHIBIT: f[EXHIBIT] + b" "}, "sha256"),
    Tampering("a file cut", lambda f, d: f | {EXHIBIT: f[EXHIBIT][:-1]}, "sha256"),
    Tampering("a list that leaves the folder",
              lambda f, d: f | {"manifest-sha256.txt": f["manifest-sha256.txt"]
                                + TRAVERSAL.encode()}, "list"),
    Tampering("a list with a line twice",
              lambda f, d: f | {"manifest-sha256.txt": f["manifest-sha256.txt"].split(b"\n")[0]
                                + b"\n" + f["manifest-sha256.txt"]}, "list"),
    Tampering("SM3 list for other bytes",
              tag_list_anew(edited("digests-sm3.txt", "a", "b")), "sm3"),
    Tampering("SM3 list of fewer files",
              tag_list_anew(lambda f, d: f | {"digests-sm3.txt":
                                              f["digests-sm3.txt"].partition(b"\n")[2]}), "list"),
    Tampering("another size stated",
              tag_list_anew(edited("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1")), "info"),
    Tampering("another head stated",
              tag_list_anew(edited("bag-info.txt", "Custody-Head: ", "Custody-Head: 0")), "info"),
    Tampering("another contents root stated",
              tag_list_anew(edited("bag-info.txt", "SHA256: ", "SHA256: 0")), "info"),
    Tampering("bagit.txt of another version",
              tag_list_anew(edited("bagit.txt", "1.0", "0.9")), "info"),
    *(
        Tampering(f"without {path.removeprefix('data/')}, listed", everything_anew(without(path)),
                  "item")
        for path in (LETTER, "data/03_调查报告.pdf", LINES, TOTALS, "data/14_分析方法/method.md",
                     "data/14_分析方法/run.json", "data/15_证据目录.csv", CUSTODY,
                     "data/21_排除与疑点.md", "data/16_电子数据提取笔录.pdf")
    ),
    Tampering("a letter that is said to be none",
              everything_anew(lambda f, d: without(LETTER)(f, d)
                              | {"data/01_移送书_无.txt": "签署：li.wei".encode()}), "item"),
    Tampering("one file of all, listed", _nearly_empty, "item"),
    Tampering("a transfer declared a draft", _declared("Draft: no", "Draft: yes"), "kind"),
    Tampering("a transfer declared public", _declared("Profile: sealed", "Profile: public"),
              "kind"),
    Tampering("of no kind", _declared("Profile: sealed", "Profile: other"), "kind"),
    Tampering("neither draft nor not", _declared("Draft: no", "Draft: perhaps"), "kind"),
    Tampering("a name with a no-break space", added("data/18_询问笔录/a\u00a0b.pdf"), "name"),
    Tampering("a name with an ideographic space", added("data/18_询问笔录/张\u3000三.pdf"), "name"),
    Tampering("a ligature in a name", added("data/18_询问笔录/ﬁle.pdf"), "name"),
    Tampering("a private character", added("data/18_询问笔录/a\ue000.pdf"), "name"),
    Tampering("a device by superscript", added("data/18_询问笔录/com¹.txt"), "name"),
    Tampering("a device in full width", added("data/18_询问笔录/ＣＯＮ.txt"), "name"),
    Tampering("a device with a space", added("data/18_询问笔录/nul .txt"), "name"),
    Tampering("an absurd depth", added("data/" + "d/" * 12 + "x"), "name"),
    Tampering("a folder with the name of a file in full width",
              added("data/17_保管链.ｊｓｏｎｌ/x"), "collision"),
    Tampering("an amount raised", everything_anew(_first_amount_raised), "amounts"),
    Tampering("an amount raised in lines and totals",
              everything_anew(_amounts_raised_everywhere), "amounts"),
    Tampering("a total raised",
              everything_anew(edited(TOTALS, '"fund_minor": ', '"fund_minor": 1')), "amounts"),
    Tampering("a claim no longer included",
              everything_anew(edited(LINES, ",yes,claim_of_ring", ",no,claim_of_ring")),
              "amounts"),
    Tampering("a claim dropped", everything_anew(_line_dropped), "amounts"),
    Tampering("a claim twice", everything_anew(_line_doubled), "amounts"),
    Tampering("a refund left out",
              everything_anew(edited(LINES, "C00005,a1b2c3d4,yes", "C00005,,no")), "amounts"),
    Tampering("a claim renamed", everything_anew(edited(CLAIMS, "C00001", "C99999")), "amounts"),
    Tampering("an edge with an invented claim",
              everything_anew(edited(LINKS, "C00014", "C77777")), "edges"),
    Tampering("an edge with a claim less",
              everything_anew(edited(EDGES, '""C00014"", ', "")), "edges"),
    Tampering("a document replaced", everything_anew(flip(EXHIBIT)), "catalogue"),
    Tampering("a source extract edited", everything_anew(flip(EXTRACT)), "catalogue"),
    Tampering("custody: an entry edited",
              everything_anew(edited(CUSTODY, '"by":"chen.jing"', '"by":"li.wei"')), "custody"),
    Tampering("custody: an entry deleted",
              everything_anew(_custody(lambda lines: [*lines[:3], *lines[4:]])), "custody"),
    Tampering("custody: two entries swapped",
              everything_anew(_custody(lambda k: [*k[:3], k[4], k[3], *k[5:]])), "custody"),
    Tampering("custody: the end cut off",
              everything_anew(_custody(lambda lines: lines[:-1])), "custody"),
    Tampering("custody: cut, header rewritten", everything_anew(_custody(_cut)), "info"),
    Tampering("custody: an entry doubled",
              everything_anew(_custody(lambda k: [*k, k[-1]])), "custody"),
    Tampering("custody: spaces added",
              everything_anew(edited(CUSTODY, '"by":', '"by": ')), "custody"),
    Tampering("custody: the whole chain rewritten", _chain_rewritten, "expected", True),
    Tampering("evidence and its row taken out", _stripped, "expected", True),
    Tampering("another letter", everything_anew(flip(LETTER)), "expected", True),
    Tampering("another report", everything_anew(flip("data/03_调查报告.pdf")), "expected", True),
    Tampering("another verifier", tag_list_anew(added("verify_package.py", b"print('ok')\n")),
              "expected", True),
    Tampering("another profile stated", _draft_hidden, "expected", True),
    Tampering("a file more, listed", everything_anew(added("data/18_询问笔录/E9_x.pdf")),
              "expected", True),
)  # fmt: skip
