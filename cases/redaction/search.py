"""Finding any of many strings in bytes, in the encodings they could have been written in."""

from collections.abc import Iterable

import numpy as np

_ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_LEAST_BYTES = 4
_LEAST_DIGITS = 9  # fewer digits are also the amount of something
_WIDE_BYTES = 6  # in UTF-16 and GB18030 shorter ones occur by chance


def searchable(secret: str) -> bool:
    """Whether a string is distinctive: 4 bytes at least; 9 where it is digits alone.

    >>> searchable("张三"), searchable("12"), searchable("999999197001011234")
    (True, False, True)
    """
    if secret.isdecimal():
        return len(secret) >= _LEAST_DIGITS
    return len(secret.encode("utf-8", "surrogatepass")) >= _LEAST_BYTES


class Search:
    """A search for many strings at once."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._patterns: dict[int, list[tuple[bytes, str, bool]]] = {}
        for secret in sorted(set(secrets)):
            if searchable(secret):
                self._add(secret)
        self._prefixes = np.array(sorted(self._patterns), dtype=np.uint32)

    def found_in(self, data: bytes) -> set[str]:
        """Which of the strings occur; an identifier inside a longer word does not count."""
        found: set[str] = set()
        for start in range(_LEAST_BYTES):
            count = (len(data) - start) // 4
            if count <= 0 or not self._prefixes.size:
                continue
            windows = np.frombuffer(data, dtype="<u4", count=count, offset=start)
            places = np.searchsorted(self._prefixes, windows)
            places[places == self._prefixes.size] = 0
            for hit in np.flatnonzero(self._prefixes[places] == windows).tolist():
                found |= self._at(data, hit * 4 + start, int(windows[hit]))
        return found

    def _add(self, secret: str) -> None:
        for encoding in _ENCODINGS:
            raw = secret.encode(encoding, "surrogatepass" if encoding != "gb18030" else "ignore")
            if len(raw) >= (_LEAST_BYTES if encoding == "utf-8" else _WIDE_BYTES):
                prefix = int.from_bytes(raw[:4], "little")
                entry = (raw, secret, encoding in ("utf-8", "gb18030"))
                if entry not in self._patterns.setdefault(prefix, []):
                    self._patterns[prefix].append(entry)

    def _at(self, data: bytes, place: int, prefix: int) -> set[str]:
        return {
            secret
            for raw, secret, narrow in self._patterns[prefix]
            if data.startswith(raw, place) and (not narrow or _whole(data, place, len(raw)))
        }


def _whole(data: bytes, place: int, size: int) -> bool:
    """Whether a hit is a word of its own where it begins or ends with a Latin letter or digit."""
    before = place > 0 and _latin(data[place - 1]) and _latin(data[place])
    end = place + size
    after = end < len(data) and _latin(data[end]) and _latin(data[end - 1])
    return not before and not after


def _latin(code: int) -> bool:
    return code < 0x80 and chr(code).isalnum()
