"""The words of ``coterie doctor``: how a thing that the product needs was found."""

from collections.abc import Mapping
from typing import Literal

from model.language import Text
from model.vocabulary.term import Term

CheckStatus = Literal["ok", "missing", "optional"]

CHECK_STATUSES: Mapping[CheckStatus, Term] = {
    "ok": Term(Text(en="ok", zh="正常"), Text(en="It is there and fits.", zh="已具备且符合要求。")),
    "missing": Term(
        Text(en="missing", zh="缺失"),
        Text(en="The product cannot work without it.", zh="缺少该项，产品无法工作。"),
    ),
    "optional": Term(
        Text(en="optional", zh="可选"),
        Text(en="It is not there; only a part needs it.", zh="不具备该项，仅部分功能需要。"),
    ),
}
"""How a check ended."""
