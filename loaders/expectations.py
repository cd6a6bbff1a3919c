"""What a file of some kind is expected to hold: fewer rows or emptier columns are not silent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from model.errors import SourceRefused
from model.language import Text
from model.seen import seen, some
from model.vocabulary.loads import REJECTS
from model.vocabulary.term import called

HOPELESS_AFTER_ROWS = 10_000
HOPELESS_SHARE = 0.95
_SHOWN = 40
_SHEET_LIMITS = (65_535, 1_048_575)  # data rows below one header line in .xls and .xlsx


@dataclass(frozen=True)
class Expectations:
    """Expected size and fullness of one file.

    Fewer rows than ``min_rows`` or more than ``max_rows`` refuse the file. ``max_null_share``
    (by source column, 0-1) and ``max_reject_share`` (0-1) give a warning when exceeded.
    """

    min_rows: int = 0
    max_rows: int | None = None
    max_null_share: Mapping[str, float] = field(default_factory=dict)
    max_reject_share: float = 0.01


def refuse_columns(
    file: str, present: tuple[str, ...], required: tuple[str, ...], known: tuple[str, ...]
) -> None:
    """Refuses a file without a required column, with the present name that looks most like it."""
    missing = [name for name in required if name not in present]
    if not missing:
        return
    unknown = {name.casefold(): name for name in present if name not in known}
    hints = [
        f"{seen(unknown[close[0]])} -> {name}"
        for name in missing
        if (close := get_close_matches(name.casefold(), list(unknown), n=1, cutoff=0.6))
    ]
    to_do = (
        Text(en=f"Did you mean: {', '.join(hints)}?", zh=f"是否指：{', '.join(hints)}？")
        if hints
        else Text(en="The first line must be the header.", zh="第一行必须是表头。")
    )
    raise SourceRefused(
        Text(en="required columns are missing: {names}.", zh="缺少必需列：{names}。").filled(
            names=some(missing)
        ),
        where=file,
        to_do=to_do,
    )


def refuse_size(file: str, rows: int, expected: Expectations) -> None:
    """Refuses a file with fewer or more rows than can be right."""
    too_many = expected.max_rows is not None and rows > expected.max_rows
    if rows < expected.min_rows or too_many:
        most = "" if expected.max_rows is None else str(expected.max_rows)
        raise SourceRefused(
            Text(
                en="the file has {rows} rows; expected are {least} to {most}.",
                zh="文件有 {rows} 行；预期为 {least} 至 {most} 行。",
            ).filled(rows=rows, least=expected.min_rows, most=most or "∞"),
            where=file,
        )


def refuse_hopeless(
    file: str,
    rows: int,
    reasons: Mapping[tuple[str, str], int],
    examples: Mapping[tuple[str, str], str],
) -> None:
    """Refuses a file of which nearly every row would be rejected: one column is surely wrong.

    ``reasons`` counts rejects by reason and column, ``examples`` has a cell of each. Smaller
    files are read to their end and judged with the whole load.
    """
    if rows < HOPELESS_AFTER_ROWS or sum(reasons.values()) < HOPELESS_SHARE * rows:
        return
    (reason, column), times = max(reasons.items(), key=lambda item: (item[1], item[0]))
    raise SourceRefused(
        Text(
            en="of the first {rows} rows {times} are unusable in column {column!r}: {reason},"
            " e.g. {example}.",
            zh="前 {rows} 行中有 {times} 行的 {column!r} 列无法使用：{reason}，例如 {example}。",
        ).filled(
            rows=rows,
            times=times,
            reason=called(REJECTS, reason),
            column=column,
            example=seen(examples[reason, column][:_SHOWN]),
        ),
        where=file,
        to_do=Text(
            en="Correct the export of this column; to load what is left, use --accept-rejects.",
            zh="请更正该列后重新导入；若只导入其余各行，请使用 --accept-rejects。",
        ),
    )


def disappointments(
    file: str,
    rows: int,
    rejected: int,
    null_shares: Mapping[str, float],
    expected: Expectations,
) -> tuple[Text, ...]:
    """Warnings about a file that was read to its end."""
    found = []
    if rows in _SHEET_LIMITS:
        text = Text(
            en="{file}: exactly as many rows as a spreadsheet holds; it may be cut off.",
            zh="{file}：行数正好等于电子表格上限，可能被截断。",
        )
        found.append(text.filled(file=file))
    if rejected > expected.max_reject_share * rows:
        text = Text(
            en="{file}: rows rejected: {rejected:,} of {rows:,}.",
            zh="{file}：{rows:,} 行中有 {rejected:,} 行被拒收。",
        )
        found.append(text.filled(file=file, rejected=rejected, rows=rows))
    for column, most in expected.max_null_share.items():
        share = null_shares.get(column, 1.0)
        if rows and share > most:
            text = Text(
                en="{file}: {share:.1%} of column {column} is empty; expected at most {most:.1%}.",
                zh="{file}：{column} 列空值占 {share:.1%}，预期不超过 {most:.1%}。",
            )
            found.append(text.filled(file=file, share=share, column=column, most=most))
    return tuple(found)
