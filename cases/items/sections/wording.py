"""Phrases that several papers share; the names of codes are in ``model.vocabulary``."""

from model.language import Text

CASE_NO = Text(en="Case no. {no}", zh="案号：{no}")
YES = Text(en="yes", zh="是")
NO = Text(en="no", zh="否")
NOT_RECORDED = Text(en="not recorded", zh="未记载")
DRAFT = Text(en="DRAFT", zh="草稿 DRAFT")
TO_CONFIRM = Text(
    en="Wording to be confirmed by the using agency.", zh="本文书措辞须由使用机关核定。"
)
SIGN = Text(en="Signature: ____________", zh="签名：____________")
DATE = Text(en="Date: ____ / ____ / ______", zh="______年____月____日")
