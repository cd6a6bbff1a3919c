"""What an adversary tries and what it comes to: promise, attack, how many, how many fell.

    python -m benchmarks.adversary [--short]

The attacks are tests, so that what is promised stays kept; this runs them by promise and counts.
``--short`` leaves the server out and keeps no table. Bounded to fifteen minutes; what did not run
in them counts as not shown. The whole writes ``benchmarks/results/adversary.md``.
"""

import argparse
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.markdown import table

RESULT = Path(__file__).parent / "results" / "adversary.md"
MOST_SECONDS = 15 * 60


@dataclass(frozen=True)
class Attack:
    """One row: what is promised, what is tried, and the tests that try it."""

    promise: str
    attack: str
    tests: tuple[str, ...]


CUSTODY, RECORDS = "tests/cases/custody", "tests/cases/records"
VERIFICATION = "tests/cases/verification"
ATTACKS = (
    Attack(
        "The log is whole or it is seen",
        "edits, deletions, swaps, cut tails with the triggers put back",
        (f"{CUSTODY}/test_custody_log.py::test_who_drops_the_triggers_is_seen",),
    ),
    Attack(
        "The case file is what the log says",
        "rows changed, deleted, inserted behind the log",
        (f"{CUSTODY}/test_state_check.py::test_every_edit_is_named_by_its_row",),
    ),
    Attack(
        "The case file is what the log says",
        "digests beside the log, salts, triggers, anchors",
        tuple(
            f"{CUSTODY}/test_state_check.py::{name}"
            for name in (
                "test_the_digests_beside_the_log_are_bound_by_it",
                "test_the_digest_in_the_line_cannot_be_dropped",
                "test_another_key_of_the_salts_is_named_once",
                "test_triggers_that_are_gone_or_foreign_are_named",
                "test_an_anchor_that_is_gone_or_was_put_in_is_named",
            )
        ),
    ),
    Attack(
        "A head kept elsewhere shows a log made anew",
        "another case file, whole in itself",
        (f"{RECORDS}/test_heads.py",),
    ),
    Attack(
        "One person is one pair of eyes",
        "look-alike accounts, shared certificates, namesakes, second accounts",
        (f"{RECORDS}/test_persons.py",),
    ),
    Attack(
        "Time does not run back",
        "acts before the last one, in the future, times edited",
        (f"{CUSTODY}/test_times.py",),
    ),
    Attack(
        "Complete means complete",
        "tampered packages, lists made anew, other kinds declared, hostile names",
        (f"{VERIFICATION}/test_tampering.py", f"{VERIFICATION}/test_zip_tricks.py"),
    ),
    Attack(
        "Signatures and time stamps are judged",
        "appended bytes, strangers, stamps of something else",
        ("tests/cases/signing/test_package_signatures.py",),
    ),
    Attack(
        "Result files of a run are as written",
        "files changed, digests left out",
        ("tests/investigation/test_kept_files.py",),
    ),
    Attack(
        "Text never runs",
        "hundred injections through every verb of the case file",
        (f"{RECORDS}/test_hostile.py::test_a_hundred_injections_change_nothing",),
    ),
)


def counted(attack: Attack, short: bool, seconds: float) -> tuple[int, int]:
    """How many attacks ran and how many fell; none where time ran out."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *attack.tests]
        chosen = ["-k", "not postgresql"] if short else []
        try:
            subprocess.run([*command, *chosen], timeout=seconds, check=False, capture_output=True)
        except subprocess.TimeoutExpired:
            return 0, 0
        cases = ET.parse(report).iter("testcase")  # noqa: S314 - written by our own tests
        results = [case for case in cases if case.find("skipped") is None]
    broken = [c for c in results if c.find("failure") is not None or c.find("error") is not None]
    return sum(map(_tries, results)), sum(map(_tries, broken))


def _tries(case: ET.Element) -> int:
    """How often a test tries: what it recorded as ``attacks``, else once."""
    said = case.find("properties/property[@name='attacks']")
    return 1 if said is None else int(said.get("value", "1"))


def rows(short: bool) -> list[list[str]]:
    """The table, row by row."""
    ends = time.monotonic() + MOST_SECONDS
    made = []
    for attack in ATTACKS:
        tried, fell = counted(attack, short, max(1.0, ends - time.monotonic()))
        shown = str(fell) if tried else "not shown"
        made.append([attack.promise, attack.attack, str(tried), shown])
        print(" | ".join(made[-1]), flush=True)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs every attack and writes the table; 1 when something fell or was not shown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    short = parser.parse_args(arguments).short
    found = rows(short)
    if not short:
        lines = table(["promise", "attack", "n", "fell"], found)
        RESULT.write_text("\n".join(lines), encoding="utf-8")
    return 0 if all(row[3] == "0" for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
