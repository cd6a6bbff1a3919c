"""Replay a sealed package: find its rings again, build everything again, compare byte by byte."""

import csv
import hashlib
import io
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from cases import replay
from cases.items import building, exculpatory, method, originals, transfer_letter, us_referral
from cases.items.reading import Options, Reading
from cases.package import payload
from cases.package.bag import payload_root
from cases.verification import verify
from investigation.how import How
from investigation.loading import load
from investigation.place import Place
from investigation.run import detect
from investigation.run_record import MANIFEST
from investigation.settings import settings_of
from investigation.stores import open_intake, open_store
from model.dossiers import Dossier
from model.errors import LayoutError
from model.language import Text
from model.vocabulary.evidence import Template

_BROKEN = Text(
    en="the package does not verify, so it is not replayed", zh="卷宗校验不通过，不予重放"
)
_DATA = f"{method.DATA}/"
_SHA256, _SM3 = 3, 4
"""Columns of the register of sources; only of kept bytes it states an SM3 digest."""


@dataclass(frozen=True)
class Replayed:
    """What came of a replay: files the same, files that differ, and whether the rings were found.

    ``rings`` is ``None`` where the package holds the data of the case only: statistics of the
    whole cannot be made from a part, so the rings were not looked for.
    """

    same: tuple[str, ...]
    different: tuple[str, ...]
    copied: tuple[str, ...]  # source extracts and a signed letter: given, not made
    rings: bool | None

    @property
    def ok(self) -> bool:
        """Whether everything that could be made again is the same."""
        return not self.different and self.rings is not False


def replay_package(path: Path) -> Replayed:
    """Rebuild a sealed package from its own record and data.

    Raises ``LayoutError`` where it does not verify, ``MissingData`` where it has no record.
    """
    report = verify(path)
    if not report.ok:
        raise LayoutError(_BROKEN, where=path.name)
    files = _payload_files(path)
    with tempfile.TemporaryDirectory(prefix="coterie-replay-") as folder:
        work = Path(folder)
        dossier = replay.read_dossier(files, _exhibits(files, work / "exhibits"))
        rings = _rings_again(files, dossier, work)
        made = _made_again(files, dossier)
    compared = [name for name in sorted(files) if not _is_given(name, files)]
    return Replayed(
        same=tuple(name for name in compared if made.get(name) == files[name]),
        different=tuple(name for name in compared if made.get(name) != files[name]),
        copied=tuple(name for name in sorted(files) if name not in compared),
        rings=rings,
    )


def _payload_files(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        names = [name for name in opened.namelist() if "/data/" in name]
        return {name.partition("/data/")[2]: opened.read(name) for name in names}


def _exhibits(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Every file of the package by its digest: those of the exhibits are among them."""
    folder.mkdir()
    found: dict[str, Path] = {}
    for content in files.values():
        digest = hashlib.sha256(content).hexdigest()
        found[digest] = folder / digest
        found[digest].write_bytes(content)
    return found


def _made_again(files: Mapping[str, bytes], dossier: Dossier) -> dict[str, bytes]:
    template: Template = "us" if f"{us_referral.NAME}.pdf" in files else "cn"
    data = {n.removeprefix(_DATA): content for n, content in files.items() if n.startswith(_DATA)}
    # Which data the package says it holds: those of the case, or all.
    of_case = method.files(Reading(dossier))[method.RERUN] == files.get(method.RERUN)
    options = Options(template, whole_data=None if of_case else data)
    stated = _with_kept(dossier, files)
    papers = building.papers(stated, "", template)
    others = {**building.exchange(dossier), **replay.recorded(dossier)}
    made = {**payload(dossier, papers, others, options), **exculpatory.files(Reading(stated))}
    return {**made, **building.letters(stated, payload_root(files), template)}


def _with_kept(dossier: Dossier, files: Mapping[str, bytes]) -> Dossier:
    """Papers say which source files the agency kept; the register of the package knows them.

    The paths stand for files that are not here, so nothing that reads bytes may be given these.
    """
    register = files[originals.REGISTER].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(register, newline="")))[1:]
    there = {row[_SHA256] for row in rows if row[_SM3]}
    return replace(
        dossier,
        sources=tuple(
            replace(source, path=Path(source.name)) if source.sha256 in there else source
            for source in dossier.sources
        ),
    )


def _is_given(name: str, files: Mapping[str, bytes]) -> bool:
    """Source rows lie outside the record, and a signature needs the key of its owner."""
    signed = name.startswith(transfer_letter.ITEM.number) and b"/ByteRange" in files[name]
    return name.startswith(f"{originals.NAME}/") or signed


def _rings_again(files: Mapping[str, bytes], dossier: Dossier, work: Path) -> bool | None:
    tables = {n.removeprefix(_DATA): c for n, c in files.items() if n.startswith(_DATA)}
    source, place = work / "data", Place(work / "workspace")
    source.mkdir()
    for name, content in tables.items():
        (source / name).write_bytes(content)
    with closing(open_intake(place)) as intake:
        load(intake, [source], "neutral", How(accept_rejects=True))
    settings = settings_of(dossier.run["parameters"])
    with closing(open_store(place)) as store:
        if store.data_version != dossier.run["data_version"]:
            return None
        with store.engine() as engine:
            found = detect(engine, settings)
    kept = {name: text for name, text in dossier.run_files.items() if name != MANIFEST}
    return all(found.files.get(name) == text for name, text in kept.items())
