"""The working copy: the same case, evidence numbers and amounts, without identities."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from cases.custody.chain import Algorithm, content_digest
from cases.redaction.identities import NAMESPACE, identified
from cases.redaction.pseudonyms import Pseudonyms
from cases.redaction.search import searchable
from cases.redaction.tables import coarse, masked, redacted_edges, redacted_table
from model.cases import Case, Exhibit, Party, SkippedEntry
from model.dossiers import Dossier, SourceCopy
from model.errors import SettingError
from model.language import Text
from model.provenance import SourceFile
from model.rings import InnocentReading, Ring

WITHHELD = "〔本副本不载 withheld in this copy〕"
"""What stands where people wrote freely: nobody can know what a note gives away."""


def working(dossier: Dossier, key: bytes) -> Dossier:
    """The dossier of a working copy under this key."""
    return _Working(dossier, key).copy()


class _Working:
    def __init__(self, dossier: Dossier, key: bytes) -> None:
        self.dossier = dossier
        self.names = Pseudonyms(key)
        swaps = {
            text: masked(text) if kind == "name" else self.names.of(kind, text)
            for kind, text in identified(dossier)
            if text.strip() and searchable(text)
        }
        digests = {s.sha256: self.names.digest(s.sha256) for s in dossier.sources}
        self.swaps = swaps | digests
        longest_first = sorted(self.swaps, key=lambda text: (-len(text), text))
        self.pattern = re.compile("|".join(map(_as_word, longest_first))) if self.swaps else None

    def copy(self) -> Dossier:
        d = self.dossier
        tables = {
            name: redacted_table(name, d, self.names)
            for name in ("claims", "lines", "patients", "doctors", "providers", "edge_claims")
        }
        return replace(
            d,
            **tables,
            edges=redacted_edges(d, self.names),
            case=self.case(d.case),
            rings=tuple(map(self.ring, d.rings)),
            judgements=tuple(
                replace(j, ring_id=self.names.of("ring", j.ring_id), reason=WITHHELD)
                for j in d.judgements
            ),
            sources=tuple(map(self.source, d.sources)),
            balances=tuple(replace(b, source=self.file(b.source)) for b in d.balances),
            rejects=tuple(replace(r, source=self.words(r.source), value="") for r in d.rejects),
            run=self.plain(d.run),
            run_files={},
            custody=(),
            custody_skipped=self.custody(),
            exhibits={},
            profile="working",
        )

    def words(self, text: str) -> str:
        """A text of the product with every identity in it replaced."""
        if self.pattern is None:
            return text
        return self.pattern.sub(lambda found: self.swaps[found[0]], text)

    def both(self, text: Text) -> Text:
        return Text(en=self.words(text.en), zh=self.words(text.zh))

    def plain(self, value: Any) -> Any:
        """A JSON value with every text in it treated so."""
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, Mapping):
            return {self.words(str(key)): self.plain(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.plain(inner) for inner in value]
        return value

    def ring(self, ring: Ring) -> Ring:
        members = [replace(m, id=self.names.of(m.kind, m.id)) for m in ring.members]
        claims = [replace(c, claim_id=self.names.of("claim", c.claim_id)) for c in ring.claims]
        return replace(
            ring,
            ring_id=self.names.of("ring", ring.ring_id),
            members=tuple(members),
            claims=tuple(sorted(claims, key=lambda claim: claim.claim_id)),
            summary=self.both(ring.summary),
            why=tuple(replace(line, sentence=self.both(line.sentence)) for line in ring.why),
            readings=tuple(map(self.reading, ring.readings)),
            detail=self.plain(ring.detail),
        )

    def reading(self, reading: InnocentReading) -> InnocentReading:
        return replace(
            reading,
            evidence_for=tuple(map(self.both, reading.evidence_for)),
            evidence_against=tuple(map(self.both, reading.evidence_against)),
        )

    def file(self, file: SourceFile) -> SourceFile:
        return replace(file, name=self.words(file.name), sha256=self.names.digest(file.sha256))

    def source(self, source: SourceCopy) -> SourceCopy:
        return replace(
            source,
            name=self.words(source.name),
            sha256=self.names.digest(source.sha256),
            path=None,
        )

    def custody(self) -> tuple[SkippedEntry, ...]:
        """Every line by its digest alone; a salt keeps the digest from being guessed."""
        if any(not entry.salt for entry in self.dossier.custody):
            raise SettingError(
                Text(en="a custody line has no salt", zh="保管链记录缺少盐值"),
                where=self.dossier.case.case_id,
                to_do=Text(en="Only a sealed copy can be made.", zh="仅可导出封存副本。"),
            )
        algorithm = cast(Algorithm, self.dossier.custody_algorithm)
        own = [SkippedEntry(e.number, content_digest(e, algorithm)) for e in self.dossier.custody]
        return tuple(sorted([*own, *self.dossier.custody_skipped], key=lambda e: e.number))

    def case(self, case: Case) -> Case:
        ring = case.origin_ref in case.ring_ids
        return replace(
            case,
            title=WITHHELD,
            region=coarse(case.region),
            origin_ref=self.names.of("ring", case.origin_ref) if ring else "",
            ring_ids=tuple(self.names.of("ring", ring_id) for ring_id in case.ring_ids),
            parties=tuple(map(self.party, case.parties)),
            exhibits=tuple(map(self.exhibit, case.exhibits)),
            events=tuple(
                replace(event, facts=dict.fromkeys(event.facts, WITHHELD)) for event in case.events
            ),
            tasks=tuple(replace(task, title=WITHHELD) for task in case.tasks),
            absences=tuple(replace(absence, because=WITHHELD) for absence in case.absences),
            recusals=tuple(replace(recusal, because=WITHHELD) for recusal in case.recusals),
            facts=tuple(replace(fact, text=WITHHELD) for fact in case.facts),
        )

    def party(self, party: Party) -> Party:
        kind = NAMESPACE.get(party.entity_kind, party.entity_kind)
        return replace(
            party,
            entity_id=self.names.of(kind, party.entity_id) if party.entity_id else "",
            name=masked(party.name),
            code=self.names.of("code", party.code) if party.code else "",
            address="",
            legal_representative=masked(party.legal_representative),
            remark=WITHHELD if party.remark else "",
        )

    def exhibit(self, exhibit: Exhibit) -> Exhibit:
        suffix = exhibit.file_name.rpartition(".")[2]
        known = suffix.isalnum() and len(suffix) <= 5 and suffix.isascii()
        return replace(
            exhibit,
            title=WITHHELD,
            proves=WITHHELD,
            source=WITHHELD,
            place=WITHHELD,
            method=WITHHELD,
            legal_basis=self.words(exhibit.legal_basis),
            file_name=f"{exhibit.exhibit_no}.{suffix}" if known else exhibit.exhibit_no,
            sha256=self.names.digest(exhibit.sha256),
            remark=WITHHELD if exhibit.remark else "",
        )


def _as_word(text: str) -> str:
    """A pattern that finds a text, but not inside a longer Latin word or number."""
    before = r"(?<![A-Za-z0-9])" if text[0].isascii() and text[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if text[-1].isascii() and text[-1].isalnum() else ""
    return before + re.escape(text) + after
