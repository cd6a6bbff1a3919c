"""A proposal as a mapping file: what is chosen, why, what it could be else, what is asked."""

import json
from collections.abc import Iterator, Sequence

from loaders.proposal.looks import ISO, Look
from loaders.proposal.proposing import Choice, Proposal
from model.columns import Column, Kind
from model.language import Language, Text

_HEAD = Text(
    en="Proposed from names and shapes; look through every line marked DECIDE, then load it with "
    "--mapping.",
    zh="按列名与形状生成的建议；请逐行核对标有 DECIDE 之处，再以 --mapping 导入。",
)
_SURE = Text(en="{share:.0%}{shape}{else_}", zh="{share:.0%}{shape}{else_}")
_ELSE = Text(en=", else {name}", zh="，其次 {name}")
_ASKED = Text(
    en="DECIDE: the dates of {name} can be read in several ways; take one of these lines.",
    zh="DECIDE：{name} 的日期有多种读法，请选定其中一行。",
)
_MIXED = Text(
    en="DECIDE: {name} has dates in several notations; take the ones that are right.",
    zh="DECIDE：{name} 含多种日期写法，请选定正确者。",
)
_MISSING = Text(
    en="DECIDE: nothing looks like {name} ({meaning}).",
    zh="DECIDE：没有类似 {name}（{meaning}）的列。",
)
_CODES = Text(en="DECIDE: what each code means.", zh="DECIDE：请确认每个代码的含义。")
_ADDS = Text(
    en="total = fund + account + cash holds in the sample.",
    zh="样本中总额等于基金、账户、现金之和。",
)
_ADDS_NOT = Text(
    en="DECIDE: total is not fund + account + cash in the sample.",
    zh="DECIDE：样本中总额不等于基金、账户、现金之和。",
)
_REPEATS = Text(
    en="DECIDE: {name} repeats: the rows look like lines of claims. Take the group, or make the "
    'key of several columns: {{ join = ["...", "{name}"], with = "|", whole = true }}.',
    zh="DECIDE：{name} 有重复，各行似为结算明细。请采用分组，或以多列合成主键："
    '{{ join = ["...", "{name}"], with = "|", whole = true }}。',
)
_WORDS = (
    ("inpatient", ("inpat", "hosp", "住院", "stay", "admi")),
    ("pharmacy", ("pharm", "rx", "drug", "药")),
    ("chronic_outpatient", ("chronic", "慢")),
    ("outpatient", ("outpat", "ambul", "office", "clinic", "visit", "prof", "门诊")),
)


def written(proposals: Sequence[Proposal], language: Language) -> Iterator[str]:
    """The lines of a mapping file."""
    yield f"# {_HEAD.in_language(language)}"
    yield 'format = "proposed"'
    for one in proposals:
        yield ""
        yield from _file(one, language)


def _file(one: Proposal, language: Language) -> Iterator[str]:
    needed = [c.source for c in one.choices if c.column.required] or [one.choices[0].source]
    yield f"# {one.part.name}"
    yield "[[file]]"
    yield f"headers = {_quoted(needed)}"
    yield f"table = {_quoted(one.table.name)}"
    yield "[file.columns]"
    for choice in one.choices:
        yield from _column(choice, language)
    for name in one.missing:
        yield from _lacking(one.table.by_name[name], language)
    if one.sums is not None:
        yield f"# {(_ADDS if one.sums else _ADDS_NOT).in_language(language)}"
    if one.repeats and one.table.name == "claims":
        yield from _group(one, language)
    chosen = {choice.source for choice in one.choices}
    rest = [look for look in one.looks if look.name not in chosen]
    if rest:
        yield "[file.ignored]"
        for look in rest:
            comment = f"  # {look.shape}" if look.shape else ""
            yield f'{_quoted(look.name)} = "not used"{comment}'


def _column(choice: Choice, language: Language) -> Iterator[str]:
    name, source, look = choice.column.name, _quoted(choice.source), choice.look
    said = _said(choice, language)
    if look is not None and choice.column.kind in (Kind.TIME, Kind.DATE):
        yield from _dated(choice, look, said, language)
    elif look is not None and choice.column.values:
        yield from _coded(choice.column, look, language)
    else:
        yield f"{name} = {source}  # {said}"


def _said(choice: Choice, language: Language) -> str:
    look = choice.look
    shape = f", {look.shape}" if look is not None and look.shape else ""
    other = _ELSE.filled(name=choice.runner_up) if choice.runner_up else Text(en="", zh="")
    text = _SURE.filled(share=choice.confidence, shape=shape, else_=other)
    return text.in_language(language)


def _dated(choice: Choice, look: Look, said: str, language: Language) -> Iterator[str]:
    name, source = choice.column.name, _quoted(choice.source)
    exact = [one for one in look.notations if one not in ISO]
    if not look.notations:
        yield f"# {_MIXED.filled(name=choice.source).in_language(language)}"
        yield f'# {name} = {{ from = {source}, format = ["..."] }}'
    elif not exact or len(exact) < len(look.notations):
        yield f"{name} = {source}  # {said}"
    elif len(exact) == 1:
        yield f"{name} = {{ from = {source}, format = {_quoted(exact)} }}  # {said}"
    else:
        yield f"# {_ASKED.filled(name=choice.source).in_language(language)}"
        for one in exact:
            yield f"# {name} = {{ from = {source}, format = {_quoted([one])} }}"


def _coded(column: Column, look: Look, language: Language) -> Iterator[str]:
    """Codes that enough rows share, each with the value that its words suggest."""
    if set(look.sample) <= set(column.values):
        yield f"{column.name} = {_quoted(look.name)}"
        return
    yield f"# {_CODES.in_language(language)}"
    pairs = ", ".join(f"{_quoted(code)} = {_quoted(_meant(code, column))}" for code in look.codes)
    codes = f", codes = {{ {pairs} }}" if pairs else ""
    yield f'{column.name} = {{ from = {_quoted(look.name)}{codes}, else = "other" }}'


def _meant(code: str, column: Column) -> str:
    for value, words in _WORDS:
        if value in column.values and any(word in code.casefold() for word in words):
            return value
    return "other" if "other" in column.values else column.values[0]


def _lacking(column: Column, language: Language) -> Iterator[str]:
    said = _MISSING.filled(name=column.name, meaning=column.meaning).in_language(language)
    yield f"# {said}"
    value = _quoted("other" if "other" in column.values else "...")
    constant = f"{column.name} = {{ constant = {value} }}"
    yield constant if "other" in column.values else f"# {constant}"


def _group(one: Proposal, language: Language) -> Iterator[str]:
    yield f"# {_REPEATS.filled(name=one.key[0]).in_language(language)}"
    chosen = {choice.column.name for choice in one.choices}
    amounts = [n for n in ("total_amount", "fund_amount", "cash_amount") if n in chosen]
    yield "# [file.group]"
    yield '# by = ["claim_id"]'
    yield '# same = ["patient_id", "provider_id"]'
    yield f"# sum = {_quoted(amounts)}"


def _quoted(value: str | Sequence[str]) -> str:
    """A text or list of texts in TOML."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return f"[{', '.join(_quoted(one) for one in value)}]"
