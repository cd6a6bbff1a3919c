"""Which loader reads a load: the one that is named, else the one that recognises the tables."""

from collections.abc import Sequence
from difflib import get_close_matches

from loaders.form import Loader
from loaders.mapped import MappedLoader
from loaders.parts import Part
from model.errors import SettingError, SourceRefused
from model.language import Text

_UNKNOWN = Text(en="there is no source format {code!r}.", zh="没有 {code!r} 这种来源格式。")
_MEANT = Text(en="Did you mean {known}?", zh="是否指 {known}？")
_SEVERAL = Text(en="the files fit more than one format: {codes}.", zh="文件符合多种格式：{codes}。")
_NAME_ONE = Text(en="Name the one you mean with --source.", zh="请用 --source 指定其中一种。")
_NONE = Text(en="the files fit no known format.", zh="文件不符合任何已知格式。")
_PROPOSE = Text(
    en="coterie map FOLDER proposes a mapping from their columns; or call the files after the "
    "tables (claims.csv, ...) of docs/loading.md.",
    zh="可用 coterie map 文件夹 按列名生成映射建议；"
    "或按 docs/loading.md 的表名命名文件（claims.csv 等）。",
)
_COLUMNS = 8
_FILES = 10


def chosen(loaders: Sequence[Loader], source: str | None, parts: Sequence[Part]) -> Loader:
    """The loader for these tables.

    What the tables hold goes before what they are called: the neutral layout, which goes by
    names, is taken where no other format is recognised by its columns. Raises ``SettingError``
    for an unknown code and ``SourceRefused`` where no format fits or several do.
    """
    by_code = {loader.code: loader for loader in loaders}
    if source is not None:
        if source in by_code:
            return by_code[source]
        close = get_close_matches(source, list(by_code), n=1) or list(by_code)
        raise SettingError(
            _UNKNOWN.filled(code=source), to_do=_MEANT.filled(known=", ".join(close))
        )
    fitting = [loader for loader in loaders if loader.recognises(parts)]
    by_columns = [loader for loader in fitting if isinstance(loader, MappedLoader)]
    candidates = by_columns or fitting
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        codes = ", ".join(loader.code for loader in candidates)
        raise SourceRefused(_SEVERAL.filled(codes=codes), where=_where(parts), to_do=_NAME_ONE)
    for part in parts:
        if part.columns == ():
            part.open(())  # says why the file cannot be understood, if it cannot
    raise SourceRefused(_NONE, where=_where(parts), to_do=_PROPOSE)


def _where(parts: Sequence[Part]) -> str:
    """The files and the first columns of each."""
    return "; ".join(
        f"{part.name}: {', '.join((part.columns or ())[:_COLUMNS])}" for part in parts[:_FILES]
    )
