"""Files in: every source format becomes the canonical tables. ``LOADERS`` is the list of formats.

>>> [loader.code for loader in LOADERS][:2]
['neutral', 'kaggle_provider_fraud']
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from loaders.choice import chosen
from loaders.encoding_names import known
from loaders.form import Loader
from loaders.formats import FORMATS, read_format
from loaders.journal import Journal
from loaders.mapped import MappedLoader
from loaders.neutral import NEUTRAL
from loaders.parts import parts_of
from loaders.reading import Reading
from loaders.source_files import listed

LOADERS: tuple[Loader, ...] = (NEUTRAL, *map(MappedLoader, FORMATS))

__all__ = ["LOADERS", "Loader", "Reading", "read"]


def read(
    inputs: Sequence[Path],
    source: str | Path | None = None,
    *,
    as_of: date | None = None,
    encoding: str | None = None,
    accept_rejects: bool = False,
) -> Reading:
    """The files of a load, ready to be read in batches.

    ``inputs`` are files or folders. ``source`` is the code of a loader, or a mapping file of
    one's own; without it the loader is the one that recognises what the files hold. ``as_of`` is
    the day on which the data were taken: claim times and births after it are rejected.
    ``encoding`` is that of text files which are not UTF-8; ``accept_rejects`` takes what is left
    of files that are refused otherwise. Raises ``SettingError`` for an encoding that there is not.
    """
    named = known(encoding)
    parts = parts_of(listed(inputs), named)
    if isinstance(source, Path):
        loader: Loader = MappedLoader(read_format(source))
    else:
        loader = chosen(LOADERS, source, parts)
    return Reading(loader, parts, Journal(as_of, named, accept_rejects))
