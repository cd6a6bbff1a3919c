"""Files in: every source format becomes the canonical tables. ``LOADERS`` is the list of formats.

>>> [loader.code for loader in LOADERS]
['neutral', 'kaggle_provider_fraud']
"""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from loaders.encoding_names import known
from loaders.form import Loader
from loaders.journal import Journal
from loaders.kaggle_provider_fraud import KAGGLE_PROVIDER_FRAUD
from loaders.neutral import NEUTRAL
from loaders.reading import Reading
from loaders.source_files import InputFile, listed
from model.errors import SettingError, SourceRefused
from model.language import Text

LOADERS: tuple[Loader, ...] = (NEUTRAL, KAGGLE_PROVIDER_FRAUD)

__all__ = ["LOADERS", "Loader", "Reading", "read"]


def read(
    inputs: Sequence[Path],
    source: str | None = None,
    *,
    as_of: date | None = None,
    encoding: str | None = None,
    accept_rejects: bool = False,
) -> Reading:
    """The files of a load, ready to be read in batches.

    ``inputs`` are files or folders. ``source`` is the code of a loader; without it the loader
    is the one that recognises the file names. ``as_of`` is the day on which the data were
    taken: claim times and births after it are rejected. ``encoding`` is that of text files which
    are not UTF-8; ``accept_rejects`` takes what is left of files that are refused otherwise.
    Raises ``SettingError`` for an encoding that there is not.
    """
    files = listed(inputs)
    return Reading(_loader(source, files), files, Journal(as_of, known(encoding), accept_rejects))


def _loader(source: str | None, files: Sequence[InputFile]) -> Loader:
    by_code = {loader.code: loader for loader in LOADERS}
    if source is not None:
        if source in by_code:
            return by_code[source]
        close = get_close_matches(source, list(by_code), n=1) or list(by_code)
        raise SettingError(
            Text(
                en="there is no source format {code!r}.", zh="没有 {code!r} 这种来源格式。"
            ).filled(code=source),
            to_do=Text(en="Did you mean {known}?", zh="是否指 {known}？").filled(
                known=", ".join(close)
            ),
        )
    fitting = [loader for loader in LOADERS if loader.recognises(files)]
    if len(fitting) == 1:
        return fitting[0]
    several = Text(en="the files fit more than one format.", zh="文件符合多种格式。")
    none = Text(en="the files fit no known format.", zh="文件不符合任何已知格式。")
    raise SourceRefused(
        several if fitting else none,
        where=", ".join(file.name for file in files[:10]),
        to_do=Text(
            en="Name the format ({known}), or call the files after the tables: claims.csv, ...",
            zh="请指定格式（{known}），或按表名命名文件：claims.csv 等。",
        ).filled(known=", ".join(by_code)),
    )
