"""Scanning a file block by block: strict decoding, and counting lines that are not blank."""

import codecs

import numpy as np

_NEWLINE, _RETURN = 10, 13


class StrictDecoding:
    """A strict decoder fed block by block; remembers the byte at which it first failed."""

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)("strict")
        self._ascii_is_itself = encoding == "utf-8"
        self._taken = 0
        self.nul = False
        self.fault: int | None = None

    def take(self, block: bytes, final: bool = False) -> None:
        """Decodes one more block."""
        if self.fault is not None:
            return
        pending = len(self._decoder.getstate()[0])
        if final or pending or not (self._ascii_is_itself and block.isascii()):
            try:
                self.nul |= "\0" in self._decoder.decode(block, final)
            except UnicodeDecodeError as error:
                self.fault = self._taken - pending + error.start
        self._taken += len(block)

    def finish(self) -> None:
        """Says that no block follows: a character cut off at the end is a fault."""
        self.take(b"", final=True)


class LineCount:
    """Counts the lines of a file that are not blank."""

    def __init__(self) -> None:
        self._taken = 0
        self._last_newline = -1
        self._last_byte = 0
        self._ended = 0
        self._returns = 0
        self._returns_before_newline = 0

    def take(self, block: bytes) -> None:
        """Looks at one more block."""
        codes = np.frombuffer(block, np.uint8)
        ends = np.flatnonzero(codes == _NEWLINE)
        lengths = np.diff(ends + self._taken, prepend=self._last_newline) - 1
        if b"\r" in block or self._last_byte == _RETURN:
            before = codes[ends - 1]
            if ends.size and ends[0] == 0:
                before[0] = self._last_byte
            returned = before == _RETURN
            self._returns += block.count(b"\r")
            self._returns_before_newline += int(np.count_nonzero(returned))
            lengths = lengths - returned
        self._ended += int(np.count_nonzero(lengths > 0))
        self._taken += len(block)
        self._last_byte = block[-1]
        if ends.size:
            self._last_newline = self._taken - len(block) + int(ends[-1])

    @property
    def written(self) -> int:
        """Lines that are not blank, the last one also where no newline ends it."""
        return self._ended + (self._taken > self._last_newline + 1)

    @property
    def lone_returns(self) -> bool:
        """Whether a carriage return stands anywhere but before a newline."""
        return self._returns != self._returns_before_newline
