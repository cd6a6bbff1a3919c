"""A probe of the bolt port: does a server answer, take our password, and have its graph open?

The few messages needed are written out here, so that starting a server needs no driver. Source:
the Bolt protocol specification (handshake, HELLO, LOGON, BEGIN) and PackStream.
"""

import socket
from enum import Enum

_SIGN = bytes.fromhex("6060b017")
_OFFERS = bytes.fromhex("00030405" + "00000000" * 3)  # versions 5.1 to 5.4
_HELLO, _LOGON, _BEGIN, _GOODBYE, _SUCCESS = 0x01, 0x6A, 0x11, 0x02, 0x70
SECONDS = 5.0

Fields = dict[str, object]


class Readiness(Enum):
    """What a probe found."""

    SILENCE = "nothing answers, or no Neo4j"
    NOT_READY = "a server answers; its graph is not open yet"
    REFUSED = "a server answers and does not take the password"
    READY = "a server answers, takes the password and has its graph open"


def probe(
    port: int, user: str, password: str, database: str = "neo4j", seconds: float = SECONDS
) -> Readiness:
    """Probe ``port`` of this machine; waits at most ``seconds`` for each answer."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=seconds) as line:
            line.sendall(_SIGN + _OFFERS)
            if _exactly(line, 4)[3] != 5:
                return Readiness.SILENCE
            agent: Fields = {"user_agent": "coterie", "bolt_agent": {"product": "coterie"}}
            account: Fields = {"scheme": "basic", "principal": user, "credentials": password}
            if not _accepted(line, _HELLO, agent):
                return Readiness.NOT_READY
            if not _accepted(line, _LOGON, account):
                return Readiness.REFUSED
            ready = _accepted(line, _BEGIN, {"db": database})
            line.sendall(_chunk(bytes([0xB0, _GOODBYE])))
            return Readiness.READY if ready else Readiness.NOT_READY
    except OSError:
        return Readiness.SILENCE


def _accepted(line: socket.socket, message: int, fields: Fields) -> bool:
    line.sendall(_chunk(bytes([0xB1, message]) + _packed(fields)))
    answer = b""
    while size := int.from_bytes(_exactly(line, 2), "big"):
        answer += _exactly(line, size)
    return len(answer) > 1 and answer[1] == _SUCCESS


def _chunk(message: bytes) -> bytes:
    return len(message).to_bytes(2, "big") + message + b"\x00\x00"


def _packed(value: object) -> bytes:
    if isinstance(value, dict):
        pairs = b"".join(_packed(name) + _packed(part) for name, part in value.items())
        return bytes([0xA0 + len(value)]) + pairs
    text = str(value).encode()
    return bytes([0xD1]) + len(text).to_bytes(2, "big") + text


def _exactly(line: socket.socket, size: int) -> bytes:
    received = b""
    while len(received) < size:
        part = line.recv(size - len(received))
        if not part:
            raise ConnectionResetError
        received += part
    return received
