"""What is said of an act that was done, on screens and on the command line."""

from collections.abc import Iterator, Sequence

from model.language import Text, verbatim

_WITH_VERSION = Text(en="{what} (version {n})", zh="{what}（第 {n} 版）")
_STEP = Text(en="{id}: {state} (version {n})", zh="{id}：{state}（第 {n} 版）")
_WARNING = Text(en="warning", zh="警示")
_CODE = Text(
    en="retrieval code, shown only this once, for whoever gave the tip: {code}",
    zh="查询码（仅显示一次，交举报人保存）：{code}",
)


def done_line(what: str, name: str | Text = "", version: int | None = None) -> Text:
    """One act that was done: what came of it, and the version of the case if it has one."""
    named = name if isinstance(name, Text) else verbatim(name)
    done = Text(en=f"{what} {named.en}".strip(), zh=f"{what} {named.zh}".strip())
    return done if version is None else _WITH_VERSION.filled(what=done, n=version)


def step_line(case_id: str, state: Text, version: int) -> Text:
    """Where a step led."""
    return _STEP.filled(id=case_id, state=state, n=version)


def code_line(code: str) -> Text:
    """The retrieval code, for whoever gave the tip."""
    return _CODE.filled(code=code)


def warning_lines(texts: Sequence[Text]) -> Iterator[Text]:
    """Warnings, each as one line that says that it is one."""
    return (headed(_WARNING, text) for text in texts)


def headed(head: Text, text: Text) -> Text:
    """A line with its heading; the text is made printable."""
    return Text(en=f"{head.en}: {printable(text.en)}", zh=f"{head.zh}：{printable(text.zh)}")


def printable(text: str) -> str:
    """A text for a terminal: control characters cannot move the cursor or hide what follows."""
    return "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in text)
