"""What a load learns besides rows: files, what became of their columns, and warnings."""

from dataclasses import dataclass, field
from datetime import date

from model.language import Text
from model.provenance import ColumnUse, SourceFile


@dataclass
class Journal:
    """Filled by a loader while it reads.

    ``as_of`` is the day on which the data were taken: later claim times are rejected. ``None``
    makes no such check, so that a load depends on nothing but its files. ``encoding`` is that
    of text files which are not UTF-8, where a person named it; ``accept_rejects`` that files are
    taken which lose most of their rows.
    """

    as_of: date | None = None
    encoding: str | None = None
    accept_rejects: bool = False
    sources: list[SourceFile] = field(default_factory=list)
    columns: list[ColumnUse] = field(default_factory=list)
    notices: list[Text] = field(default_factory=list)

    def anew(self) -> "Journal":
        """An empty one for the same wishes."""
        return Journal(self.as_of, self.encoding, self.accept_rejects)

    def ignore_file(self, name: str, reason: Text) -> None:
        """Names a whole file as left out."""
        self.columns.append(ColumnUse(name, "*", "ignored", 0.0))
        text = Text(en="{name}: ignored, {reason}", zh="{name}：已忽略，{reason}")
        self.notices.append(text.filled(name=name, reason=reason))
