"""The bag (BagIt, RFC 8493): payload under ``data/``, digests, and the verifier that reads them.

Written by this file and not by the ``bagit`` library, which works by moving folders on a disk and
signs with the time and its own version; the tests read every bag back with that library.

Which digest stands where. ``manifest-sha256.txt`` lists all payload files. The *content root* is
SHA-256 of those lines without the letter's (``data/01_...``), so the letter can print it; it is
also in ``bag-info.txt``. The *root* is SHA-256 of ``tagmanifest-sha256.txt``, which covers all
other tag files and through them everything, the letter included; it stands outside the bag, in
``....package.sha256``, in the time stamp, and on the receipt.
"""

import unicodedata
from collections.abc import Mapping

from cases.digests import sha256, sm3
from cases.verification import VERIFIER
from cases.verification.verify_package import BAGIT_TXT, ROOT_FILE, bad_name, content_root
from model.dossiers import Dossier
from model.errors import LayoutError
from model.language import Text


def bagged(payload: Mapping[str, bytes], dossier: Dossier) -> dict[str, bytes]:
    """The files of the bag by path; ``payload`` are paths inside ``data/``.

    Raises ``LayoutError`` for a path that could leave the bag or clash with another.
    """
    _require_safe_names(payload)
    files = {f"data/{path}": bytes(payload[path]) for path in sorted(payload)}
    listed = {path: sha256(data) for path, data in files.items()}
    tags = {
        "bagit.txt": BAGIT_TXT,
        "bag-info.txt": _info(files, content_root(listed), dossier),
        "manifest-sha256.txt": _list(listed),
        "digests-sm3.txt": _list({path: sm3(data) for path, data in files.items()}),
        "verify_package.py": VERIFIER.read_bytes(),
    }
    tags[ROOT_FILE] = _list({name: sha256(data) for name, data in tags.items()})
    return files | tags


def payload_root(payload: Mapping[str, bytes]) -> str:
    """The content root of payload files (paths inside ``data/``); the letter need not be there."""
    return content_root({f"data/{path}": sha256(data) for path, data in payload.items()})


def _list(digests: Mapping[str, str]) -> bytes:
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode("utf-8")


def _info(files: Mapping[str, bytes], contents: str, dossier: Dossier) -> bytes:
    lines = {
        "Source-Organization": dossier.case.agency,
        "External-Identifier": dossier.case.case_id,
        "Bagging-Date": dossier.exported_at.date().isoformat(),
        "Payload-Oxum": f"{sum(map(len, files.values()))}.{len(files)}",
        "Exported-At": dossier.exported_at.isoformat(),
        "Profile": dossier.profile,
        "Draft": "yes" if dossier.draft else "no",
        "Content-Root-SHA256": contents,
    }
    if dossier.profile != "public":
        entries = len(dossier.custody) + len(dossier.custody_skipped)
        lines |= {"Custody-Head": dossier.custody_head, "Custody-Entries": str(entries)}
    text = "".join(f"{name}: {_one_line(value)}\n" for name, value in lines.items())
    return text.encode("utf-8", "backslashreplace")


def _one_line(value: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _require_safe_names(payload: Mapping[str, bytes]) -> None:
    seen: dict[str, str] = {}
    for path in sorted(payload):
        other = seen.setdefault(unicodedata.normalize("NFKC", path).casefold(), path)
        folder_taken = any(path.startswith(f"{name}/") for name in payload if name != path)
        if bad_name(path) or other != path or folder_taken:
            raise LayoutError(
                Text(en="a name that no package can have", zh="不允许的包内文件名"),
                where=path.encode("unicode_escape").decode("ascii"),
                to_do=Text(en="Rename the file.", zh="请重命名该文件。"),
            )
