"""The file for the lead member as a PDF, which a committee's clerk attaches to the papers."""

from pathlib import Path

import page as page_validation
import pytest

from tests.paper.sheets import read
from tests.signoff.conftest import copied, run


@pytest.mark.parametrize("council", ["exampleshire", "torbay"])
def test_people_who_listen_hear_all_of_it_and_every_sheet_names_its_copy(council: str, tmp_path: Path) -> None:
    """No rule of PDF/UA-1 that a machine can check fails."""
    project = copied(tmp_path, council)
    account = str(project.root / f"accounts/{council}/2024-25")

    said = run("sign-off", account, "--pdf", "--output", str(tmp_path / "sent.html")).stdout

    report = page_validation.validate_pdf(tmp_path / "sent.pdf", profile=page_validation.ValidationProfile.PDF_UA_1)
    assert [] == [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert report.is_compliant
    short = said.splitlines()[-1].removeprefix("To read aloud, and not to check by: ")
    texts = read(tmp_path / "sent.pdf").texts
    foot = f"Draft, not yet approved · Reference, short form: {short}"
    assert [] == [number for number, text in enumerate(texts, 1) if foot not in " ".join(text.split())]
