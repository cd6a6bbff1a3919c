"""The command line of casework for tests: who acts, and one workspace with one case file."""

from pathlib import Path

from click.testing import CliRunner, Result

from commands import main
from investigation.casework.case_file import CASES

REGION = "330106"
PEOPLE = (
    ("admin", "administrator", "--region", "000000"),
    ("li", "case_officer", "--region", REGION, "--certificate", "ZF-1"),
    ("chen", "case_officer", "--region", REGION, "--certificate", "ZF-2"),
    ("zhou", "supervisor", "--region", REGION, "--certificate", "ZF-3"),
    ("sun", "legal_reviewer", "--region", REGION),
    ("wu", "exporter", "--region", REGION),
    ("audit", "auditor", "--region", REGION),
)


class Line:
    """The command line over one workspace and one case file."""

    def __init__(self, workspace: Path, folder: Path) -> None:
        self.workspace, self.folder = workspace, folder
        self.variables = {CASES: str(folder / "cases.sqlite"), "COTERIE_LANG": "en"}

    def run(self, *words: str, typed: str = "", **variables: str) -> Result:
        """``typed`` are the answers to what the verb asks for."""
        return CliRunner().invoke(main, words, typed, env={**self.variables, **variables})

    def case(self, by: str, *words: str, status: int = 0, typed: str = "") -> str:
        place = () if words[0] == "key" else ("-w", str(self.workspace), "--as", by)
        done = self.run("case", *words, *place, typed=typed)
        assert done.exit_code == status, done.output
        assert "Traceback" not in done.output
        return done.output
