"""The segments of X12 interchanges, cut by the separators that each ISA declares.

Cutting is two splits of the text, an order of magnitude faster than a reader that validates;
what it must hold is checked here: the envelopes close, and their counts and numbers agree.
"""

from collections.abc import Iterator
from typing import TypeAlias

from loaders.source_files import InputFile, blocks
from model.errors import SourceRefused
from model.language import Text

Segment: TypeAlias = list[str]
"""Its name and its elements: ``segment[1]`` is the first element."""

_ISA_LENGTH = 106
_NOT_X12 = Text(en="no interchange (ISA) begins here.", zh="此处没有交换头（ISA）。")
_OPEN = Text(
    en="the interchange is cut off: {what} is missing.", zh="交换内容不完整：缺少 {what}。"
)
_COUNT = Text(
    en="{what} counts {said}, but there are {seen}.", zh="{what} 记为 {said}，实际为 {seen}。"
)
_AGAIN = Text(en="Ask for the file again.", zh="请重新获取该文件。")


class Interchange:
    """The segments of one interchange and the separator inside its composite elements."""

    def __init__(self, segments: list[Segment], component: str) -> None:
        self.segments = segments
        self.component = component


def interchanges(file: InputFile) -> Iterator[Interchange]:
    """All interchanges of a file. Raises ``SourceRefused`` where one is cut off or miscounted."""
    text = b"".join(blocks(file)).decode("utf-8", errors="surrogateescape").lstrip("\ufeff \r\n")
    while text:
        if not text.startswith("ISA") or len(text) < _ISA_LENGTH:
            raise SourceRefused(_NOT_X12, where=file.name, to_do=_AGAIN)
        element, component, terminator = text[3], text[104], text[105]
        end = _end(text, terminator, element)
        if end < 0:
            raise _cut_off(file, "IEA")
        body, text = text[:end], text[end:].lstrip(" \r\n\t" + terminator)
        pieces = (piece.strip("\r\n") for piece in body.split(terminator))
        segments = [piece.split(element) for piece in pieces if piece]
        _check(file, segments)
        yield Interchange(segments, component)


def _end(text: str, terminator: str, element: str) -> int:
    """The place behind the segment IEA, -1 where there is none."""
    place = 0
    while (place := text.find("IEA" + element, place)) >= 0:
        if terminator in text[max(0, place - 3) : place]:  # a line end may stand between
            end = text.find(terminator, place)
            return len(text) if end < 0 else end
        place += 1
    return -1


def _check(file: InputFile, segments: list[Segment]) -> None:
    """Refuses an interchange whose transactions or groups are not as many as it says."""
    sets = groups = start = 0
    inside = False
    for place, segment in enumerate(segments):
        match segment[0]:
            case "ST":
                if inside:
                    raise _cut_off(file, "SE")
                sets, start, inside = sets + 1, place, True
            case "SE":
                _agree(file, "SE", segment, place - start + 1)
                inside = False
            case "GS":
                groups, sets = groups + 1, 0
            case "GE":
                _agree(file, "GE", segment, sets)
            case "IEA":
                _agree(file, "IEA", segment, groups)
    if inside:
        raise _cut_off(file, "SE")


def _agree(file: InputFile, what: str, segment: Segment, seen: int) -> None:
    said = segment[1].strip() if len(segment) > 1 else ""
    if not said.isdigit() or int(said) != seen:
        raise SourceRefused(
            _COUNT.filled(what=what, said=said or "?", seen=seen), where=file.name, to_do=_AGAIN
        )


def _cut_off(file: InputFile, what: str) -> SourceRefused:
    return SourceRefused(_OPEN.filled(what=what), where=file.name, to_do=_AGAIN)
