"""What other repositories take from here: the hook for pre-commit, the action for GitHub, the guide's workflows."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml

from skjonn.cli.version import __version__
from support.documents import guide_page
from support.ledgers import ROOT, SHIPPED

HOOK = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
ACTION = (ROOT / ".github" / "actions" / "check" / "action.yml").read_text("utf-8")
PAGE = guide_page("ci")
PRE_COMMIT = shutil.which("pre-commit", path=os.pathsep.join((sysconfig.get_path("scripts"), os.environ["PATH"])))
needs_pre_commit = pytest.mark.skipif(
    PRE_COMMIT is None, reason="pre-commit, and the YAML reader it has, come with the extra `dev`"
)
BASH, GIT = shutil.which("bash"), shutil.which("git")
needs_bash = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="bash and its paths are needed")


@pytest.mark.parametrize(
    ("file", "is_of_a_ledger"),
    [
        ("ledger/2020.toml", True),
        ("ledger/skjonn.toml", True),
        ("ledger/2020.TOML", True),
        ("ledger/2020.toml.txt", False),
        ("ledger/east/2020.toml", True),
        ("north/ledger/2020.toml", True),
        ("pyproject.toml", False),
        ("ledger.toml", False),
        ("ledger/round.schema.json", False),
        ("my-ledger/2020.toml", False),
    ],
)
def test_the_hook_is_run_for_the_files_of_a_ledger(file: str, *, is_of_a_ledger: bool) -> None:
    (pattern,) = re.findall(r"^  files: (.*)$", HOOK, re.MULTILINE)
    assert bool(re.search(pattern, file)) is is_of_a_ledger


def run(entry: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in a folder, where `skjonn` is the package under test."""
    assert BASH is not None
    program = f'skjonn() {{ {shlex.quote(sys.executable)} -m skjonn "$@"; }}\n{entry}'
    variables = {**os.environ, "SKJONN_TODAY": "2026-11-24", **environment}
    return subprocess.run(
        [BASH, "-eo", "pipefail", "-c", program], cwd=folder, env=variables, capture_output=True, check=False
    )


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "2020.toml").write_text(SHIPPED.replace("granted = 4_000_000", "granted = 400_000"), "utf-8")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run([str(GIT), *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def commits(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the hook in a repository, as pre-commit does before a commit of what is staged."""
    repository, hook = tmp_path / "repository", parsed(HOOK)[0]
    # As it is run, but with the package under test, where pre-commit would install it from the network.
    hook |= {"language": "system", "entry": f"{sys.executable} -m {hook['entry']}"}

    def run_hook(**changes: object) -> subprocess.CompletedProcess[str]:
        config = {"repos": [{"repo": "local", "hooks": [hook | changes]}]}
        (tmp_path / "config.yaml").write_text(json.dumps(config), "utf-8")
        assert PRE_COMMIT is not None
        return subprocess.run(
            [PRE_COMMIT, "run", "--config", str(tmp_path / "config.yaml")],
            cwd=repository,
            env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "SKJONN_TODAY": "2026-11-24"},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

    repository.mkdir()
    git(repository, "init", "--quiet")
    for name in ("ledger", "north/ledger"):
        folder = repository / name
        folder.mkdir(parents=True)
        (folder / "2020.toml").write_text(SHIPPED, "utf-8")
        (folder / "skjonn.toml").write_text("", "utf-8")
    git(repository, "add", ".")
    return run_hook


@needs_pre_commit
def test_the_hook_checks_every_ledger_of_the_repository(
    commits: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    assert commits().returncode == 0
    faulty = SHIPPED.replace("granted = 4_000_000", "granted = 400_000")
    for name, said in (("ledger", "2\u00a0errors in 1\u00a0file."), ("north/ledger", "4\u00a0errors in 2\u00a0files.")):
        (tmp_path / "repository" / name / "2020.toml").write_text(faulty, "utf-8")
        git(tmp_path / "repository", "add", ".")
        ran = commits()
        assert ran.returncode == 1
        assert f"\n{name}/2020.toml\n" in ran.stdout
        assert said in ran.stdout


@needs_pre_commit
def test_the_hook_is_run_where_a_file_is_removed_and_no_other_is_changed(
    commits: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    repository = tmp_path / "repository"
    settings = repository / "north" / "ledger" / "skjonn.toml"
    settings.write_text('[severity]\nwaiver-unused = "note"\n', "utf-8")
    (repository / "README.md").write_text("", "utf-8")
    unused = '\n[[waivers]]\nrule = "same-project"\nentry = "2020-01"\nreason = "No."\n'
    (settings.parent / "2020.toml").write_text(SHIPPED + unused, "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "all")
    before = commits()
    assert (before.returncode, "no files to check" in before.stdout) == (0, False)
    git(repository, "rm", "--quiet", "north/ledger/skjonn.toml")
    assert commits(args=["--strict", "--", "."]).returncode == 1
    assert "no files to check" in commits(always_run=False).stdout


@needs_pre_commit
def test_the_hook_takes_files_too_whatever_they_are_called(
    commits: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    odd = tmp_path / "repository" / "--output-file=x" / "ledger" / "2020.toml"
    odd.parent.mkdir(parents=True)
    odd.write_text(SHIPPED, "utf-8")
    git(tmp_path / "repository", "add", ".")
    assert commits(args=["--"], pass_filenames=True).returncode == 0
    odd.write_text("[", "utf-8")
    git(tmp_path / "repository", "add", ".")
    assert commits(args=["--"], pass_filenames=True).returncode == 1


@needs_bash
def test_the_action_annotates_the_lines_of_a_pull_request_and_writes_sarif_where_it_is_wanted(wrong: Path) -> None:
    check = re.findall(r"^      run: (.*)$", ACTION, re.MULTILINE)[-1]
    ran = run(check, wrong, LEDGER="ledger", OPTIONS="", SARIF="")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.decode().startswith("::error title=SKJ204 granted-differs,file=ledger/2020.toml,line=16,")
    assert [path.name for path in wrong.iterdir()] == ["ledger"]
    ran = run(check, wrong, LEDGER="ledger", OPTIONS="--ignore SKJ2 --strict", SARIF="the findings.sarif")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    assert '"version": "2.1.0"' in (wrong / "the findings.sarif").read_text("utf-8")


def test_the_action_hands_every_input_on() -> None:
    inputs = re.findall(r"^  ([a-z-]+):$", ACTION.partition("runs:")[0].partition("inputs:")[2], re.MULTILINE)
    assert set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", ACTION)) == set(inputs)
    assert len(inputs) == 4


# The guide's workflows


def block(file: str) -> str:
    """What the guide shows of a file."""
    (text,) = re.findall(rf"^```yaml\n# {re.escape(file)}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return str(text)


def parsed(text: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    """What a YAML text holds, read by the Python that pre-commit runs in."""
    assert PRE_COMMIT is not None
    program = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin.buffer), sys.stdout)"
    python = Path(PRE_COMMIT).resolve().with_name("python")
    ran = subprocess.run([python, "-c", program], input=text.encode(), stdout=subprocess.PIPE, check=True)
    return json.loads(ran.stdout)


def test_every_workflow_in_the_guide_is_one_of_the_three_tried_here_and_takes_this_version() -> None:
    assert len(re.findall(r"^```ya?ml", PAGE, re.MULTILINE)) == 3
    for file in (".github/workflows/ledger.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"):
        assert re.findall(r"(?<!# )\bv\d+\.\d+\.\d+", block(file)) == [f"v{__version__}"]


@needs_bash
@needs_pre_commit
def test_the_workflow_for_github_checks_by_the_action_and_uploads_the_file_that_it_writes(wrong: Path) -> None:
    action, job = parsed(ACTION), parsed(block(".github/workflows/ledger.yml"))["jobs"]["check"]
    _, check, upload = job["steps"]
    folder = check["uses"].removeprefix("OWNER/skjonn/").removesuffix(f"@v{__version__}")
    assert (ROOT / folder / "action.yml").read_text("utf-8") == ACTION
    assert check["with"].keys() <= action["inputs"].keys()
    given = {name: each["default"] for name, each in action["inputs"].items()} | check["with"]
    step = action["runs"]["steps"][-1]
    environment = {name: given[value[len("${{ inputs.") : -len(" }}")]] for name, value in step["env"].items()}
    assert run(step["run"], wrong, **environment).returncode == 1
    (uploaded,) = json.loads((wrong / upload["with"]["sarif_file"]).read_text("utf-8"))["runs"]
    assert [each["ruleId"] for each in uploaded["results"]] == ["SKJ204", "SKJ207"]


@needs_bash
@needs_pre_commit
def test_the_workflow_for_gitlab_leaves_the_reports_that_it_names(wrong: Path) -> None:
    job = parsed(block(".gitlab-ci.yml"))["ledger"]
    install, *commands = job["script"]
    assert install.startswith("pip install ")
    assert run("\n".join(commands), wrong).returncode == 1
    assert job["artifacts"]["when"] == "always"
    reports = {kind: wrong / name for kind, name in job["artifacts"]["reports"].items()}
    violations = json.loads(reports.pop("codequality").read_text("utf-8"))
    assert [(each["check_name"], each["location"]["lines"]["begin"]) for each in violations] == [
        ("SKJ204", 16),
        ("SKJ207", 22),
    ]
    # What GitLab requires of each: docs.gitlab.com, «Code Quality report format».
    assert all(each["description"] and each["severity"] == "major" for each in violations)
    assert {each["location"]["path"] for each in violations} == {"ledger/2020.toml"}
    assert len({each["fingerprint"] for each in violations}) == 2
    assert JUnitXml.fromfile(str(reports.pop("junit"))).failures == 2
    assert reports == {}


@needs_pre_commit
def test_the_configuration_for_pre_commit_is_valid_and_names_the_hook(tmp_path: Path) -> None:
    assert PRE_COMMIT is not None
    text = block(".pre-commit-config.yaml")
    (tmp_path / "config.yaml").write_text(text, "utf-8")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path)}
    subprocess.run([PRE_COMMIT, "validate-config", tmp_path / "config.yaml"], env=environment, check=True)
    ((hook,),) = (each["hooks"] for each in parsed(text)["repos"])
    assert hook == {"id": parsed(HOOK)[0]["id"]}


@needs_bash
def test_the_hook_checks_a_ledger_of_another_name_as_the_guide_says(wrong: Path) -> None:
    (wrong / "ledger").rename(wrong / "books")
    (arguments,) = re.findall(r"`args: \[(--ledger, books)\]`", PAGE)
    (entry,) = re.findall(r"^  entry: (.*)$", HOOK, re.MULTILINE)
    ran = run(f"{entry} {arguments.replace(',', '')}", wrong)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "SKJ204" in ran.stdout.decode()
