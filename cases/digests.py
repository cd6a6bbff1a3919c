"""The two digests of a package: SHA-256 for the world, SM3 (GB/T 32905-2016) for the file."""

import hashlib

from cases.verification.verify_package import new_digest


def sha256(data: bytes) -> str:
    """SHA-256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def sm3(data: bytes) -> str:
    """SM3 of bytes as 64 hexadecimal digits."""
    state = new_digest("sm3")
    state.update(data)
    return str(state.hexdigest())
