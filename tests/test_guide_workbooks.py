"""The page on workbooks."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[1] / "skjonn" / "guide" / "workbooks.md"


def test_it_names_every_sheet() -> None:
    sheets = ["Summary", "Awards", "Applications", "Events", "Payments", "Ledger"]
    assert re.findall(r"^\| ([A-Z]\w+) \|", PAGE.read_text("utf-8"), re.MULTILINE) == sheets
