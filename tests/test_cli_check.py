"""`check` as it is asked for: rules, baseline, how much is listed, reports; and the rules listed and explained."""

import json
import re
from pathlib import Path

import pytest

from skjonn.checking.catalogue import catalogue
from skjonn.cli.output import FOR_PEOPLE
from skjonn.language import LANGUAGES
from skjonn.render.diagnostics import formats
from skjonn.render.tables import formats as table_formats
from support.command_line import NEW, OPEN, Skjonn, widest
from support.ledgers import ROUND, application, award, waiver

TWO = 'partners = ["KS", "KS", "Drammen"]'
FAULTY = ROUND + application("a", "Drammen", more=TWO) + award("x") + award("y")
LISTED = ["SKJ305", "SKJ306", "SKJ110", "SKJ110"]
LAST = "2 errors, 2 warnings in 1 file."


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2020.toml", FAULTY)
    return skjonn


def listed(text: str) -> list[str]:
    """The codes of the findings in a concise report."""
    return re.findall(r"^\S+:\d+:\d+: (SKJ\d+) ", text, re.MULTILINE)


# Which rules


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((), LISTED),
        (("--select", "SKJ305"), ["SKJ305", "SKJ110", "SKJ110"]),
        (("--select", "skj305, applicant-among-partners"), LISTED),
        (("--select", "SKJ2", "--select", "SKJ305"), ["SKJ305", "SKJ110", "SKJ110"]),
        (("--ignore", "SKJ3"), ["SKJ110", "SKJ110"]),
        (("--ignore", "SKJ305", "--ignore", "SKJ306,SKJ2"), ["SKJ110", "SKJ110"]),
        (("--select", "SKJ3", "--ignore", "SKJ305"), ["SKJ306", "SKJ110", "SKJ110"]),
        (("--select", "", "--ignore", ","), LISTED),
    ],
)
def test_rules_are_chosen_by_code_beginning_or_name(options: tuple[str, ...], codes: list[str], skjonn: Skjonn) -> None:
    ran = skjonn("check", "--format", "concise", *options)
    assert (ran.code, listed(ran.out), ran.err) == (1, codes, "")


def test_the_line_goes_over_the_settings(skjonn: Skjonn) -> None:
    skjonn.keep("skjonn.toml", "[check]\nselect = ['SKJ305']\n")
    assert listed(skjonn("check", "--format", "concise").out) == ["SKJ305", "SKJ110", "SKJ110"]
    assert listed(skjonn("check", "--format", "concise", "--select", "SKJ306").out) == ["SKJ306", "SKJ110", "SKJ110"]
    assert listed(skjonn("check", "--format", "concise", "--ignore", "SKJ3").out) == ["SKJ110", "SKJ110"]


def test_severities_of_the_settings_decide_how_a_check_ends(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND + application("a", "Drammen", more=TWO))
    assert (skjonn("check").code, skjonn("check", "--strict").code) == (0, 1)
    skjonn.keep("skjonn.toml", "[severity]\nSKJ305 = 'note'\nSKJ306 = 'note'\n")
    assert (skjonn("check").code, skjonn("check", "--strict").code) == (0, 0)
    skjonn.keep("skjonn.toml", "[severity]\nSKJ305 = 'error'\n")
    assert skjonn("check").code == 1


