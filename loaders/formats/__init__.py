"""The formats that ship: a mapping file each, and one line here.

>>> [form.code for form in FORMATS][:2]
['kaggle_provider_fraud', 'nhsa_settlement']
"""

from pathlib import Path

from loaders.mapping.formats import FormatMapping
from loaders.mapping.parsing import format_of
from model.errors import SettingError
from model.language import Text

FOLDER = Path(__file__).parent
_UNREADABLE = Text(en="the mapping file cannot be read.", zh="映射文件无法读取。")
_UTF8 = Text(en="It must be a file in UTF-8.", zh="应为 UTF-8 编码的文件。")
_SHIPPED = (
    "kaggle_provider_fraud",
    "nhsa_settlement",
    "synthea",
    "cms_synpuf",
    "cms_rif",
    "tuva",
    "omop",
    "x12",
    "fhir",
)


def read_format(path: Path) -> FormatMapping:
    """The format that a mapping file describes. Raises ``SettingError`` where it is wrong."""
    try:
        document = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(_UNREADABLE, where=str(path), to_do=_UTF8) from error
    return format_of(document, path.name)


FORMATS: tuple[FormatMapping, ...] = tuple(read_format(FOLDER / f"{n}.toml") for n in _SHIPPED)
