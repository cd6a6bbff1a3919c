"""Provisions as papers cite them."""

from cases import rules
from cases.rules.provisions import Provision
from model.language import Text


def cited(provision: Provision, *, articles: bool = True) -> Text:
    """A provision as it is cited, with the note that a wording not read in full needs."""
    article = provision.article if articles else ""
    en = provision.law.en + (
        f", art. {article}" if article and "art" not in provision.law.en else ""
    )
    zh = provision.law.zh + (f" 第{article}条" if article and "条" not in provision.law.zh else "")
    if provision.mark == "read":
        return Text(en=en, zh=zh)
    mark = rules.MARKS[provision.mark]
    return Text(en=f"{en} [{mark.en}]", zh=f"{zh}〔{mark.zh}〕")
