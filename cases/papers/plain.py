"""A document in one language as plain JSON values: what every renderer reads, and its digest."""

import hashlib
import json
from typing import Any

from cases.papers.numbering import Numbering
from cases.papers.tree import (
    Block,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Points,
    Signatures,
    Strip,
    Table,
    Words,
)
from cases.papers.visible import visible
from model.language import Language, Text

Plain = dict[str, Any]
_ON_EVERY_PAGE = ("case", "digest", "exported", "page", "profile", "watermark")


def in_words(words: Words, language: Language) -> str:
    """What a reader of ``language`` sees: wording in the language, data as it is."""
    return visible(words.in_language(language) if isinstance(words, Text) else words)


def plain(document: Document, language: Language) -> Plain:
    """The document as values that JSON knows, headings numbered, every text visible.

    ``digest`` is the SHA-256 of the canonical JSON of all the rest: the PDF and the editable copy
    of one document carry the same digest.
    """
    speaker = _Speaker(language)
    content: Plain = {
        "language": language,
        "code": document.code,
        "agency": speaker.say(document.agency),
        "title": speaker.say(document.title),
        "subtitle": speaker.say(document.subtitle),
        "number": speaker.say(document.number),
        "text_size": document.text_size,
        "table_size": document.table_size,
        "dense": document.dense,
        "words": {name: speaker.say(getattr(document.stamp, name)) for name in _ON_EVERY_PAGE},
        "footer": [speaker.all_of(pair) for pair in document.stamp.digests],
        "blocks": [speaker.block(block) for block in document.blocks],
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    content["digest"] = hashlib.sha256(canonical.encode("utf-8")).hexdigest()
    content["footer"].append([content["words"]["digest"], content["digest"]])
    return content


class _Speaker:
    """Turns the blocks of one document into plain values of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._numbering = Numbering(language)

    def say(self, words: Words) -> str:
        """One text."""
        return in_words(words, self._language)

    def all_of(self, several: tuple[Words, ...]) -> list[str]:
        """Several texts."""
        return [self.say(words) for words in several]

    def block(self, block: Block) -> Plain:
        """One block; the ``kind`` says which."""
        made: Plain
        match block:
            case Heading(words, level):
                number = self._numbering.next(level)
                made = {"kind": "heading", "level": level, "number": number}
                made["text"] = self.say(words)
            case Paragraph():
                made = self._paragraph(block)
            case Points(items):
                made = {"kind": "points", "items": self.all_of(items)}
            case KeyValues(rows):
                made = {"kind": "key_values", "rows": [self.all_of(pair) for pair in rows]}
            case Table():
                made = self._table(block)
            case Signatures():
                made = self._signatures(block)
            case Strip():
                made = self._strip(block)
            case PageBreak():
                made = {"kind": "page_break"}
        return made

    def _paragraph(self, block: Paragraph) -> Plain:
        return {
            "kind": "paragraph",
            "runs": [
                {"text": self.say(run.words), "strong": run.strong, "mono": run.mono}
                for run in block.runs
            ],
            "align": block.align,
            "indent": block.indent,
            "small": block.small,
        }

    def _table(self, block: Table) -> Plain:
        return {
            "kind": "table",
            "columns": [
                {"text": self.say(c.words), "share": c.share, "align": c.align, "mono": c.mono}
                for c in block.columns
            ],
            "rows": [self.all_of(row) for row in block.rows],
            "sums": self.all_of(block.sums),
            "note": self.say(block.note),
            "close": block.close,
        }

    def _signatures(self, block: Signatures) -> Plain:
        places = [
            {"role": self.say(p.role), "name": self.say(p.name), "lines": self.all_of(p.lines)}
            for p in block.places
        ]
        return {"kind": "signatures", "places": places}

    def _strip(self, block: Strip) -> Plain:
        return {
            "kind": "strip",
            "labels": self.all_of(block.labels),
            "marks": [[mark.row, mark.at, mark.kind] for mark in block.marks],
            "bands": [list(band) for band in block.bands],
            "ticks": [[at, self.say(label)] for at, label in block.ticks],
            "legend": self.all_of(block.legend),
            "caption": self.say(block.caption),
        }