@pytest.mark.parametrize(
    ("options", "what", "now"),
    [
        (
            ("--select", "granted-difers"),
            "--select: granted-difers is not a rule or the beginning of a code.",
            "Did you mean granted-differs or region-granted-differs or requested-differs?",
        ),
        (("--ignore", "SKJ3,x"), "--ignore: x is not a rule or the beginning of a code.", "`skjonn rules` lists them."),
        (
            ("--ignore", "SKJ110"),
            "--ignore: SKJ110 finds read errors, which are always reported, as errors.",
            "Remove it.",
        ),
        (("--max", "-1"), "--max: -1 is not a number of findings.", "Write 0 or more."),
        (("--max", "x"), "--max: x is not a number of findings.", "Write 0 or more."),
        (("--format", "sarf"), f"--format: sarf is not one of {', '.join(formats())}.", "Did you mean sarif?"),
        (
            ("--statistics", "--format", "sarif"),
            f"--format: sarif is not one of {', '.join(table_formats())}.",
            None,
        ),
        (
            ("--report", "sarif"),
            "--report: sarif names no file.",
            "Write a format and a file: sarif=findings.sarif.",
        ),
        (("--report", "sarif="), "--report: sarif= names no file.", "Write a format and a file: sarif=findings.sarif."),
        (("--report", "jsn=x"), f"--report: jsn is not one of {', '.join(formats())}.", "Did you mean json?"),
        (
            ("--report", "json=x", "--report", "sarif=x"),
            "--report: x is named twice.",
            "Give each report a file of its own.",
        ),
        (("--report", "json=no/x"), "no/x cannot be written: no such file or directory.", "Choose another --report."),
        (
            ("--baseline", "none.json"),
            "--baseline: none.json cannot be read: no such file or directory.",
            "`skjonn check --format json --output-file FILE` writes one.",
        ),
        (
            ("--baseline", "ledger"),
            "--baseline: ledger cannot be read: is a directory.",
            "`skjonn check --format json --output-file FILE` writes one.",
        ),
        (
            ("--baseline", "ledger/2020.toml"),
            "--baseline: ledger/2020.toml: This is not a baseline: it is not valid JSON from line 1, column 2 on.",
            "A baseline is what `skjonn check --format json --output-file FILE` writes.",
        ),
        (("--baseline", "ledger/latin.txt"), "--baseline: ledger/latin.txt is not UTF-8.", "Save it as UTF-8."),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_told(
    options: tuple[str, ...], what: str, now: str | None, skjonn: Skjonn
) -> None:
    skjonn.keep("latin.txt", b"\xf8")
    ran = skjonn("check", *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"error: {what}\n" + (f"       {now}\n" if now else "")


# What is new


def test_what_the_baseline_knows_is_counted_and_does_not_fail_the_check(skjonn: Skjonn) -> None:
    assert skjonn("check", "--format", "json", "--output-file", "known.json").code == 1
    ran = skjonn("check", "--baseline", "known.json", "--strict")
    assert ran.code == 0
    assert ran.out.endswith("1\u00a0round: no new errors. Known from the baseline: 4\u00a0findings.\n")
    skjonn.keep("2020.toml", FAULTY + award("z"))
    ran = skjonn("check", "--baseline", "known.json", "--format", "json", "--lang", "nb")
    assert ran.code == 1
    answer = json.loads(ran.out)
    assert [(each["code"], each["entry"]) for each in answer["findings"]] == [("SKJ110", "z")]
    assert answer["counts"] == {"errors": 1, "warnings": 0, "notes": 0, "waived": 0, "known": 4}


def test_a_baseline_knows_files_as_they_are_called_in_the_folder_it_was_written_in(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = str(skjonn.folder / "known.json")
    skjonn("check", "--format", "json", "--output-file", known)
    assert skjonn("check", "ledger/2020.toml", "--baseline", known).code == 0
    assert skjonn("check", "--ledger", str(skjonn.ledger), "--baseline", known).code == 0
    monkeypatch.chdir(skjonn.ledger)
    assert skjonn("check", "--baseline", known).code == 1


@pytest.mark.parametrize(
    ("options", "option", "file"),
    [
        (("--format", "json", "--output-file", "known.json"), "--output-file", "known.json"),
        (("--output-file", "./ledger/../known.json"), "--output-file", "./ledger/../known.json"),
        (("--report", "sarif=a", "--report", "json=link.json"), "--report", "link.json"),
    ],
)
def test_a_report_is_not_written_over_its_baseline_of_which_it_would_forget_the_rest(
    options: tuple[str, ...], option: str, file: str, skjonn: Skjonn
) -> None:
    assert skjonn("check", "--format", "json", "--output-file", "known.json").code == 1
    (skjonn.folder / "link.json").symlink_to("known.json")
    known = (skjonn.folder / "known.json").read_bytes()
    ran = skjonn("check", "--baseline", "known.json", *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"error: {option}: {file} is the baseline. "
        "A report holds only new findings, and would lose the others.\n"
        f"       For a new baseline, leave out --baseline: `skjonn check --format json --output-file {file}`.\n"
    )
    assert (skjonn.folder / "known.json").read_bytes() == known
    assert not (skjonn.folder / "a").exists()
    # Another file is taken, and so is the baseline's name without the option.
    assert skjonn("check", "--baseline", "known.json", "--format", "json", "--output-file", "new.json").code == 0
    assert skjonn("check", "--format", "json", "--output-file", "known.json").code == 1
    assert (skjonn.folder / "known.json").read_bytes() == known


# How much is listed


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        ("0", ["and 4 findings more (--max)", LAST]),
        ("1", ["and 3 findings more (--max)", LAST]),
        ("3", ["and 1 finding more (--max)", LAST]),
        ("4", [LAST]),
        ("5", [LAST]),
    ],
)
def test_so_many_are_listed_and_the_rest_is_counted(most: str, lines: list[str], skjonn: Skjonn) -> None:
    ran = skjonn("check", "--format", "concise", "--max", most)
    assert ran.code == 1
    assert listed(ran.out) == LISTED[: int(most)]
    assert ran.out.replace("\u00a0", " ").splitlines()[int(most[:1]) if int(most) < 5 else 4 :] == lines
    text = skjonn("check", "--max", most).out.replace("\u00a0", " ")
    assert re.findall(r"^  \d+:\d+ +\w+  (SKJ\d+)", text, re.MULTILINE) == LISTED[: int(most)]
    assert ("(--max)" in text) is (len(lines) > 1)
    assert f"{LAST} `skjonn explain SKJ110` says more." in text


def test_programs_are_told_all_however_much_people_are_told(skjonn: Skjonn) -> None:
    for name in set(formats()) - FOR_PEOPLE:
        is_all = skjonn("check", "--format", name, "--max", "1").out == skjonn("check", "--format", name).out
        assert is_all, f"{name} leaves some out: one for people is named in FOR_PEOPLE in skjonn/cli/output.py"


def test_findings_are_counted_by_rule(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.keep("2021.toml", FAULTY.replace("2020", "2021"))
    ran = skjonn("check", "--statistics", "--lang", "nb")
    assert ran.code == 1
    assert ran.out.replace("\u00a0", " ") == (
        "Funn per regel\n"
        "\n"
        " Kode     Regel                      Alvorlighetsgrad   Funn   Godtatt\n"
        "───────────────────────────────────────────────────────────────────────\n"
        " SKJ110   unknown-application        feil                  2         0\n"
        " SKJ305   partner-listed-twice       advarsel              1         1\n"
        " SKJ306   applicant-among-partners   advarsel              1         1\n"
        " SKJ307   same-project               advarsel              0         1\n"
        " SKJ407   ambiguous-partner          merknad               0         1\n"
        "───────────────────────────────────────────────────────────────────────\n"
        " Sum                                                       4         4\n"
    )


def test_counts_come_in_every_format_of_a_table(skjonn: Skjonn) -> None:
    answer = json.loads(skjonn("check", "--statistics", "--format", "json").out)
    assert answer["rows"][0] == {
        "code": "SKJ110",
        "name": "unknown-application",
        "severity": "error",
        "findings": 2,
        "waived": 0,
    }
    assert answer["total"] == {"code": None, "name": None, "severity": None, "findings": 4, "waived": 0}
    assert skjonn("check", "--statistics", "--format", "csv", "--output-file", "x.csv").code == 1
    assert (skjonn.folder / "x.csv").read_text().splitlines()[1] == "SKJ110,unknown-application,error,2,0"


def test_of_nothing_there_is_nothing_to_count(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND)
    ran = skjonn("check", "--statistics")
    assert ran.code == 0
    assert "Nothing to show." in ran.out
    assert json.loads(skjonn("check", "--statistics", "--format", "json").out) == {"version": 1, "rows": []}


# Reports


def test_every_format_goes_to_a_file_of_its_own_in_one_run(skjonn: Skjonn) -> None:
    wanted = [option for name in formats() for option in ("--report", f"{name}=out.{name}")]
    ran = skjonn("check", *wanted)
    assert (ran.code, ran.out) == (1, skjonn("check").out)
    for name in formats():
        assert (skjonn.folder / f"out.{name}").read_bytes().decode() == skjonn("check", "--format", name).out


def test_reports_are_written_beside_an_answer_in_a_file_and_beside_counts(skjonn: Skjonn) -> None:
    ran = skjonn("check", "--output-file", "a=b.txt", "--report", "json=c=d.json")
    assert (ran.code, ran.out) == (1, "")
    assert (skjonn.folder / "a=b.txt").read_text().startswith("ledger/2020.toml\n")
    assert len(json.loads((skjonn.folder / "c=d.json").read_text())["findings"]) == 4
    assert skjonn("check", "--statistics", "--report", "concise=e").code == 1
    assert listed((skjonn.folder / "e").read_text()) == LISTED


def test_a_report_has_no_colour_and_full_width(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = skjonn("check").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    assert skjonn("check", "--report", "text=x").out != plain
    assert (skjonn.folder / "x").read_bytes().decode() == plain


def test_machines_are_told_in_english_whatever_people_are_told_in(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    english = {name: skjonn("check", "--format", name).out for name in set(formats()) - {"text", "concise"}}
    assert "regions add up" in english["json"]
    for language in LANGUAGES:
        for name, text in english.items():
            assert skjonn("check", "--format", name, "--lang", language).out == text
        ran = skjonn("check", "--lang", language, "--report", "json=x.json", "--report", "text=x.txt")
        assert (skjonn.folder / "x.json").read_bytes().decode() == english["json"]
        assert (skjonn.folder / "x.txt").read_bytes().decode() == ran.out


def test_people_who_search_have_the_terminal_s_encoding(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND + application("a", "Bærumm"))
    ran = skjonn.child("check", "--format", "concise", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert '"B?rumm"' in ran.out


def test_a_sarif_report_names_the_version_and_the_rules_that_ran(skjonn: Skjonn) -> None:
    (run,) = json.loads(skjonn("check", "--format", "sarif", "--select", "SKJ3").out)["runs"]
    driver = run["tool"]["driver"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", driver["version"])
    assert {rule["id"][:4] for rule in driver["rules"]} == {"SKJ1", "SKJ3"}


def test_the_help_names_every_format(skjonn: Skjonn) -> None:
    text = " ".join(skjonn("check", "--help").out.split())
    named = f"{', '.join(formats()[:-1])} or {formats()[-1]}; with --statistics those of a table."
    assert named in text, "name it in the help of --format in skjonn/cli/check.py"


# Settings


def test_an_addition_is_held_against_the_settings(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN)
    skjonn.keep("skjonn.toml", "[limits]\nminimum = 150_000\n")
    ran = skjonn("award", "add", "--round", "2027", *NEW, "--granted", "149 999")
    assert (ran.code, ran.out) == (1, "")
    assert "SKJ601 award-below-minimum" in ran.err
    assert skjonn("award", "add", "--round", "2027", *NEW, "--granted", "150 000").code == 0
    skjonn.keep("skjonn.toml", "[limits]\nminimum = 150_000\n[severity]\naward-below-minimum = 'warning'\n")
    assert (
        skjonn("award", "add", "--round", "2027", "--municipality", "Lier", "--project", "P", "--granted", "1").code
        == 0
    )


def test_a_cost_is_added_shown_and_held_against_the_own_share(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN)
    skjonn.keep("skjonn.toml", "[limits]\nown_share = 50\n")
    both = ("--requested", "250 000", "--cost", "0,5 mill")
    ran = skjonn("award", "add", "--round", "2027", *NEW, *both, "--granted", "260 000")
    assert ran.code == 1
    assert "SKJ602 own-share-too-small" in ran.err
    assert skjonn("application", "add", "--round", "2027", *NEW, *both).code == 0
    assert b"requested = 250_000\ncost = 500_000\n" in skjonn.files()["2027.toml"]
    assert "Cost kr        500\u00a0000" in skjonn("application", "show", "2027-01").out
    assert skjonn("award", "add", "2027-01", "--cost", "5", "--granted", "5").code == 2


def test_faults_of_the_settings_are_told_with_every_round_and_keep_no_report_from_being_whole(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND)
    skjonn.keep("skjonn.toml", "[limit]\n")
    ran = skjonn("check", "--round", "2020", "--format", "concise")
    assert (ran.code, listed(ran.out)) == (1, ["SKJ104"])
    ran = skjonn("summary")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("command", ["check", "summary"])
def test_a_ledger_of_settings_alone_is_empty(command: str, skjonn: Skjonn) -> None:
    (skjonn.ledger / "2020.toml").unlink()
    skjonn.keep("skjonn.toml", "")
    ran = skjonn(command)
    assert ran.code == 0
    assert ran.err.startswith("The ledger is empty")


# The rules themselves


def test_the_rules_are_listed_with_what_each_finds(skjonn: Skjonn) -> None:
    ran = skjonn("rules", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    rows = json.loads(ran.out)["rows"]
    assert [(row["code"], row["name"]) for row in rows] == [(entry.rule.code, entry.rule.name) for entry in catalogue()]
    (row,) = (row for row in rows if row["code"] == "SKJ305")
    assert (row["severity"], row["finds"]) == ("warning", "A partner is listed twice.")
    assert row["manual"].startswith("A partner is listed twice.\n\nWhat it finds: two names")
    assert len(rows) >= 30


def test_rules_are_listed_in_every_format_and_width(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in table_formats():
        assert "partner-listed-twice" in skjonn("rules", "--format", name).out
    assert "What it finds:" not in skjonn("rules").out
    assert skjonn("rules", "--lang", "nn").out.startswith("Reglar\n")
    for columns in ("40", "80"):
        monkeypatch.setenv("COLUMNS", columns)
        assert widest(skjonn("rules").out) <= int(columns)


def test_rules_are_as_grave_as_the_ledger_s_settings_have_it(skjonn: Skjonn) -> None:
    skjonn.keep("skjonn.toml", "[check]\nignore = ['SKJ305']\n[severity]\nSKJ307 = 'error'\n")

    def graded(*options: str) -> dict[str, str]:
        lines = skjonn("rules", "--format", "tsv", *options).out.splitlines()
        return {cells[0]: cells[2] for line in lines if re.match(r"SKJ\d+\t", line) and (cells := line.split("\t"))}

    assert {code: graded()[code] for code in ("SKJ305", "SKJ306", "SKJ307")} == {
        "SKJ305": "off",
        "SKJ306": "warning",
        "SKJ307": "error",
    }
    (skjonn.folder / "other").mkdir()
    assert graded("--ledger", "other")["SKJ305"] == "warning"
    assert "(off)" in skjonn("explain", "SKJ305").out


def test_rules_need_no_ledger_but_one_that_is_named_must_be_there(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = skjonn.folder / "away"
    away.mkdir()
    (skjonn.ledger / "2020.toml").unlink()
    skjonn.ledger.rmdir()
    monkeypatch.chdir(away)
    assert skjonn("rules").code == 0
    assert skjonn("explain", "SKJ305").code == 0
    ran = skjonn("rules", "--ledger", "none")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("name", ["SKJ207", "skj207", "region-granted-differs"])
def test_a_rule_is_explained_by_code_or_name(name: str, skjonn: Skjonn) -> None:
    ran = skjonn("explain", name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "SKJ207 region-granted-differs (error)\n"
        "\n"
        "The sum granted in a county differs from what its region states.\n"
        "\n"
        "What it finds: "
    )
    assert skjonn("explain", name, "--output-file", "x.txt").out == ""
    assert (skjonn.folder / "x.txt").read_text() == ran.out


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("region-granted-difers", "Did you mean region-granted-differs"),
        ("SKJ2077", "Did you mean SKJ207"),
        ("x", "`skjonn rules` lists them."),
        ("", "`skjonn rules` lists them."),
    ],
)
def test_a_wrong_name_says_what_was_meant(name: str, now: str, skjonn: Skjonn) -> None:
    ran = skjonn("explain", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {name} is not a rule.\n       {now}")


@pytest.mark.parametrize("columns", ["20", "50", "80", "200"])
def test_every_manual_fits_a_terminal_and_code_and_amounts_stay_whole(
    columns: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for entry in catalogue():
        out = skjonn("explain", entry.rule.code).out
        assert "\ue000" not in out
        assert " ".join(entry.rule.manual.split()) in " ".join(out.split())
        # An example stays as it is laid out, and a long word is not cut.
        flowing = "\n".join(line for line in out.splitlines() if not line.startswith("    "))
        assert columns == "20" or widest(flowing) <= min(int(columns), 100), entry.rule.code
        assert all(example in out for example in re.findall(r"\n\n((?: {4}.*\n)+)", entry.rule.manual))
    assert "`own_share` per cent" in " ".join(skjonn("explain", "SKJ602").out.split())


def test_headings_of_a_manual_are_bold_in_colour(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = skjonn("explain", "SKJ305").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = skjonn("explain", "SKJ305").out
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert re.findall(r"\x1b\[1m(.*?)\x1b", coloured) == [
        "SKJ305 partner-listed-twice",
        "What it finds:",
        "Why it matters:",
        "Example with the fault:",
        "Example without:",
        "How to fix it:",
        "Source:",
    ]


# Completion


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("skjonn check --select SKJ20", {f"SKJ20{number}" for number in range(1, 10)}),
        ("skjonn check --ignore partner-listed-twice,SKJ210", {"partner-listed-twice,SKJ210"}),
        ("skjonn check --ignore same-project,partner-l", {"same-project,partner-listed-twice"}),
        ("skjonn explain applicant-o", {"applicant-over-its-share"}),
        ("skjonn check --format s", {"sarif"}),
        ("skjonn check --statistics --format cs", {"csv", "csv-excel"}),
        ("skjonn check --report sa", {"sarif="}),
    ],
)
def test_rules_and_formats_are_completed(
    line: str, found: set[str], skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_SKJONN_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    ran = skjonn()
    assert (ran.code, ran.err) == (0, "")
    assert {entry.partition("\t")[0] for entry in ran.out.split("\n")} - {""} == found


def test_with_one_round_a_file_of_which_no_round_could_be_read_is_reported_too(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("2028.toml", OPEN.replace("2027", "2028") + "x = 1\n")
    skjonn.keep("broken.toml", "x\n")
    ran = skjonn("check", "--round", "2027", "--format", "concise")
    assert ran.code == 1
    assert [line.split(":")[0] for line in ran.out.splitlines()[:-1]] == ["ledger/broken.toml"]


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--output-file", "ledger/2027.toml"),
        ("check", "--report", "json=ledger/2027.toml"),
        ("check", "--report", "json=ledger/new.toml"),
        ("summary", "--output-file", "link"),
    ],
)
def test_no_report_takes_the_place_of_a_file_of_a_ledger(words: tuple[str, ...], skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    (skjonn.folder / "link").symlink_to("ledger/2027.toml")
    before = skjonn.files()
    ran = skjonn(*words)
    assert ran.code == 2
    assert "is the name of a ledger's file, which a report must not replace.\n       Choose another --" in ran.err
    assert skjonn.files() == before


@pytest.mark.parametrize("rule", ["toml-syntax", "SKJ501"])
def test_a_waiver_of_what_cannot_be_waived_is_to_be_taken_out(rule: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", f"{OPEN}{waiver(rule, '2027')}")
    assert "not a rule that can be waived" in (ran := skjonn("check")).out
    assert "Remove it." in ran.out
