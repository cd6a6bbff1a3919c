"""Filing evidence: a file of this machine, or a note, as an exhibit of a case."""

from dataclasses import dataclass
from pathlib import Path

from cases.package.items import BY_NUMBER, FOLDERS
from cases.records.exhibits import note
from investigation.casework.sitting import Sitting
from model.cases import EvidenceKind, Exhibit
from model.errors import SourceRefused
from model.language import Text

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


def file_note(
    sitting: Sitting, case_id: str, title: str, text: str, seen: int | None = None
) -> Exhibit:
    """A note of the person who sits."""
    exhibit, content = note(title, text, by=sitting.by, at=sitting.at)
    return _add(sitting, case_id, exhibit, content, seen)


def file_document(
    sitting: Sitting,
    case_id: str,
    name: str,
    content: bytes | Path,
    filing: Filing,
    seen: int | None = None,
) -> Exhibit:
    """A document with its bytes, under the name it came with."""
    if isinstance(content, Path) and not content.is_file():
        raise SourceRefused(_NO_FILE, where=str(content))
    values = {**vars(filing), "collectors": filing.collectors or (sitting.by,)}
    exhibit = Exhibit(
        exhibit_no="",
        content="document",
        collected_at=sitting.at,
        file_name=name,
        sha256="",
        size_bytes=0,
        **values,
    )
    return _add(sitting, case_id, exhibit, content, seen)


def _add(
    sitting: Sitting, case_id: str, exhibit: Exhibit, content: bytes | Path, seen: int | None
) -> Exhibit:
    return sitting.file.exhibits.add(
        case_id,
        exhibit,
        content,
        by=sitting.by,
        at=sitting.at,
        expected_version=sitting.version(case_id, seen),
    )
