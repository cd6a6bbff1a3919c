"""A time-stamping service (RFC 3161) of this machine behind HTTP; every path is another temper."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from asn1crypto import core, tsp
from pyhanko.sign.timestamps import DummyTimeStamper

from cases.signing import own_pkcs12, signer_of
from cases.signing.time_answer import Answer

Answering = Callable[[tsp.TimeStampReq], bytes]


def _stamper() -> DummyTimeStamper:
    made = own_pkcs12("Test time service", datetime.now(UTC), b"p", stamps_time=True)
    own = signer_of(made, b"p").simple
    return DummyTimeStamper(own.signing_cert, own.signing_key)


def _altered(request: tsp.TimeStampReq, **values) -> tsp.TimeStampReq:
    plain = {name: request[name] for name in ("version", "message_imprint", "nonce", "cert_req")}
    return tsp.TimeStampReq({**plain, **values})


def _refused(_: tsp.TimeStampReq) -> bytes:
    why = tsp.PKIFreeText([core.UTF8String("closed for the holidays")])
    status = {"status": "rejection", "status_string": why}
    return Answer({"status": status}).dump()


def answers(stamper: DummyTimeStamper) -> dict[str, Answering]:
    """What the service answers at each path."""

    def stamped(request: tsp.TimeStampReq) -> bytes:
        return stamper.request_tsa_response(request).dump()

    def of_something_else(request: tsp.TimeStampReq) -> bytes:
        imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": b"\1" * 32}
        return stamped(_altered(request, message_imprint=imprint))

    def forged(request: tsp.TimeStampReq) -> bytes:
        answer = stamper.request_tsa_response(request)
        (signer,) = answer["time_stamp_token"]["content"]["signer_infos"]
        signer["signature"] = bytes(reversed(signer["signature"].native))
        return answer.dump(force=True)

    return {
        "/": stamped,
        "/other": of_something_else,
        "/nonce": lambda request: stamped(_altered(request, nonce=5)),
        "/forged": forged,
        "/refusing": _refused,
        "/page": lambda _: b"<html>Sign in to the hotel network</html>",
        "/empty": lambda _: b"",
    }


@contextmanager
def serving() -> Iterator[str]:
    """The address of the service while it runs; paths that it does not know are errors 404."""
    known = answers(_stamper())

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = known.get(self.path)
            content = b"" if answer is None else answer(tsp.TimeStampReq.load(body))
            self.send_response(404 if answer is None else 200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
