"""Exhibits of a case: evidence with its bytes, and how it came in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import get_args

from cases.records import rows, tables
from cases.records.desk import Desk
from cases.records.exhibit_folder import ExhibitFolder
from cases.records.persons import looks_like
from cases.records.reasons import PURPOSE, TITLE, given
from model.cases import Case, Exhibit
from model.errors import RuleBroken
from model.language import Text
from model.vocabulary.evidence import EvidenceKind, ExhibitContent

COLLECTORS = 2
"""Of electronic data taken from others (法发〔2016〕22号, article 7)."""

_CONTENT = Text(en="{value} is not a content of an exhibit", zh="{value} 不是证据材料内容类型")
_KIND = Text(en="{value} is not a kind of evidence", zh="{value} 不是证据种类")
_TWO = Text(
    en="electronic data received from others needs {needed} different collectors",
    zh="收集、提取的电子数据须由 {needed} 名不同人员进行",
)
_NAME_TWO = Text(en="Name both collectors.", zh="请填写两名提取人。")


class Exhibits:
    """Adds exhibits and gives out their bytes."""

    def __init__(self, desk: Desk, folder: ExhibitFolder) -> None:
        self._desk = desk
        self._folder = folder

    def add(
        self,
        case_id: str,
        exhibit: Exhibit,
        content: bytes | Path,
        *,
        by: str,
        at: datetime,
        expected_version: int,
    ) -> Exhibit:
        """A further exhibit with its bytes, or those of a file.

        ``exhibit_no`` (E001 ...), ``sha256`` and ``size_bytes`` are given here. ``file_name`` is
        kept as it came and never used as a path. Uploaded electronic data needs two collectors.
        """
        _check(exhibit)
        with self._desk.editing("exhibit", case_id, by, at, expected_version) as edit:
            sha256, size = self._folder.keep(content)
            number = rows.next_number(edit.connection, tables.exhibits, case_id)
            kept = replace(exhibit, exhibit_no=f"E{number:03d}", sha256=sha256, size_bytes=size)
            rows.add(edit.writer, tables.exhibits, case_id, kept)
            detail = {"content": kept.content, "kind": kept.kind, "after": sha256}
            edit.record("exhibit_added", kept.exhibit_no, **detail)
        return kept

    def read(
        self, case_id: str, exhibit_no: str, *, by: str, at: datetime, purpose: str
    ) -> tuple[Exhibit, bytes]:
        """An exhibit and its bytes, compared with their digest; a view with its purpose."""
        target = f"case:{case_id}/{exhibit_no}"
        with self._desk.acting("view", by, at, target) as act:
            given(purpose, PURPOSE, where=target)
            act.case_row(case_id)
            known = rows.children(act.connection, tables.exhibits, Exhibit, case_id)
            found = next((e for e in known if e.exhibit_no == exhibit_no), None)
            if found is None:
                raise rows.unknown_part(case_id, exhibit_no)
            content = self._folder.read(found.sha256)
            act.log("view", target, purpose=purpose, sha256=found.sha256)
        return found, content

    def paths(self, case: Case) -> Mapping[str, Path]:
        """Where the bytes of the exhibits of a case lie, by digest (for its dossier)."""
        return {e.sha256: self._folder.path(e.sha256) for e in case.exhibits}


def note(title: str, text: str, *, by: str, at: datetime) -> tuple[Exhibit, bytes]:
    """A person's note as an exhibit and its bytes, for ``Exhibits.add``."""
    given(title, TITLE)
    exhibit = Exhibit(
        exhibit_no="",
        content="note",
        kind="documentary",
        title=title,
        proves="",
        source=by,
        collectors=(by,),
        collected_at=at,
        place="",
        method="note",
        legal_basis="",
        original=True,
        file_name="note.txt",
        sha256="",
        size_bytes=0,
    )
    return exhibit, text.encode("utf-8")


def _check(exhibit: Exhibit) -> None:
    given(exhibit.title, TITLE)
    if exhibit.content not in get_args(ExhibitContent):
        raise RuleBroken(_CONTENT.filled(value=ascii(exhibit.content)))
    if exhibit.kind not in get_args(EvidenceKind):
        raise RuleBroken(_KIND.filled(value=ascii(exhibit.kind)))
    received = exhibit.kind == "electronic" and exhibit.content == "document"
    collectors = {looks_like(who.strip()) for who in exhibit.collectors} - {""}
    if received and len(collectors) < COLLECTORS:
        raise RuleBroken(_TWO.filled(needed=COLLECTORS), where=exhibit.title, to_do=_NAME_TWO)
