"""The case as linked data (CASE/UCO), beside the numbered items."""

from cases.exchange.case_uco import case_jsonld
from cases.items.item import Attachment
from cases.items.reading import Reading


def exchange(reading: Reading) -> dict[str, bytes]:
    """``case.jsonld``."""
    return {"case.jsonld": case_jsonld(reading.dossier).encode("utf-8")}


ATTACHMENT = Attachment(exchange=exchange)
