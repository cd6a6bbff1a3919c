"""What `coterie map` proposes, that it can be loaded once decided, and that it shows no value."""

from pathlib import Path

import pytest

import loaders
from investigation.proposing import proposal_lines
from loaders.proposal.looks import Look
from model.errors import SourceRefused

HEADER = (
    "Claim No,Member ID,Billing NPI,Visit Type,Service Date,Paid Date,Billed Amount,Plan Paid,"
    "Copay,Surname"
)


def rows(dates: str = "{m}/{d}/2025", count: int = 60) -> str:
    made = [
        f"C{n},M{n % 9:04},1234567893,{('Office visit', 'Inpatient')[n % 2]},"
        f"{dates.format(m=n % 3 + 1, d=n % 12 + 1)},2025-04-0{n % 9 + 1},"
        f"{n}.50,{n}.00,0.50,Müller{n}"
        for n in range(count)
    ]
    return "\n".join([HEADER, *made]) + "\n"


def proposal(folder: Path, text: str) -> str:
    (folder / "ours.csv").write_text(text, encoding="utf-8")
    return "\n".join(line.en for line in proposal_lines([folder], "en"))


def test_a_proposal_is_loaded_once_the_dates_are_decided(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    made = proposal(tmp_path / "in", rows())
    assert 'patient_id = "Member ID"' in made
    assert 'provider_id = "Billing NPI"' in made
    assert "# DECIDE: the dates of Service Date can be read in several ways" in made
    assert "total = fund + account + cash holds" in made
    assert "typologies that can run" in made
    american = '# start_time = { from = "Service Date", format = ["%m/%d/%Y"] }'
    assert american in made
    written = tmp_path / "claims.toml"
    written.write_text(made.replace(american, american[2:]), encoding="utf-8")
    chunks = list(loaders.read([tmp_path / "in"], written).chunks())
    assert sum(chunk.rows.num_rows for chunk in chunks) == 60
    kinds = {kind for chunk in chunks for kind in chunk.rows.column("claim_type").to_pylist()}
    assert kinds == {"inpatient", "outpatient"}


def test_a_day_beyond_twelve_decides(tmp_path: Path) -> None:
    made = proposal(tmp_path, rows().replace("1/1/2025", "1/25/2025"))
    assert '\nstart_time = { from = "Service Date", format = ["%m/%d/%Y"] }' in made


def test_values_are_never_shown(tmp_path: Path) -> None:
    made = proposal(tmp_path, rows())
    for value in ("Müller", "M0001", "1234567893", "C17"):
        assert value not in made
    assert "9999999999" in made  # the shape of a provider's number
    few = proposal(tmp_path, rows(count=10))
    assert "Office visit" not in few  # fewer rows than may be shown


def test_lines_of_claims_are_seen_by_their_key(tmp_path: Path) -> None:
    text = rows()
    repeated = text + "\n".join(text.splitlines()[1:20]) + "\n"
    made = proposal(tmp_path, repeated)
    assert "DECIDE: Claim No repeats" in made
    assert '# sum = ["total_amount", "fund_amount", "cash_amount"]' in made


def test_nothing_alike_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    with pytest.raises(SourceRefused, match="no column looks like those of claims"):
        list(proposal_lines([tmp_path], "en"))


def test_only_whole_columns_decide() -> None:
    assert Look.of("a", ["20250301", "20251301"]).notations == ()
    assert Look.of("a", ["1234567893", "1234567890"]).is_npi is False
    assert Look.of("a", ["01-Mar-2015", None, "nan"]).notations == ("%d-%b-%Y",)
