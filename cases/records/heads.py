"""Heads that leave the machine: one line to a file of the user's choice at every nth act.

The file belongs where whoever can rewrite the case file cannot write: another machine's share, a
medium that only grows. ``coterie audit verify --heads FILE`` compares them all.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from model.cases import AuditEntry
from model.errors import StoreUnavailable
from model.language import Text

_NOT_WRITTEN = Text(
    en="the act was recorded, but the head of the log could not be written elsewhere: {reason}",
    zh="操作已记录，但日志链头未能写入外部文件：{reason}",
)
_MEND = Text(
    en="Make the file writable; the next act writes the head that covers this one too.",
    zh="请恢复该文件的写入；下一次操作写入的链头同样涵盖本次操作。",
)


@dataclass(frozen=True)
class Heads:
    """Where heads go, and at every which line of the log."""

    path: Path
    every: int = 1

    def tell(self, first: AuditEntry, last: AuditEntry) -> None:
        """Appends ``number:digest`` and the time of the last line of an act, when it is due.

        Raises ``StoreUnavailable`` where the file does not take it.
        """
        if last.number // self.every == (first.number - 1) // self.every:
            return
        line = f"{last.number}:{last.digest} {last.at.isoformat()}\n".encode("ascii")
        try:
            with self.path.open("ab") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            reason = error.strerror or type(error).__name__
            said = _NOT_WRITTEN.filled(reason=reason)
            raise StoreUnavailable(said, where=str(self.path), to_do=_MEND) from error
