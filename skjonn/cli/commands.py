"""All commands, each with its function and two examples, under the headings that help lists them by."""

from collections.abc import Mapping
from typing import NamedTuple


class Command(NamedTuple):
    """A command.

    Attributes:
        function: Its module in `skjonn.cli` and its function there.
        examples: Two lines for its help and for errors; the tests run them as they stand.
    """

    function: str
    examples: tuple[str, str]


BY_HEADING: Mapping[str, Mapping[str, Command]] = {
    "Start": {
        "init": Command("init.init", ("skjonn init", "skjonn init grants")),
        "guide": Command("guide.guide", ("skjonn guide amounts", 'skjonn guide --search "exit code"')),
    },
    "Every day": {
        "round add": Command(
            "rounds.add",
            (
                'skjonn round add 2028 --title "Prosjektskjønn 2028" --grantor "Statsforvalteren" --date 2028-03-01',
                'skjonn round add 2029 --title "Skjønn 2029" --grantor "Statsforvalteren" --date 2029',
            ),
        ),
        "round edit": Command(
            "rounds.edit", ('skjonn round edit 2027 --limit "9 mill"', "skjonn round edit 2027 --unset limit")
        ),
        "round close": Command(
            "rounds.close", ("skjonn round close 2027 --anyway", "skjonn round close 2027 --anyway --dry-run")
        ),
        "round reopen": Command("rounds.reopen", ("skjonn round reopen 2020", "skjonn round reopen 2020 --dry-run")),
        "round remove": Command(
            "rounds.remove",
            ("skjonn round remove 2027 --with-entries --dry-run", "skjonn round remove 2027 --with-entries"),
        ),
        "round list": Command("rounds.list_", ("skjonn round list", "skjonn round list -f json")),
        "application add": Command(
            "applications.add",
            (
                'skjonn application add --municipality Hole --project "Leselyst" --requested "0,5 mill"',
                'skjonn application add --recipient "Viken fylkeskommune" --project "Sykkel" --anyway',
            ),
        ),
        "application edit": Command(
            "applications.edit",
            (
                'skjonn application edit 2027-02 --requested "450 000"',
                "skjonn application edit 2027-02 --partner Asker --partner Lier",
            ),
        ),
        "application remove": Command(
            "applications.remove",
            ("skjonn application remove 2027-02 --dry-run", "skjonn application remove 2027-01 --with-awards"),
        ),
        "application list": Command(
            "applications.list_",
            ("skjonn application list -r 2027", "skjonn application list --status none --min 100000"),
        ),
        "application show": Command(
            "applications.show", ("skjonn application show 2020-01", "skjonn application show 2020-01 -f json")
        ),
        "application refuse": Command(
            "applications.refuse",
            (
                "skjonn application refuse 2027-02 --date 2027-03-01",
                "skjonn application refuse --rest -r 2027 --date 2027-03-01",
            ),
        ),
        "application withdraw": Command(
            "applications.withdraw",
            ("skjonn application withdraw 2027-02", 'skjonn application withdraw 2027-03 --reason "Utsatt"'),
        ),
        "award add": Command(
            "awards.add",
            (
                'skjonn award add --municipality Hole --project "Leselyst" --granted "350 000"',
                'skjonn award add 2027-02 --granted "0,4 mill"',
            ),
        ),
        "award edit": Command(
            "awards.edit",
            ('skjonn award edit 2027-01 --granted "400 000"', "skjonn award edit 2027-01 --case 2027/12-3"),
        ),
        "award remove": Command(
            "awards.remove", ("skjonn award remove 2027-04 --dry-run", "skjonn award remove 2027-04")
        ),
        "award list": Command(
            "awards.list_",
            ("skjonn award list --region Oslo --sort amount", "skjonn award list -r 2020 -f csv -o awards.csv"),
        ),
        "award show": Command("awards.show", ("skjonn award show 2020-01", "skjonn award show 2020-01 --lang nb")),
        "award pay": Command(
            "awards.pay", ('skjonn award pay 2027-01 --amount "100 000"', "skjonn award pay 2027-01 --date 2027-02-01")
        ),
        "award report": Command(
            "awards.report",
            (
                "skjonn award report 2027-01 --report interim",
                'skjonn award report 2027-01 --report final --spent "340 000"',
            ),
        ),
        "event add": Command(
            "events.add",
            (
                'skjonn event add held 2027-01 --amount "50 000" --reason "Plan mangler"',
                "skjonn event add report_due 2027-01 --report final --due 2028-06-01",
            ),
        ),
        "event edit": Command(
            "events.edit",
            (
                'skjonn event edit 2027-01 accepted --note "Brev 12"',
                "skjonn event edit 2027-01 accepted --date 2027-01-20",
            ),
        ),
        "event remove": Command(
            "events.remove", ("skjonn event remove 2027-01 accepted --dry-run", "skjonn event remove 2027-01 accepted")
        ),
        "event list": Command(
            "events.list_", ("skjonn event list -r 2027", "skjonn event list 2027-01 --type accepted")
        ),
        "due": Command("due.due", ("skjonn due", "skjonn due --within 60d")),
        "summary": Command(
            "summary.summary",
            ("skjonn summary --by municipality --chart", "skjonn summary --by region,year --as-of 2024"),
        ),
    },
    "Check": {
        "check": Command("check.check", ("skjonn check", "skjonn check --format json --output-file findings.json")),
        "frame": Command("frame.frame", ("skjonn frame -r 2020 --lang nb", "skjonn frame --tree")),
        "frame add": Command(
            "frame.add",
            (
                'skjonn frame add 2028 --title "Skjønnsramme 2028" --amount "19,47 mill"',
                'skjonn frame add health --part-of projects --share "12,5 %"',
            ),
        ),
        "frame edit": Command(
            "frame.edit", ('skjonn frame edit projects --amount "18 mill"', "skjonn frame edit projects --unset title")
        ),
        "frame remove": Command(
            "frame.remove", ("skjonn frame remove operations --dry-run", "skjonn frame remove operations")
        ),
        "frame change": Command(
            "frame.change",
            (
                'skjonn frame change projects --amount "-0,5 mill" --reason "Kutt i rammen"',
                'skjonn frame change projects --amount "350 000" --from operations',
            ),
        ),
        "waive": Command(
            "waivers.waive",
            (
                'skjonn waive partner-listed-twice 2027-03 --reason "Som kunngjort"',
                'skjonn waive partner-listed-twice 2027-03 --reason "Spør kommunen" --until 2027-06-01',
            ),
        ),
        "unwaive": Command(
            "waivers.unwaive", ("skjonn unwaive same-project 2020-10 --dry-run", "skjonn unwaive same-project 2020-10")
        ),
        "rules": Command("rules.rules", ("skjonn rules", "skjonn rules -f json")),
        "explain": Command("explain.explain", ("skjonn explain SKJ207", "skjonn explain same-project")),
    },
    "In and out": {
        "import": Command(
            "import_.import_",
            ("skjonn import grants.csv --dry-run", "skjonn import grants.csv -r 2027 --column project=Prosjekt --yes"),
        ),
        "export payments": Command(
            "export.payments", ("skjonn export payments", "skjonn export payments --format xlsx -o payments.xlsx")
        ),
        "export xlsx": Command(
            "export.xlsx", ("skjonn export xlsx grants.xlsx", "skjonn export xlsx grants.xlsx --lang nb --overwrite")
        ),
        "export parquet": Command(
            "export.parquet", ("skjonn export parquet out", "skjonn export parquet out --overwrite")
        ),
        "publish": Command(
            "publish.publish", ("skjonn publish site", "skjonn publish site -r 2020 --language nb --overwrite")
        ),
    },
    "Look up": {
        "place": Command("place.place", ("skjonn place Lunner", "skjonn place --region Oslo --date 2020")),
        "schema": Command("schema.schema", ("skjonn schema settings", "skjonn schema --write")),
    },
}
"""The commands by their words, under their headings."""
COMMANDS: Mapping[str, Command] = {path: each for commands in BY_HEADING.values() for path, each in commands.items()}
"""The commands by their words."""
EXAMPLES: Mapping[str, tuple[str, str]] = {
    "": ("skjonn check", 'skjonn award add --municipality Hole --project "Leselyst" --granted "350 000"'),
    **{path: each.examples for path, each in COMMANDS.items()},
}
"""The examples by the words of the command; those of the program itself by none."""
GROUPS: Mapping[str, str] = {
    "frame": "Frames",
    "round": "Rounds",
    "application": "Applications",
    "award": "Awards",
    "event": "Events",
    "export": "Exports",
}
"""The commands of two words by their first: what the help of the whole program says of them, before their names."""
