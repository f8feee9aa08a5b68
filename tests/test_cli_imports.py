"""What each command imports of all that takes long to import: nothing before the command that needs it."""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from skjonn.cli.app import build
from support.command_line import HEADING, NEW, OPEN, command
from support.foreign_files import as_csv, as_html, as_xlsx
from support.ledgers import SHIPPED

PACKAGES = {
    *("filelock", "jinja2", "platformdirs", "pyarrow", "pydantic", "pydantic_core", "python_calamine"),
    *("rich", "rtoml", "selectolax", "tomli_w", "typer", "xlsxwriter"),
}
STANDARD = {
    *(
        "asyncio",
        "concurrent",
        "csv",
        "ctypes",
        "email",
        "hashlib",
        "html",
        "http",
        "json",
        "logging",
        "multiprocessing",
    ),
    *(
        "pickle",
        "socket",
        "sqlite3",
        "ssl",
        "statistics",
        "tempfile",
        "tomllib",
        "unittest",
        "urllib",
        "xml",
        "zipfile",
    ),
}
"""They count where skjonn is the first to import them: what a package brings is its own."""

HELD = '\n[[events]]\napplication = "2020-05"\ntype = "held"\ndate = 2020-10-01\namount = 1\nreason = "x"\n'
COMPLETED = "Completed: "
"""How a line begins that the shell completes."""
LOADED = {
    "--version": "",
    "--help": "typer",
    "award --help": "typer",
    "check --help": "typer",
    "chek": "typer",
    "Completed: skjonn su": "typer",
    "Completed: skjonn check --format j": "typer",
    "Completed: skjonn check --select SKJ": "typer",
    "Completed: skjonn award show 20": "tomllib typer",
    "Completed: skjonn award list --municipality Ko": "tomllib typer",
    "Completed: skjonn award add --municipality Ko": "tomllib typer",
    "Completed: skjonn award list --region V": "pydantic_core tomllib typer",
    "check": "pydantic_core tomllib typer",
    "check --statistics": "pydantic_core rich tomllib typer",
    "check --format concise": "pydantic_core tomllib typer",
    "check --format github": "pydantic_core tomllib typer",
    "check --format gitlab": "json pydantic_core tomllib typer",
    "check --format json": "json pydantic_core tomllib typer",
    "check --format junit": "pydantic_core tomllib typer xml",
    "check --format rdjson": "json pydantic_core tomllib typer",
    "check --format sarif": "json pydantic_core tomllib typer",
    "check --baseline baseline.json": "pydantic pydantic_core tomllib typer",
    "rules": "pydantic_core rich tomllib typer",
    "explain duplicate-id": "pydantic_core tomllib typer",
    "frame": "pydantic_core rich tomllib typer",
    "frame --tree": "pydantic_core rich tomllib typer",
    "Completed: skjonn frame edit 20": "tomllib typer",
    "frame add g --amount 5 --dry-run": "pydantic_core tomli_w tomllib typer",
    "frame edit f --amount 5": "filelock pydantic_core tomli_w tomllib typer",
    "frame remove f": "filelock pydantic_core tomli_w tomllib typer",
    "frame change f --amount 5": "filelock pydantic_core tomli_w tomllib typer",
    "summary": "pydantic_core rich tomllib typer",
    "summary --format csv": "csv pydantic_core tomllib typer",
    "summary --format json": "csv json pydantic_core tomllib typer",
    "summary --format md": "pydantic_core tomllib typer",
    "place": "rich typer",
    "place Kongsberg": "pydantic_core rich tomllib typer",
    "place Kongsberg --format json": "csv json typer",
    "schema": "json pydantic_core tomllib typer",
    "round list": "pydantic_core rich tomllib typer",
    "application list": "pydantic_core rich tomllib typer",
    "application show 2020-01": "pydantic_core rich tomllib typer",
    "award list": "pydantic_core rich tomllib typer",
    "award show 2020-01": "pydantic_core rich tomllib typer",
    "round add --dry-run": "json pydantic_core tomli_w tomllib typer",
    "round add": "filelock json pydantic_core tomli_w tomllib typer",
    "application add --dry-run": "pydantic_core tomli_w tomllib typer",
    "application add": "filelock pydantic_core tomli_w tomllib typer",
    "application add --from-json new.json": "filelock json pydantic_core tomli_w tomllib typer",
    "award add --dry-run": "pydantic_core tomli_w tomllib typer",
    "award add": "filelock pydantic_core tomli_w tomllib typer",
    "event edit 2020-05 held --note x --dry-run": "pydantic_core tomli_w tomllib typer",
    "event remove 2020-05 held --dry-run": "pydantic_core tomli_w tomllib typer",
    "due": "pydantic_core rich tomllib typer",
    "event list": "pydantic_core rich tomllib typer",
    "init": "filelock json pydantic_core tomli_w tomllib typer",
    "round edit 2027 --limit 5": "filelock pydantic_core tomli_w tomllib typer",
    "round close 2027 --anyway": "filelock pydantic_core tomli_w tomllib typer",
    "round reopen 2027": "filelock pydantic_core tomli_w tomllib typer",
    "round remove 2027 --with-entries": "filelock pydantic_core tomli_w tomllib typer",
    "application edit 2020-01 --area IT": "filelock pydantic_core tomli_w tomllib typer",
    "application remove 2020-01 --with-awards --anyway": "filelock pydantic_core tomli_w tomllib typer",
    "award edit 2020-01 --case 1": "filelock pydantic_core tomli_w tomllib typer",
    "award remove 2020-01 --anyway": "filelock pydantic_core tomli_w tomllib typer",
    "waive same-project 2020-10 --reason x": "filelock pydantic_core tomli_w tomllib typer",
    "unwaive same-project 2020-10": "filelock pydantic_core tomli_w tomllib typer",
    "application refuse 2027-01 --dry-run": "pydantic_core tomli_w tomllib typer",
    "application withdraw 2027-01": "filelock pydantic_core tomli_w tomllib typer",
    "award pay 2020-01": "filelock pydantic_core tomli_w tomllib typer",
    "award report 2020-02 --report final": "filelock pydantic_core tomli_w tomllib typer",
    "event add accepted 2020-03": "filelock pydantic_core tomli_w tomllib typer",
    "Completed: skjonn event add pa": "typer",
    "Completed: skjonn award pay 20": "pydantic_core tomllib typer",
    "import a.csv --dry-run": "csv pydantic_core tomli_w tomllib typer",
    "import a.csv --yes": "csv filelock pydantic_core tomli_w tomllib typer",
    "import a.xlsx --yes": "csv filelock html pydantic_core python_calamine tomli_w tomllib typer xml zipfile",
    "import a.html --yes": "csv filelock html pydantic_core selectolax tomli_w tomllib typer",
    "guide": "rich typer",
    "guide dates": "rich typer",
    "export payments": "pydantic_core rich tomllib typer",
    "export xlsx new.xlsx": "csv pydantic_core tomllib typer xlsxwriter",
    "publish new --language nb": "hashlib jinja2 json pydantic_core tomllib typer",
    "export parquet new": "pyarrow pydantic_core tempfile tomllib typer",
}

