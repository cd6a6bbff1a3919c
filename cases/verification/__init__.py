"""Verification of a package: the same one file that travels inside every package."""

from collections.abc import Sequence
from pathlib import Path

from cases.verification.verify_package import Report
from cases.verification.verify_package import verify as _verify

VERIFIER = Path(__file__).with_name("verify_package.py")
"""The file that is copied into every package; it needs Python and nothing else."""

__all__ = ["VERIFIER", "Report", "verify"]


def verify(path: Path, expected: str | Sequence[str] | None = None) -> Report:
    """What there is to object to in the package at ``path`` (a folder or a zip).

    ``expected`` are digests from outside the package: of the zip, the root, or the contents.
    """
    given = [expected] if isinstance(expected, str) else list(expected or ())
    return _verify(str(path), given)
