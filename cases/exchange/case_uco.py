"""The case as CASE/UCO JSON-LD (caseontology.org): investigation, provenance, action, tool, hashes.

Identifiers of objects are UUIDs of version 5 made from the case number, so that two exports of
one dossier are the same bytes. Names of persons are left out: the document is an index.
"""

import json
import uuid
from typing import Any

from model.cases import Exhibit
from model.dossiers import Dossier

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://coterie.invalid/case")
_CONTEXT = {
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    "kb": "https://coterie.invalid/kb/",
    "uco-action": "https://ontology.unifiedcyberontology.org/uco/action/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
    "uco-tool": "https://ontology.unifiedcyberontology.org/uco/tool/",
    "uco-types": "https://ontology.unifiedcyberontology.org/uco/types/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def case_jsonld(dossier: Dossier) -> str:
    """The JSON-LD document; ``case_validate --built-version case-1.4.0`` accepts it."""
    case = dossier.case

    def named(kind: str, name: str) -> str:
        return f"kb:{kind}-{uuid.uuid5(_SPACE, f'{case.case_id}/{kind}/{name}')}"

    tool = {
        "@id": named("tool", "coterie"),
        "@type": "uco-tool:AnalyticTool",
        "uco-core:name": "Coterie",
        "uco-tool:version": str(dossier.run.get("version", "")),
        "uco-tool:toolType": "graph-based collusion detection",
    }
    agency = {
        "@id": named("organization", case.agency),
        "@type": "uco-identity:Organization",
        "uco-core:name": case.agency,
    }
    sources = [
        _file(named("file", f"source {n}"), source.name, source.size_bytes, source.sha256)
        for n, source in enumerate(dossier.sources)
    ]
    exhibits = [
        _file(named("file", exhibit.exhibit_no), exhibit.file_name, *_content(exhibit))
        for exhibit in case.exhibits
    ]
    result = {
        "@id": named("provenance", "run"),
        "@type": "case-investigation:ProvenanceRecord",
        "uco-core:description": f"run {case.run_id} on data {case.data_version}",
        "case-investigation:exhibitNumber": case.run_id,
        "uco-core:object": [{"@id": source["@id"]} for source in sources],
    }
    filed = [
        {
            "@id": named("provenance", exhibit.exhibit_no),
            "@type": "case-investigation:ProvenanceRecord",
            "uco-core:description": exhibit.title,
            "case-investigation:exhibitNumber": exhibit.exhibit_no,
            "uco-core:object": [{"@id": file["@id"]}],
        }
        for exhibit, file in zip(case.exhibits, exhibits, strict=True)
    ]
    action = {
        "@id": named("action", "detect"),
        "@type": "case-investigation:InvestigativeAction",
        "uco-core:name": "detection of groups that bill together",
        "uco-action:performer": {"@id": agency["@id"]},
        "uco-action:instrument": {"@id": tool["@id"]},
        "uco-action:object": [{"@id": source["@id"]} for source in sources],
        "uco-action:result": {"@id": result["@id"]},
    }
    parts = [tool, agency, *sources, *exhibits, result, *filed, action]
    investigation = {
        "@id": named("investigation", case.case_id),
        "@type": "case-investigation:Investigation",
        "uco-core:name": case.case_id,
        "uco-core:description": case.title,
        "case-investigation:focus": "suspected misuse of a medical insurance fund",
        "uco-core:object": [{"@id": part["@id"]} for part in parts],
    }
    document = {"@context": _CONTEXT, "@graph": [investigation, *parts]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _content(exhibit: Exhibit) -> tuple[int, str]:
    return exhibit.size_bytes, exhibit.sha256


def _file(identity: str, name: str, size: int, sha256: str) -> dict[str, Any]:
    base = identity.removeprefix("kb:file-")
    return {
        "@id": identity,
        "@type": "uco-observable:File",
        "uco-core:hasFacet": [
            {
                "@id": f"kb:file-facet-{uuid.uuid5(_SPACE, base + 'file')}",
                "@type": "uco-observable:FileFacet",
                "uco-observable:fileName": name,
                "uco-observable:sizeInBytes": _typed(str(size), "xsd:integer"),
            },
            {
                "@id": f"kb:content-data-facet-{uuid.uuid5(_SPACE, base + 'content')}",
                "@type": "uco-observable:ContentDataFacet",
                "uco-observable:hash": [
                    {
                        "@id": f"kb:hash-{uuid.uuid5(_SPACE, base + 'hash')}",
                        "@type": "uco-types:Hash",
                        "uco-types:hashMethod": "SHA256",
                        "uco-types:hashValue": _typed(sha256, "xsd:hexBinary"),
                    }
                ],
            },
        ],
    }


def _typed(value: str, kind: str) -> dict[str, str]:
    return {"@type": kind, "@value": value}