if sys.version_info >= (3, 13):
    # Before, pathlib imported it, for Typer.
    LOADED["check --format sarif"] += " urllib"


FIRST = {expected: line for line, expected in reversed(LOADED.items())}
"""A command for each set of packages; the others load what one of these loads."""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(line, expected, marks=() if FIRST[expected] == line else pytest.mark.thorough)
        for line, expected in LOADED.items()
    ],
)
def test_a_command_imports_what_it_needs(line: str, expected: str, tmp_path: Path) -> None:
    if "pyarrow" in expected and importlib.util.find_spec("pyarrow") is None:
        pytest.skip("pyarrow is not installed")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "2020.toml").write_text(SHIPPED + HELD, "utf-8")
    application = '\n[[applications]]\nid = "2027-01"\nmunicipality = "Hole"\nproject = "P"\n'
    (tmp_path / "ledger" / "2027.toml").write_text(OPEN + application, "utf-8")
    (tmp_path / "ledger" / "frames.toml").write_text('[[frames]]\nid = "f"\namount = 1\n', "utf-8")
    (tmp_path / "baseline.json").write_text('{"version": 1, "findings": []}', "utf-8")
    (tmp_path / "new.json").write_text('{"municipality": "Hole", "project": "Innbyggerdialog"}', "utf-8")
    table = [["Kommune", "Prosjekt"], ["Hole", "Q"]]
    for name, print_ in (("a.csv", as_csv), ("a.xlsx", as_xlsx), ("a.html", as_html)):
        (tmp_path / name).write_bytes(print_(table))
    # What measures coverage imports much before anything else does.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    arguments: tuple[str, ...] = ()
    if line.startswith(COMPLETED):
        words = line.removeprefix(COMPLETED).split(" ")
        environment |= {"_SKJONN_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(words)}
        environment["COMP_CWORD"] = str(len(words) - 1)
    else:
        arguments = tuple(line.split(" ")) + _given(line)
    python, *rest = command(*arguments)
    done = subprocess.run(
        [python, "-X", "importtime", *rest], cwd=tmp_path, env=environment, capture_output=True, check=False, text=True
    )
    assert done.returncode == (2 if line == "chek" else 0), done.stderr
    assert sorted(_imported(done.stderr)) == expected.split()


def test_every_command_is_looked_at() -> None:
    app = typer.main.get_command(build())
    assert isinstance(app, typer.core.TyperGroup)
    names: set[str] = set()
    for name, entry in app.commands.items():
        names |= {f"{name} {each}" for each in entry.commands} if isinstance(entry, typer.core.TyperGroup) else {name}
    missing = {name for name in names if not any(f"{line} ".startswith(f"{name} ") for line in LOADED)}
    assert missing == set(), "add a line for it to LOADED here, with the packages that it imports"


def _given(line: str) -> tuple[str, ...]:
    """What else an addition needs."""
    if " add" not in line or "--from-json" in line:
        return ()
    return {"round": ("2028", *HEADING), "application": NEW, "award": (*NEW, "--granted", "100 000")}.get(
        line.split(maxsplit=1)[0], ()
    )


def _imported(report: str) -> set[str]:
    """The packages of the two lists in a report of `-X importtime`, which tells each module below what it imports."""
    found: set[str] = set()
    importers: list[str] = []
    for depth, package in reversed(list(_lines(report))):
        importers[depth:] = [package]
        is_ours = all(each == "skjonn" or each in sys.stdlib_module_names for each in importers)
        if package in PACKAGES or (package in STANDARD and is_ours):
            found.add(package)
    return found


def _lines(report: str) -> Iterator[tuple[int, str]]:
    """The depth of each module, and the package that it belongs to."""
    for indent, package in re.findall(r"^import time: +\d+ \| +\d+ \|( +)(\w+)", report, re.MULTILINE):
        yield len(indent) // 2, package
