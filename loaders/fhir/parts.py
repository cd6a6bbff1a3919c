"""The tables of a FHIR file: one per kind of resource, and one per list inside a resource.

``ExplanationOfBenefit`` has a row per resource, ``ExplanationOfBenefit.item`` one per item; the
columns are the paths that a mapping asks for. A file is a bundle, a list, one resource, or one
resource a line (NDJSON).
"""

import json
from collections.abc import Iterator, Sequence

from loaders.columnar import Columnar, columnar
from loaders.fhir.paths import Json, found
from loaders.source_files import InputFile, stream_of
from model.errors import SourceRefused
from model.language import Text

_NOT_JSON = Text(en="line {line} is not JSON.", zh="第 {line} 行不是有效的 JSON。")
_NOT_FHIR = Text(en="this JSON holds no FHIR resources.", zh="该 JSON 中没有 FHIR 资源。")
_EXPORT = Text(
    en="Export ExplanationOfBenefit resources as a bundle or one a line.",
    zh="请将 ExplanationOfBenefit 资源导出为 Bundle 或每行一个资源。",
)
LISTS = {"ExplanationOfBenefit": ("item", "careTeam")}


def tables_in(file: InputFile) -> tuple[str, ...]:
    """The tables that a file has rows for. Raises ``SourceRefused`` where it is no FHIR."""
    kinds = {resource.get("resourceType", "") for resource in resources(file)}
    kinds.discard("")
    if not kinds:
        raise SourceRefused(_NOT_FHIR, where=file.name, to_do=_EXPORT)
    lists = (f"{kind}.{one}" for kind in sorted(kinds) for one in LISTS.get(kind, ()))
    return (*sorted(kinds), *lists)


def read_table(file: InputFile, table: str, wanted: Sequence[str]) -> Columnar:
    """The rows of a table with the wanted paths as columns."""
    kind, _, inner = table.partition(".")
    columns: dict[str, list[str | None]] = {path: [] for path in wanted}
    for resource in resources(file):
        if resource.get("resourceType") != kind:
            continue
        for row in resource.get(inner, ()) if inner else (resource,):
            for path, values in columns.items():
                values.append(found(path, resource, row))
    return columnar(file, "json", columns)


def resources(file: InputFile) -> Iterator[Json]:
    """All resources of a file in order; numbers stay the text that they are written as."""
    with stream_of(file) as stream:
        text = stream.read().decode("utf-8-sig", errors="surrogateescape")
    try:
        documents = [_parsed(text)]
    except json.JSONDecodeError:
        documents = list(_lines(file, text))
    for document in documents:
        yield from _inside(document)


def _lines(file: InputFile, text: str) -> Iterator[Json]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield _parsed(line)
            except json.JSONDecodeError as error:
                raise SourceRefused(_NOT_JSON.filled(line=number), where=file.name) from error


def _parsed(text: str) -> Json:
    return json.loads(text, parse_float=str, parse_int=str)


def _inside(document: Json) -> Iterator[Json]:
    if isinstance(document, list):
        for one in document:
            yield from _inside(one)
    elif isinstance(document, dict):
        if document.get("resourceType") == "Bundle":
            for entry in document.get("entry", ()):
                yield from _inside(entry.get("resource"))
        else:
            yield document
