"""Filing evidence: a file of this machine, or a note, as an exhibit of a case."""

from dataclasses import dataclass
from pathlib import Path

from cases.items.filing import FOLDERS
from cases.items.registry import BY_NUMBER
from cases.records.exhibits import note
from investigation.casework.session import CaseEdit
from model.cases import Exhibit
from model.errors import SourceRefused
from model.language import Text
from model.vocabulary.evidence import EvidenceKind

PLACES = {number: BY_NUMBER[number].title for number in FOLDERS}
"""Items of the package that a document can be filed under."""

_NO_FILE = Text(en="there is no such file", zh="没有该文件")


@dataclass(frozen=True)
class Filing:
    """How a document came into the case; ``collectors`` are accounts, two for electronic data."""

    title: str
    kind: EvidenceKind = "documentary"
    proves: str = ""
    source: str = ""
    collectors: tuple[str, ...] = ()
    place: str = ""
    method: str = ""
    legal_basis: str = ""
    original: bool = False
    remark: str = ""
    element: str = ""
    item: str = ""


def file_note(edit: CaseEdit, title: str, text: str) -> Exhibit:
    """A note of the person who acts."""
    session = edit.session
    exhibit, content = note(title, text, by=session.by, at=session.at)
    return edit.apply(edit.file.exhibits.add, exhibit, content)


def file_document(edit: CaseEdit, name: str, content: bytes | Path, filing: Filing) -> Exhibit:
    """A document with its bytes, under the name it came with."""
    if isinstance(content, Path) and not content.is_file():
        raise SourceRefused(_NO_FILE, where=str(content))
    session = edit.session
    values = {**vars(filing), "collectors": filing.collectors or (session.by,)}
    exhibit = Exhibit(
        exhibit_no="",
        content="document",
        collected_at=session.at,
        file_name=name,
        sha256="",
        size_bytes=0,
        **values,
    )
    return edit.apply(edit.file.exhibits.add, exhibit, content)
