"""A page for every source format, from its mapping: what is read, what is ignored and why."""

from collections.abc import Iterator, Mapping

from docs.blocks import table
from investigation.column_needs import possible
from loaders.formats import FORMATS
from loaders.mapping.formats import FileMapping, FormatMapping
from loaders.mapping.origins import Constant, First, Joined, Origin, RowNumber, Summed, Taken
from loaders.mapping.tables import DerivedRows, Grouping, TableMapping


def format_pages() -> dict[str, str]:
    """The pages by the code of their format."""
    return {form.code: page(form) for form in FORMATS}


def page(form: FormatMapping) -> str:
    """One format: how it is known, each kind of file, the typologies that run on it."""
    parts = [
        f"# {form.title.en} · {form.title.zh}",
        f"`coterie load FOLDER` recognises this format by the columns of its files; "
        f"`--source {form.code}` names it. This page is written by `make docs` from the mapping "
        f"[`{form.code}.toml`](../../loaders/formats/{form.code}.toml).",
        *(f"- {note.en}\n- {note.zh}" for note in form.notes),
        *(section(kind) for kind in form.files),
        "## Typologies that can run · 可运行的手法",
        "\n".join(f"- {title.en} · {title.zh}" for title in possible(columns_of(form))),
    ]
    if form.aliases:
        rows = [[f"`{name}`", listed(also)] for name, also in form.aliases.items()]
        parts += ["## Other spellings · 其他写法", table(["column", "also called"], rows)]
    return "\n\n".join(parts) + "\n"


def columns_of(form: FormatMapping) -> set[tuple[str, str]]:
    """The canonical columns that a format fills, as (table, column)."""
    mappings = [kind.mapping for kind in form.files if kind.mapping is not None]
    filled = {(one.table.name, name) for one in mappings for name in one.origins}
    return filled | {
        (more.table.name, name) for one in mappings for more in one.derived for name in more.origins
    }


def section(kind: FileMapping) -> str:
    """One kind of file."""
    if kind.mapping is None:
        return f"## {known_by(kind)}\n\nNot read: {kind.reason.en} · {kind.reason.zh}"
    mapping = kind.mapping
    return "\n\n".join(
        [
            f"## {known_by(kind)}",
            f"Rows become `{mapping.table.name}`.{''.join(beside(mapping))}",
            origins(mapping.origins),
            *(derived(more) for more in mapping.derived),
            *ignored(mapping),
        ]
    )


def known_by(kind: FileMapping) -> str:
    """The heading of a kind of file."""
    named = [f"table `{kind.part}`"] if kind.part else []
    named += [f"named `{'`, `'.join(kind.names)}`"] if kind.names else []
    named += [f"columns {', '.join(f'`{name}`' for name in kind.headers)}"] if kind.headers else []
    return "; ".join(named).capitalize()


def beside(mapping: TableMapping) -> Iterator[str]:
    """What is said of lookups and grouping."""
    for lookup in mapping.lookups:
        keys = ", ".join(f"`{here}`" for here, _ in lookup.on)
        files = " or ".join(f"`{pattern}`" for pattern in lookup.files)
        yield f" `{lookup.name}.` columns are looked up in {files} by {keys}."
    if mapping.grouping is not None:
        yield grouping(mapping.grouping)


def grouping(group: Grouping) -> str:
    """How rows become one."""
    said = [f" Rows with the same {listed(group.by)} become one."]
    said += [f" Added up: {listed(group.summed)}."] if group.summed else []
    said += [f" Must agree: {listed(group.same)}."] if group.same else []
    return "".join(said)


def origins(found: Mapping[str, Origin]) -> str:
    """The table of canonical columns and where they come from."""
    rows = [[f"`{name}`", words(origin)] for name, origin in found.items()]
    return table(["column", "comes from"], rows)


def derived(more: DerivedRows) -> str:
    """Further rows of another table."""
    where = f" where `{more.only_where}` is filled" if more.only_where else ""
    return f"Each row also gives a row of `{more.table.name}`{where}:\n\n{origins(more.origins)}"


def ignored(mapping: TableMapping) -> Iterator[str]:
    """The table of columns that are not read."""
    if mapping.ignored:
        rows = [[f"`{name}`", why.en, why.zh] for name, why in mapping.ignored.items()]
        yield "Not read:\n\n" + table(["column", "why", "原因"], rows)


def words(origin: Origin) -> str:
    """An origin in a cell of a table."""
    match origin:
        case Taken():
            formats = f" as {', '.join(f'`{f}`' for f in origin.formats)}" if origin.formats else ""
            codes = ", ".join(f"`{code}` → {value}" for code, value in origin.codes.items())
            other = f", else {origin.otherwise}" if origin.otherwise else ""
            return f"`{origin.column}`{formats}{f' ({codes}{other})' if codes or other else ''}"
        case Constant():
            return f"always {origin.value}"
        case RowNumber():
            return "number of the row"
        case Joined():
            return f" `{origin.separator}` ".join(words(part) for part in origin.parts)
        case First():
            return "; else ".join(words(part) for part in origin.parts)
        case Summed():
            return " + ".join(f"`{column}`" for column in origin.columns)


def listed(names: tuple[str, ...]) -> str:
    """Names in a sentence."""
    return ", ".join(f"`{name}`" for name in names)
