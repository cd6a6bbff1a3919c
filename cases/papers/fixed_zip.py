"""Office files written again with one order and one time, so that equal content is equal bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime

from cases.papers.times import CHINA

_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def fixed(data: bytes, at: datetime, instead: Mapping[bytes, bytes] | None = None) -> bytes:
    """The same package with members in order of name, stored times fixed, and core dates ``at``.

    ``instead`` replaces marks in the document itself by what is to stand there.
    """
    stamp = f"{at.astimezone(CHINA):%Y-%m-%dT%H:%M:%S}+08:00".encode()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<3>", content)
            if name == "word/document.xml":
                for mark, words in (instead or {}).items():
                    content = content.replace(mark, words)
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            new.writestr(entry, content)
    return out.getvalue()
