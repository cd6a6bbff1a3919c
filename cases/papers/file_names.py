"""Names of files that came from outside: made safe for every system, recognisable for people."""

import re
import unicodedata

from cases.verification.verify_package import ambiguous, names_device

_MOST_BYTES = 120  # of a name; with folders in front it stays below every system's limit
_REPLACED = re.compile(r'[:*?"<>|%~\x00-\x1f]')


def safe_name(name: str) -> str:
    """The last part of a name, without anything that leaves a folder, hides or runs.

    >>> safe_name("../../etc/pass:wd"), safe_name("处方 1.pdf"), safe_name("..")
    ('pass_wd', '处方 1.pdf', 'file')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(_plain(c) if ambiguous(c) else c for c in last)
    seen = "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN)
    clean = unicodedata.normalize("NFC", _REPLACED.sub("_", seen)).strip(" .")
    shortened = _shortened(clean)
    if names_device(shortened):
        shortened = f"_{shortened}"
    return shortened or "file"


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _plain(letter: str) -> str:
    """A letter that two systems could read differently, as both read it; any space as the space."""
    return " " if unicodedata.category(letter) == "Zs" else unicodedata.normalize("NFKC", letter)


def _shortened(name: str) -> str:
    if len(name.encode("utf-8")) <= _MOST_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 8:
        stem, suffix = name, ""
    ending = f".{suffix}" if suffix else ""
    room = _MOST_BYTES - len(ending.encode("utf-8"))
    kept = stem.encode("utf-8")[:room].decode("utf-8", "ignore")
    return kept.rstrip(" .") + ending
