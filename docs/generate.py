"""Writes the generated pages and blocks: typologies, parameters, vocabulary, layout, results.

Run as ``make docs``. A test compares what is committed with what this would write.
"""

import sys
from pathlib import Path

import loaders
from docs.blocks import table, with_block
from docs.format_pages import format_pages
from docs.parameter_pages import parameters_page
from docs.typology_pages import catalogue
from docs.vocabulary_page import vocabulary
from loaders.neutral import NEUTRAL
from model.columns import Column, Table
from model.layout import TABLES
from model.vocabulary.loads import REJECTS

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
SECURITY = ROOT / "docs" / "security.md"
LOADING = ROOT / "docs" / "loading.md"
TYPOLOGIES = ROOT / "docs" / "typologies.md"
VOCABULARY = ROOT / "docs" / "vocabulary.md"
PARAMETERS = ROOT / "docs" / "parameters.md"
FORMATS = ROOT / "docs" / "formats"
RESULTS = ROOT / "benchmarks" / "results"
NOT_MEASURED = "_Not measured yet: `make bench` fills this in._"


def pages() -> dict[Path, str]:
    """Every generated page with the text that it should have."""
    readme = README.read_text(encoding="utf-8")
    for name in ("ring_quality", "scale", "team_server"):
        readme = with_block(readme, name, result(name))
    security = with_block(SECURITY.read_text(encoding="utf-8"), "adversary", result("adversary"))
    loading = LOADING.read_text(encoding="utf-8")
    loading = with_block(loading, "formats", formats())
    loading = with_block(loading, "layout", "\n\n".join(layout(one) for one in TABLES))
    loading = with_block(loading, "reasons", reasons())
    return {
        TYPOLOGIES: catalogue(),
        PARAMETERS: parameters_page(),
        VOCABULARY: vocabulary(),
        README: readme,
        SECURITY: security,
        LOADING: loading,
        **{FORMATS / f"{code}.md": words for code, words in format_pages().items()},
    }


def result(name: str) -> str:
    """The committed table of a benchmark: its first part, up to the line ``<!-- more -->``."""
    path = RESULTS / f"{name}.md"
    if not path.is_file():
        return NOT_MEASURED
    return path.read_text(encoding="utf-8").partition("<!-- more -->")[0]


def formats() -> str:
    """The source formats, from the registry."""
    rows = [[code_of(one.code), f"{one.title.en} · {one.title.zh}"] for one in loaders.LOADERS]
    return table(["source", "what it is"], rows)


def code_of(code: str) -> str:
    """The code of a format, with a link where it has a page."""
    return f"`{code}`" if code == NEUTRAL.code else f"[`{code}`](formats/{code}.md)"


def layout(described: Table) -> str:
    """One table of the neutral layout."""
    rows = [[name_of(c), c.kind.value, meaning_of(c)] for c in described.columns]
    heading = f"### `{described.name}`\n\n{described.meaning[0].upper()}{described.meaning[1:]}."
    return f"{heading} Key: {', '.join(f'`{k}`' for k in described.key)}.\n\n" + table(
        ["column", "type", "meaning"], rows
    )


def name_of(column: Column) -> str:
    """The name of a column, bold where it is required."""
    return f"**`{column.name}`**" if column.required else f"`{column.name}`"


def meaning_of(column: Column) -> str:
    """The meaning of a column, with its values where they are fixed."""
    values = ", ".join(f"`{value}`" for value in column.values)
    return f"{column.meaning} ({values})" if values else column.meaning


def reasons() -> str:
    """Every reason for which a row is rejected."""
    rows = [[f"`{code}`", term.meaning.en, term.meaning.zh] for code, term in REJECTS.items()]
    return table(["reason", "meaning", "含义"], rows)


def main() -> int:
    """Write every generated page."""
    for path, words in pages().items():
        path.write_text(words, encoding="utf-8")
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
