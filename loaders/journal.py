"""What a load learns besides rows: files, what became of their columns, and warnings."""

from dataclasses import dataclass, field
from datetime import date

from model.language import Text
from model.provenance import ColumnUse, SourceFile


@dataclass
class Journal:
    """Filled by a loader while it reads.

    ``as_of`` is the day on which the data were taken: later claim times are rejected. ``None``
    makes no such check, so that a load depends on nothing but its files.
    """

    as_of: date | None = None
    sources: list[SourceFile] = field(default_factory=list)
    columns: list[ColumnUse] = field(default_factory=list)
    notices: list[Text] = field(default_factory=list)

    def ignore_file(self, name: str, reason: Text) -> None:
        """Names a whole file as left out."""
        self.columns.append(ColumnUse(name, "*", "ignored", 0.0))
        text = Text(en="{name}: ignored, {reason}", zh="{name}：已忽略，{reason}")
        self.notices.append(text.filled(name=name, reason=reason))
