"""The running account of one file while it is read: rows, rejects by reason, empty cells."""

from collections import Counter
from collections.abc import Sequence

from loaders.damage import refuse_damaged, worth_saying
from loaders.expectations import disappointments
from loaders.journal import Journal
from loaders.mapping.tables import TableMapping
from loaders.raw_rows import RawRows
from loaders.remarks import Remark
from model.language import Text
from model.provenance import ColumnUse, Reject
from model.seen import some

_UNKNOWN = Text(
    en="{file}: unknown columns ignored: {names}.", zh="{file}：已忽略未知列：{names}。"
)
_REMARK = Text(en="{file}, column {column}: {what}", zh="{file}，{column} 列：{what}")
_DERIVED = Text(
    en="{file}: {n} further rows of {table} are left out because a cell is unusable.",
    zh="{file}：{table} 有 {n} 条派生行因单元格无法使用而未保留。",
)


class Account:
    """Counts what becomes of the rows and cells of one file."""

    def __init__(self, file: str, mapping: TableMapping, journal: Journal) -> None:
        self._file, self._mapping, self._journal = file, mapping, journal
        self._whole_rows = 0
        self._nulls: Counter[str] = Counter()
        self._remarks: dict[str, dict[Text, tuple[int, int]]] = {}
        self._derived_left_out: Counter[str] = Counter()
        self.rows = 0
        self.reasons: Counter[tuple[str, str]] = Counter()
        self.examples: dict[tuple[str, str], str] = {}

    def take(
        self,
        raw: RawRows,
        rejects: Sequence[Reject],
        remarks: Sequence[tuple[str, Remark]],
    ) -> None:
        """Counts one batch: its raw rows, all rows rejected from it, and remarks by column."""
        self.rows += raw.cells.num_rows + len(raw.rejects)
        self._whole_rows += raw.cells.num_rows
        self.reject(rejects)
        for name in raw.cells.schema.names:
            self._nulls[name] += raw.cells.column(name).null_count
        for column, remark in remarks:
            counted = self._remarks.setdefault(column, {})
            cells, of = counted.get(remark.text, (0, 0))
            counted[remark.text] = cells + remark.cells, of + remark.of

    def reject(self, rejects: Sequence[Reject]) -> None:
        """Counts rejected rows; they are among the rows taken."""
        self.reasons.update((reject.reason, reject.column) for reject in rejects)
        for reject in rejects:
            self.examples.setdefault((reject.reason, reject.column), reject.value)

    def leave_out(self, table: str, rows: int) -> None:
        """Counts derived rows that could not be made."""
        self._derived_left_out[table] += rows

    def close(self, names: tuple[str, ...]) -> None:
        """Writes what became of the columns, and warnings, into the journal."""
        uses = self._mapping.uses()
        shares = {name: self._nulls[name] / max(1, self._whole_rows) for name in names}
        journal = self._journal
        journal.columns += [
            ColumnUse(self._file, name, uses.get(name, "ignored"), shares[name]) for name in names
        ]
        unknown = [n for n in names if n not in uses and n not in self._mapping.ignored]
        if unknown:
            text = _UNKNOWN.filled(file=self._file, names=some(unknown))
            journal.notices.append(text)
        for column, counted in self._remarks.items():
            if not journal.accept_rejects:
                refuse_damaged(self._file, column, counted)
            journal.notices += [
                _REMARK.filled(file=self._file, column=column, what=text.filled(n=cells, of=of))
                for text, (cells, of) in counted.items()
                if worth_saying(text, cells, of)
            ]
        for table, left_out in self._derived_left_out.items():
            journal.notices.append(_DERIVED.filled(file=self._file, n=left_out, table=table))
        rejected = sum(self.reasons.values())
        expected = self._mapping.expectations
        journal.notices += disappointments(self._file, self.rows, rejected, shares, expected)
