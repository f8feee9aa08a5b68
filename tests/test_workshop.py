"""The workshop's own promises: the lock, the top level, and a reason for every exemption."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
LOCK, ACTION_LOCK = ((ROOT / ".ci" / name).read_text("utf-8") for name in ("requirements.lock", "action.lock"))
COMMAND = r"# [\w ]+:\n#    uv pip compile pyproject\.toml [\w ./-]+ -o \.ci/(?:requirements|action)\.lock\n"
HASH = r"    --hash=sha256:[0-9a-f]{64}"
ENTRY = rf"[a-z0-9-]+(?:\[[a-z]+\])?==[\w.]+(?: ; [\w .<>=!'()]+)? \\\n(?:{HASH} \\\n)*{HASH}\n"


@pytest.mark.parametrize("lock", [LOCK, ACTION_LOCK], ids=["tools", "action"])
def test_a_lock_holds_its_command_and_versions_with_hashes_and_no_address(lock: str) -> None:
    assert re.fullmatch(f"{COMMAND}(?:{ENTRY})+", lock)


def test_everything_asked_for_is_locked_at_a_version_that_meets_it() -> None:
    extras, build = PROJECT["optional-dependencies"], PYPROJECT["build-system"]["requires"]
    assert PYPROJECT["dependency-groups"] == {"build": build}
    for lock, texts in (
        (LOCK, [*PROJECT["dependencies"], *extras["test"], *extras["dev"], *build]),
        (ACTION_LOCK, [*PROJECT["dependencies"], *build]),
    ):
        locked = dict(re.findall(r"^([a-z0-9-]+)(?:\[[a-z]+\])?==([\w.]+)", lock, re.MULTILINE))
        asked = map(Requirement, texts)
        assert [str(need) for need in asked if not need.specifier.contains(locked[need.name])] == []


def test_the_extra_all_is_every_extra_for_users() -> None:
    extras = PROJECT["optional-dependencies"]
    (everything,) = map(Requirement, extras["all"])
    assert everything.name == PROJECT["name"]
    assert everything.extras == extras.keys() - {"all", "dev", "test"}
    for each in everything.extras:
        assert {*extras[each]} <= {*extras["test"]}, "what users may install is tested"


def test_the_action_installs_what_is_tested() -> None:
    # Where something is needed may differ: a tool may need it in more places.
    tools, action = ({re.sub(r" ; .*", "", entry) for entry in re.findall(ENTRY, lock)} for lock in (LOCK, ACTION_LOCK))
    assert action <= tools


def test_actions_of_others_are_pinned_to_one_commit_each_with_its_version() -> None:
    files = [ROOT / "README.md", *(ROOT / "skjonn" / "guide").rglob("*.md"), *(ROOT / ".github").rglob("*.yml")]
    texts = "".join(path.read_text("utf-8") for path in files)
    used = [use for use in re.findall(r"uses: *(.*)", texts) if not use.startswith("OWNER/skjonn/")]
    assert len(used) > 5
    assert [use for use in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []
    names = {use.partition("@")[0] for use in used}
    assert len({*used}) == len(names)


def test_the_top_level_holds_what_is_agreed() -> None:
    made = {"build", "dist", "uv.lock"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - made
    assert found == {"CHANGELOG.md", "LICENSE", "README.md", "ledger", "pyproject.toml", "skjonn", "tests"}


def test_ci_runs_the_python_versions_that_are_promised_and_the_readme_names_them() -> None:
    promised = {name.rpartition(" ")[2] for name in PROJECT["classifiers"] if re.search(r"Python :: 3\.\d+$", name)}
    matrix = re.search(r"^ +python: \[(.*)\]$", (ROOT / ".github/workflows/ci.yml").read_text("utf-8"), re.MULTILINE)
    assert matrix is not None
    assert set(re.findall(r"3\.\d+", matrix[1])) == promised
    proven = re.search(r"tested on Linux with Python ([\d., and]+);", (ROOT / "README.md").read_text("utf-8"))
    assert proven is not None
    assert set(re.findall(r"3\.\d+", proven[1])) == promised


def test_every_ignored_lint_rule_has_its_reason() -> None:
    lint = (
        (ROOT / "pyproject.toml")
        .read_text("utf-8")
        .partition("[tool.ruff.lint]")[2]
        .partition("[tool.ruff.lint.mccabe]")[0]
    )
    ignored = re.findall(r'^    "[A-Z].*$', lint, re.MULTILINE)
    assert ignored
    assert [line for line in ignored if not re.search(r"# \w.{10,}", line)] == []


def test_every_exemption_in_the_code_has_its_reason() -> None:
    mark = re.compile(r"# (?:n[o]qa|type: i[g]nore|pyright: i[g]nore|pragm[a])\b(.*)")
    bare = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for folder in ("skjonn", "tests")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for found in mark.finditer(path.read_text("utf-8"))
        if not re.search(r" [-#] \w.{10,}", found[1])
    ]
    assert bare == []


CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")


def test_the_files_that_contributing_names_exist() -> None:
    paths = re.findall(r"`((?:skjonn|tests|\.ci|\.github)/[\w./-]*)`", CONTRIBUTING)
    assert [path for path in paths if not (ROOT / path).exists()] == []
    alone = {*re.findall(r"`(\w+\.py)`", CONTRIBUTING)} - {"skjNNN_its_name.py"}
    assert alone - {path.name for room in ("skjonn", "tests") for path in (ROOT / room).rglob("*.py")} == set()
    assert len(paths) > len(alone) > 0


def test_what_contributing_calls_by_a_name_of_the_code_has_that_name() -> None:
    named = {*re.findall(r"`([A-Za-z_]+)(?:\([^`]*\))?`", re.sub(r"```.*?```", "", CONTRIBUTING, flags=re.DOTALL))}
    sources = [path for folder in ("skjonn", "tests") for path in (ROOT / folder).rglob("*.py")]
    texts = [path.read_text("utf-8") for path in (*sources, ROOT / "pyproject.toml")]
    known = {word for text in texts for word in re.findall(r"\w+", text)}
    assert named - known == set()


def test_the_picture_of_the_house_is_what_lint_imports_holds() -> None:
    contract = next(each for each in PYPROJECT["tool"]["importlinter"]["contracts"] if each["type"] == "layers")
    block = re.search(r"\n\n((?:    .*\n)+)\n`lint-imports`", CONTRIBUTING)
    assert block is not None
    drawn = [re.split(r" {2,}", line.strip())[0] for line in block[1].splitlines()]
    assert ["__main__", *drawn] == contract["layers"]


def test_the_readme_leads_to_what_holds_of_security() -> None:
    links = re.findall(r"\]\((\.github/\w+\.md)\)", (ROOT / "README.md").read_text("utf-8"))
    assert ".github/SECURITY.md" in links
    assert [link for link in links if not (ROOT / link).exists()] == []
